// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "services/domain/Decimal.h"
#include "services/domain/Origin.h"

namespace assay::domain {

/// What a field means: decides alignment, format, sort order and validation wherever a record is shown or stored.
enum class Semantic : std::uint8_t {
    Text, Name, Code, Identifier, Money, Quantity, Weight, Ratio, Count, Moment, Day, Enumeration, Digest, List
};
enum class Presence : std::uint8_t { Key, Required, Optional };

/// One field of a record: its name in JSON, SQL and CSV, and how to reach it.
template <class Record, class Value>
struct Field {
    std::string_view name;
    Value Record::*member;
    Semantic semantic;
    Presence presence = Presence::Optional;
};
// Clang 14 does not deduce the arguments of an aggregate by itself.
template <class Record, class Value>
Field(std::string_view, Value Record::*, Semantic, Presence) -> Field<Record, Value>;

/// Specialised for each record in RecordSchemas.h: kName (singular, the SQL table), kResource (plural, the path of the
/// endpoint and the CSV file), fields() (a tuple of Field). A derived record may say kMadeOf: the resources that its rows are
/// made of.
template <class Record>
struct Schema;

/// Specialised for each enumeration: kTexts in the order of the enumerators.
template <class Enum>
struct EnumTexts;

template <class Enum>
concept TextEnum = std::is_enum_v<Enum> && requires { EnumTexts<Enum>::kTexts; };

template <TextEnum Enum>
[[nodiscard]] std::string_view toText(Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < EnumTexts<Enum>::kTexts.size() ? EnumTexts<Enum>::kTexts[index] : std::string_view("unknown");
}

template <TextEnum Enum>
[[nodiscard]] std::optional<Enum> enumFromText(std::string_view text)
{
    for (std::size_t i = 0; i < EnumTexts<Enum>::kTexts.size(); ++i)
        if (EnumTexts<Enum>::kTexts[i] == text)
            return static_cast<Enum>(i);
    return std::nullopt;
}

/// A field's value without its record: what tables sort, filters compare and exports write. monostate is "not stated".
using Cell = std::variant<std::monostate, std::string, std::int64_t, Decimal, Instant, Date>;

/// The one text of a cell in machine formats: exact decimals, ISO dates, empty for "not stated".
[[nodiscard]] std::string toText(const Cell& cell);
/// Numeric, temporal or binary text order; "not stated" sorts last. Cells of different kinds order by kind.
[[nodiscard]] std::strong_ordering compareCells(const Cell& left, const Cell& right);

// The one mapping between a field's C++ type and a Cell, and between a text and a field.

[[nodiscard]] inline Cell toCell(const std::string& value) { return value.empty() ? Cell{} : Cell{value}; }
[[nodiscard]] inline Cell toCell(std::int64_t value) { return value; }
[[nodiscard]] inline Cell toCell(const Decimal& value) { return value; }
[[nodiscard]] inline Cell toCell(Instant value) { return value; }
[[nodiscard]] inline Cell toCell(Date value) { return value; }
[[nodiscard]] inline Cell toCell(Tier value) { return std::string(letter(value)); }
template <class Tag>
[[nodiscard]] Cell toCell(const support::StrongId<Tag>& value) { return toCell(value.value()); }
template <TextEnum Enum>
[[nodiscard]] Cell toCell(Enum value) { return std::string(toText(value)); }
template <class T>
[[nodiscard]] Cell toCell(const std::optional<T>& value) { return value ? toCell(*value) : Cell{}; }
/// A list is one text, entries parted by line feeds.
[[nodiscard]] Cell toCell(const std::vector<std::string>& value);

[[nodiscard]] Result<void> assign(std::string& target, std::string_view text);
[[nodiscard]] Result<void> assign(std::int64_t& target, std::string_view text);
[[nodiscard]] Result<void> assign(Decimal& target, std::string_view text);
[[nodiscard]] Result<void> assign(Instant& target, std::string_view text);
[[nodiscard]] Result<void> assign(Date& target, std::string_view text);
[[nodiscard]] Result<void> assign(Tier& target, std::string_view text);
[[nodiscard]] Result<void> assign(std::vector<std::string>& target, std::string_view text);
template <class Tag>
[[nodiscard]] Result<void> assign(support::StrongId<Tag>& target, std::string_view text)
{
    target = support::StrongId<Tag>(text);
    return {};
}
template <TextEnum Enum>
[[nodiscard]] Result<void> assign(Enum& target, std::string_view text)
{
    const auto value = enumFromText<Enum>(text);
    if (!value)
        return fail(ErrorCode::Malformed, "not a known code: \"" + std::string(text.substr(0, 40)) + '"');
    target = *value;
    return {};
}
template <class T>
[[nodiscard]] Result<void> assign(std::optional<T>& target, std::string_view text)
{
    if (text.empty()) {
        target.reset();
        return {};
    }
    T value{};
    auto done = assign(value, text);
    if (done)
        target = std::move(value);
    return done;
}

/// The fields as one constant: it is not made again for each row.
template <class Record>
inline constexpr auto kFields = Schema<Record>::fields();

/// The resources whose answers state a record's rows, or what they are made of.
template <class Record>
[[nodiscard]] constexpr auto resourcesOf()
{
    if constexpr (requires { Schema<Record>::kMadeOf; })
        return Schema<Record>::kMadeOf;
    else
        return std::to_array<std::string_view>({Schema<Record>::kResource});
}

/// Calls `visit(field)` for each field, in order.
template <class Record, class Visitor>
void forEachField(Visitor&& visit)
{
    std::apply([&](const auto&... field) { (visit(field), ...); }, kFields<Record>);
}

template <class Record>
inline constexpr std::size_t kFieldCount = std::tuple_size_v<decltype(Schema<Record>::fields())>;

/// The value of field `index` (must be below kFieldCount).
template <class Record>
[[nodiscard]] Cell cellOf(const Record& record, std::size_t index)
{
    Cell out;
    std::size_t at = 0;
    forEachField<Record>([&](const auto& field) {
        if (at++ == index)
            out = toCell(record.*(field.member));
    });
    return out;
}

/// As toText(toCell(value)), without a cell in between where the value is a text.
inline void appendText(std::string& out, const std::string& value) { out += value; }
template <class Tag>
void appendText(std::string& out, const support::StrongId<Tag>& value) { out += value.value(); }
template <class Value>
void appendText(std::string& out, const Value& value) { out += toText(toCell(value)); }

/// Appends a key field to those before it.
template <class Value>
void appendToKey(std::string& key, const Value& value)
{
    if (!key.empty())
        key += '\x1f';
    appendText(key, value);
}

/// The identity of a record within its source: its key fields joined by U+001F.
template <class Record>
[[nodiscard]] std::string keyOf(const Record& record)
{
    std::string key;
    forEachField<Record>([&](const auto& field) {
        if (field.presence == Presence::Key)
            appendToKey(key, record.*(field.member));
    });
    return key;
}

/// Are all fields equal?
template <class Record>
[[nodiscard]] bool sameFields(const Record& left, const Record& right)
{
    return std::apply([&](const auto&... field) { return ((left.*(field.member) == right.*(field.member)) && ...); },
                      kFields<Record>);
}

/// A field without its types, for code that works on any record (table headers, CSV, SQL).
struct FieldInfo {
    std::string_view name;
    Semantic semantic;
    Presence presence;
};

template <class Record>
[[nodiscard]] std::vector<FieldInfo> fieldInfos()
{
    std::vector<FieldInfo> out;
    forEachField<Record>([&](const auto& field) { out.push_back({field.name, field.semantic, field.presence}); });
    return out;
}

} // namespace assay::domain
