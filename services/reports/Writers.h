// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "services/reports/View.h"

namespace assay::reports {

/// Aligned columns for a terminal; wide characters count two, a figure that is not stated is "—".
[[nodiscard]] std::string toTable(const View& view);
/// An array of objects; decimals, ratios and quantities are strings, what is not stated is null, lists are arrays.
[[nodiscard]] std::string toJson(const View& view);
/// RFC 4180 with a header; what is not stated is empty; a text that a spreadsheet would run is led by an apostrophe.
[[nodiscard]] std::string toCsv(const View& view);

/// One cell of a CSV file, quoted where needed and made harmless.
[[nodiscard]] std::string csvCell(const domain::Cell& cell);
/// The text in quotes and with the escapes of JSON; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string jsonText(std::string_view text);
/// Without control characters, so that nothing from outside moves the cursor of a terminal.
[[nodiscard]] std::string plainText(std::string_view text);

} // namespace assay::reports
