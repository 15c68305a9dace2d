// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/support/Result.h"

namespace assay::wire
{

enum class TextEncoding : std::uint8_t { Utf8, Utf16Le, Utf16Be, Latin1 };

/// A text file as UTF-8 without its byte order mark. Places are counted in `text`; `skipped` is the bytes before it.
struct TextFile {
    std::string text;
    TextEncoding encoding = TextEncoding::Utf8;
    std::size_t skipped = 0;
};

/// ISO 8859-1, with the printable codes of windows-1252 in 0x80–0x9F, as files of that label hold in practice.
[[nodiscard]] std::string latin1ToUtf8(std::string_view bytes);
/// Errors: Malformed (odd length, lone surrogate) with the byte.
[[nodiscard]] support::Result<std::string> utf16ToUtf8(std::string_view bytes, TextEncoding encoding);
/// By byte order mark; without one UTF-8 if it is well-formed, else Latin-1. Errors: Malformed.
[[nodiscard]] support::Result<TextFile> toUtf8(std::string_view bytes);

/// Without blanks, tabs, line ends, no-break spaces and NUL at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Rows that are set aside. Beyond kMax they are only counted, and the last entry says how many.
class Rejections
{
public:
    static constexpr std::size_t kMax = 10'000;
    void add(support::Error error);
    void add(support::ErrorCode code, std::string detail, std::string where);
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] std::vector<support::Error> take();

private:
    std::vector<support::Error> m_errors;
    std::size_t m_count = 0;
};

} // namespace assay::wire
