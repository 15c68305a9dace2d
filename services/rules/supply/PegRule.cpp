// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/supply/PegRule.h"

#include "services/rules/duties/IssuerResults.h"

namespace assay::rules
{

using domain::CoinId;
using domain::Decimal;
using domain::Duration;
using domain::Outcome;
using domain::Severity;
using measures::PegMeasure;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::int64_t kWholePar = 10'000; // basis points

std::set<CoinId> supervised(const Context& context)
{
    std::set<CoinId> out;
    const auto take = [&](const auto& row) {
        if (context.concerns(row.record.coin))
            out.insert(row.record.coin);
    };
    context.snapshot.table<domain::CoinTerms>().forEach(take);
    context.snapshot.table<domain::ReserveStatement>().forEach(take);
    return out;
}

/// STB-30. A venue by itself, by its closing prices: one far off par is critical, one that stays off par is a warning.
class PegDeviation final : public RuleEvaluator
{
public:
    measures::PegParameters parameters;
    Duration warnAfter{};
    std::int64_t critical = 0;
    Duration maxAge{};
    Duration missingMax{};

    void evaluate(const Context& context, RuleResults& out) const override
    {
        auto unpriced = supervised(context);
        const auto all = pegMeasures(context, parameters);
        for (std::size_t i = 0; i < all.size();) {
            const CoinId& coin = all[i].reading.coin;
            unpriced.erase(coin);
            std::size_t end = i;
            while (end < all.size() && all[end].reading.coin == coin)
                ++end;
            evaluateCoin({all.data() + i, end - i}, context, out);
            i = end;
        }
        for (const auto& coin : unpriced) {
            ItemCounts items = start(coin);
            items.ifNone = Outcome::CannotTell;
            items.none = sentence("No price of {1} is here.", coin.value());
            out.add(summary(items));
        }
    }

private:
    [[nodiscard]] ItemCounts start(const CoinId& coin) const
    {
        ItemCounts items;
        items.subject = coin.value();
        items.noun = phrase("venue");
        items.threshold = sentence("{1} bp for {2}, {3} bp", std::to_string(parameters.runBand), spanText(warnAfter),
                                   std::to_string(critical));
        return items;
    }

    void evaluateCoin(std::span<const PegMeasure> venues, const Context& context, RuleResults& out) const
    {
        ItemCounts items = start(venues.front().reading.coin);
        std::optional<Severity> worst;
        for (const auto& venue : venues) {
            items.evidence.add(venue.evidence);
            if (auto why = whyUnknown(venue, context); !why.empty()) {
                items.unknown.push_back(std::move(why));
                continue;
            }
            const bool far = venue.reading.worstDeviation->absolute() > Decimal(critical);
            if (!far && venue.run < warnAfter) {
                evaluateQuiet(venue, items);
                continue;
            }
            ++items.failed;
            RuleResult result = breach(venue, items, far);
            if (far)
                worst = result.severity = Severity::Critical;
            out.add(std::move(result));
        }
        RuleResult result = summary(items);
        result.severity = worst;
        out.add(std::move(result));
    }

    [[nodiscard]] static std::string name(const PegMeasure& venue)
    {
        return sentence("{1} at {2}", venue.reading.coin.value(), venue.reading.venue);
    }

    [[nodiscard]] std::string whyUnknown(const PegMeasure& venue, const Context& context) const
    {
        if (!venue.onPar)
            return sentence("The price of {1} is in {2}, which is not the currency of the coin.", name(venue),
                            venue.reading.currency);
        if (venue.stale || context.now - *venue.reading.until > maxAge)
            return sentence("The newest price of {1} is of {2} and too old.", name(venue), timeText(venue.newest));
        if (!venue.reading.worstDeviation)
            return sentence("The prices of {1} are too large to be compared exactly.", name(venue));
        return {};
    }

    void evaluateQuiet(const PegMeasure& venue, ItemCounts& items) const
    {
        if (std::chrono::minutes{venue.reading.minutesMissing} > missingMax) {
            items.unknown.push_back(sentence("Of the prices of {1} since {2}, {3} {4|is missing.|are missing.}",
                                             name(venue), timeText(*venue.reading.from),
                                             counted(static_cast<std::size_t>(venue.reading.minutesMissing), "minute"),
                                             venue.reading.minutesMissing == 1 ? "is missing." : "are missing."));
            return;
        }
        ++items.met;
        items.note += (items.note.empty() ? "" : " ") + facts(venue);
    }

    /// "HKDX at alpha was at most -12.5 bp off par from … to …; the VWAP is 0.9999 USD."
    [[nodiscard]] static std::string facts(const PegMeasure& venue)
    {
        const auto& reading = venue.reading;
        std::string out = sentence("{1} was at most {2} bp off par (at {3}) from {4} to {5}", name(venue),
                                   reading.worstDeviation->normalized().text(), timeText(venue.worstAt),
                                   timeText(*reading.from), timeText(*reading.until));
        if (reading.vwap)
            out +=
                sentence("; its volume-weighted price is {1} {2}", reading.currency, reading.vwap->normalized().text());
        return out + '.';
    }

    [[nodiscard]] RuleResult breach(const PegMeasure& venue, const ItemCounts& items, bool far) const
    {
        std::string text = facts(venue);
        if (venue.run >= warnAfter)
            text += ' ' + sentence("It stayed more than {1} bp off par for {2} from {3}; up to {4} is tolerated.",
                                   std::to_string(parameters.runBand), spanText(venue.run), timeText(*venue.runFrom),
                                   spanText(warnAfter));
        if (far)
            text += ' ' + sentence("More than {1} bp within {2} is a de-peg.", std::to_string(critical),
                                   spanText(parameters.window));
        RuleResult out = itemBreach(items, "venue " + venue.reading.venue,
                                 venue.reading.worstDeviation->normalized().text(), std::move(text));
        out.unit = phrase("basis points");
        out.evidence = venue.evidence;
        return out;
    }
};

Result<Duration> positiveDuration(const Rule& rule, std::string_view key)
{
    auto value = rule.duration(key);
    if (value && *value <= Duration{})
        return fail(ErrorCode::OutOfRange, '"' + std::string(key) + "\" must be above zero", "rule " + rule.id.value());
    return value;
}

} // namespace

Result<measures::PegParameters> pegParameters(const Rule& rule)
{
    const auto window = positiveDuration(rule, "window");
    if (!window)
        return tl::unexpected(window.error());
    const auto band = countWithin(rule, "warn_deviation", 1, kWholePar);
    if (!band)
        return tl::unexpected(band.error());
    return measures::PegParameters{*window, *band};
}

MadeEvaluator makePegDeviation(const Rule& rule)
{
    auto out = std::make_shared<PegDeviation>();
    const auto parameters = pegParameters(rule);
    if (!parameters)
        return tl::unexpected(parameters.error());
    out->parameters = *parameters;
    const auto critical = countWithin(rule, "critical_deviation", 1, kWholePar);
    if (!critical)
        return tl::unexpected(critical.error());
    out->critical = *critical;
    for (const auto& [key, target] :
         {std::pair{"warn_after", &out->warnAfter}, std::pair{"price_max_age", &out->maxAge},
          std::pair{"missing_max", &out->missingMax}}) {
        const auto value = positiveDuration(rule, key);
        if (!value)
            return tl::unexpected(value.error());
        *target = *value;
    }
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
