// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Fields.h"

#include "services/domain/FieldsOf.h"

#include <type_traits>

namespace assay::domain {

Cell cellOf(const ValueView& view)
{
    return std::visit(
        [](const auto& value) -> Cell {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::string_view>)
                return std::string(value);
            else if constexpr (std::is_same_v<Value, const Decimal*>)
                return *value;
            else if constexpr (std::is_same_v<Value, const std::vector<std::string>*>)
                return toCell(*value);
            else
                return value;
        },
        view);
}

std::string FieldAccess::text(const void* record) const
{
    return toText(cellOf(view(record)));
}

namespace detail {

std::vector<Cell> cells(std::span<const FieldAccess> fields, const void* record)
{
    std::vector<Cell> out;
    out.reserve(fields.size());
    for (const auto& field : fields)
        out.push_back(cellOf(field.view(record)));
    return out;
}

std::string key(std::span<const FieldAccess> fields, const void* record)
{
    std::string out;
    for (const auto& field : fields) {
        if (field.presence != Presence::Key)
            continue;
        if (!out.empty())
            out += '\x1f';
        const auto value = field.view(record);
        if (const auto* text = std::get_if<std::string_view>(&value))
            out += *text;
        else
            out += toText(cellOf(value));
    }
    return out;
}

bool same(std::span<const FieldAccess> fields, const void* left, const void* right)
{
    for (const auto& field : fields) {
        const auto one = field.view(left);
        const auto other = field.view(right);
        if (one.index() != other.index())
            return false;
        const bool equal = std::visit(
            [&](const auto& value) {
                using Value = std::decay_t<decltype(value)>;
                if constexpr (std::is_pointer_v<Value>)
                    return *value == *std::get<Value>(other);
                else
                    return value == std::get<Value>(other);
            },
            one);
        if (!equal)
            return false;
    }
    return true;
}

} // namespace detail

} // namespace assay::domain
