// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Decimal.h"

/// \file Weights of gold in troy ounces; dividing names its scale and rounding. 1 troy ounce = 31.1034768 g, 1 tael (Hong
/// Kong) = 37.429 g; the sources are in resources/rules/gold.toml and the user manual.

namespace assay::domain {

[[nodiscard]] Result<Decimal> ouncesFromGrams(const Decimal& grams, int scale, Rounding rounding);
[[nodiscard]] Result<Decimal> ouncesFromKilograms(const Decimal& kilograms, int scale, Rounding rounding);
[[nodiscard]] Result<Decimal> ouncesFromTaels(const Decimal& taels, int scale, Rounding rounding);

/// gross × fineness / 1000, half up at 0.001 oz (LBMA Good Delivery Annex C). Fineness in parts per thousand.
[[nodiscard]] Result<Decimal> fineOunces(const Decimal& grossOunces, const Decimal& fineness);

} // namespace assay::domain
