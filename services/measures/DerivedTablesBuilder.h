// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "services/measures/reserves/Concentration.h"
#include "services/measures/reserves/Coverage.h"
#include "services/measures/duties/Duties.h"
#include "services/measures/reserves/Holdings.h"
#include "services/measures/reserves/Ladder.h"
#include "services/measures/EarlierData.h"
#include "services/measures/supply/Peg.h"
#include "services/measures/reserves/RedemptionClock.h"
#include "services/measures/settlement/SettlementTablesBuilder.h"

namespace assay::measures {

/// What the derived tables are made by, from the rule packs. The coverage's eligibility and haircuts are those of
/// `holdings`.
struct DerivedTerms {
    HoldingTerms holdings;
    ConcentrationTerms concentrations;
    CoverageParameters coverage;
    BridgeParameters bridge;
    ClockTerms clocks;
    LadderParameters ladder;
    DutyTerms duties;
    PegParameters peg;
    SettlementTerms settlement;
};

/// Keeps the derived tables of a snapshot: makes again those of the coins asked for and leaves the others as they were, so
/// that rows keep their places. A row's origin is that of the statement, request or price it speaks of. It remembers what
/// the eligible lines of each statement came to and what the ledgers showed when the day began. One thread.
class DerivedTablesBuilder {
public:
    explicit DerivedTablesBuilder(DerivedTerms terms);

    /// What there was before the first snapshot that this book sees.
    void recall(const Context& context, const EarlierData& past);

    /// Of context.coins, or of all coins.
    void refresh(const Context& context);
    /// The tables; those that this book does not keep stay as they are.
    void publish(domain::DerivedTables& tables);

private:
    template <class Record, class OriginOf>
    void replace(const Context& context, std::vector<Record> rows, OriginOf&& originOf);

    [[nodiscard]] CoverageParameters coverageBy(const LineEligibility& lines) const;
    void remember(const Context& context, const CoverageParameters& coverage);
    void beginDay(const Context& context);

    using Supplies = std::map<std::pair<domain::CoinId, domain::LedgerId>, EarlierSupply>;

    DerivedTerms m_terms;
    EligibleBefore m_eligible;
    Supplies m_seen;                          ///< on the ledgers, newest
    Supplies m_openings;                      ///< of the day
    std::optional<domain::Instant> m_day;     ///< when it began
    domain::RecordSet<domain::TableEditor, domain::DerivedRecords> m_editors;
    SettlementTablesBuilder m_settlement;
};

} // namespace assay::measures
