// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "services/measures/reserves/Pools.h"

namespace assay::measures
{

/// What an earlier observation of one ledger said. The snapshot holds only the newest one; the caller has the history.
struct EarlierSupply {
    domain::Decimal total;
    domain::Instant at{};                    ///< when it was true on the ledger
    std::optional<domain::Instant> gapSince; ///< since when stated and observed differed in the same direction
};

struct BridgeParameters {
    std::map<std::pair<domain::CoinId, domain::LedgerId>, EarlierSupply> earlier;
    domain::Duration span = std::chrono::hours{24}; ///< back from the observation, where no earlier one is known
};

/// A bridge with what a rule or an alarm needs besides.
struct BridgeMeasure {
    domain::SupplyBridge bridge;
    Evidence evidence;                       ///< of both sides' supply
};

/// opening + minted − burned = closing for every coin and ledger of which a supply is observed or stated, in that
/// order. Mints and burns after `from` up to and including `until` count: those seen on the ledger, or where none is
/// seen there those that the issuer states; one stated twice counts once. Without an earlier observation the opening is
/// closing − minted + burned, and a difference is not stated. `frozen` is a part of closing; not stated where no source
/// has it. The gap lasts from the later of both sides' last changes (or since EarlierSupply::gapSince) to where
/// both were last confirmed; no gap, no time.
[[nodiscard]] std::vector<BridgeMeasure> bridgeMeasures(const Context& context, const BridgeParameters& parameters);
[[nodiscard]] std::vector<domain::SupplyBridge> supplyBridges(const Context& context,
                                                              const BridgeParameters& parameters);

} // namespace assay::measures
