// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/Decimal.h"
#include "services/measures/settlement/AgeBuckets.h"
#include "services/support/Instant.h"

namespace assay::measures {

/// Which codes mean what in a settlement queue. Codes are ISO 20022, as they came.
struct QueueTerms {
    std::vector<std::string> settled;         ///< statuses
    std::vector<std::string> terminal;        ///< statuses after which nothing happens any more, the settled among them
    std::vector<std::string> failing;         ///< statuses of what can no longer settle on its date
    std::vector<std::string> unready;         ///< statuses that money and metal do not cure: unmatched, in repair …
    std::vector<std::string> curable;         ///< reasons that end once legs are covered or linked ones settle
    std::vector<std::string> holdReasons;     ///< reasons that say the same as a hold
    std::vector<std::string> assetShort;      ///< reasons: the deliverer lacks the asset
    std::vector<std::string> cashShort;       ///< reasons: the payer lacks the money
    std::vector<std::string> timed;           ///< reasons that time alone ends: the date, the next cycle
    /// Worth of one unit of each currency in the currency by which sets are compared; one that is missing counts nothing.
    std::map<std::string, domain::Decimal> rates;
    std::string reference = "HKD";            ///< that currency
};

/// How far the search for gridlock goes. Steps and not seconds, so that equal queues give equal answers.
struct GridlockTerms {
    std::size_t exactUpTo = 40;               ///< instructions that hang together, for a search of all subsets
    std::size_t exactSteps = 1'000'000;       ///< of that search; beyond it the result is what was found so far
    std::size_t runSteps = 5'000'000;        ///< of settling one after the other
    std::size_t options = 20;                 ///< most that are listed
    std::size_t instructions = 200'000;       ///< most that are looked at
    support::Duration every{5'000};            ///< for each 20,000 instructions; fewer are looked at on each change
};

/// By what the derived tables of settlement are made.
struct SettlementTerms {
    QueueTerms queue;
    GridlockTerms gridlock;
    std::string calendar;
    AgeBuckets buckets;
    domain::Decimal warning;                  ///< share of a limit
    domain::Decimal alarm;                    ///< share of a limit
    std::int64_t efficiencyDays = 0;          ///< calendar days shown
};

/// Is `code` among `codes`?
[[nodiscard]] inline bool among(const std::vector<std::string>& codes, std::string_view code)
{
    for (const auto& one : codes)
        if (one == code)
            return true;
    return false;
}

} // namespace assay::measures
