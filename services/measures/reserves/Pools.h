// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "services/measures/reserves/LineGroups.h"

namespace assay::measures {

/// The newest reserve statement of one coin from one source that no other statement restates, with its asset lines.
/// Points into the snapshot it was made from.
struct Pool {
    const domain::Row<domain::ReserveStatement>* statement = nullptr;
    std::vector<const domain::Row<domain::ReserveAsset>*> assets;
    std::shared_ptr<const LineGroups> groups; ///< of the assets
    Evidence evidence;                        ///< statement, lines and the answers that confirmed them
    Sum total;                                ///< of all lines, in the reference currency
    std::string incomplete;                   ///< what does not add up, as a sentence; empty if all lines are there
    domain::Instant arrived{};                ///< when the last part of it was received
    bool arriving = false;                    ///< incomplete, and a part was received within the grace period
    bool stale = false;                       ///< too old, or not confirmed by its source for too long
    std::string subject;                      ///< the coin; with the source for any but the first source of a coin

    [[nodiscard]] const domain::ReserveStatement& record() const { return statement->record; }
    /// "statement RS-12 as of 2026-03-31 10:00:00 UTC"
    [[nodiscard]] std::string name() const;
};

struct PoolLimits {
    domain::Duration maxAge{};                ///< of the statement
    domain::Duration arrivalGrace{};          ///< how long statement and lines may take to arrive one after the other
};

/// In order of coin, strongest source first. Made once for a context and these limits; lives as long as the context.
[[nodiscard]] const std::vector<Pool>& newestPools(const Context& context, const PoolLimits& limits);
const std::vector<Pool>& newestPools(const Context&& context, const PoolLimits& limits) = delete;

/// A source of kind "issuer" states, one of kind "ledger" observes; where the kind is not known the tier decides (O and I
/// observe).
enum class SupplySide : std::uint8_t { Stated, Observed };
[[nodiscard]] SupplySide sideOf(const domain::Snapshot& snapshot, const domain::Origin& origin);

/// Supply of one coin on one ledger as one side states it.
struct LedgerSupply {
    Sum total;
    Sum frozen;
    Evidence evidence;
    domain::Instant since{};                  ///< the figures are known to be valid from here …
    domain::Instant until{};                  ///< … to here
    domain::Instant knownAt{};                ///< when the newest of them was received
    bool stale = false;
};

/// Both sides of one coin's supply, by ledger.
struct CoinSupply {
    std::map<domain::LedgerId, LedgerSupply> stated;
    std::map<domain::LedgerId, LedgerSupply> observed;
};
[[nodiscard]] std::map<domain::CoinId, CoinSupply> supplies(const Context& context);

} // namespace assay::measures
