// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "services/measures/Concentration.h"
#include "services/measures/Coverage.h"
#include "services/measures/Duties.h"
#include "services/measures/Holdings.h"
#include "services/measures/Ladder.h"
#include "services/measures/Past.h"
#include "services/measures/Peg.h"
#include "services/measures/RedemptionClock.h"
#include "services/measures/SettlementBook.h"

namespace assay::measures {

/// What the derived tables are made by, from the rule packs. The coverage's eligibility and haircuts are those of
/// `holdings`.
struct CaseTerms {
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

/// Keeps the derived tables of a picture: makes again those of the coins asked for and leaves the others as they were, so
/// that rows keep their places. A row's origin is that of the statement, request or price it speaks of. It remembers what
/// the eligible lines of each statement came to and what the ledgers showed when the day began. One thread.
class CaseBook {
public:
    explicit CaseBook(CaseTerms terms);

    /// What there was before the first picture that this book sees.
    void recall(const Context& context, const Past& past);

    /// Of context.coins, or of all coins.
    void refresh(const Context& context);
    /// The tables; those that this book does not keep stay as they are.
    void publish(domain::CaseTables& tables);

private:
    template <class Record, class OriginOf>
    void replace(const Context& context, std::vector<Record> rows, OriginOf&& originOf);

    [[nodiscard]] CoverageParameters coverageBy(const LineJudgement& lines) const;
    void remember(const Context& context, const CoverageParameters& coverage);
    void beginDay(const Context& context);

    using Supplies = std::map<std::pair<domain::CoinId, domain::LedgerId>, EarlierSupply>;

    CaseTerms m_terms;
    EligibleBefore m_eligible;
    Supplies m_seen;                          ///< on the ledgers, newest
    Supplies m_openings;                      ///< of the day
    std::optional<domain::Instant> m_day;     ///< when it began
    domain::RecordSet<domain::TableEditor, domain::CaseRecords> m_editors;
    SettlementBook m_settlement;
};

} // namespace assay::measures
