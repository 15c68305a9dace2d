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

Result<Decimal> gramsFromOunces(const Decimal& ounces)
{
    return ounces.times(gramsPerOunce());
}

Result<Decimal> gramsFromKilograms(const Decimal& kilograms)
{
    return kilograms.times(Decimal(1000));
}

Result<Decimal> gramsFromTaels(const Decimal& taels)
{
    return taels.times(gramsPerTael());
}

Result<Decimal> kilogramsFromGrams(const Decimal& grams)
{
    return grams.times(constant(1, 3));
}

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
    const auto grams = gramsFromTaels(taels);
    return grams ? ouncesFromGrams(*grams, scale, rounding) : grams;
}

Result<Decimal> taelsFromGrams(const Decimal& grams, int scale, Rounding rounding)
{
    return grams.dividedBy(gramsPerTael(), scale, rounding);
}

Result<Decimal> londonGrossOunces(const Decimal& kilograms)
{
    if (kilograms.sign() <= 0)
        return fail(ErrorCode::OutOfRange, "the weight of a bar must be above zero, not " + kilograms.text() + " kg");
    // floor((kg/k - 0.002) / 0.025) = floor((kg - 0.002 k) / (0.025 k)) with k kilograms in an ounce: one division, so
    // that nothing is rounded before the floor.
    const Decimal step = constant(25, 3);
    const auto turn = kilogramsPerOunce().times(constant(2, 3));
    const auto stepKilograms = kilogramsPerOunce().times(step);
    if (!turn || !stepKilograms)
        return fail(ErrorCode::Overflow, "the constants of weight do not fit");
    const auto above = kilograms.minus(*turn);
    if (!above)
        return above;
    if (above->sign() < 0)
        return step.times(Decimal(0));
    const auto steps = above->dividedBy(*stepKilograms, 0, Rounding::Floor);
    return steps ? steps->times(step) : steps;
}

Result<Decimal> fineOunces(const Decimal& grossOunces, const Decimal& fineness)
{
    const auto product = grossOunces.times(fineness);
    return product ? product->dividedBy(Decimal(1000), 3, Rounding::HalfUp) : product;
}

Result<Decimal> kilobarFineOunces(const Decimal& fineness)
{
    if (fineness == constant(9950, 1))
        return constant(31'990, 3);
    if (fineness == constant(9990, 1))
        return constant(32'119, 3);
    if (fineness == constant(9999, 1))
        return constant(32'148, 3);
    return fail(ErrorCode::NotFound, "no agreed fine content for a kilobar of fineness " + fineness.text());
}

} // namespace assay::domain
