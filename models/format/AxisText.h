// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace assay::models {

/// The label of a place on a value axis whose labels are `step` apart, with as many digits as tell it from its neighbours:
/// "2.5bn", in Chinese "25億". For drawing only.
[[nodiscard]] QString axisText(double value, double step, const QString& language);

} // namespace assay::models
