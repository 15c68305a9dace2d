// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace assay::models {

/// One cell of a table that is copied, tabs and line ends as blanks, made harmless for the spreadsheet that it is pasted into.
[[nodiscard]] QString spreadsheetText(const QString& cell);

} // namespace assay::models
