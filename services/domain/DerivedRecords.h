// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/Records.h"

namespace assay::domain {

// What services/measures takes from a snapshot and pages, commands and reports show as tables: derived, never stored, made
// again from what is stored. Field names are in DerivedSchemas.h. std::nullopt is "cannot be told", never zero.

enum class Eligibility : std::uint8_t { Unknown, Eligible, Ineligible, CannotTell };
enum class ClockState : std::uint8_t { Unknown, Running, PaidInTime, PaidLate, Overdue, Consented, Refused };
enum class DutyState : std::uint8_t { Unknown, Upcoming, Due, Done, Late, Missing, Contradictory };

/// Coverage of one coin's pool now. Ratios are rounded down, so that a shortfall never reads as covered.
struct CoverageReading {
    CoinId coin;
    IssuerId issuer;
    std::string pool;
    std::string currency;
    std::optional<Decimal> outstanding;       ///< the larger of stated and observed where they differ
    std::optional<Decimal> reserveValue;      ///< Σ market value of eligible lines
    std::optional<Decimal> headline;          ///< reserveValue ÷ outstanding
    std::optional<Decimal> prudential;        ///< Σ market value × (1 − haircut) ÷ outstanding
    std::optional<Decimal> worst;             ///< the least ratio that the two sides' instants allow
    std::optional<Decimal> buffer;            ///< reserveValue − outstanding
    std::optional<Decimal> claimGap;          ///< (stated − observed) ÷ observed supply
    std::optional<Instant> assetsAsOf;
    std::optional<Instant> outstandingAsOf;
    std::optional<std::int64_t> minutesBelow; ///< of the last 24 hours, proved below the minimum
    std::optional<std::int64_t> minutesUnproved; ///< of the last 24 hours, neither proved covered nor below
    std::string remark;                       ///< why something cannot be told
};

/// One line of a pool with what decides whether it counts.
struct HoldingLine {
    CoinId coin;
    std::string statementId;
    std::string line;
    AssetClass assetClass = AssetClass::Unknown;
    std::string name;
    std::string isin;
    std::string debtIssuer;
    std::string custodian;
    std::string account;
    std::string currency;
    std::optional<Date> maturity;
    std::optional<std::int64_t> residualDays; ///< from the statement's date
    Decimal marketValue;
    Decimal referenceValue;                   ///< in the coin's currency
    std::optional<Decimal> share;             ///< of the pool
    std::optional<Decimal> haircut;           ///< as 0.02
    std::optional<Decimal> prudentialValue;
    std::string valuationSource;
    Encumbrance encumbrance = Encumbrance::Unknown;
    Eligibility eligibility = Eligibility::Unknown;
    std::string clause;                       ///< that decides
    std::string reason;
    std::optional<Decimal> custodianValue;    ///< what the custodian states for the same line
};

/// A share of a pool against a limit. `measure` as in IssuerLimit.
struct Concentration {
    CoinId coin;
    std::string measure;
    std::string subject;
    Decimal value;                            ///< in the coin's currency; for hhi: the index
    std::optional<Decimal> share;
    std::optional<Decimal> limit;
    std::optional<Decimal> headroom;          ///< limit − share; negative: breached
    std::vector<std::string> lines;           ///< that make it up
};

/// opening + minted − burned = closing, for one coin on one ledger over a span.
struct SupplyBridge {
    CoinId coin;
    LedgerId ledger;
    std::optional<Decimal> opening;
    Decimal minted;
    Decimal burned;
    std::optional<Decimal> expected;          ///< opening + minted − burned
    std::optional<Decimal> closing;           ///< observed
    std::optional<Decimal> difference;        ///< closing − expected
    std::optional<Decimal> frozen;            ///< part of closing, counted in it
    std::optional<Decimal> stated;            ///< by the issuer
    std::optional<Decimal> gap;               ///< stated − closing
    std::optional<Decimal> gapShare;          ///< gap ÷ closing
    std::optional<std::int64_t> gapSeconds;   ///< how long the gap has lasted
    std::optional<Instant> from;
    std::optional<Instant> until;
};

/// The clock of one redemption: one business day of Hong Kong from the valid request.
struct RedemptionClock {
    std::string id;
    CoinId coin;
    std::string holder;
    Decimal amount;
    std::string currency;
    ClockState state = ClockState::Unknown;
    std::optional<Instant> validAt;
    std::optional<Instant> dueAt;
    std::optional<Instant> paidAt;
    std::optional<std::int64_t> secondsLeft;  ///< negative: overdue; not stated once paid
    std::optional<Decimal> paidAmount;
    std::string consentId;
};

/// One rung of the liquidity ladder of a coin, cumulative.
struct LadderRung {
    CoinId coin;
    std::string horizon;                      ///< "T+0", "T+1", "T+5", "T+30"
    std::int64_t businessDays = 0;
    Decimal liquidity;                        ///< cash raised up to then
    Decimal queued;                           ///< valid redemptions due up to then
    Decimal stressed;                         ///< outflow assumed up to then
    Decimal surplus;                          ///< liquidity − max(queued, stressed)
    std::optional<Decimal> ratio;             ///< liquidity ÷ max(queued, stressed)
};

/// Something an issuer owes by a date: a return, a report, an attestation, a notice, an answer.
struct Duty {
    std::string id;
    IssuerId issuer;
    CoinId coin;
    std::string duty;                         ///< "daily-statement", as FilingKind; "letter-reply"
    std::string clause;
    std::string period;
    std::optional<Date> dueOn;
    std::optional<Instant> dueAt;
    std::optional<Instant> doneAt;
    DutyState state = DutyState::Unknown;
    std::string filing;                       ///< id of what fulfilled it
    std::optional<std::int64_t> lagDays;      ///< from the end of the period to filing
    std::string detail;
};

/// Price of one coin at one venue against its par over the last day. Deviations in basis points of par.
struct PegReading {
    CoinId coin;
    std::string venue;
    std::string currency;
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::optional<Decimal> vwap;              ///< Σ close × volume ÷ Σ volume
    std::optional<Decimal> last;
    std::optional<Decimal> deviation;         ///< of the VWAP, bp, signed
    std::optional<Decimal> worstDeviation;    ///< of a close, bp, signed
    std::int64_t minutesOutside25 = 0;
    std::int64_t minutesOutside50 = 0;
    std::int64_t minutesOutside100 = 0;
    std::int64_t minutesOutside300 = 0;
    std::int64_t minutesMissing = 0;          ///< of the span between first and last price
};

/// One rule of the packs in force, with what it came to now.
struct RuleCard {
    RuleId rule;
    std::string title;
    std::string pack;
    std::string version;
    Severity severity = Severity::Unknown;
    std::string citation;
    std::string confidence;
    std::string textVersion;
    std::vector<std::string> parameters;      ///< "minimum_coverage = 1.000000 ratio (text)"
    std::int64_t passed = 0;
    std::int64_t breached = 0;
    std::int64_t cannotTell = 0;
    std::int64_t notApplicable = 0;
};

} // namespace assay::domain
