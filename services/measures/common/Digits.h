// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace assay::measures {

// Fraction digits of what is divided or converted; each formula names how it rounds.
inline constexpr int kMoneyDigits = 2;
inline constexpr int kRatioDigits = 6;
inline constexpr int kShareDigits = 6;

} // namespace assay::measures
