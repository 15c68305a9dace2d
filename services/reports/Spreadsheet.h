// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "services/reports/View.h"

namespace assay::reports {

/// A workbook with one sheet for each view. A spreadsheet keeps fifteen digits of a number: a decimal that has more is
/// written as a text, so that none is lost; foreign text is never a formula. Errors: Io.
[[nodiscard]] support::Result<std::string> spreadsheet(const std::vector<View>& views, domain::Instant created);

} // namespace assay::reports
