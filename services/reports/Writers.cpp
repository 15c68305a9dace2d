// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/Writers.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include "services/domain/Semantics.h"
#include "services/support/CsvText.h"
#include "services/support/Utf8.h"

namespace assay::reports {

using namespace domain;

namespace {

bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFD);
}

std::size_t widthOf(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();)
        width += isWide(support::takeUtf8(text, at)) ? 2 : 1;
    return width;
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
    for (const char c : support::validUtf8(text))
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
        out += isNumeric(view.column(c).semantic) ? space + text : text + space;
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
    return boost::json::serialize(boost::json::string(support::validUtf8(text)));
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
    // Only texts come from outside; figures, times and words of our own are never formulas.
    const std::string text = toText(cell);
    return std::holds_alternative<std::string>(cell) ? support::csvCell(text) : support::csvQuoted(text);
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
