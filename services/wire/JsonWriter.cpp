// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/JsonWriter.h"

#include <charconv>

#include "services/support/Utf8.h"

namespace assay::wire
{

namespace
{

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// May this byte be written in a JSON string as it is, without looking at its neighbours?
constexpr bool isPlain(unsigned char c)
{
    return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

void appendEscape(std::string& out, unsigned char c)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    }
    out += "\\u00";
    out += kDigits[c >> 4];
    out += kDigits[c & 0x0f];
}

} // namespace

void appendJsonString(std::string& out, std::string_view text)
{
    out += '"';
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && isPlain(static_cast<unsigned char>(text[end])))
            ++end;
        out.append(text.substr(at, end - at));
        at = end;
        if (at == text.size())
            break;
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            appendEscape(out, c);
            ++at;
        } else if (const std::size_t length = support::utf8Length(text, at); length > 0) {
            out.append(text.substr(at, length));
            at += length;
        } else {
            out.append(kReplacement);
            ++at;
        }
    }
    out += '"';
}

void JsonWriter::key(std::string_view name)
{
    separate();
    appendJsonString(m_out, name);
    m_out += ':';
    m_needsComma = false;
}

void JsonWriter::string(std::string_view text)
{
    separate();
    appendJsonString(m_out, text);
}

void JsonWriter::integer(std::int64_t value)
{
    separate();
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    if (error == std::errc{})
        m_out.append(digits, static_cast<std::size_t>(end - digits));
}

void JsonWriter::truth(JsonTruth value)
{
    separate();
    m_out += value == JsonTruth::True ? "true" : "false";
}

void JsonWriter::null()
{
    separate();
    m_out += "null";
}

void JsonWriter::raw(std::string_view json)
{
    separate();
    m_out.append(json);
}

} // namespace assay::wire
