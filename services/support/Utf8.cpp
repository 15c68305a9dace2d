// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace assay::support {

namespace {

unsigned byteAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

std::size_t utf8Length(std::string_view text, std::size_t at)
{
    const unsigned lead = byteAt(text, at);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() - at < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!isContinuation(text[at + i]))
            return 0;
    // The first continuation byte rules out overlong forms, surrogates and code points beyond U+10FFFF.
    const unsigned next = byteAt(text, at + 1);
    if ((lead == 0xE0 && next < 0xA0) || (lead == 0xED && next > 0x9F) || (lead == 0xF0 && next < 0x90) ||
        (lead == 0xF4 && next > 0x8F))
        return 0;
    return length;
}

char32_t takeUtf8(std::string_view text, std::size_t& at)
{
    const std::size_t length = utf8Length(text, at);
    if (length == 0) {
        ++at;
        return U'\uFFFD';
    }
    const unsigned lead = byteAt(text, at);
    char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i)
        code = (code << 6U) | (byteAt(text, at + i) & 0x3FU);
    at += length;
    return code;
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
        const std::size_t length = utf8Length(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

std::string validUtf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (const auto bad = firstBadUtf8(text)) {
        out += text.substr(0, *bad);
        appendUtf8(out, U'\uFFFD');
        text.remove_prefix(*bad + 1);
    }
    return out += text;
}

std::string_view utf8Prefix(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    while (most > 0 && isContinuation(text[most]))
        --most;
    return text.substr(0, most);
}

std::size_t utf8Count(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !isContinuation(c); }));
}

} // namespace assay::support
