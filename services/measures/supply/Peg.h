// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "services/measures/common/Evidence.h"

namespace assay::measures
{

struct PegParameters {
    domain::Duration window = std::chrono::hours{24};
    std::int64_t runBand = 50; ///< basis points: how far off par a close counts towards PegMeasure::run
};

/// What PegReading says of a coin at one venue, with what a rule needs besides.
struct PegMeasure {
    domain::PegReading reading;
    domain::Duration run{}; ///< longest time that closes were outside the run band without one inside
    std::optional<domain::Instant> runFrom;
    domain::Instant worstAt{};         ///< of reading.worstDeviation
    domain::Instant newest{};          ///< start of the newest price
    std::int64_t lateStartMinutes = 0; ///< of the window, before its first price
    std::size_t otherCurrencies = 0;   ///< prices set aside: not in the currency of the newest
    bool onPar = true;                 ///< false: the coin refers to another currency than its price is in
    bool stale = false;                ///< by the limit of its source
    Evidence evidence;                 ///< of the prices in the window
};

/// Price of each coin at each venue against par 1, over the window that ends with its newest price (so a replayed week
/// reads as it did then; `until` and `stale` give its age). Prices dated more than two minutes ahead do not count.
/// Where two sources state one minute, the stronger tier counts. In order of coin and venue. Cost: linear in rows.
///
/// VWAP: Σ close × volume ÷ Σ volume, 8 digits half-even. Deviations: (price − 1) × 10,000, 4 digits, of the VWAP
/// half-even, of a close away from par. A minute is outside a band when its close is farther off than the band.
[[nodiscard]] std::vector<PegMeasure> pegMeasures(const Context& context, const PegParameters& parameters);
[[nodiscard]] std::vector<domain::PegReading> pegReadings(const Context& context, const PegParameters& parameters);

} // namespace assay::measures
