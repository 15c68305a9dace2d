// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/EnumTexts.h"
#include "services/domain/TableOf.h"

/// \file Compiles what Fields.h and Table.h declare for one record. Each record has one line in a *RecordCode.cpp; a record
/// without one does not link.

#define ASSAY_COMPILE_RECORD(Record)                                                     \
    template std::string_view nameOf<Record>();                                          \
    template std::string_view resourceOf<Record>();                                      \
    template std::span<const std::string_view> resourcesOf<Record>();                    \
    template std::span<const FieldInfo> fieldInfos<Record>();                            \
    template std::span<const FieldAccess> fieldsOf<Record>();                            \
    template Cell cellOf<Record>(const Record&, std::size_t);                            \
    template std::vector<Cell> cellsOf<Record>(const Record&);                           \
    template std::string keyOf<Record>(const Record&);                                   \
    template bool sameFields<Record>(const Record&, const Record&);                      \
    template class Table<Record>;                                                        \
    template class TableEditor<Record>
