// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/Pools.h"

namespace assay::measures {

/// A position of a custodian's statement, with the answer that last confirmed it.
struct StatedPosition {
    const domain::Row<domain::CustodianPosition>* row = nullptr;
    const domain::Origin* confirmed = nullptr;
    bool stale = false;
};

/// One holding as issuer and custodian state it: the same custodian, account and ISIN, or line where either side states
/// no ISIN. Several lots of one security in one account are one holding.
struct CustodyMatch {
    const domain::Row<domain::ReserveAsset>* asset = nullptr;   ///< the first lot; nullptr: only the custodian states it
    const StatedPosition* position = nullptr;                   ///< the same of the custodian
    std::uint32_t lots = 0;
    std::uint32_t positions = 0;
    Sum stated;                               ///< market value by the issuer's lines, in their currency
    Sum held;                                 ///< by the custodian's
    bool oneCurrency = true;
};
struct Custody {
    std::vector<CustodyMatch> matches;
    std::vector<std::uint32_t> ofLine;        ///< for each line of the pool, its place in `matches`
};

/// What custodians state, by coin. Points into the picture it was made from. Immutable, any thread.
class CustodianBook {
public:
    explicit CustodianBook(const Context& context);

    [[nodiscard]] const std::vector<StatedPosition>& of(const domain::CoinId& coin) const;
    /// Cost: one pass over the lines and the positions of the pool's coin.
    [[nodiscard]] Custody match(const Pool& pool) const;

private:
    std::map<domain::CoinId, std::vector<StatedPosition>> m_positions;
};

} // namespace assay::measures
