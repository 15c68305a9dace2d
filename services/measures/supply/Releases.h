// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "services/measures/settlement/SettlementRun.h"

namespace assay::measures {

/// Instructions on hold, what settles once they are released, and whether a better choice is known not to exist.
struct ReleaseFound {
    std::vector<std::uint32_t> act;           ///< in order
    std::vector<std::uint32_t> settle;        ///< in the order in which they settle, those of `act` included
    bool set = false;                         ///< the best set of releases, as opposed to the effect of one
    bool exact = false;
};

/// What single releases free beyond themselves, the most worth first, and the smallest set of releases that frees most:
/// all sets are tried where few are on hold, else the best is added until nothing is gained. `run` is what settles
/// without them; it is left as it was. Those that free nothing but themselves are left out.
[[nodiscard]] std::vector<ReleaseFound> bestReleases(const SettlementQueue& queue, SettlementRun& run,
                                                     const std::vector<std::uint32_t>& held, const GridlockTerms& terms);

} // namespace assay::measures
