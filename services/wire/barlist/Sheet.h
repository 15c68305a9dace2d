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
};

/// A table as rows of texts, whatever file it came from.
struct Sheet {
    std::vector<SheetRow> rows; ///< blank ones left out
    std::vector<support::Error> broken;
    std::optional<char> delimiter;
    bool endsCleanly = true; ///< does the last line end?
};

inline constexpr std::size_t kMaxSheetRows = 1'000'000;
inline constexpr std::size_t kMaxSheetColumns = 512;
/// Of all cells together, each with what it takes while it is empty: a small file can name one long text a million times.
inline constexpr std::size_t kMaxSheetBytes = std::size_t{256} << 20U;

/// Errors: Malformed, OutOfRange.
[[nodiscard]] support::Result<Sheet> sheetOfCsv(std::string_view bytes, std::optional<char> delimiter);
/// The first worksheet of an XLSX workbook. Numbers come as the text a spreadsheet shows for them (15 significant
/// digits). Errors: Malformed, OutOfRange (size of entries, rows), Unsupported.
[[nodiscard]] support::Result<Sheet> sheetOfWorkbook(std::string_view bytes);
[[nodiscard]] bool isWorkbook(std::string_view bytes);
/// "399.44000000000005" as "399.44", "1.5E-2" as "0.015"; any other text as it is.
[[nodiscard]] std::string shownNumber(std::string_view text);

} // namespace assay::wire::barlist
