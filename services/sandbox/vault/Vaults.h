// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "services/sandbox/world/Rng.h"
#include "services/sandbox/world/Rows.h"
#include "services/sandbox/world/Scenario.h"

namespace assay::sandbox
{

inline constexpr std::string_view kSourceVaults = "vaults";
/// Metal that covers the unallocated accounts of the clearing house.
inline constexpr std::string_view kClearingPool = "HKPMCC";

/// Five vaults with their bars (5,000 each by default), and two gold tokens with bars allocated to them.
/// Weights follow the Good Delivery rules: gross in steps of 0.025 oz, fine = gross × fineness / 1000 half up at 0.001
/// oz, kilobars by table. Weights are held in thousandths of an ounce. Owned by World, one thread.
class Vaults
{
public:
    Vaults(std::uint64_t seed, Scenario scenario, Instant start, std::int64_t barsPerVault);

    void fill(ChangeSet& out);
    void step(Instant now, ChangeSet& out);

    /// Fine weight of the clearing pool in thousandths of an ounce; never falls.
    [[nodiscard]] std::int64_t clearingPoolFine() const { return m_poolFine; }

private:
    struct Token {
        std::string_view ticker;
        std::string_view issuer;
        std::string_view issuerName;
        std::int64_t allocated = 0;
        std::int64_t supply = 0;
    };

    void makeBars(std::int64_t perVault);
    [[nodiscard]] domain::Bar makeBar(std::size_t vault, std::int64_t serial);
    void placeKnownBar();
    void allocate(domain::Bar& bar, std::int64_t fine);
    void moveOne(ChangeSet& out);
    void stateTokens(Instant now, ChangeSet& out);

    Rng m_rng;
    Scenario m_scenario;
    Instant m_start;
    std::vector<domain::Bar> m_bars;
    std::vector<Token> m_tokens;
    std::int64_t m_poolFine = 0;
};

} // namespace assay::sandbox
