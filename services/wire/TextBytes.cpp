// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/TextBytes.h"

#include <array>

#include "services/support/Utf8.h"

namespace assay::wire
{

using support::appendUtf8;
using support::ErrorCode;
using support::fail;
using support::firstBadUtf8;
using support::Result;

namespace
{

constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

unsigned byteAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

} // namespace

std::string latin1ToUtf8(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const unsigned byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            out += c;
        else
            appendUtf8(out, byte < 0xA0 ? char32_t(kWindows1252[byte - 0x80]) : char32_t(byte));
    }
    return out;
}

Result<std::string> utf16ToUtf8(std::string_view bytes, TextEncoding encoding)
{
    if (bytes.size() % 2 != 0)
        return fail(ErrorCode::Malformed, "UTF-16 text of an odd number of bytes",
                    "byte " + std::to_string(bytes.size()));
    const auto unit = [&](std::size_t at) -> char32_t {
        const unsigned first = byteAt(bytes, at);
        const unsigned second = byteAt(bytes, at + 1);
        return encoding == TextEncoding::Utf16Be ? (first << 8U) | second : (second << 8U) | first;
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t code = unit(at);
        if (code >= 0xD800 && code <= 0xDFFF) {
            const char32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
            if (code > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
                return fail(ErrorCode::Malformed, "half of a UTF-16 surrogate pair", "byte " + std::to_string(at));
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        appendUtf8(out, code);
    }
    return out;
}

Result<TextFile> toUtf8(std::string_view bytes)
{
    TextFile out;
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        out.skipped = 3;
        bytes.remove_prefix(3);
    } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        out.skipped = 2;
        out.encoding = bytes.starts_with("\xFF\xFE") ? TextEncoding::Utf16Le : TextEncoding::Utf16Be;
        auto text = utf16ToUtf8(bytes.substr(2), out.encoding);
        if (!text)
            return tl::unexpected(text.error());
        out.text = std::move(*text);
        return out;
    }
    if (firstBadUtf8(bytes)) {
        out.encoding = TextEncoding::Latin1;
        out.text = latin1ToUtf8(bytes);
    } else {
        out.text = bytes;
    }
    return out;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank(" \t\r\n\0", 5);
    constexpr std::string_view kNoBreak("\xC2\xA0");
    for (;;) {
        if (!text.empty() && kBlank.find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        else if (!text.empty() && kBlank.find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        else if (text.starts_with(kNoBreak))
            text.remove_prefix(2);
        else if (text.ends_with(kNoBreak))
            text.remove_suffix(2);
        else
            return text;
    }
}

void Rejections::add(support::Error error)
{
    if (m_count++ < kMax)
        m_errors.push_back(std::move(error));
}

void Rejections::add(ErrorCode code, std::string detail, std::string where)
{
    add(support::Error{code, std::move(detail), std::move(where)});
}

std::vector<support::Error> Rejections::take()
{
    if (m_count > kMax)
        m_errors.push_back({ErrorCode::OutOfRange, "and " + std::to_string(m_count - kMax) + " more rows", {}});
    m_count = 0;
    return std::exchange(m_errors, {});
}

} // namespace assay::wire
