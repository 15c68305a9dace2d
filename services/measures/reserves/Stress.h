// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "services/measures/reserves/Ladder.h"

namespace assay::measures
{

/// A what-if: who runs, how fast, what it does to the assets. StressText.h writes and reads it.
struct StressParameters {
    domain::Instant start{}; ///< the run begins; day 0 is its date in Hong Kong
    std::string calendar = "hong-kong";
    std::int64_t horizonDays = 30; ///< business days looked at
    LiquidityTerms terms;
    std::string failedParty;                ///< custodian or debt issuer; what it holds or owes counts for nothing
    std::int64_t yieldShockBp = 0;          ///< on debt securities and tokenised assets with a maturity
    std::optional<domain::Decimal> usdRate; ///< coin's currency for one USD, for assets in USD; as 7.75

    friend bool operator==(const StressParameters&, const StressParameters&);
};

/// Part or all of one line, sold. Order and cash fall on business days.
struct StressSale {
    std::string line;
    domain::AssetClass assetClass = domain::AssetClass::Unknown;
    std::string isin;
    std::string name;
    domain::Date orderedOn{};
    domain::Date cashOn{};
    std::int64_t cashDay = 0;
    domain::Decimal marketValue; ///< that leaves the pool, stressed
    domain::Decimal proceeds;    ///< less the haircut
};
/// A queued redemption that cannot be paid whole by its day.
struct MissedRedemption {
    std::string id;
    domain::Decimal amount;
    domain::Date dueOn{};
    domain::Decimal unpaid;
};
struct StressDay {
    domain::Date date{};
    domain::Decimal outflow; ///< asked for up to the end of this day: the larger of run and queue
    domain::Decimal raised;  ///< cash raised up to then
    domain::Decimal unmet;   ///< asked for up to then and not paid
};

struct StressResult {
    domain::CoinId coin;
    std::string statementId;
    std::string currency;
    domain::Instant start{};
    domain::Decimal outstanding;
    domain::Decimal marketValue;   ///< before
    domain::Decimal stressedValue; ///< after shocks and haircuts; blocked and encumbered lines are zero
    std::optional<domain::Decimal> stressedCoverage; ///< stressedValue ÷ outstanding, 6 digits down
    domain::Decimal valueShortfall;                  ///< outstanding − stressedValue, not below zero
    domain::Decimal liquidityShortfall;              ///< the largest unmet of any day
    std::optional<std::int64_t> shortfallDay; ///< first business day with something unmet; none: not within the horizon
    std::optional<std::int64_t> shortfallMinute; ///< of that day, 0…1440, its outflow taken as even over 24 hours
    std::int64_t survivingDays = 0;       ///< business days after day 0 that are wholly met; the horizon if all are
    std::vector<StressSale> sales;        ///< in order of time, then of liquidity
    std::vector<MissedRedemption> missed; ///< in the order in which they are due
    std::vector<StressDay> days;          ///< day 0 to the horizon
};

/// Runs it. Exact; money is rounded to cents against the coin: assets down, losses and outflows up, line by line.
///
/// Value of a line: market value in the coin's currency, or market value in USD × usdRate; then
/// − value × residual days from the statement's date ÷ 365 × shock; zero if its custodian or debt issuer is the failed
/// party, if it is encumbered or its class has no terms. Each day first what pays by itself, then as much as is missing
/// from sales: fewest days to cash first, then least haircut, earliest maturity, line. A sale is ordered early enough
/// for its cash to be there. Queued redemptions are paid first, in the order in which they became valid.
///
/// Errors: OutOfRange (terms, horizon, calendar does not reach so far, rate not above zero), Overflow.
[[nodiscard]] domain::Result<StressResult> runStress(const LiquidityInput& input, const StressParameters& parameters,
                                                     const domain::Calendar& calendar);

/// What a run on this coin needs from the snapshot: its newest complete statement, outstanding, queue.
/// Errors: NotFound (no statement), MissingField (lines missing).
[[nodiscard]] domain::Result<LiquidityInput> stressInput(const Context& context, const domain::CoinId& coin,
                                                         const PoolLimits& limits);

/// "4 business days 864 min"; "not within 30 business days".
[[nodiscard]] std::string timeToShortfall(const StressResult& result);

} // namespace assay::measures
