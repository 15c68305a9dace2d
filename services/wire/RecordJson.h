// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "services/domain/Fields.h"
#include "services/wire/JsonWriter.h"

/// \file Records as JSON objects: whole numbers are JSON integers, lists are arrays, all else (money, weights, instants,
/// codes) are strings. What is not stated is left out, unless the record must name it.

namespace assay::wire
{

/// Is this the value a record has when nothing was stated? Numbers and instants are always stated: zero is a figure.
[[nodiscard]] bool isUnstated(const domain::FieldAccess& field, const domain::ValueView& value);

/// {"ref":"SI-1",…}, the fields in order.
void appendFields(JsonWriter& writer, std::span<const domain::FieldAccess> fields, const void* record);
/// ["SI-1"]: the key fields as texts, in order.
void appendKeyFields(JsonWriter& writer, std::span<const domain::FieldAccess> fields, const void* record);

template <class Record>
void appendRecord(JsonWriter& writer, const Record& record)
{
    appendFields(writer, domain::fieldsOf<Record>(), &record);
}

/// As stream messages name what is gone.
template <class Record>
void appendKey(JsonWriter& writer, const Record& record)
{
    appendKeyFields(writer, domain::fieldsOf<Record>(), &record);
}

} // namespace assay::wire
