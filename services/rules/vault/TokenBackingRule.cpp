// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "services/rules/engine/RuleEvaluators.h"

namespace assay::rules {

using domain::Bar;
using domain::Decimal;
using domain::Duration;
using domain::GoldToken;
using domain::Instant;
using domain::Outcome;
using domain::Row;

namespace {

/// GLD-09: supply × ounces of a token against the ounces allocated to it, and against the bars that a list puts under
/// its name. A proof-of-reserve feed that lags looks exactly like a shortfall, so figures too far apart are not
/// compared.
class TokenBacking final : public RuleEvaluator {
public:
    Duration stampGap{};
    Duration maxAge{};

    void evaluate(const Context& context, RuleResults& out) const override
    {
        Confirmations<GoldToken> confirmations(context.snapshot);
        std::map<std::string_view, Holding> holdings;
        context.snapshot.table<GoldToken>().forEach(
            [&](const Row<GoldToken>& row) { holdings[row.record.token.value()]; });
        if (holdings.empty())
            return;
        weigh(context, holdings);
        context.snapshot.table<GoldToken>().forEach([&](const Row<GoldToken>& row) {
            const auto& confirmed = confirmations.of(row);
            againstAllocation(row, confirmed, context, out);
            if (const auto& holding = holdings.at(row.record.token.value()); !holding.bars.empty())
                againstBars(row, confirmed, holding, context, out);
        });
    }

private:
    /// The bars under one token's name. Two lists may state one bar: it counts once, at its lower weight.
    struct Holding {
        std::map<std::tuple<std::string_view, std::string_view, std::string_view, std::optional<std::int64_t>>,
                 const Bar*>
            bars;
        Evidence evidence;
        Instant oldest = Instant::max();
        Instant newest = Instant::min();
        bool stale = false;
    };

    static void weigh(const Context& context, std::map<std::string_view, Holding>& holdings)
    {
        Confirmations<Bar> confirmations(context.snapshot);
        context.snapshot.table<Bar>().forEach([&](const Row<Bar>& row) {
            const Bar& bar = row.record;
            auto found = holdings.find(bar.pool);
            if (found == holdings.end())
                found = holdings.find(bar.owner);
            if (found == holdings.end())
                return;
            Holding& holding = found->second;
            const auto [place, fresh] =
                holding.bars.try_emplace({bar.vault.value(), bar.refiner, bar.serial, bar.year}, &bar);
            if (!fresh && bar.fineOz && (!place->second->fineOz || *bar.fineOz < *place->second->fineOz))
                place->second = &bar;
            const auto& confirmed = confirmations.of(row);
            holding.evidence.add(confirmed);
            holding.oldest = std::min(holding.oldest, confirmed.asOf);
            holding.newest = std::max(holding.newest, confirmed.asOf);
            holding.stale = holding.stale || context.isStale(row.origin->source, confirmed.asOf);
        });
    }

    [[nodiscard]] static RuleResult start(const Row<GoldToken>& row, const domain::Origin& confirmed, std::string subject)
    {
        RuleResult result;
        result.subject = std::move(subject);
        result.unit = phrase("fine oz");
        result.evidence.add(*row.origin);
        result.evidence.add(confirmed);
        result.evidence.add(row.record.supplyAsOf);
        result.source = row.origin->source;
        return result;
    }

    /// Why a figure of this age cannot be used, or empty.
    [[nodiscard]] std::string tooOld(const Row<GoldToken>& row, const domain::Origin& confirmed, Instant figure,
                                     const Context& context) const
    {
        if (context.isStale(row.origin->source, confirmed.asOf))
            return sentence("the source last confirmed its figures at {1}", timeText(confirmed.asOf));
        if (context.now - figure > maxAge)
            return sentence("the figures are as of {1}", timeText(figure));
        return {};
    }

    void againstAllocation(const Row<GoldToken>& row, const domain::Origin& confirmed, const Context& context,
                           RuleResults& out) const
    {
        const auto& token = row.record;
        auto result = start(row, confirmed, token.token.value());
        result.evidence.add(token.allocatedAsOf);
        const Duration gap = token.supplyAsOf < token.allocatedAsOf ? token.allocatedAsOf - token.supplyAsOf
                                                                    : token.supplyAsOf - token.allocatedAsOf;
        const std::string old = tooOld(row, confirmed, std::min(token.supplyAsOf, token.allocatedAsOf), context);
        if (!old.empty())
            result.explanation = sentence("The backing of {1} is stale: {2}.", token.token.value(), old);
        else if (gap > stampGap)
            result.explanation = sentence("Supply ({1}) and allocated gold ({2}) of {3} are {4} apart, more than "
                                           "{5}: a shortfall could be a late feed.",
                                           timeText(token.supplyAsOf), timeText(token.allocatedAsOf),
                                           token.token.value(), spanText(gap), spanText(stampGap));
        else
            compare(result, token, token.allocatedOz,
                    sentence("allocated by its issuer at {1}", timeText(token.allocatedAsOf)));
        out.add(std::move(result));
    }

    void againstBars(const Row<GoldToken>& row, const domain::Origin& confirmed, const Holding& holding,
                     const Context& context, RuleResults& out) const
    {
        const auto& token = row.record;
        auto result = start(row, confirmed, token.token.value() + " bar list");
        result.evidence.add(holding.evidence);
        const Duration gap = std::max(holding.newest - token.supplyAsOf, token.supplyAsOf - holding.oldest);
        Sum fine;
        std::size_t unweighed = 0;
        for (const auto& [key, bar] : holding.bars) {
            if (bar->fineOz)
                fine.add(*bar->fineOz);
            else
                ++unweighed;
        }
        const std::string bars = counted(holding.bars.size(), "bar");
        const std::string old = tooOld(row, confirmed, token.supplyAsOf, context);
        if (!old.empty())
            result.explanation = sentence("The backing of {1} is stale: {2}.", token.token.value(), old);
        else if (holding.stale)
            result.explanation = sentence("The list of {1} under {2} is stale, as of {3}.", bars, token.token.value(),
                                           timeText(holding.oldest));
        else if (unweighed > 0)
            result.explanation =
                sentence("{1} of {2} under {3} state no fine weight.", grouped(unweighed), bars, token.token.value());
        else if (!fine.exact())
            result.explanation = sentence("The weights of {1} are too large to be added exactly.", bars);
        else if (gap > stampGap)
            result.explanation =
                sentence("Supply of {1} ({2}) and bar list ({3}) are {4} apart, more than {5}.", token.token.value(),
                         timeText(token.supplyAsOf), timeText(holding.oldest), spanText(gap), spanText(stampGap));
        else
            compare(result, token, fine.value(),
                    sentence("in {1} listed under its name at {2}", bars, timeText(holding.oldest)));
        out.add(std::move(result));
    }

    static void compare(RuleResult& result, const GoldToken& token, const Decimal& ounces, const std::string& where)
    {
        const auto needed = token.supply.times(token.ouncesPerToken);
        if (!needed || token.ouncesPerToken.sign() <= 0) {
            result.explanation = sentence("The supply of {1} cannot be turned into ounces.", token.token.value());
            return;
        }
        result.measured = needed->normalized().text();
        result.threshold = ounces.normalized().text();
        result.outcome = *needed <= ounces ? Outcome::Pass : Outcome::Breach;
        result.explanation =
            sentence("{1} {2} at {3} stand for {4} fine oz; {5} fine oz are {6}", grouped(token.supply.text()),
                     token.token.value(), timeText(token.supplyAsOf), grouped(needed->normalized().text()),
                     grouped(ounces.normalized().text()), where);
        if (result.outcome == Outcome::Breach) {
            const auto gap = needed->minus(ounces);
            result.explanation +=
                sentence(": {1} fine oz are lacking", gap ? grouped(gap->normalized().text()) : std::string("some"));
        }
        result.explanation += '.';
    }
};

} // namespace

MadeEvaluator makeTokenBacking(const Rule& rule)
{
    auto out = std::make_shared<TokenBacking>();
    for (const auto& [key, target] : {std::pair{"stamp_gap", &out->stampGap}, std::pair{"maximum_age", &out->maxAge}}) {
        const auto value = rule.duration(key);
        if (!value)
            return tl::unexpected(value.error());
        *target = *value;
    }
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
