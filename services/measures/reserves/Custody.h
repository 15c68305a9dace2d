// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/reserves/Pools.h"

namespace assay::measures {

/// A position of a custodian's statement, with the answer that last confirmed it.
struct StatedPosition {
    const domain::Row<domain::CustodianPosition>* row = nullptr;
    const domain::Origin* confirmed = nullptr;
    bool stale = false;
    std::uint32_t account = 0;                ///< place in StatedPositions::accounts
    std::uint64_t item = 0;                   ///< itemDigest()
};

/// An account with a custodian, as the custodian states it.
struct StatedAccount {
    std::string_view custodian;
    std::string_view name;
    std::uint32_t position = 0;               ///< one that lies in it, with the account's title if any has it
};

/// What custodians state of one coin.
struct StatedPositions {
    std::vector<StatedPosition> positions;
    std::vector<StatedAccount> accounts;
    domain::Instant arrived{};                ///< when the last of them was received
};

/// One holding as issuer and custodian state it: the same custodian, account and ISIN, or line where either side states
/// no ISIN. Several lots of one security in one account are one holding.
struct CustodyMatch {
    const domain::Row<domain::ReserveAsset>* asset = nullptr;   ///< the first lot; nullptr: only the custodian states it
    const StatedPosition* position = nullptr;                   ///< the same of the custodian
    std::uint32_t lots = 0;
    std::uint32_t positions = 0;
    std::uint32_t several = 0;                ///< place in Custody::several and one; 0: at most one of each
};
/// What several lots of one holding come to.
struct SeveralLots {
    Sum stated;
    Sum held;
    bool oneCurrency = true;
};
struct Custody {
    std::vector<CustodyMatch> matches;
    std::vector<std::uint32_t> ofLine;        ///< for each line of the pool, its place in `matches`
    std::vector<std::uint32_t> ofPosition;    ///< the same for each position; not set for one of a joined match
    std::vector<SeveralLots> several;

    /// Market value by the issuer's lines, in their currency. nullptr: none, or the lots cannot be added.
    [[nodiscard]] const domain::Decimal* stated(const CustodyMatch& match) const;
    /// By the custodian's.
    [[nodiscard]] const domain::Decimal* held(const CustodyMatch& match) const;
};

/// What custodians state, by coin. Points into the snapshot it was made from. Immutable, any thread.
class CustodianBook {
public:
    explicit CustodianBook(const Context& context);

    [[nodiscard]] const StatedPositions& of(const domain::CoinId& coin) const;
    /// Cost: one pass over the lines and the positions of the pool's coin.
    [[nodiscard]] Custody match(const Pool& pool) const;

private:
    std::map<domain::CoinId, StatedPositions> m_positions;
};

/// The book of a context, made once.
[[nodiscard]] const CustodianBook& custodianBook(const Context& context);

} // namespace assay::measures
