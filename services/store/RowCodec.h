// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "services/domain/Fields.h"
#include "services/store/RowBuffer.h"
#include "services/store/Statement.h"

/// \file The one mapping between a record and the columns of its table. NULL is "not stated", instants are milliseconds
/// since 1970, everything else is the canonical text of the field.

namespace assay::store
{

void put(RowBuffer& row, const std::string& value);
void put(RowBuffer& row, domain::Instant value);
void put(RowBuffer& row, domain::Tier value);

/// Appends the fields of the record that `record` points to.
void putFields(RowBuffer& row, std::span<const domain::FieldAccess> fields, const void* record);

/// Instants outside of the years 0 to 9999 cannot be shown: in a store they are damage. Throws Failure.
[[nodiscard]] domain::Instant instantFrom(std::int64_t milliseconds);

[[nodiscard]] std::string rowPlace(std::string_view table, std::int64_t rowId, std::int64_t tick);

/// Sets the fields of `record`, the first of which is column `first`. Throws Failure with table, row and field.
void takeFields(const Statement& row, int first, std::string_view table, std::int64_t rowId, std::int64_t tick,
                std::span<const domain::FieldAccess> fields, void* record);

/// Reads a record whose first field is column `first`. Throws Failure with table, row and field.
template <class Record>
[[nodiscard]] Record takeRecord(const Statement& row, int first, std::int64_t rowId, std::int64_t tick)
{
    Record record;
    takeFields(row, first, domain::nameOf<Record>(), rowId, tick, domain::fieldsOf<Record>(), &record);
    return record;
}

} // namespace assay::store
