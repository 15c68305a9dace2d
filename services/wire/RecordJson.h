// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/RecordSchemas.h"
#include "services/wire/JsonWriter.h"

/// \file Records as JSON objects, taken from Schema<Record>: whole numbers are JSON integers, lists are arrays, all
/// else (money, weights, instants, codes) are strings. What is not stated is left out, unless the record must name it.

namespace assay::wire
{

inline void appendValue(JsonWriter& writer, const std::string& value)
{
    writer.string(value);
}
inline void appendValue(JsonWriter& writer, std::int64_t value)
{
    writer.integer(value);
}
inline void appendValue(JsonWriter& writer, const domain::Decimal& value)
{
    writer.string(value.text());
}
inline void appendValue(JsonWriter& writer, domain::Instant value)
{
    writer.string(support::toText(value));
}
inline void appendValue(JsonWriter& writer, domain::Date value)
{
    writer.string(support::toText(value));
}
inline void appendValue(JsonWriter& writer, domain::Tier value)
{
    writer.string(domain::letter(value));
}
template <class Tag>
void appendValue(JsonWriter& writer, const support::StrongId<Tag>& value)
{
    writer.string(value.value());
}
template <domain::TextEnum Enum>
void appendValue(JsonWriter& writer, Enum value)
{
    writer.string(domain::toText(value));
}
inline void appendValue(JsonWriter& writer, const std::vector<std::string>& value)
{
    writer.beginArray();
    for (const auto& entry : value)
        writer.string(entry);
    writer.endArray();
}
template <class T>
void appendValue(JsonWriter& writer, const std::optional<T>& value)
{
    if (value)
        appendValue(writer, *value);
    else
        writer.null();
}

/// Is this the value a record has when nothing was stated? Numbers and instants are always stated: zero is a figure.
inline bool isUnstated(const std::string& value)
{
    return value.empty();
}
inline bool isUnstated(const std::vector<std::string>& value)
{
    return value.empty();
}
template <class Tag>
bool isUnstated(const support::StrongId<Tag>& value)
{
    return value.empty();
}
template <class T>
bool isUnstated(const std::optional<T>& value)
{
    return !value;
}
template <domain::TextEnum Enum>
bool isUnstated(Enum value)
{
    return domain::toText(value) == "unknown";
}
inline bool isUnstated(std::int64_t)
{
    return false;
}
inline bool isUnstated(const domain::Decimal&)
{
    return false;
}
inline bool isUnstated(domain::Instant)
{
    return false;
}
inline bool isUnstated(domain::Date)
{
    return false;
}
inline bool isUnstated(domain::Tier)
{
    return false;
}

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

/// {"ref":"SI-1",…}, the fields in the order of the schema.
template <class Record>
void appendRecord(JsonWriter& writer, const Record& record)
{
    writer.beginObject();
    domain::forEachField<Record>([&](const auto& field) {
        const auto& value = record.*(field.member);
        using Value = std::decay_t<decltype(value)>;
        if ((field.presence == domain::Presence::Optional || kIsOptional<Value>)&&isUnstated(value))
            return;
        writer.key(field.name);
        appendValue(writer, value);
    });
    writer.endObject();
}

/// ["SI-1"]: the key fields as texts in the order of the schema, as stream messages name what is gone.
template <class Record>
void appendKey(JsonWriter& writer, const Record& record)
{
    writer.beginArray();
    domain::forEachField<Record>([&](const auto& field) {
        if (field.presence == domain::Presence::Key)
            writer.string(domain::toText(domain::toCell(record.*(field.member))));
    });
    writer.endArray();
}

} // namespace assay::wire
