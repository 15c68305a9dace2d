// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/duties/Duties.h"
#include "services/measures/reserves/RedemptionClock.h"
#include "services/rules/engine/RuleEvaluators.h"

namespace assay::rules
{

using measures::CoinEntry;
using measures::CoinRows;
using measures::Register;
using measures::Availability;

/// What one subject's items came to; becomes its summary finding.
struct ItemCounts {
    std::string subject;
    std::string noun; ///< of one item: "redemption"
    std::string threshold;
    std::string none; ///< sentence for no item at all
    domain::Outcome ifNone = domain::Outcome::NotApplicable;
    std::size_t met = 0;
    std::size_t failed = 0;           ///< each has a finding of its own
    std::size_t open = 0;             ///< not due yet
    std::vector<std::string> unknown; ///< sentences; any of them keeps it from passing
    std::string note;                 ///< sentence that is added
    Evidence evidence;
};
[[nodiscard]] RuleResult summary(const ItemCounts& items);

/// A result on one item of a subject.
[[nodiscard]] RuleResult itemBreach(const ItemCounts& items, const std::string& item, std::string measured,
                                 std::string explanation);

/// Adds the evidence of what was offered, or says why it cannot be relied on. False if nothing is offered.
[[nodiscard]] bool look(const Availability& availability, std::string_view what, ItemCounts& items);

/// One operation on a contract, as all sources that report it state it.
struct SeenOperation {
    const domain::Row<domain::TokenOperation>* row = nullptr;
    std::vector<const domain::Row<domain::TokenOperation>*> others;

    [[nodiscard]] const domain::TokenOperation& record() const { return row->record; }
    [[nodiscard]] std::set<std::string> authorisers() const; ///< of all that report it
    [[nodiscard]] std::string_view reference() const;        ///< of the first that states one
    void addTo(Evidence& evidence) const;
};
/// In order of time; an operation reported by two sources is there once if both name its transaction or its id.
[[nodiscard]] std::vector<SeenOperation> operationsOf(const CoinRows<domain::TokenOperation>::Rows& rows);

/// A parameter between two bounds. Errors: MissingField, WrongType, OutOfRange.
[[nodiscard]] support::Result<std::int64_t> countWithin(const Rule& rule, std::string_view key, std::int64_t least,
                                                        std::int64_t most);
[[nodiscard]] support::Result<std::string> oneText(const Rule& rule, std::string_view key);

} // namespace assay::rules
