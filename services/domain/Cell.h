// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "services/domain/Decimal.h"
#include "services/domain/Origin.h"

/// \file The value of a field without its record, and the one mapping between a field's C++ type, a Cell and a text.

namespace assay::domain {

/// What a field means: decides alignment, format, sort order and validation wherever a record is shown or stored.
enum class Semantic : std::uint8_t {
    Text, Name, Code, Identifier, Money, Quantity, Weight, Ratio, Count, Moment, Day, Enumeration, Digest, List
};
enum class Presence : std::uint8_t { Key, Required, Optional };

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

/// As toText(toCell(value)), without a cell in between where the value is a text.
inline void appendText(std::string& out, const std::string& value) { out += value; }
template <class Tag>
void appendText(std::string& out, const support::StrongId<Tag>& value) { out += value.value(); }
template <class Value>
void appendText(std::string& out, const Value& value) { out += toText(toCell(value)); }

/// Appends a key field to those before it, separated by U+001F.
template <class Value>
void appendToKey(std::string& key, const Value& value)
{
    if (!key.empty())
        key += '\x1f';
    appendText(key, value);
}

/// A field without its types, for code that works on any record (table headers, CSV, SQL).
struct FieldInfo {
    std::string_view name;
    Semantic semantic;
    Presence presence;
};

} // namespace assay::domain
