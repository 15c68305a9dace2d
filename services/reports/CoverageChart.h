// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "services/reports/Report.h"

namespace assay::reports {

/// Coverage of one coin over time as inline SVG: the 100 % line, gaps left open where statements are missing (more than
/// three times the usual interval). Empty with fewer than two points. All geometry is in whole thousandths of a pixel.
[[nodiscard]] std::string coverageSvg(const CoverageSeries& series);

} // namespace assay::reports
