// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "services/api/Console.h"
#include "services/store/Store.h"

namespace assay::runtime {

/// Of which coin, over which time, as known at which moment.
struct SupplyQuestion {
    domain::CoinId coin;
    domain::Instant from{};
    domain::Instant to{};
    store::Moment moment;
};

/// What each source held the supply to be, from the stored versions and the answers that confirmed them. `snapshot` says how
/// long a source's answers count. What stood for more than a week before `from` without a change is not known before its
/// first change within the time. Any thread.
[[nodiscard]] support::Result<std::vector<api::SupplyStretch>> supplyHistory(const store::Store& store,
                                                                             const domain::Snapshot& snapshot,
                                                                             const SupplyQuestion& question);

} // namespace assay::runtime
