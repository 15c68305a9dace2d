// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/TextBytes.h"

namespace assay::wire
{

struct CsvLimits {
    std::size_t columns = 512;
    std::size_t fieldBytes = std::size_t{1} << 20U;
    std::size_t rows = 5'000'000;
};

struct CsvOptions {
    std::optional<char> delimiter; ///< found out when not stated: comma, semicolon, tab or vertical bar
    CsvLimits limits;
    std::size_t columns = 0; ///< that each record has; 0: as many as the record before it
    /// What becomes of a record whose quotation marks stay doubtful: an error, or its cells as they read best.
    enum class Doubtful : std::uint8_t { SetAside, Keep } doubtful = Doubtful::SetAside;
};

/// One record and its place. Line and byte are those of its first character; byte counts from the start of the file (of
/// its UTF-8 form, where the file is in another encoding).
struct CsvRow {
    std::vector<std::string> cells;
    std::vector<std::size_t> starts; ///< byte of each cell
    std::size_t number = 0;          ///< from 1, blank records included
    std::size_t line = 0;            ///< from 1
    std::size_t byte = 0;
    /// A quotation mark inside a quoted cell was not doubled; the cells are what the line reads as when a mark closes a
    /// cell only before a delimiter or at the end of the line.
    std::optional<support::Error> complaint;

    [[nodiscard]] bool blank() const;
    /// "row 7, line 9, byte 312"
    [[nodiscard]] std::string place() const;
    /// "row 7, column 3, line 9, byte 320"; column from 0.
    [[nodiscard]] std::string place(std::size_t column) const;
};

/// RFC 4180 and what is met in practice: other delimiters, byte order marks, UTF-16, Latin-1, single CR or LF, blanks
/// around quoted cells, the 0x1A end mark, quotation marks that were not doubled. Owns its text; one thread. Does not
/// know what the columns mean.
class CsvReader
{
public:
    /// Errors: Malformed (encoding).
    [[nodiscard]] static support::Result<CsvReader> open(std::string_view bytes, CsvOptions options = {});

    /// Reads the next record; false at the end. After an error the reader is at the line after the one where the record
    /// began, so that the caller may go on and a mark that is missing costs no other record. Errors: Malformed (quotes, NUL), OutOfRange (columns, field, rows: then no more rows follow).
    [[nodiscard]] support::Result<bool> next(CsvRow& row);

    [[nodiscard]] char delimiter() const { return m_delimiter; }
    [[nodiscard]] TextEncoding encoding() const { return m_encoding; }
    /// Does the text end with a line end? A file that was cut off mostly does not.
    [[nodiscard]] bool endsWithLineEnd() const;

private:
    CsvReader() = default;
    enum class Marks : std::uint8_t { Closed, Open };

    [[nodiscard]] std::optional<support::Error> readCells(CsvRow& row);
    [[nodiscard]] std::optional<support::Error> readCell(CsvRow& row);
    [[nodiscard]] std::optional<support::Error> readQuoted(std::string& cell, std::size_t start);
    /// The line of `row` alone, a mark closing a cell only where a cell can end. Open: a cell has no closing mark.
    [[nodiscard]] Marks readDoubtful(CsvRow& row);
    [[nodiscard]] Marks readDoubtfulCell(std::string& cell);
    [[nodiscard]] bool cellEndsAt(std::size_t at) const;
    [[nodiscard]] std::optional<support::Error> settle(CsvRow& row, std::optional<support::Error> error);
    void goTo(const CsvRow& row);
    void toNextLine();
    [[nodiscard]] support::Error errorAt(support::ErrorCode code, std::string detail, const CsvRow& row,
                                         std::size_t at) const;

    std::string m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_row = 0;
    std::size_t m_skipped = 0;
    char m_delimiter = ',';
    CsvLimits m_limits;
    std::size_t m_columns = 0;     ///< that a record should have, 0: not known yet
    bool m_columnsStated = false;
    CsvOptions::Doubtful m_doubtful = CsvOptions::Doubtful::SetAside;
    std::size_t m_lostMarks = 0;   ///< quoted cells that ran into other lines and were none
    TextEncoding m_encoding = TextEncoding::Utf8;
};

/// The delimiter of this text, judged by its first records; comma when nothing speaks for another.
[[nodiscard]] char sniffDelimiter(std::string_view text);

} // namespace assay::wire
