// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/JsonReader.h"

namespace assay::wire
{

inline constexpr std::size_t kJsonMaxNodes = 200'000;

/// A small JSON text as a tree, for answers whose shape varies (node replies, about). Numbers keep their digits. Names
/// are unique in each object. Plain value.
struct JsonValue {
    enum class Kind : std::uint8_t { Null, False, True, Number, Text, Array, Object };

    Kind kind = Kind::Null;
    std::size_t byte = 0;           ///< where it begins in the input, counted from 0
    std::string text;               ///< of a Text, or the digits of a Number
    std::vector<std::string> names; ///< of an Object, as many as items
    std::vector<JsonValue> items;   ///< of an Array or an Object

    /// The member of an object; nullptr if there is none.
    [[nodiscard]] const JsonValue* find(std::string_view name) const;
    [[nodiscard]] bool isText() const { return kind == Kind::Text; }
    [[nodiscard]] bool isNumber() const { return kind == Kind::Number; }
    [[nodiscard]] bool isArray() const { return kind == Kind::Array; }
    [[nodiscard]] bool isObject() const { return kind == Kind::Object; }
    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }
};

[[nodiscard]] std::string_view toText(JsonValue::Kind kind);

/// Errors: Malformed (with the byte; duplicates too), OutOfRange (a limit of JsonReader.h, or more than 200,000
/// values).
[[nodiscard]] support::Result<JsonValue> parseJsonTree(std::string_view bytes);

/// The text member `name`. Errors: MissingField, WrongType (both with the byte).
[[nodiscard]] support::Result<std::string> textMember(const JsonValue& object, std::string_view name);

} // namespace assay::wire
