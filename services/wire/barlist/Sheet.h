// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/support/Result.h"

namespace assay::wire::barlist
{

struct SheetRow {
    std::vector<std::string> cells;
    std::string place;      ///< "row 7, line 9, byte 312" or "sheet row 7"
    std::size_t number = 0; ///< from 1
    /// Columns whose number has more whole digits than a spreadsheet keeps (15): its last ones are not those that were typed.
    std::vector<std::size_t> worn = {};
};

/// A table as rows of texts, whatever file it came from.
struct Sheet {
    std::string name;           ///< of a workbook's sheet
    std::vector<SheetRow> rows; ///< blank ones left out
    std::vector<support::Error> broken;
    std::vector<support::Error> notes;
    std::optional<char> delimiter;
    bool endsCleanly = true; ///< does the last line end?
};

inline constexpr std::size_t kMaxSheetRows = 1'000'000;
inline constexpr std::size_t kMaxSheetColumns = 512;
/// Of all cells together, each with what it takes while it is empty: a small file can name one long text a million times.
inline constexpr std::size_t kMaxSheetBytes = std::size_t{256} << 20U;

/// How much of kMaxSheetBytes a table has taken.
class SheetRoom
{
public:
    /// Makes room for so many cells more, and so many bytes in them. Errors: OutOfRange, with `place`.
    [[nodiscard]] support::Result<void> take(std::size_t cells, std::size_t bytes, const std::string& place);

private:
    std::size_t m_taken = 0;
};

/// Errors: Malformed, OutOfRange.
[[nodiscard]] support::Result<Sheet> sheetOfCsv(std::string_view bytes, std::optional<char> delimiter);
struct Workbook {
    std::vector<Sheet> sheets;           ///< in the order of the workbook, those that hold anything
    std::vector<support::Error> notRead; ///< sheets that are hidden, broken or missing
};
/// The worksheets of an XLSX workbook. Numbers come as the text a spreadsheet shows for them (15 significant digits), days
/// and times as YYYY-MM-DD and YYYY-MM-DD HH:MM:SS, whatever format and epoch (1900, 1904) they have there. Errors:
/// Malformed, OutOfRange (size of entries, rows), Unsupported.
[[nodiscard]] support::Result<Workbook> sheetsOfWorkbook(std::string_view bytes);
[[nodiscard]] bool isWorkbook(std::string_view bytes);
/// "399.44000000000005" as "399.44", "1.5E-2" as "0.015"; any other text as it is.
[[nodiscard]] std::string shownNumber(std::string_view text);

} // namespace assay::wire::barlist
