// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/Snapshot.h"
#include "services/domain/Sum.h"

namespace assay::models {

/// \file What pages add up from a snapshot. Pure functions; called on work threads.

/// Where a sum over many rows comes from: the weakest tier, the oldest as-of, and how long it counts.
struct RowsOrigin {
    std::optional<domain::Origin> origin;     ///< asOf is that of the oldest confirmed answer
    domain::Instant judgedAt{};               ///< as-of of the answer that is stale first,
    domain::Duration staleAfter{};            ///< which is so long after

    void include(const domain::Snapshot& snapshot, const domain::Origin& confirmed);
};

/// From every answer that confirms rows of this kind; from the rows themselves if no answer is noted.
template <class Record>
[[nodiscard]] RowsOrigin standingOf(const domain::Snapshot& snapshot)
{
    RowsOrigin out;
    for (const auto& [place, origin] : snapshot.confirmed)
        if (place.second == domain::resourceOf<Record>())
            out.include(snapshot, *origin);
    if (out.origin)
        return out;
    const domain::Origin* last = nullptr;
    snapshot.table<Record>().forEach([&](const domain::Row<Record>& row) {
        if (row.origin && row.origin.get() != last) {
            last = row.origin.get();
            out.include(snapshot, *last);
        }
    });
    return out;
}

/// The worst open status over one subject.
struct RuleStatus {
    domain::Outcome outcome = domain::Outcome::NotApplicable;
    domain::Severity severity = domain::Severity::Unknown;
    std::size_t open = 0;                     ///< breaches and what cannot be told

    void include(const domain::Finding& finding);
};
[[nodiscard]] bool isOpen(const domain::Finding& finding);
/// Judgements of rules whose id begins with `prefix`, over `subject` or a part of it ("HKDX", "HKDX/line 14").
[[nodiscard]] RuleStatus ruleStatusOf(const domain::Snapshot& snapshot, std::string_view prefix, std::string_view subject = {});

/// One coin as its latest reserve statement has it.
struct CoinState {
    const domain::Row<domain::ReserveStatement>* statement = nullptr; ///< lives as long as the snapshot
    std::optional<domain::Decimal> coverage;  ///< reserve value ÷ outstanding, 6 digits, downwards; none if nothing is outstanding
    std::optional<domain::Decimal> buffer;    ///< reserve value − outstanding
    std::int64_t linesArrived = 0;
    RowsOrigin standing;
    RuleStatus status;
};
/// In the order of their names.
[[nodiscard]] std::map<std::string, CoinState> coinStates(const domain::Snapshot& snapshot);
/// The ids of the latest statement of each coin.
[[nodiscard]] std::map<std::string, const domain::Row<domain::ReserveStatement>*> latestStatements(const domain::Snapshot& snapshot);

struct VaultState {
    const domain::Row<domain::Vault>* vault = nullptr; ///< none: bars state a vault that no list names
    std::int64_t bars = 0;
    std::int64_t unweighed = 0;               ///< bars without a fine weight: the sum is a lower limit
    domain::Sum fineOz;
    RuleStatus status;
};
[[nodiscard]] std::map<std::string, VaultState> vaultStates(const domain::Snapshot& snapshot);

struct QueueState {
    std::size_t unsettled = 0;
    std::size_t failing = 0;
    std::size_t onHold = 0;
    std::size_t oneLegFinal = 0;
    std::map<std::string, domain::Sum> value;      ///< by currency, of unsettled instructions
    std::size_t unpriced = 0;                      ///< unsettled against payment, without an amount or its currency
    struct Waiting {
        std::string ref;
        std::string status;
        domain::Instant queuedAt{};
    };
    std::optional<Waiting> oldest;                 ///< unsettled
};
[[nodiscard]] QueueState queueState(const domain::Snapshot& snapshot);

struct AlertState {
    std::size_t open = 0;
    std::size_t overdue = 0;
    std::size_t dueToday = 0;
    domain::Severity worst = domain::Severity::Unknown;
    const domain::Row<domain::Alert>* oldest = nullptr;
};
[[nodiscard]] AlertState alertState(const domain::Snapshot& snapshot, domain::Instant now);

} // namespace assay::models
