// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/charts/Chart.h"

namespace assay::models {

/// \file What is charted of the case of one coin. Pure functions; called on work threads.

/// Milliseconds since 1970, the unit of time axes.
[[nodiscard]] inline std::int64_t msecs(domain::Instant instant)
{
    return instant.time_since_epoch().count();
}

/// Something that happened to a coin, before it is drawn.
struct CoinEvent {
    Mark::Kind kind = Mark::Kind::Statement;
    domain::Instant at{};
    std::optional<domain::Instant> until;    ///< of an incident that is over
    std::optional<domain::Decimal> amount;   ///< in coins; of a statement the reserve value
    std::string what;                        ///< of an incident: its kind
    std::string text;                        ///< and its description
};
/// Mints and burns on any ledger (each once, though several sources report it), incidents of the coin or its issuer,
/// statements (those of the past too); in order of time. Events before `from` are left out, unless they are not over by then.
[[nodiscard]] std::vector<CoinEvent> coinEvents(const domain::Snapshot& snapshot, const std::string& coin, domain::Instant from,
                                                const std::vector<api::CoveragePoint>& statements);

/// Coverage of one coin over time in percent, with the 100 % line; stretches longer than `staleAfter` are gaps.
[[nodiscard]] ChartData coverageChart(const Format& format, const QString& coin, const std::vector<api::CoveragePoint>& points,
                                      TimeRange range, domain::Duration staleAfter, int buckets = 800);
/// Marks the events on a time line of this coin and puts them into its table.
void addMarks(ChartData& chart, const Format& format, const QString& coin, const std::vector<CoinEvent>& events);

/// Both sides of one coin's supply over time, and what lies between them.
struct SupplyCharts {
    ChartData supply;          ///< two lines: stated by the issuer, observed on ledgers
    ChartData gap;             ///< (stated − observed) ÷ observed in percent, as an area: size × duration
};
/// A figure counts from its first answer to the last one, and on to the next figure if its source was not silent in between;
/// a side is known where all of its ledgers are, a gap where both sides state the same ledgers. Unknown is left empty.
/// `statements` are used for the issuer's side where it states no supply by ledger.
[[nodiscard]] SupplyCharts supplyCharts(const Format& format, const QString& coin, const std::vector<api::SupplyStretch>& stretches,
                                        const std::vector<api::CoveragePoint>& statements, const domain::Snapshot& snapshot,
                                        TimeRange range);

/// Closes of one coin at each venue against par, in basis points; a minute without a price is a gap. The time ends with the
/// newest price if that is older than the range.
[[nodiscard]] ChartData pegChart(const Format& format, const QString& coin, const domain::Snapshot& snapshot, TimeRange range,
                                 int buckets = 800);

/// Redemptions of one coin by how long they took from valid to paid.
[[nodiscard]] ChartData paymentChart(const Format& format, const QString& coin, const domain::Snapshot& snapshot);
/// Percentiles of the same, how many were paid and how many of them in time.
[[nodiscard]] ChartData paymentFacts(const Format& format, const QString& coin, const domain::Snapshot& snapshot);

} // namespace assay::models
