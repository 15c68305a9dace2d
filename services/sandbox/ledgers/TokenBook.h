// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>

#include "services/sandbox/issuers/Coins.h"
#include "services/sandbox/world/Rng.h"

namespace assay::sandbox
{

/// What pool and coin come to after a flow, in cents.
struct PoolTotals {
    std::int64_t assets = 0;
    std::int64_t outstanding = 0;
};

/// The life of one coin on its ledgers and the money in its pool that answers it: operations as the ledger observers
/// see them, flows as the issuer states them, the last day of each and one mint of each of the days before. What refers
/// to something goes before it. One thread; a ChangeSet of nullptr is history, which publish() sends as a whole.
class TokenBook
{
public:
    TokenBook(const Coin& coin, std::uint64_t seed, Instant start);

    void minted(std::size_t ledger, std::int64_t cents, Instant now, PoolTotals after, ChangeSet* out);
    /// An unbacked mint. It stays in the data for the whole run.
    void mintedUnbacked(std::size_t ledger, std::int64_t cents, Instant now, ChangeSet& out);
    /// Burns what was redeemed, pays it from the pool, and names the burn in the redemption.
    void redeemed(domain::Redemption& redemption, std::int64_t cents, Instant now, PoolTotals after, ChangeSet* out);
    /// Part of the excess goes to the issuer.
    void withdrawn(std::int64_t cents, Instant now, PoolTotals after, ChangeSet* out);
    /// An upgrade of the contract on the first ledger that one key alone has signed.
    void upgradedAlone(Instant now, ChangeSet& out);

    /// The redemption has left the answers; its burn leaves them a little later.
    void redemptionGone(const domain::Redemption& redemption, Instant now);
    void forgetOld(Instant now, ChangeSet* out);
    void publish(ChangeSet& out) const;

private:
    domain::TokenOperation makeOperation(domain::Operation operation, std::size_t ledger, Instant now, int signers);
    domain::ReserveFlow makeFlow(domain::FlowKind kind, std::int64_t cents, Instant now, PoolTotals after);
    void tell(ChangeSet* out, const domain::TokenOperation& operation) const;
    void mintDaily(Date today);

    const Coin& m_coin;
    Rng m_rng;
    std::int64_t m_nextOperation = 1;
    std::int64_t m_nextFlow = 1;
    std::vector<domain::TokenOperation> m_founding; ///< never forgotten
    std::vector<domain::ReserveFlow> m_earlier;     ///< never forgotten
    std::deque<domain::TokenOperation> m_mints;
    std::map<std::string, domain::TokenOperation> m_burns; ///< of redemptions in the answers, by id
    std::deque<std::pair<Instant, domain::TokenOperation>> m_leaving;
    std::deque<domain::ReserveFlow> m_inflows;
    std::deque<domain::ReserveFlow> m_outflows;
};

} // namespace assay::sandbox
