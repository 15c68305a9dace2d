// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "services/measures/reserves/Pools.h"

namespace assay::measures
{

using EligibilityOf = std::function<domain::Eligibility(const domain::ReserveStatement&, const domain::ReserveAsset&)>;
/// As 0.02; nullopt: cannot be told.
using HaircutOf =
    std::function<std::optional<domain::Decimal>(const domain::ReserveStatement&, const domain::ReserveAsset&)>;

/// One statement of one source.
using StatementRef = std::tuple<domain::CoinId, domain::SourceId, std::string>;
template <class Record>
[[nodiscard]] StatementRef refOf(const domain::Row<Record>& row)
{
    return {row.record.coin, row.origin->source, row.record.statementId};
}
/// What the eligible lines of a complete statement came to while they were here.
struct EligibleThen {
    domain::Instant asOf{};
    domain::Decimal value;
};
using EligibleBefore = std::map<StatementRef, EligibleThen>;

struct CoverageParameters {
    PoolLimits limits;
    /// Only "eligible" counts. Both are asked once for each kind of line (LineKind).
    EligibilityOf eligibility;
    HaircutOf haircut;
    const EligibleBefore* before = nullptr; ///< of statements whose lines were withdrawn since; nullptr: of none
    domain::Decimal minimum{1};                           ///< below it a stretch is "below"
    domain::Duration longestGap = std::chrono::hours{24}; ///< between statements that prove the stretch between them
    domain::Duration window = std::chrono::hours{24};     ///< up to now, for the minutes
};

/// The liability side: the larger of what the issuer states and what the ledgers show, unless the latter
/// is stale or not to be had.
struct Outstanding {
    domain::Decimal value;
    domain::Instant asOf{};
    domain::Instant latest{}; ///< of all that was looked at for it
    domain::Instant earliest{};
    bool observed = false; ///< `value` is the ledgers' figure
    std::string remark;    ///< why the ledgers' figure is not used; empty if it is known
    Evidence evidence;     ///< of the ledgers' figures
};
/// `supply` may be nullptr: none is known.
[[nodiscard]] Outstanding outstandingOf(const Pool& pool, const CoinSupply* supply);

/// Market values of one statement's lines, in its reference currency.
struct AssetValue {
    Sum eligible;
    Sum prudential; ///< eligible less haircuts
    Sum doubtful;   ///< lines of which it is not known whether they count
    std::size_t ineligible = 0;
    std::size_t undecided = 0;  ///< how many are doubtful
    std::string withoutHaircut; ///< first eligible line whose haircut cannot be told
};
[[nodiscard]] AssetValue assetValue(const domain::ReserveStatement& statement,
                                    std::span<const domain::Row<domain::ReserveAsset>* const> lines,
                                    const LineGroups& groups, const CoverageParameters& parameters);

/// Of the eligible lines. nullopt: these are not all lines of the statement, or they cannot be added exactly.
[[nodiscard]] std::optional<domain::Decimal>
eligibleValue(const domain::ReserveStatement& statement,
              std::span<const domain::Row<domain::ReserveAsset>* const> lines, const CoverageParameters& parameters);

/// value ÷ outstanding, 6 digits, rounded down. nullopt if nothing is outstanding or it does not fit.
[[nodiscard]] std::optional<domain::Decimal> coverageRatio(const domain::Decimal& value,
                                                           const domain::Decimal& outstanding);

/// One statement on a coin's time line.
struct CoveragePoint {
    std::string statementId;
    domain::Instant asOf{};
    domain::Instant confirmed{};             ///< the last answer that still stated it; at least asOf
    std::optional<domain::Decimal> headline; ///< nullopt: cannot be told
    std::optional<domain::Decimal> eligible;
    domain::Decimal outstanding;
};

enum class CoverageState : std::uint8_t { Covered, Below, Unproved };
struct CoverageInterval {
    domain::Instant from{};  ///< included
    domain::Instant until{}; ///< not included
    CoverageState state = CoverageState::Unproved;
    std::optional<domain::Decimal> headline; ///< of the statement that proves it
    std::string statementId;
};
/// Without a hole from `from` to `until`. A statement proves the stretch up to the next one if they are at most
/// `longestGap` apart, the newest one up to where its source confirmed it; all else is unproved. In order of `points`.
[[nodiscard]] std::vector<CoverageInterval> coverageIntervals(std::span<const CoveragePoint> points,
                                                              const CoverageParameters& parameters,
                                                              domain::Instant from, domain::Instant until);
/// Minutes in this state; a minute begun counts as one.
[[nodiscard]] std::int64_t minutesIn(std::span<const CoverageInterval> intervals, CoverageState state);

/// One reading for each coin, from its strongest source. The worst case takes the largest outstanding and the smallest
/// assets that the statements, operations and flows allow between the instants of the two sides. `claimGap`: 6 digits,
/// away from zero, so that a gap never reads as none.
[[nodiscard]] std::vector<domain::CoverageReading> coverageReadings(const Context& context,
                                                                    const CoverageParameters& parameters);

} // namespace assay::measures
