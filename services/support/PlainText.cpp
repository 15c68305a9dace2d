// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/PlainText.h"

#include "services/support/Utf8.h"

namespace assay::support {

namespace {

bool isPlain(char32_t code)
{
    if (code < 0x20)
        return code == '\n' || code == '\t';
    if (code >= 0x7F && code <= 0x9F)
        return false;
    // Embeddings, overrides and isolates; the two marks that hang on one letter turn nothing.
    return !(code >= 0x202A && code <= 0x202E) && !(code >= 0x2066 && code <= 0x2069);
}

} // namespace

std::string plainText(std::string_view text)
{
    constexpr char32_t kReplacement = 0xFFFD;
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = takeUtf8(text, at);
        appendUtf8(out, isPlain(code) ? code : kReplacement);
    }
    return out;
}

std::streamsize PlainTextBuffer::xsputn(const char* text, std::streamsize size)
{
    const std::string plain = plainText({text, static_cast<std::size_t>(size)});
    const auto wanted = static_cast<std::streamsize>(plain.size());
    return m_to.sputn(plain.data(), wanted) == wanted ? size : 0;
}

PlainTextBuffer::int_type PlainTextBuffer::overflow(int_type byte)
{
    if (traits_type::eq_int_type(byte, traits_type::eof()))
        return traits_type::not_eof(byte);
    const char letter = traits_type::to_char_type(byte);
    return xsputn(&letter, 1) == 1 ? byte : traits_type::eof();
}

} // namespace assay::support
