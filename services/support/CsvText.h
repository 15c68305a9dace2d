// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// \file Cells as they are written for spreadsheets, once for every file and for the clipboard.

namespace assay::support {

/// Would a spreadsheet run this text as a formula (OWASP: CSV injection)? It begins with = + - @, their full-width forms, a tab
/// or a line end; blanks, quotes, separators and invisible characters before that are looked through. Plain numbers
/// ("-1,204.50", "-0.8 %") are no formulas.
[[nodiscard]] bool looksLikeFormula(std::string_view text);
/// A text from outside: with a leading apostrophe if it looks like a formula.
[[nodiscard]] std::string withoutFormula(std::string_view text);
/// Quoted by RFC 4180 where a comma or another separator that spreadsheets guess, a quote, a line end or a blank at its edge
/// is in it. For our own words and figures.
[[nodiscard]] std::string csvQuoted(std::string_view text);
/// A text from outside as one cell.
[[nodiscard]] std::string csvCell(std::string_view text);

} // namespace assay::support
