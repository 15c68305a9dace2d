// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/domain/Units.h"
#include "services/support/Ascii.h"
#include "services/wire/TextBytes.h"
#include "services/wire/barlist/Columns.h"

/// \file Figures as people write them: marks, units, fineness.

namespace assay::wire::barlist
{

using domain::Decimal;
using domain::Rounding;
using support::ErrorCode;
using support::fail;
using support::isDigit;
using support::Result;

Mark markIn(std::string_view text)
{
    const auto first = text.find_first_of("0123456789.,");
    if (first == std::string_view::npos)
        return Mark::None;
    text = text.substr(first);
    text = text.substr(0, text.find_last_of("0123456789") == std::string_view::npos ? 0 : text.find_last_of("0123456789") + 1);
    const auto last = text.find_last_of(".,");
    if (last == std::string_view::npos)
        return Mark::None;
    const char sign = text[last];
    const Mark own = sign == '.' ? Mark::Point : Mark::Comma;
    if (text.find(sign == '.' ? ',' : '.') != std::string_view::npos)
        return own;
    if (std::count(text.begin(), text.end(), sign) > 1)
        return sign == '.' ? Mark::Comma : Mark::Point;
    // Groups of thousands have three digits behind and one to three before, and do not begin with a zero.
    const std::string_view before = text.substr(0, last);
    const std::string_view after = text.substr(last + 1);
    const bool group = after.size() == 3 && !before.empty() && before.size() <= 3 && before.front() != '0' &&
                       std::all_of(before.begin(), before.end(), isDigit);
    return group ? Mark::Either : own;
}

Mark markOfWeight(std::string_view text, std::optional<WeightUnit> unit)
{
    const Mark mark = markIn(text);
    // Read as thousands it would be a thousand ounces, taels or kilograms: no bar of gold is that heavy.
    if (mark != Mark::Either || !unit || *unit == WeightUnit::Gram)
        return mark;
    return text.find(',') == std::string_view::npos ? Mark::Point : Mark::Comma;
}

Mark markOfFineness(std::string_view text)
{
    const Mark mark = markIn(text);
    if (mark != Mark::Either)
        return mark;
    const auto point = readFineness(text, '.');
    const auto comma = readFineness(text, ',');
    if (point && comma)
        return *point == *comma ? Mark::Point : Mark::Either;
    return comma ? Mark::Comma : Mark::Point;
}

Result<Decimal> readNumber(std::string_view text, char mark)
{
    std::string_view body = trimmed(text);
    const std::string whole(body.substr(0, 40));
    // A unit may follow the number: "401.125 oz".
    while (!body.empty() && !isDigit(body.back())) {
        const auto blank = body.find_last_of(" \t");
        if (blank == std::string_view::npos || !unitOf(support::lowered(trimmed(body.substr(blank)))))
            break;
        body = trimmed(body.substr(0, blank));
    }
    std::string plain;
    std::size_t sinceGroup = 0;
    bool grouped = false;
    bool pointSeen = false;
    const auto malformed = [&] { return fail(ErrorCode::Malformed, "not a number: \"" + whole + '"'); };
    for (std::size_t at = 0; at < body.size(); ++at) {
        const char c = body[at];
        if (isDigit(c)) {
            plain += c;
            ++sinceGroup;
        } else if (c == mark && !pointSeen) {
            if (grouped && sinceGroup != 3)
                return malformed();
            if (plain.empty())
                plain = "0";
            plain += '.';
            pointSeen = true;
        } else if ((c == ',' || c == '.' || c == '\'' || c == ' ') && !pointSeen && !plain.empty()) {
            // Groups hold three digits, the first up to three.
            if (grouped ? sinceGroup != 3 : sinceGroup > 3)
                return malformed();
            grouped = true;
            sinceGroup = 0;
        } else {
            return malformed();
        }
    }
    if (plain.empty() || plain.back() == '.' || (grouped && !pointSeen && sinceGroup != 3))
        return malformed();
    return Decimal::parse(plain);
}

Result<Decimal> readFineness(std::string_view text, char mark)
{
    std::string_view body = trimmed(text);
    for (const std::string_view sign : {"%", "‰"})
        if (body.ends_with(sign))
            body = trimmed(body.substr(0, body.size() - sign.size()));
    auto value = readNumber(body, mark);
    if (!value)
        return value;
    // Written as a fraction of 1, per cent, per mille, or with the point left out; what each can mean does not overlap.
    const auto times = [&](std::int64_t coefficient, int scale) -> Result<Decimal> {
        auto factor = Decimal::fromParts(coefficient, scale);
        return factor ? value->times(*factor) : factor;
    };
    if (value->sign() > 0 && *value <= Decimal(1))
        value = times(1000, 0);
    else if (*value >= Decimal(30) && *value <= Decimal(100))
        value = times(10, 0);
    else if (*value > Decimal(1000) && *value <= Decimal(10000))
        value = times(1, 1);
    else if (*value > Decimal(10000) && *value <= Decimal(100000))
        value = times(1, 2);
    if (value && (value->sign() <= 0 || *value > Decimal(1000) || *value < Decimal(100)))
        return fail(ErrorCode::OutOfRange, "not a fineness: \"" + std::string(trimmed(text).substr(0, 40)) + '"');
    if (!value)
        return value;
    Decimal plain = value->normalized();
    // Four significant figures, as stamped: 999 is shown as 999.0.
    if (plain.scale() < 1)
        return plain.rounded(1, Rounding::HalfEven);
    return plain;
}

Result<Ounces> toOunces(const Decimal& value, WeightUnit unit)
{
    Ounces out{value, Ounces::Exactness::Exact};
    if (unit == WeightUnit::TroyOunce)
        return out;
    const auto convert = unit == WeightUnit::Kilogram ? &domain::ouncesFromKilograms
        : unit == WeightUnit::Gram                    ? &domain::ouncesFromGrams
                                                      : &domain::ouncesFromTaels;
    constexpr int kFine = 30; // digits behind which a quotient that ends has ended
    auto rounded = convert(value, 3, Rounding::HalfEven);
    const auto finer = convert(value, kFine, Rounding::HalfEven);
    if (!rounded || !finer)
        return tl::unexpected(rounded ? finer.error() : rounded.error());
    out.exactness = *finer == *rounded ? Ounces::Exactness::Exact : Ounces::Exactness::Rounded;
    out.value = std::move(*rounded);
    return out;
}

Result<std::optional<Decimal>> londonGross(const Decimal& value, WeightUnit unit)
{
    if (unit != WeightUnit::Kilogram && unit != WeightUnit::Gram)
        return std::nullopt;
    const auto grams = unit == WeightUnit::Kilogram ? value.times(Decimal(1000)) : Result<Decimal>(value);
    if (!grams)
        return tl::unexpected(grams.error());
    // From 10.9 kg a bar may have the 350 fine ounces of a large bar; up to 13.7 kg, 430 ounces of 995.
    if (*grams < Decimal(10'850) || *grams > Decimal(13'750))
        return std::nullopt;
    auto gross = domain::londonGrossOunces(*grams);
    if (!gross)
        return tl::unexpected(gross.error());
    return std::optional(std::move(*gross));
}

} // namespace assay::wire::barlist
