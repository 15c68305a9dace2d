// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/RecordJson.h"

#include <type_traits>
#include <variant>

namespace assay::wire
{

using domain::ValueAccess;

namespace
{

void appendValue(JsonWriter& writer, const domain::FieldAccess& field, const domain::ValueView& view)
{
    std::visit(
        [&](const auto& value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::monostate>) {
                if (field.type->kind != ValueAccess::Kind::List)
                    return writer.string({});
                writer.beginArray();
                writer.endArray();
            } else if constexpr (std::is_same_v<Value, std::string_view>)
                writer.string(value);
            else if constexpr (std::is_same_v<Value, std::int64_t>)
                writer.integer(value);
            else if constexpr (std::is_same_v<Value, const domain::Decimal*>)
                writer.string(value->text());
            else if constexpr (std::is_same_v<Value, const std::vector<std::string>*>) {
                writer.beginArray();
                for (const auto& entry : *value)
                    writer.string(entry);
                writer.endArray();
            } else
                writer.string(support::toText(value));
        },
        view);
}

} // namespace

bool isUnstated(const domain::FieldAccess& field, const domain::ValueView& value)
{
    if (std::holds_alternative<std::monostate>(value))
        return true;
    const auto* text = std::get_if<std::string_view>(&value);
    return field.type->kind == ValueAccess::Kind::Code && text != nullptr && *text == "unknown" && !field.type->isOptional;
}

void appendFields(JsonWriter& writer, std::span<const domain::FieldAccess> fields, const void* record)
{
    writer.beginObject();
    for (const auto& field : fields) {
        const auto value = field.view(record);
        const bool mayBeAbsent = field.presence == domain::Presence::Optional || field.type->isOptional;
        if (mayBeAbsent && isUnstated(field, value))
            continue;
        writer.key(field.name);
        appendValue(writer, field, value);
    }
    writer.endObject();
}

void appendKeyFields(JsonWriter& writer, std::span<const domain::FieldAccess> fields, const void* record)
{
    writer.beginArray();
    for (const auto& field : fields)
        if (field.presence == domain::Presence::Key)
            writer.string(field.text(record));
    writer.endArray();
}

} // namespace assay::wire
