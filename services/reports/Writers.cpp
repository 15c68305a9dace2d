// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/Writers.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

namespace assay::reports {

using namespace domain;

namespace {

/// The next code point; U+FFFD and one byte for what is not UTF-8.
char32_t nextCodePoint(std::string_view& text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    std::size_t length = 1;
    char32_t value = first;
    if (first >= 0xF0 && first < 0xF5) {
        length = 4;
        value = first & 0x07u;
    } else if (first >= 0xE0) {
        length = 3;
        value = first & 0x0Fu;
    } else if (first >= 0xC2) {
        length = 2;
        value = first & 0x1Fu;
    }
    const bool invalidLead = first >= 0x80 && (first < 0xC2 || first >= 0xF5);
    if (invalidLead || text.size() < length) {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u) {
            text.remove_prefix(1);
            return 0xFFFD;
        }
        value = (value << 6) | (byte(i) & 0x3Fu);
    }
    text.remove_prefix(length);
    return value;
}

bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFD);
}

std::size_t widthOf(std::string_view text)
{
    std::size_t width = 0;
    while (!text.empty())
        width += isWide(nextCodePoint(text)) ? 2 : 1;
    return width;
}

std::string validUtf8(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t c = nextCodePoint(text);
        if (c == 0xFFFD)
            out += "\xEF\xBF\xBD";
        else
            out.append(before.substr(0, before.size() - text.size()));
    }
    return out;
}

bool isRight(Semantic semantic)
{
    switch (semantic) {
    case Semantic::Money:
    case Semantic::Quantity:
    case Semantic::Weight:
    case Semantic::Ratio:
    case Semantic::Count: return true;
    case Semantic::Text:
    case Semantic::Name:
    case Semantic::Code:
    case Semantic::Identifier:
    case Semantic::Moment:
    case Semantic::Day:
    case Semantic::Enumeration:
    case Semantic::Digest:
    case Semantic::List: return false;
    }
    return false;
}

std::string tableText(const Cell& cell, Semantic semantic)
{
    if (std::holds_alternative<std::monostate>(cell))
        return "—";
    std::string text = plainText(toText(cell));
    if (semantic == Semantic::Digest && text.size() > 12)
        text = text.substr(0, 12) + "…";
    return text;
}

} // namespace

std::string plainText(std::string_view text)
{
    std::string out;
    for (const char c : validUtf8(text))
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    return out;
}

std::string toTable(const View& view)
{
    const std::size_t columns = view.columnCount();
    std::vector<std::size_t> widths(columns);
    std::vector<std::vector<std::string>> texts;
    for (std::size_t c = 0; c < columns; ++c)
        widths[c] = widthOf(view.column(c).name);
    for (const auto& row : view.rows) {
        std::vector<std::string> line;
        for (std::size_t c = 0; c < columns; ++c) {
            line.push_back(tableText(view.cell(row, c), view.column(c).semantic));
            widths[c] = std::max(widths[c], widthOf(line.back()));
        }
        texts.push_back(std::move(line));
    }
    std::string out;
    const auto put = [&](const std::string& text, std::size_t c) {
        const std::string space(widths[c] - widthOf(text), ' ');
        out += isRight(view.column(c).semantic) ? space + text : text + space;
        out += c + 1 == columns ? "\n" : "  ";
    };
    for (std::size_t c = 0; c < columns; ++c)
        put(view.column(c).name, c);
    for (const auto& line : texts)
        for (std::size_t c = 0; c < columns; ++c)
            put(line[c], c);
    out += std::to_string(view.rows.size()) + (view.rows.size() == 1 ? " row\n" : " rows\n");
    return out;
}

std::string jsonText(std::string_view text)
{
    return boost::json::serialize(boost::json::string(validUtf8(text)));
}

std::string toJson(const View& view)
{
    std::string out = "[";
    bool firstRow = true;
    for (const auto& row : view.rows) {
        out += firstRow ? "\n  {" : ",\n  {";
        firstRow = false;
        for (std::size_t c = 0; c < view.columnCount(); ++c) {
            const Cell cell = view.cell(row, c);
            out += (c == 0 ? "" : ", ") + jsonText(view.column(c).name) + ": ";
            if (std::holds_alternative<std::monostate>(cell))
                out += view.column(c).semantic == Semantic::List ? "[]" : "null";
            else if (const auto* number = std::get_if<std::int64_t>(&cell))
                out += std::to_string(*number);
            else if (view.column(c).semantic == Semantic::List) {
                std::vector<std::string> entries;
                (void)assign(entries, toText(cell));
                out += '[';
                for (std::size_t i = 0; i < entries.size(); ++i)
                    out += (i == 0 ? "" : ", ") + jsonText(entries[i]);
                out += ']';
            } else
                out += jsonText(toText(cell));
        }
        out += '}';
    }
    out += view.rows.empty() ? "]\n" : "\n]\n";
    return out;
}

std::string csvCell(const Cell& cell)
{
    std::string text = toText(cell);
    const bool foreign = std::holds_alternative<std::string>(cell);
    if (foreign && !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(0, 1, '\'');
    if (text.find_first_of("\",\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string toCsv(const View& view)
{
    std::string out;
    for (std::size_t c = 0; c < view.columnCount(); ++c)
        out += (c == 0 ? "" : ",") + view.column(c).name;
    out += "\r\n";
    for (const auto& row : view.rows) {
        for (std::size_t c = 0; c < view.columnCount(); ++c)
            out += (c == 0 ? "" : ",") + csvCell(view.cell(row, c));
        out += "\r\n";
    }
    return out;
}

} // namespace assay::reports
