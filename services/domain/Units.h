// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Decimal.h"

/// \file Weights of gold in troy ounces; dividing names its scale and rounding. 1 troy ounce = 31.1034768 g, 1 tael (Hong
/// Kong) = 37.429 g; the sources are in resources/rules/gold.toml and the user manual.

namespace assay::domain {

[[nodiscard]] Result<Decimal> ouncesFromGrams(const Decimal& grams, int scale, Rounding rounding);
[[nodiscard]] Result<Decimal> ouncesFromKilograms(const Decimal& kilograms, int scale, Rounding rounding);
[[nodiscard]] Result<Decimal> ouncesFromTaels(const Decimal& taels, int scale, Rounding rounding);

/// The gross weight that London books for a large bar of this weight (LBMA Good Delivery, Annex B): the multiple of 0.025 oz
/// that the bar exceeds by 0.002 oz or more, as the scale turns only then. 12.5 kg = 401.884 oz is booked at 401.875 oz.
[[nodiscard]] Result<Decimal> londonGrossOunces(const Decimal& grams);

/// gross × fineness / 1000, half up at 0.001 oz (LBMA Good Delivery Annex C). Fineness in parts per thousand.
[[nodiscard]] Result<Decimal> fineOunces(const Decimal& grossOunces, const Decimal& fineness);

} // namespace assay::domain
