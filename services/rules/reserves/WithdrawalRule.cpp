// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/duties/IssuerResults.h"
#include "services/rules/reserves/PoolEvaluator.h"

namespace assay::rules {

using domain::Decimal;
using domain::FlowKind;
using domain::Outcome;
using domain::ReserveFlow;
using domain::Row;
using support::Result;

namespace {

/// STB-13 (guideline ¶2.5.3): only the excess may go back to the issuer. What stands after a withdrawal is as the flow
/// states it; the target is that of the coin's newest statement, whatever its age.
class Withdrawals final : public RuleEvaluator {
public:
    PoolLimits limits;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const measures::CoinRows<ReserveFlow> flows(context);
        const domain::CoinId* last = nullptr;
        for (const auto& pool : newestPools(context, limits)) {
            if (last && *last == pool.record().coin)
                continue; // flows belong to the coin, not to one statement of it
            last = &pool.record().coin;
            evaluateCoin(pool, flows, context, out);
        }
    }

private:
    void evaluateCoin(const Pool& pool, const measures::CoinRows<ReserveFlow>& flows, const Context& context,
                   RuleResults& out) const
    {
        const auto& coin = pool.record().coin;
        ItemCounts items;
        items.subject = coin.value();
        items.noun = phrase("withdrawal");
        items.threshold = sentence("par, and the licensee's target");
        items.none = sentence("No withdrawal from the pool of {1} is recorded.", coin.value());
        const auto& rows = flows.of(coin);
        if (rows.empty()) {
            const auto standing = flows.offers().among({pool.statement->origin->source});
            if (look(standing, phrase("reserve flows"), items) && standing.stale)
                items.ifNone = Outcome::CannotTell;
        }
        Confirmations<ReserveFlow> confirmations(context.snapshot);
        const Row<ReserveFlow>* stale = nullptr;
        for (const auto* row : rows) {
            const auto& confirmed = confirmations.of(*row);
            if (context.isStale(row->origin->source, confirmed.asOf))
                stale = row;
            if (row->record.kind == FlowKind::Withdrawal)
                weigh(*row, pool, items, out);
        }
        if (stale)
            items.unknown.push_back(sentence("The reserve flows from {1} are stale; later ones may be missing.",
                                             stale->origin->source.value()));
        auto result = summary(items);
        result.source = pool.statement->origin->source;
        out.add(std::move(result));
    }

    /// What has to be left: par, and the target on top of it.
    [[nodiscard]] static Result<Decimal> least(const Decimal& outstanding, const std::optional<Decimal>& target)
    {
        const auto factor = Decimal(1).plus(target && target->sign() > 0 ? *target : Decimal());
        return factor ? outstanding.times(*factor) : factor;
    }

    static void weigh(const Row<ReserveFlow>& row, const Pool& pool, ItemCounts& items, RuleResults& out)
    {
        const auto& flow = row.record;
        items.evidence.add(*row.origin);
        if (!flow.assetsAfter || !flow.outstandingAfter) {
            items.unknown.push_back(sentence("Withdrawal {1} does not state {2|what is outstanding|the value of "
                                             "the pool} after it.",
                                             flow.id,
                                             flow.assetsAfter ? "what is outstanding" : "the value of the pool"));
            return;
        }
        const auto& target = pool.record().targetBuffer;
        const auto required = least(*flow.outstandingAfter, target);
        const auto missing = required ? required->minus(*flow.assetsAfter) : required;
        if (!required || !missing) {
            items.unknown.push_back(
                sentence("The figures of withdrawal {1} are too large to be compared exactly.", flow.id));
            return;
        }
        if (missing->sign() <= 0) {
            ++items.met;
            return;
        }
        ++items.failed;
        const bool belowPar = *flow.assetsAfter < *flow.outstandingAfter;
        const auto& currency = pool.record().currency;
        auto result = itemBreach(
            items, "withdrawal " + flow.id, flow.assetsAfter->text(),
            sentence("Withdrawal {1} of {2} {3} at {4} left assets of {5} {6} against {7} {8} outstanding: "
                     "{9|#} {10}, so more than the excess went back to the issuer.",
                     flow.id, flow.currency, grouped(flow.amount.text()), timeText(flow.at), currency,
                     grouped(flow.assetsAfter->text()), currency, grouped(flow.outstandingAfter->text()),
                     grouped(missing->text()),
                     belowPar ? sentence("short of what has to stay in the pool")
                              : sentence("short of the licensee's own target of {1} above par", target->text())));
        result.threshold = required->text();
        result.unit = currency;
        result.evidence.add(*row.origin);
        if (!belowPar) {
            result.evidence.add(*pool.statement->origin);
            result.severity = domain::Severity::Medium; // the target is the licensee's own, par is the guideline's
        }
        result.source = row.origin->source;
        out.add(std::move(result));
    }
};

} // namespace

MadeEvaluator makeWithdrawals(const Rule& rule)
{
    return makePoolEvaluator<Withdrawals>(rule);
}

} // namespace assay::rules
