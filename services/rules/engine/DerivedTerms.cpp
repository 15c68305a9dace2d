// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/engine/DerivedTerms.h"

#include "services/rules/duties/DutyTerms.h"
#include "services/rules/reserves/HoldingTerms.h"
#include "services/rules/reserves/LiquidityRule.h"
#include "services/rules/supply/PegRule.h"
#include "services/rules/reserves/PoolEvaluator.h"
#include "services/rules/settlement/QueueTerms.h"

namespace assay::rules {

using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

/// Takes a value out of its result, or remembers the first error.
template <class Value>
void take(Value& target, Result<Value> made, std::optional<support::Error>& error)
{
    if (made)
        target = std::move(*made);
    else if (!error)
        error = made.error();
}

} // namespace

Result<measures::DerivedTerms> caseTerms(const RuleEngine& engine)
{
    const Rule* coverage = engine.rule(domain::RuleId("STB-01"));
    const Rule* freshness = engine.rule(domain::RuleId("STB-34"));
    const Rule* peg = engine.rule(domain::RuleId("STB-30"));
    const Rule* liquidity = engine.rule(domain::RuleId("STB-33"));
    if (!coverage || !freshness || !peg || !liquidity)
        return fail(ErrorCode::MissingField, "the packs lack a rule whose parameters the derived tables need");
    measures::DerivedTerms out;
    std::optional<support::Error> error;
    take(out.holdings, holdingTerms(engine.packs()), error);
    take(out.concentrations, concentrationTerms(engine.packs()), error);
    take(out.coverage.limits, poolLimits(*coverage), error);
    take(out.coverage.minimum, coverage->decimal("minimum_coverage"), error);
    take(out.coverage.longestGap, freshness->duration("reserve_max_age"), error);
    take(out.clocks, clockTerms(engine), error);
    take(out.ladder, ladderParameters(*liquidity), error);
    take(out.duties, dutyTerms(engine), error);
    take(out.peg, pegParameters(*peg), error);
    take(out.settlement, settlementTerms(engine.packs()), error);
    if (error)
        return tl::unexpected(*error);
    return out;
}

} // namespace assay::rules
