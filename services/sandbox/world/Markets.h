// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <vector>

#include "services/sandbox/issuers/Coins.h"
#include "services/sandbox/world/Rng.h"
#include "services/sandbox/world/Scenario.h"

namespace assay::sandbox
{

/// What is seen of the coins outside their issuers: one-minute prices at two venues, a day of them, and tokens that
/// have appeared on the ledgers. The first ledger observer reports the first venue, the second the second. One thread.
class Markets
{
public:
    Markets(const std::vector<Coin>& coins, std::uint64_t seed, Scenario scenario, Instant start);

    void fill(ChangeSet& out);
    void step(Instant now, ChangeSet& out);

private:
    struct Quote {
        std::size_t coin;
        std::size_t venue;
        Rng rng;
        std::int64_t deviation = 0; ///< of the last close from par, in millionths
        std::deque<domain::Price> minutes;
    };

    /// The minute that ends at `end`.
    void trade(Quote& quote, Instant end);
    [[nodiscard]] bool depegged(const Quote& quote, Instant end) const;
    void sight(std::size_t ledger, std::string contract, std::string_view name, std::string_view ticker, int days,
               std::int64_t holders, ChangeSet& out) const;

    const std::vector<Coin>& m_coins;
    Scenario m_scenario;
    Instant m_start;
    std::vector<Quote> m_quotes;
};

} // namespace assay::sandbox
