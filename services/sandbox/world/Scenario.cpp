// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/world/Scenario.h"

#include <string>

namespace assay::sandbox
{

namespace
{

constexpr std::array kScenarios{Scenario::Calm,
                                Scenario::ReserveShortfall,
                                Scenario::FrozenFeed,
                                Scenario::StuckDvp,
                                Scenario::DoublePledgedBar,
                                Scenario::Structuring,
                                Scenario::Restatement,
                                Scenario::OverdueRedemption,
                                Scenario::LateFiling,
                                Scenario::UnbackedMint,
                                Scenario::CustodyMismatch,
                                Scenario::Depeg,
                                Scenario::Lookalike,
                                Scenario::SingleKey,
                                Scenario::BankRun,
                                Scenario::Reworded,
                                Scenario::SystemOutage,
                                Scenario::Flood};

} // namespace

std::string_view toText(Scenario scenario)
{
    switch (scenario) {
    case Scenario::Calm: return "calm";
    case Scenario::ReserveShortfall: return "reserve-shortfall";
    case Scenario::FrozenFeed: return "frozen-feed";
    case Scenario::StuckDvp: return "stuck-dvp";
    case Scenario::DoublePledgedBar: return "double-pledged-bar";
    case Scenario::Structuring: return "structuring";
    case Scenario::Restatement: return "restatement";
    case Scenario::OverdueRedemption: return "overdue-redemption";
    case Scenario::LateFiling: return "late-filing";
    case Scenario::UnbackedMint: return "unbacked-mint";
    case Scenario::CustodyMismatch: return "custody-mismatch";
    case Scenario::Depeg: return "depeg";
    case Scenario::Lookalike: return "lookalike";
    case Scenario::SingleKey: return "single-key";
    case Scenario::BankRun: return "bank-run";
    case Scenario::Reworded: return "reworded";
    case Scenario::SystemOutage: return "system-outage";
    case Scenario::Flood: return "flood";
    }
    return "calm";
}

std::span<const Scenario> allScenarios()
{
    return kScenarios;
}

support::Result<Scenario> scenarioFromText(std::string_view text)
{
    std::string known;
    for (const auto scenario : kScenarios) {
        if (toText(scenario) == text)
            return scenario;
        known += known.empty() ? "" : ", ";
        known += toText(scenario);
    }
    return support::fail(support::ErrorCode::Usage,
                         "no such scenario: \"" + std::string(text.substr(0, 40)) + "\"; known: " + known);
}

} // namespace assay::sandbox
