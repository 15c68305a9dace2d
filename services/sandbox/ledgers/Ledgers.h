// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <deque>
#include <vector>

#include "services/sandbox/issuers/Coins.h"
#include "services/sandbox/world/Rng.h"
#include "services/sandbox/world/Scenario.h"

namespace assay::sandbox
{

inline constexpr std::string_view kSourceAml = "aml-monitor";

/// The two token ledgers as an observer sees them: supply with its block, and transfers, newest about 2,000 of each.
/// The AML monitor gets the same transfers with their value in HKD. Customers pay merchants and never the other way, so
/// a calm world has no circles and nothing passes through. Owned by World, one thread.
class Ledgers
{
public:
    Ledgers(const std::vector<Coin>& coins, std::uint64_t seed, Scenario scenario, Instant start);

    void fill(ChangeSet& out);
    void step(Instant now, ChangeSet& out);

    /// The sender of the scenario `structuring`.
    [[nodiscard]] static std::string structuringSender();

private:
    struct Chain {
        std::int64_t lastBlock = 0;
        std::int64_t transferCount = 0;
        std::deque<domain::Transfer> transfers;
        std::vector<std::int64_t> shownSupply; ///< per coin, as last published
    };

    void observeSupply(std::size_t ledger, Instant now, ChangeSet& out);
    void transferNow(std::size_t ledger, Instant at, ChangeSet& out);
    void structure(Instant at, ChangeSet& out);
    void publish(std::size_t ledger, domain::Transfer transfer, std::int64_t hkdCents, ChangeSet& out);

    const std::vector<Coin>& m_coins;
    Rng m_rng;
    Scenario m_scenario;
    Instant m_start;
    std::array<Chain, 2> m_chains;
    std::vector<std::string> m_customers;
    std::vector<std::string> m_merchants;
};

} // namespace assay::sandbox
