// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/TextBytes.h"

#include <array>
#include <cstring>

namespace assay::wire
{

using support::ErrorCode;
using support::fail;
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

struct Decoded {
    char32_t code = 0;
    std::size_t length = 0; ///< 0: not UTF-8
};

Decoded decodeAt(std::string_view text, std::size_t at)
{
    const unsigned lead = byteAt(text, at);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size())
        return {};
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned next = byteAt(text, at + i);
        if ((next & 0xC0U) != 0x80U)
            return {};
        code = (code << 6U) | (next & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    return {code, length};
}

} // namespace

std::string_view toText(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8: return "UTF-8";
    case TextEncoding::Utf16Le: return "UTF-16LE";
    case TextEncoding::Utf16Be: return "UTF-16BE";
    case TextEncoding::Latin1: return "ISO-8859-1";
    }
    return "unknown";
}

std::optional<std::size_t> firstBadUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        // Most text is ASCII: eight bytes at a time.
        std::uint64_t word = 0;
        if (at + sizeof word <= text.size()) {
            std::memcpy(&word, text.data() + at, sizeof word);
            if ((word & 0x8080808080808080U) == 0) {
                at += sizeof word;
                continue;
            }
        }
        const Decoded decoded = decodeAt(text, at);
        if (decoded.length == 0)
            return at;
        at += decoded.length;
    }
    return std::nullopt;
}

void appendUtf8(std::string& out, char32_t code)
{
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

char32_t takeUtf8(std::string_view text, std::size_t& at)
{
    const Decoded decoded = decodeAt(text, at);
    at += decoded.length == 0 ? 1 : decoded.length;
    return decoded.length == 0 ? U'\uFFFD' : decoded.code;
}

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

std::string lowerAscii(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
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
