// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Decimal.h"

/// \file Weights of gold. Multiplying is exact; dividing names its scale and rounding. 1 troy ounce = 31.1034768 g, 1
/// tael (Hong Kong) = 37.429 g; the sources are in resources/rules/gold.toml and the user manual.

namespace assay::domain {

[[nodiscard]] Result<Decimal> gramsFromOunces(const Decimal& ounces);
[[nodiscard]] Result<Decimal> gramsFromKilograms(const Decimal& kilograms);
[[nodiscard]] Result<Decimal> gramsFromTaels(const Decimal& taels);
[[nodiscard]] Result<Decimal> kilogramsFromGrams(const Decimal& grams);
[[nodiscard]] Result<Decimal> ouncesFromGrams(const Decimal& grams, int scale, Rounding rounding);
[[nodiscard]] Result<Decimal> ouncesFromKilograms(const Decimal& kilograms, int scale, Rounding rounding);
[[nodiscard]] Result<Decimal> ouncesFromTaels(const Decimal& taels, int scale, Rounding rounding);
[[nodiscard]] Result<Decimal> taelsFromGrams(const Decimal& grams, int scale, Rounding rounding);

/// Gross weight of a large bar in troy ounces as a vault records it: the largest multiple of 0.025 that the bar exceeds
/// by at least 0.002 (LBMA Good Delivery Annex B §1). Exact for any `kilograms`. Errors: OutOfRange (not above zero),
/// Overflow.
[[nodiscard]] Result<Decimal> londonGrossOunces(const Decimal& kilograms);

/// gross × fineness / 1000, half up at 0.001 oz (LBMA Good Delivery Annex C). Fineness in parts per thousand.
[[nodiscard]] Result<Decimal> fineOunces(const Decimal& grossOunces, const Decimal& fineness);

/// The agreed fine content of a kilobar; a table, never reckoned (Gold Conversion Tables). Errors: NotFound.
[[nodiscard]] Result<Decimal> kilobarFineOunces(const Decimal& fineness);

} // namespace assay::domain
