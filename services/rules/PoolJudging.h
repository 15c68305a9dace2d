// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/Pools.h"
#include "services/rules/Judging.h"

namespace assay::rules {

using measures::CoinSupply;
using measures::LedgerSupply;
using measures::newestPools;
using measures::Pool;
using measures::PoolLimits;
using measures::supplies;

/// Errors: MissingField, WrongType ("statement_max_age", "arrival_grace").
[[nodiscard]] support::Result<PoolLimits> poolLimits(const Rule& rule);

/// Adds the verdict for a pool that cannot be judged (stale, incomplete, from the future) and returns true; while the
/// parts of a statement are still arriving the earlier judgement stands.
[[nodiscard]] bool settledWithoutJudging(const Pool& pool, const Context& context, Verdicts& out);

} // namespace assay::rules
