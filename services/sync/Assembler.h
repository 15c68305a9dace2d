// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "services/domain/Snapshot.h"
#include "services/rules/engine/RuleEngine.h"
#include "services/sync/FeedDelivery.h"

namespace assay::sync {

/// Folds answers into the next snapshot and lists what changed, for the store. A snapshot removes the rows of its source
/// and resource that it no longer states, except in records of events (statements, transfers, redemptions, alerts, cash
/// entries), whose snapshots are windows on the newest. Thread io; owner: Collector.
class Assembler {
public:
    explicit Assembler(const domain::Snapshot& start);

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
    Folded fold(FeedDelivery& delivery, domain::Instant knownAt, domain::Changes& changes);
    void confirm(const Confirmation& confirmation, domain::Instant knownAt, std::vector<domain::OriginPtr>& observations);

    /// Replaces the judgements of the rules that ran; returns those that are new or differ. A subject that is no longer
    /// judged by a rule that ran becomes not-applicable.
    std::vector<domain::Finding> judged(rules::RuleRun judgement, domain::Instant knownAt);
    /// Derived tables that later snapshots carry.
    void setDerived(std::shared_ptr<const domain::DerivedTables> derived) { m_derived = std::move(derived); }
    void setSources(std::vector<domain::SourceHealth> sources) { m_sources = std::move(sources); }

    /// The snapshot so far, without closing the batch: for the rules.
    [[nodiscard]] std::shared_ptr<domain::Snapshot> publish(domain::Instant knownAt, domain::Recording recording);

private:
    template <class Record>
    void foldRecord(FeedDelivery& delivery, const std::vector<domain::OriginPtr>& origins, domain::Changes& changes, Folded& folded);

    template <class Record>
    void noteRestatement(const Record& record, const domain::OriginPtr& origin, domain::Changes& changes);

    /// An instruction that is stated with another status than before leaves a StatusChange.
    void noteStatus(const domain::Instruction& record, const domain::OriginPtr& origin, domain::Changes& changes);

    domain::RecordSet<domain::TableEditor, domain::StatedRecords> m_editors;
    domain::TableEditor<domain::Finding> m_findings;
    std::shared_ptr<const domain::DerivedTables> m_derived;
    std::vector<domain::SourceHealth> m_sources;
    std::map<std::pair<domain::SourceId, std::string>, domain::OriginPtr> m_confirmed;
    std::uint64_t m_revision = 0;
};

} // namespace assay::sync
