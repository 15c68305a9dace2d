// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Fields.h"

#include "services/domain/FieldsOf.h"

#include <algorithm>
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

namespace {

bool equal(const ValueView& one, const ValueView& other)
{
    if (one.index() != other.index())
        return false;
    return std::visit(
        [&](const auto& value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_pointer_v<Value>)
                return *value == *std::get<Value>(other);
            else
                return value == std::get<Value>(other);
        },
        one);
}

} // namespace

const FieldAccess* fieldNamed(std::span<const FieldAccess> fields, std::string_view name)
{
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldAccess& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

std::vector<const FieldAccess*> differingFields(std::span<const FieldAccess> fields, const void* left, const void* right)
{
    std::vector<const FieldAccess*> out;
    for (const auto& field : fields)
        if (!equal(field.view(left), field.view(right)))
            out.push_back(&field);
    return out;
}

Result<void> setFields(std::span<const FieldAccess> fields, void* record, std::span<const Cell> cells)
{
    if (cells.size() != fields.size())
        return fail(ErrorCode::Malformed,
                    std::to_string(cells.size()) + " cells for a record of " + std::to_string(fields.size()) + " fields");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (std::holds_alternative<std::monostate>(cells[i]))
            continue;
        if (auto done = fields[i].setText(record, toText(cells[i])); !done) {
            done.error().where = fields[i].name;
            return done;
        }
    }
    return {};
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
    return std::all_of(fields.begin(), fields.end(),
                       [&](const FieldAccess& field) { return equal(field.view(left), field.view(right)); });
}

} // namespace detail

} // namespace assay::domain
