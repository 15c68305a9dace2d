// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/reserves/PoolEvaluator.h"

namespace assay::rules {

using domain::Outcome;
using support::Result;

namespace {

/// A clock that runs this far ahead is still believed (domain::qualityAt uses the same span).
constexpr std::chrono::minutes kClockTolerance{2};

} // namespace

Result<PoolLimits> poolLimits(const Rule& rule)
{
    const auto maxAge = rule.duration("statement_max_age");
    if (!maxAge)
        return tl::unexpected(maxAge.error());
    const auto grace = rule.duration("arrival_grace");
    if (!grace)
        return tl::unexpected(grace.error());
    return PoolLimits{*maxAge, *grace};
}

bool settledWithoutEvaluating(const Pool& pool, const Context& context, RuleResults& out)
{
    std::string why;
    if (pool.record().asOf > context.now + kClockTolerance)
        why = sentence("is dated in the future");
    else if (pool.stale)
        why = sentence("is stale at {1}", timeText(context.now));
    else if (!pool.incomplete.empty()) {
        if (pool.arriving && out.keepStored(context.snapshot, pool.subject))
            return true;
        why = sentence("is incomplete: {1}", pool.incomplete);
    } else
        return false;
    RuleResult result;
    result.subject = pool.subject;
    result.outcome = Outcome::CannotTell;
    result.explanation = sentence("The newest {1} {2}.", pool.name(), why);
    result.evidence = pool.evidence;
    result.source = pool.statement->origin->source;
    out.add(std::move(result));
    return true;
}

} // namespace assay::rules
