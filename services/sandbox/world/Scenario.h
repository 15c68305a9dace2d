// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "services/support/Instant.h"
#include "services/support/Result.h"

namespace assay::sandbox
{

/// When the events of a scenario happen, if they are not there from the start.
inline constexpr support::Duration kScenarioDelay = std::chrono::seconds{20};

/// What happens in the invented market. Each scenario begins like `calm`.
enum class Scenario : std::uint8_t {
    Calm,              ///< every rule passes
    ReserveShortfall,  ///< HKDX falls to 99.71 % twenty seconds after the start
    FrozenFeed,        ///< harbour-issuer answers the same bytes for ever
    StuckDvp,          ///< late instructions, a chain of five behind one on hold, a ring of four
    DoublePledgedBar,  ///< bar MK 48213 is listed in two vaults under two owners
    Structuring,       ///< one sender, many transfers just below HKD 8,000
    Restatement,       ///< an earlier statement is restated twenty seconds after the start
    OverdueRedemption, ///< a valid HKDX redemption is days old, unpaid and without consent
    LateFiling,        ///< HKDX: the weekly report is missing; the last publication contradicts what was filed
    UnbackedMint,      ///< HKDX on a ledger, unstated, without inflow: two million days ago, five after twenty seconds
    CustodyMismatch,   ///< the custodian of HKDX states less than the issuer for one line
    Depeg,             ///< HKDX traded 4 % below par at one venue for ninety minutes before the start
    Lookalike,         ///< a token that imitates HKDX is seen twenty seconds after the start
    SingleKey,         ///< one key upgrades the HKDX contract twenty seconds after the start; nobody audits it
    BankRun,           ///< HKDX redemptions far beyond one-day liquidity queue twenty seconds after the start
    Reworded,          ///< text and figure of a published HKDX attestation change under its id after twenty seconds
    SystemOutage,      ///< a day that was not completed after an outage, scant means; down again after twenty seconds
    Flood              ///< 100,000 instructions, twenty messages of 100 rows a second
};

[[nodiscard]] std::string_view toText(Scenario scenario);
[[nodiscard]] std::span<const Scenario> allScenarios();
/// Errors: Usage (names the known ones).
[[nodiscard]] support::Result<Scenario> scenarioFromText(std::string_view text);

} // namespace assay::sandbox
