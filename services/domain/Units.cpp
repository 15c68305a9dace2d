// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Units.h"

namespace assay::domain {

namespace {

// Constants of the units themselves, not thresholds: they cannot be configured.
Decimal constant(std::int64_t coefficient, int scale)
{
    return *Decimal::fromParts(coefficient, scale);
}

const Decimal& gramsPerOunce()
{
    static const Decimal value = constant(311'034'768, 7);
    return value;
}

const Decimal& kilogramsPerOunce()
{
    static const Decimal value = constant(311'034'768, 10);
    return value;
}

const Decimal& gramsPerTael()
{
    static const Decimal value = constant(37'429, 3);
    return value;
}

} // namespace

Result<Decimal> ouncesFromGrams(const Decimal& grams, int scale, Rounding rounding)
{
    return grams.dividedBy(gramsPerOunce(), scale, rounding);
}

Result<Decimal> ouncesFromKilograms(const Decimal& kilograms, int scale, Rounding rounding)
{
    return kilograms.dividedBy(kilogramsPerOunce(), scale, rounding);
}

Result<Decimal> ouncesFromTaels(const Decimal& taels, int scale, Rounding rounding)
{
    const auto grams = taels.times(gramsPerTael());
    return grams ? ouncesFromGrams(*grams, scale, rounding) : grams;
}

Result<Decimal> londonGrossOunces(const Decimal& grams)
{
    static const Decimal step = constant(25, 3);
    const auto ounces = ouncesFromGrams(grams, 9, Rounding::Floor);
    const auto turned = ounces ? ounces->minus(constant(2, 3)) : ounces;
    const auto steps = turned ? turned->dividedBy(step, 0, Rounding::Floor) : turned;
    return steps ? steps->times(step) : steps;
}

Result<Decimal> fineOunces(const Decimal& grossOunces, const Decimal& fineness)
{
    const auto product = grossOunces.times(fineness);
    return product ? product->dividedBy(Decimal(1000), 3, Rounding::HalfUp) : product;
}

} // namespace assay::domain
