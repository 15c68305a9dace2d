// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/sandbox/world/Rows.h"

namespace assay::sandbox
{

inline constexpr std::string_view kSourceHarbour = "harbour-issuer";
inline constexpr std::string_view kSourceKowloon = "kowloon-issuer";
inline constexpr std::string_view kSourcePearl = "pearl-issuer";
inline constexpr std::string_view kSourceHarbourCustody = "harbour-custody";
inline constexpr std::string_view kSourceKowloonCustody = "kowloon-custody";
inline constexpr std::string_view kSourcePearlCustody = "pearl-custody";
inline constexpr std::array<std::string_view, 2> kLedgerSources{"ledger-a", "ledger-b"};
inline constexpr std::array<std::string_view, 2> kLedgers{"eip155:313371", "eip155:313372"};

/// One coin as it truly is: what its issuer states and the ledgers show are two views of this. Amounts in cents.
struct Coin {
    std::string_view ticker;
    std::string_view issuer;
    std::string_view issuerName;
    std::string_view source;
    std::string_view currency;
    domain::LicenseeType licensee;
    std::array<std::int64_t, 2> supply; ///< per ledger
    std::int64_t frozen;                ///< all on the first ledger
    std::string_view custody;           ///< endpoint of its custodians
    std::int64_t feePpm;                ///< redemption fee in millionths of the amount
    std::array<std::int64_t, 2> hidden{}; ///< per ledger: coins that are there and that the issuer does not state

    [[nodiscard]] std::int64_t outstanding() const { return supply[0] + supply[1]; }
    [[nodiscard]] std::string contract(std::size_t ledger) const;
    /// The supply on one ledger as of its block at `now`, as the issuer states it and as the ledger shows it.
    [[nodiscard]] domain::Supply supplyOn(std::size_t ledger, Instant now) const;
    [[nodiscard]] domain::Supply observedOn(std::size_t ledger, Instant now) const;
};

/// HKDX, KDHK and PUSD as they are when the world begins.
[[nodiscard]] std::vector<Coin> startingCoins();

/// Blocks come every twelve seconds on the first ledger and every three on the second.
[[nodiscard]] std::int64_t blockAt(std::size_t ledger, Instant now);
[[nodiscard]] Instant blockTime(std::size_t ledger, std::int64_t block);

} // namespace assay::sandbox
