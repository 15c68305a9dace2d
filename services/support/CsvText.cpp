// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/CsvText.h"

#include "services/support/Utf8.h"

namespace assay::support {

namespace {

/// Digits with a minus before, grouping commas and one point within, and a percent sign behind.
bool isPlainNumber(std::string_view text)
{
    if (text.starts_with('-'))
        text.remove_prefix(1);
    if (text.ends_with('%'))
        text.remove_suffix(text.ends_with(" %") ? 2 : 1);
    bool point = false;
    char before = '\0';
    for (const char c : text) {
        const bool afterDigit = before >= '0' && before <= '9';
        if ((c == '.' || c == ',') && (point || !afterDigit))
            return false;
        if (c != '.' && c != ',' && (c < '0' || c > '9'))
            return false;
        point = point || c == '.';
        before = c;
    }
    return before >= '0' && before <= '9';
}

} // namespace

bool looksLikeFormula(std::string_view text)
{
    if (isPlainNumber(text))
        return false;
    for (std::size_t at = 0; at < text.size();) {
        switch (takeUtf8(text, at)) {
        case U'=':
        case U'+':
        case U'-':
        case U'@':
        case U'\t':
        case U'\r':
        case U'\n':
        case U'\uFF1D': // full width: = + - @
        case U'\uFF0B':
        case U'\uFF0D':
        case U'\uFF20': return true;
        case U' ':
        case U'\u00A0':
        case U'\u200B':
        case U'\u200C':
        case U'\u200D':
        case U'\uFEFF':
        case U'\u3000':
        case U';':
        case U',':
        case U'|':
        case U'"': break;
        default: return false;
        }
    }
    return false;
}

std::string withoutFormula(std::string_view text)
{
    return (looksLikeFormula(text) ? "'" : "") + std::string(text);
}

std::string csvQuoted(std::string_view text)
{
    const bool edge = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!edge && text.find_first_of("\"\r\n\t,;|") == std::string_view::npos)
        return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

std::string csvCell(std::string_view text)
{
    return csvQuoted(withoutFormula(text));
}

} // namespace assay::support
