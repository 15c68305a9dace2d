// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "services/domain/Picture.h"
#include "services/rules/Engine.h"
#include "services/sync/Arrival.h"

namespace assay::sync {

/// Folds answers into the next picture and lists what changed, for the store. A snapshot removes the rows of its source
/// and resource that it no longer states, except in records of events (statements, transfers, redemptions, alerts, cash
/// entries), whose snapshots are windows on the newest. Thread io; owner: Collector.
class Assembler {
public:
    explicit Assembler(const domain::Picture& start);

    struct Folded {
        std::size_t added = 0;
        std::size_t changed = 0;
        std::size_t removed = 0;
        std::size_t unchanged = 0;
        std::vector<domain::OriginPtr> observations;
        std::set<domain::CoinId> coins;  ///< that a changed row is about
        bool everyCoin = false;          ///< a changed row concerns issuers or coins without naming one
    };
    /// Adds to `changes` what has to be stored.
    Folded fold(Arrival& arrival, domain::Instant knownAt, domain::Changes& changes);
    void confirm(const Confirmation& confirmation, domain::Instant knownAt, std::vector<domain::OriginPtr>& observations);

    /// Replaces the judgements of the rules that ran; returns those that are new or differ. A subject that is no longer
    /// judged by a rule that ran becomes not-applicable.
    std::vector<domain::Finding> judged(rules::Judgement judgement, domain::Instant knownAt);
    /// Derived tables that later pictures carry.
    void setCases(std::shared_ptr<const domain::CaseTables> cases) { m_cases = std::move(cases); }
    void setSources(std::vector<domain::SourceHealth> sources) { m_sources = std::move(sources); }

    /// The picture so far, without closing the round: for the rules.
    [[nodiscard]] std::shared_ptr<domain::Picture> publish(domain::Instant knownAt, domain::Recording recording);

private:
    template <class Record>
    void foldRecord(Arrival& arrival, const std::vector<domain::OriginPtr>& origins, domain::Changes& changes, Folded& folded);

    template <class Record>
    void noteRestatement(const Record& record, const domain::OriginPtr& origin, domain::Changes& changes);

    /// An instruction that is stated with another status than before leaves a StatusChange.
    void noteStatus(const domain::Instruction& record, const domain::OriginPtr& origin, domain::Changes& changes);

    domain::RecordSet<domain::TableEditor, domain::StatedRecords> m_editors;
    domain::TableEditor<domain::Finding> m_findings;
    std::shared_ptr<const domain::CaseTables> m_cases;
    std::vector<domain::SourceHealth> m_sources;
    std::map<std::pair<domain::SourceId, std::string>, domain::OriginPtr> m_confirmed;
    std::uint64_t m_revision = 0;
};

} // namespace assay::sync
