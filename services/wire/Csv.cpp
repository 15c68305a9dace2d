// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Csv.h"

#include <algorithm>
#include <array>
#include <map>

namespace assay::wire
{

using support::Error;
using support::ErrorCode;
using support::Result;

namespace
{

constexpr std::array kDelimiters = {'\t', ';', '|', ','};
constexpr std::size_t kSniffBytes = 64U << 10U;
constexpr std::size_t kSniffRecords = 60;
/// So often a quoted cell may run into other lines for nothing; after that each line is read for itself, so that a file full of
/// stray marks is not read again and again.
constexpr std::size_t kMostLostMarks = 20;

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

/// Cells of each record of the sample, quotes respected.
std::vector<std::size_t> cellCounts(std::string_view sample, char delimiter)
{
    std::vector<std::size_t> counts;
    std::size_t cells = 1;
    bool quoted = false;
    bool any = false;
    for (const char c : sample) {
        if (c == '"')
            quoted = !quoted;
        if (!quoted && isLineEnd(c)) {
            if (any)
                counts.push_back(cells);
            if (counts.size() == kSniffRecords)
                return counts;
            cells = 1;
            any = false;
            continue;
        }
        any = true;
        if (!quoted && c == delimiter)
            ++cells;
    }
    if (any)
        counts.push_back(cells);
    return counts;
}

} // namespace

bool CsvRow::blank() const
{
    return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return trimmed(cell).empty(); });
}

std::string CsvRow::place() const
{
    return "row " + std::to_string(number) + ", line " + std::to_string(line) + ", byte " + std::to_string(byte);
}

std::string CsvRow::place(std::size_t column) const
{
    return "row " + std::to_string(number) + ", column " + std::to_string(column + 1) + ", line " +
           std::to_string(line) + ", byte " + std::to_string(column < starts.size() ? starts[column] : byte);
}

char sniffDelimiter(std::string_view text)
{
    const std::string_view sample = text.substr(0, kSniffBytes);
    char best = ',';
    std::size_t bestRows = 0;
    for (const char delimiter : kDelimiters) {
        std::map<std::size_t, std::size_t> histogram;
        for (const std::size_t cells : cellCounts(sample, delimiter))
            if (cells > 1)
                ++histogram[cells];
        std::size_t rows = 0;
        for (const auto& [cells, count] : histogram)
            rows = std::max(rows, count);
        // On a tie the earlier wins: commas also occur inside numbers and names.
        if (rows > bestRows) {
            best = delimiter;
            bestRows = rows;
        }
    }
    return best;
}

Result<CsvReader> CsvReader::open(std::string_view bytes, CsvOptions options)
{
    auto file = toUtf8(bytes);
    if (!file)
        return tl::unexpected(file.error());
    CsvReader reader;
    reader.m_text = std::move(file->text);
    reader.m_skipped = file->skipped;
    reader.m_encoding = file->encoding;
    reader.m_limits = options.limits;
    reader.m_columns = options.columns;
    reader.m_columnsStated = options.columns > 0;
    reader.m_doubtful = options.doubtful;
    reader.m_delimiter = options.delimiter ? *options.delimiter : sniffDelimiter(reader.m_text);
    return reader;
}

bool CsvReader::endsWithLineEnd() const
{
    const auto end = m_text.find_last_not_of('\x1a');
    return end != std::string::npos && isLineEnd(m_text[end]);
}

Error CsvReader::errorAt(ErrorCode code, std::string detail, const CsvRow& row, std::size_t at) const
{
    return {code, std::move(detail),
            "row " + std::to_string(row.number) + ", column " + std::to_string(row.cells.size()) + ", line " +
                std::to_string(m_line) + ", byte " + std::to_string(at + m_skipped)};
}

std::optional<Error> CsvReader::readQuoted(std::string& cell, std::size_t start)
{
    const std::size_t firstLine = m_line;
    ++m_at;
    for (;;) {
        if (m_at >= m_text.size() || (m_lostMarks >= kMostLostMarks && isLineEnd(m_text[m_at]))) {
            m_line = firstLine;
            return Error{ErrorCode::Malformed, "a quoted cell is not closed", std::to_string(start)};
        }
        const char c = m_text[m_at++];
        if (c == '"') {
            if (m_at < m_text.size() && m_text[m_at] == '"') {
                cell += '"';
                ++m_at;
                continue;
            }
            return std::nullopt;
        }
        if (c == '\n' || (c == '\r' && (m_at >= m_text.size() || m_text[m_at] != '\n')))
            ++m_line;
        cell += c;
        if (cell.size() > m_limits.fieldBytes)
            return Error{ErrorCode::OutOfRange,
                         "a cell is longer than " + std::to_string(m_limits.fieldBytes) + " bytes",
                         std::to_string(start)};
    }
}

std::optional<Error> CsvReader::readCell(CsvRow& row)
{
    std::size_t start = m_at;
    row.cells.emplace_back();
    row.starts.push_back(start + m_skipped);
    std::string& cell = row.cells.back();
    std::size_t quote = m_at;
    while (quote < m_text.size() && m_text[quote] == ' ' && m_delimiter != ' ')
        ++quote;
    if (quote < m_text.size() && m_text[quote] == '"') {
        m_at = quote;
        if (auto error = readQuoted(cell, quote))
            return errorAt(error->code, std::move(error->detail), row, quote);
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] != m_delimiter && !isLineEnd(m_text[m_at]) && m_text[m_at] != '\x1a')
            return errorAt(ErrorCode::Malformed, "text after the closing quote of a cell", row, m_at);
        return std::nullopt;
    }
    while (m_at < m_text.size() && m_text[m_at] != m_delimiter && !isLineEnd(m_text[m_at])) {
        if (m_text[m_at] == '\0')
            return errorAt(ErrorCode::Malformed, "a NUL byte: this is not a text file", row, m_at);
        if (m_at - start >= m_limits.fieldBytes)
            return errorAt(ErrorCode::OutOfRange,
                           "a cell is longer than " + std::to_string(m_limits.fieldBytes) + " bytes", row, start);
        ++m_at;
    }
    cell.assign(m_text, start, m_at - start);
    return std::nullopt;
}

std::optional<Error> CsvReader::readCells(CsvRow& row)
{
    for (;;) {
        if (auto error = readCell(row); error || m_at >= m_text.size() || m_text[m_at] != m_delimiter)
            return error;
        if (row.cells.size() == m_limits.columns)
            return errorAt(ErrorCode::OutOfRange, "more than " + std::to_string(m_limits.columns) + " columns", row,
                           m_at);
        ++m_at;
    }
}

bool CsvReader::cellEndsAt(std::size_t at) const
{
    while (at < m_text.size() && m_text[at] == ' ' && m_delimiter != ' ')
        ++at;
    if (at >= m_text.size() || isLineEnd(m_text[at]) || m_text[at] == '\x1a')
        return true;
    if (m_text[at] != m_delimiter)
        return false;
    // "nicknamed "Bo", of Texas": what follows the delimiter is no cell if a mark comes later in it.
    at = m_text.find_first_not_of(' ', at + 1);
    if (at == std::string::npos || m_text[at] == '"')
        return true;
    while (at < m_text.size() && m_text[at] != m_delimiter && !isLineEnd(m_text[at]) && m_text[at] != '"')
        ++at;
    return at >= m_text.size() || m_text[at] != '"';
}

CsvReader::Marks CsvReader::readDoubtfulCell(std::string& cell)
{
    const std::size_t start = m_at;
    while (m_at < m_text.size() && m_text[m_at] == ' ' && m_delimiter != ' ')
        ++m_at;
    if (m_at >= m_text.size() || m_text[m_at] != '"') {
        m_at = start;
        while (m_at < m_text.size() && m_text[m_at] != m_delimiter && !isLineEnd(m_text[m_at]))
            ++m_at;
        cell.assign(m_text, start, m_at - start);
        return Marks::Closed;
    }
    ++m_at;
    while (m_at < m_text.size() && !isLineEnd(m_text[m_at])) {
        if (m_text[m_at] != '"') {
            cell += m_text[m_at++];
            continue;
        }
        const std::size_t after = std::min(m_text.find_first_not_of('"', m_at), m_text.size());
        const std::size_t marks = after - m_at;
        m_at = after;
        if (cellEndsAt(after)) {
            // The last one closes; the others are marks of the text, doubled or not.
            cell.append(marks / 2, '"');
            while (m_at < m_text.size() && m_text[m_at] == ' ')
                ++m_at;
            return Marks::Closed;
        }
        cell.append((marks + 1) / 2, '"');
    }
    return Marks::Open;
}

CsvReader::Marks CsvReader::readDoubtful(CsvRow& row)
{
    goTo(row);
    Marks marks = Marks::Closed;
    for (;;) {
        row.starts.push_back(m_at + m_skipped);
        if (readDoubtfulCell(row.cells.emplace_back()) == Marks::Open)
            marks = Marks::Open;
        if (m_at >= m_text.size() || m_text[m_at] != m_delimiter || row.cells.size() == m_limits.columns)
            return marks;
        ++m_at;
    }
}

void CsvReader::goTo(const CsvRow& row)
{
    m_at = row.byte - m_skipped;
    m_line = row.line;
}

/// After the cells of a record were read, or not: are its quotation marks what they should be?
std::optional<Error> CsvReader::settle(CsvRow& row, std::optional<Error> error)
{
    const std::size_t start = row.byte - m_skipped;
    const std::size_t end = m_at;
    const std::size_t line = m_line;
    if (error && line != row.line)
        ++m_lostMarks;
    const bool surplus = !error && m_columns > 0 && row.cells.size() > m_columns;
    const auto has = [&](char c) { return std::string_view(m_text).substr(start, m_at - start).find(c) != std::string::npos; };
    if ((!error && !surplus) || !has('"'))
        return error;
    CsvRow again;
    again.number = row.number;
    again.line = row.line;
    again.byte = row.byte;
    const Marks marks = readDoubtful(again);
    const bool readable = !has('\0') && std::all_of(again.cells.begin(), again.cells.end(), [&](const std::string& cell) {
        return cell.size() <= m_limits.fieldBytes;
    });
    const bool fits = marks == Marks::Closed && again.cells.size() == m_columns;
    const bool kept = error && m_doubtful == CsvOptions::Doubtful::Keep;
    if (readable && (fits || kept)) {
        again.complaint = error ? std::move(*error)
                                : Error{ErrorCode::Malformed, "a quotation mark inside a quoted cell is not doubled",
                                        row.place()};
        row = std::move(again);
        return std::nullopt;
    }
    if (!error) {
        m_at = end;
        m_line = line;
    }
    return error;
}

void CsvReader::toNextLine()
{
    while (m_at < m_text.size() && !isLineEnd(m_text[m_at]))
        ++m_at;
    if (m_at < m_text.size()) {
        m_at += m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n' ? 2 : 1;
        ++m_line;
    }
}

Result<bool> CsvReader::next(CsvRow& row)
{
    row.cells.clear();
    row.starts.clear();
    row.complaint.reset();
    if (m_at >= m_text.size() || m_text.find_first_not_of('\x1a', m_at) == std::string::npos)
        return false;
    row.number = ++m_row;
    row.line = m_line;
    row.byte = m_at + m_skipped;
    if (m_row > m_limits.rows) {
        m_at = m_text.size();
        return tl::unexpected(
            Error{ErrorCode::OutOfRange, "more than " + std::to_string(m_limits.rows) + " rows", row.place()});
    }
    auto error = settle(row, readCells(row));
    toNextLine();
    if (error)
        return tl::unexpected(std::move(*error));
    if (!m_columnsStated && !row.complaint && !row.blank())
        m_columns = row.cells.size();
    return true;
}

} // namespace assay::wire
