// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// \file UTF-8 by RFC 3629: overlong forms, surrogates and what is beyond U+10FFFF are not UTF-8.

namespace assay::support {

/// Bytes of the code point at `at`; 0 if no code point is there.
[[nodiscard]] std::size_t utf8Length(std::string_view text, std::size_t at);
/// The code point at `at`, which is moved past it; U+FFFD and one byte for what is not UTF-8.
[[nodiscard]] char32_t takeUtf8(std::string_view text, std::size_t& at);
void appendUtf8(std::string& out, char32_t code);
/// Offset of the first byte that is not UTF-8.
[[nodiscard]] std::optional<std::size_t> firstBadUtf8(std::string_view text);
/// The text with U+FFFD for each byte that is not UTF-8.
[[nodiscard]] std::string validUtf8(std::string_view text);
/// The longest beginning of at most `most` bytes that does not end within a code point.
[[nodiscard]] std::string_view utf8Prefix(std::string_view text, std::size_t most);
/// Code points of a text that is UTF-8.
[[nodiscard]] std::size_t utf8Count(std::string_view text);

} // namespace assay::support
