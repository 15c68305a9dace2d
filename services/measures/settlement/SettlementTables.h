// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "services/domain/SettlementDerivedRecords.h"
#include "services/measures/common/Evidence.h"
#include "services/measures/settlement/SettlementTally.h"

namespace assay::measures {

/// What the derived tables of one source say at one moment, from the sums over its queue. Points into what it was made
/// from; one thread.
class SettlementTables {
public:
    SettlementTables(const Context& context, const SettlementTerms& terms, const SettlementTally& tally,
                    SettlementTally::Source source);

    /// Cycles of today, in order of their cut-off; later ones after them are left out. Cycles that are not stated for an
    /// instruction are the next of its day that settle its asset.
    [[nodiscard]] std::vector<domain::CycleStanding> cycles() const;
    /// By business days since the intended date; rows whose sums do not fit are left out.
    [[nodiscard]] std::vector<domain::AgeingBucket> ageing() const;
    /// Of the days back to terms.efficiencyDays ago, and of today.
    [[nodiscard]] std::vector<domain::SettlementEfficiency> efficiency() const;
    /// Those that say that they fail, and those past their date, by who lacks what; else by who delivers.
    [[nodiscard]] std::vector<domain::FailGroup> fails() const;

    /// Balances of one participant in one asset, all its accounts together.
    struct Holding {
        domain::Decimal balance;
        std::optional<domain::Decimal> reserved;
        std::optional<domain::Decimal> limit;
    };
    /// `key` names the participant and the asset. Nothing if no balance is stated or a sum does not fit.
    [[nodiscard]] std::optional<domain::ParticipantStanding> standing(const SettlementTally::AccountKey& key,
                                                                      const Holding& holding) const;

    /// What the projections rest on besides balances and flows: they are to be made again when this changes.
    [[nodiscard]] std::vector<std::pair<std::string, domain::Instant>> cutOffs() const;
    [[nodiscard]] domain::Date today() const { return m_today; }

private:
    [[nodiscard]] bool isDue(const SettlementTally::Flow& flow, const std::string& asset) const;
    /// The next cut-off of a cycle that settles this asset; nullptr if none is stated.
    [[nodiscard]] const domain::SettlementCycle* next(const std::string& asset) const;
    [[nodiscard]] domain::Date localDate(domain::Instant at) const;

    const Context& m_context;
    const SettlementTerms& m_terms;
    const SettlementTally& m_tally;
    SettlementTally::Source m_source;
    const domain::Calendar* m_calendar;
    domain::Date m_today;
    std::vector<const domain::SettlementCycle*> m_cycles; ///< of the source that are not cancelled, by cut-off
    std::unordered_map<std::string, const domain::SettlementCycle*> m_byId;
};

} // namespace assay::measures
