// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// \file Texts within lines `key=value`: what would end a line or a part of it is written as % and two hexadecimal digits.

namespace assay::support {

inline constexpr std::string_view kEscapeDigits = "0123456789ABCDEF";

/// Control characters, % and | are escaped.
[[nodiscard]] inline std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x20 || code == 0x7F || c == '%' || c == '|') {
            out += '%';
            out += kEscapeDigits[code >> 4U];
            out += kEscapeDigits[code & 0x0FU];
        } else
            out += c;
    }
    return out;
}

/// std::nullopt if a % is not followed by two digits.
[[nodiscard]] inline std::optional<std::string> unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (i + 2 >= text.size())
            return std::nullopt;
        const auto high = kEscapeDigits.find(text[i + 1]);
        const auto low = kEscapeDigits.find(text[i + 2]);
        if (high == std::string_view::npos || low == std::string_view::npos)
            return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

} // namespace assay::support
