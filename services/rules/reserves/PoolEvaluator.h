// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/reserves/Pools.h"
#include "services/rules/engine/RuleResults.h"

namespace assay::rules {

using measures::CoinSupply;
using measures::LedgerSupply;
using measures::newestPools;
using measures::Pool;
using measures::PoolLimits;
using measures::supplies;

/// Errors: MissingField, WrongType ("statement_max_age", "arrival_grace").
[[nodiscard]] support::Result<PoolLimits> poolLimits(const Rule& rule);

/// Adds the result for a pool that cannot be judged (stale, incomplete, from the future) and returns true; while the
/// parts of a statement are still arriving the earlier judgement is kept.
[[nodiscard]] bool settledWithoutEvaluating(const Pool& pool, const Context& context, RuleResults& out);

/// An evaluator of this kind with the limits of its rule and what `fill(evaluator)` reads besides, as a Result<void>. Errors: those
/// of both.
template <class Kind, class Fill>
[[nodiscard]] support::Result<RuleEvaluatorPtr> makePoolEvaluator(const Rule& rule, Fill fill)
{
    auto out = std::make_shared<Kind>();
    if (const support::Result<void> filled = fill(*out); !filled)
        return tl::unexpected(filled.error());
    const auto limits = poolLimits(rule);
    if (!limits)
        return tl::unexpected(limits.error());
    out->limits = *limits;
    return RuleEvaluatorPtr(std::move(out));
}
/// One that reads nothing besides.
template <class Kind>
[[nodiscard]] support::Result<RuleEvaluatorPtr> makePoolEvaluator(const Rule& rule)
{
    return makePoolEvaluator<Kind>(rule, [](Kind&) { return support::Result<void>(); });
}

} // namespace assay::rules
