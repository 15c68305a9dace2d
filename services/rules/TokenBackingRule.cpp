// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "services/rules/Judges.h"

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
class TokenBacking final : public Judge {
public:
    Duration stampGap{};
    Duration maxAge{};

    void judge(const Context& context, Verdicts& out) const override
    {
        Confirmations<GoldToken> confirmations(context.picture);
        std::map<std::string_view, Holding> holdings;
        context.picture.table<GoldToken>().forEach(
            [&](const Row<GoldToken>& row) { holdings[row.record.token.value()]; });
        if (holdings.empty())
            return;
        weigh(context, holdings);
        context.picture.table<GoldToken>().forEach([&](const Row<GoldToken>& row) {
            const auto& confirmed = confirmations.of(row);
            againstAllocation(row, confirmed, context, out);
            if (const auto& holding = holdings.at(row.record.token.value()); !holding.bars.empty())
                againstBars(row, confirmed, holding, context, out);
        });
    }

private:
    /// The bars under one token's name. Two lists may tell of one bar: it counts once, at its lower weight.
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
        Confirmations<Bar> confirmations(context.picture);
        context.picture.table<Bar>().forEach([&](const Row<Bar>& row) {
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

    [[nodiscard]] static Verdict start(const Row<GoldToken>& row, const domain::Origin& confirmed, std::string subject)
    {
        Verdict verdict;
        verdict.subject = std::move(subject);
        verdict.unit = "fine oz";
        verdict.evidence.add(*row.origin);
        verdict.evidence.add(confirmed);
        verdict.evidence.add(row.record.supplyAsOf);
        verdict.source = row.origin->source;
        return verdict;
    }

    /// Why a figure of this age cannot be used, or empty.
    [[nodiscard]] std::string tooOld(const Row<GoldToken>& row, const domain::Origin& confirmed, Instant figure,
                                     const Context& context) const
    {
        if (context.isStale(row.origin->source, confirmed.asOf))
            return "the source last confirmed its figures at " + timeText(confirmed.asOf);
        if (context.now - figure > maxAge)
            return "the figures are as of " + timeText(figure);
        return {};
    }

    void againstAllocation(const Row<GoldToken>& row, const domain::Origin& confirmed, const Context& context,
                           Verdicts& out) const
    {
        const auto& token = row.record;
        auto verdict = start(row, confirmed, token.token.value());
        verdict.evidence.add(token.allocatedAsOf);
        const Duration gap = token.supplyAsOf < token.allocatedAsOf ? token.allocatedAsOf - token.supplyAsOf
                                                                    : token.supplyAsOf - token.allocatedAsOf;
        const std::string old = tooOld(row, confirmed, std::min(token.supplyAsOf, token.allocatedAsOf), context);
        if (!old.empty())
            verdict.explanation = "The backing of " + token.token.value() + " is stale: " + old + '.';
        else if (gap > stampGap)
            verdict.explanation = "Supply (" + timeText(token.supplyAsOf) + ") and allocated gold (" +
                                  timeText(token.allocatedAsOf) + ") of " + token.token.value() + " are " +
                                  spanText(gap) + " apart, more than " + spanText(stampGap) +
                                  ": a shortfall could be a late feed.";
        else
            compare(verdict, token, token.allocatedOz, "allocated by its issuer at " + timeText(token.allocatedAsOf));
        out.add(std::move(verdict));
    }

    void againstBars(const Row<GoldToken>& row, const domain::Origin& confirmed, const Holding& holding,
                     const Context& context, Verdicts& out) const
    {
        const auto& token = row.record;
        auto verdict = start(row, confirmed, token.token.value() + " bar list");
        verdict.evidence.add(holding.evidence);
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
            verdict.explanation = "The backing of " + token.token.value() + " is stale: " + old + '.';
        else if (holding.stale)
            verdict.explanation = "The list of " + bars + " under " + token.token.value() + " is stale, as of " +
                                  timeText(holding.oldest) + '.';
        else if (unweighed > 0)
            verdict.explanation =
                grouped(unweighed) + " of " + bars + " under " + token.token.value() + " state no fine weight.";
        else if (!fine.exact())
            verdict.explanation = "The weights of " + bars + " are too large to be added exactly.";
        else if (gap > stampGap)
            verdict.explanation = "Supply of " + token.token.value() + " (" + timeText(token.supplyAsOf) +
                                  ") and bar list (" + timeText(holding.oldest) + ") are " + spanText(gap) +
                                  " apart, more than " + spanText(stampGap) + '.';
        else
            compare(verdict, token, fine.value(),
                    "in " + bars + " listed under its name at " + timeText(holding.oldest));
        out.add(std::move(verdict));
    }

    static void compare(Verdict& verdict, const GoldToken& token, const Decimal& ounces, const std::string& where)
    {
        const auto needed = token.supply.times(token.ouncesPerToken);
        if (!needed || token.ouncesPerToken.sign() <= 0) {
            verdict.explanation = "The supply of " + token.token.value() + " cannot be turned into ounces.";
            return;
        }
        verdict.measured = needed->normalized().text();
        verdict.threshold = ounces.normalized().text();
        verdict.outcome = *needed <= ounces ? Outcome::Pass : Outcome::Breach;
        verdict.explanation = grouped(token.supply.text()) + ' ' + token.token.value() + " at " +
                              timeText(token.supplyAsOf) + " stand for " + grouped(needed->normalized().text()) +
                              " fine oz; " + grouped(ounces.normalized().text()) + " fine oz are " + where;
        if (verdict.outcome == Outcome::Breach) {
            const auto gap = needed->minus(ounces);
            verdict.explanation +=
                ": " + (gap ? grouped(gap->normalized().text()) : std::string("some")) + " fine oz are lacking";
        }
        verdict.explanation += '.';
    }
};

} // namespace

MadeJudge makeTokenBacking(const Rule& rule)
{
    auto out = std::make_shared<TokenBacking>();
    for (const auto& [key, target] : {std::pair{"stamp_gap", &out->stampGap}, std::pair{"maximum_age", &out->maxAge}}) {
        const auto value = rule.duration(key);
        if (!value)
            return tl::unexpected(value.error());
        *target = *value;
    }
    return JudgePtr(std::move(out));
}

} // namespace assay::rules
