// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/IssuerJudging.h"
#include "services/rules/PoolJudging.h"

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
class Withdrawals final : public Judge {
public:
    PoolLimits limits;

    void judge(const Context& context, Verdicts& out) const override
    {
        const measures::CoinRows<ReserveFlow> flows(context);
        const domain::CoinId* last = nullptr;
        for (const auto& pool : newestPools(context, limits)) {
            if (last && *last == pool.record().coin)
                continue; // flows belong to the coin, not to one statement of it
            last = &pool.record().coin;
            judgeCoin(pool, flows, context, out);
        }
    }

private:
    void judgeCoin(const Pool& pool, const measures::CoinRows<ReserveFlow>& flows, const Context& context,
                   Verdicts& out) const
    {
        const auto& coin = pool.record().coin;
        Tally tally;
        tally.subject = coin.value();
        tally.noun = phrase("withdrawal");
        tally.threshold = sentence("par, and the licensee's target");
        tally.none = sentence("No withdrawal from the pool of {1} is recorded.", coin.value());
        const auto& rows = flows.of(coin);
        if (rows.empty()) {
            const auto standing = flows.offers().among({pool.statement->origin->source});
            if (look(standing, phrase("reserve flows"), tally) && standing.stale)
                tally.ifNone = Outcome::CannotTell;
        }
        Confirmations<ReserveFlow> confirmations(context.picture);
        const Row<ReserveFlow>* stale = nullptr;
        for (const auto* row : rows) {
            const auto& confirmed = confirmations.of(*row);
            if (context.isStale(row->origin->source, confirmed.asOf))
                stale = row;
            if (row->record.kind == FlowKind::Withdrawal)
                weigh(*row, pool, tally, out);
        }
        if (stale)
            tally.unknown.push_back(sentence("The reserve flows from {1} are stale; later ones may be missing.",
                                             stale->origin->source.value()));
        auto verdict = summary(tally);
        verdict.source = pool.statement->origin->source;
        out.add(std::move(verdict));
    }

    /// What has to be left: par, and the target on top of it.
    [[nodiscard]] static Result<Decimal> least(const Decimal& outstanding, const std::optional<Decimal>& target)
    {
        const auto factor = Decimal(1).plus(target && target->sign() > 0 ? *target : Decimal());
        return factor ? outstanding.times(*factor) : factor;
    }

    static void weigh(const Row<ReserveFlow>& row, const Pool& pool, Tally& tally, Verdicts& out)
    {
        const auto& flow = row.record;
        tally.evidence.add(*row.origin);
        if (!flow.assetsAfter || !flow.outstandingAfter) {
            tally.unknown.push_back(sentence("Withdrawal {1} does not state {2|what is outstanding|the value of "
                                             "the pool} after it.",
                                             flow.id,
                                             flow.assetsAfter ? "what is outstanding" : "the value of the pool"));
            return;
        }
        const auto& target = pool.record().targetBuffer;
        const auto required = least(*flow.outstandingAfter, target);
        const auto missing = required ? required->minus(*flow.assetsAfter) : required;
        if (!required || !missing) {
            tally.unknown.push_back(
                sentence("The figures of withdrawal {1} are too large to be compared exactly.", flow.id));
            return;
        }
        if (missing->sign() <= 0) {
            ++tally.met;
            return;
        }
        ++tally.failed;
        const bool belowPar = *flow.assetsAfter < *flow.outstandingAfter;
        const auto& currency = pool.record().currency;
        auto verdict = itemBreach(
            tally, "withdrawal " + flow.id, flow.assetsAfter->text(),
            sentence("Withdrawal {1} of {2} {3} at {4} left assets of {5} {6} against {7} {8} outstanding: "
                     "{9|#} {10}, so more than the excess went back to the issuer.",
                     flow.id, flow.currency, grouped(flow.amount.text()), timeText(flow.at), currency,
                     grouped(flow.assetsAfter->text()), currency, grouped(flow.outstandingAfter->text()),
                     grouped(missing->text()),
                     belowPar ? sentence("short of what has to stay in the pool")
                              : sentence("short of the licensee's own target of {1} above par", target->text())));
        verdict.threshold = required->text();
        verdict.unit = currency;
        verdict.evidence.add(*row.origin);
        if (!belowPar) {
            verdict.evidence.add(*pool.statement->origin);
            verdict.severity = domain::Severity::Medium; // the target is the licensee's own, par is the guideline's
        }
        verdict.source = row.origin->source;
        out.add(std::move(verdict));
    }
};

} // namespace

MadeJudge makeWithdrawals(const Rule& rule)
{
    return makePoolJudge<Withdrawals>(rule);
}

} // namespace assay::rules
