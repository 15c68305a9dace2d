// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <future>
#include <map>
#include <memory>
#include <set>

#include "services/measures/settlement/Gridlock.h"
#include "services/measures/settlement/SettlementTables.h"

namespace assay::measures {

/// Keeps the derived tables of settlement. Instructions are counted once and then as they change. The search for gridlock
/// reads the whole queue: that of a large one waits after a change and, but for the first, runs on a thread of its own; what it
/// finds is taken by the refresh after it, with the origin of what it has read. A row's origin is the last answer of its source
/// on what it is made of. One thread.
class SettlementTablesBuilder {
public:
    explicit SettlementTablesBuilder(SettlementTerms terms);

    void refresh(const Context& context);
    /// Only the tables of settlement.
    void publish(domain::DerivedTables& tables);

private:
    using Source = SettlementTally::Source;
    struct GridlockFound {
        std::vector<domain::GridlockOption> options;
        std::size_t instructions = 0;             ///< that were looked at
        domain::OriginPtr origin;
    };
    struct Kept {
        std::vector<std::pair<std::string, domain::Instant>> cutOffs;
        std::optional<domain::Date> today;
        std::set<SettlementTally::AccountKey> concerned; ///< whose standing has to be made again
        std::optional<domain::Instant> searched;  ///< when gridlock was looked for
        std::size_t instructions = 0;             ///< that were looked at last
        bool waits = true;                        ///< something changed since
        std::future<GridlockFound> searching;
    };
    using Position = domain::Position;

    bool followPositions(const domain::Snapshot& snapshot);
    void refreshStandings(const SettlementTables& cases, Source source, const domain::OriginPtr& origin);
    void refreshGridlock(const Context& context, Source source, const domain::OriginPtr& origin);
    void take(Kept& kept, GridlockFound found);
    void restateGridlock(const domain::OriginPtr& origin);
    template <class Record>
    void replace(std::vector<Record> rows, const domain::OriginPtr& origin);
    template <class Record>
    static void compact(domain::TableEditor<Record>& editor);
    /// The last answer of a source on what Derived is made of: of several the oldest.
    template <class Derived>
    [[nodiscard]] static domain::OriginPtr originOf(const Context& context, const domain::SourceId& source);

    SettlementTerms m_terms;
    SettlementTally m_tally;
    TableFollower<Position> m_positions;
    std::map<std::tuple<domain::SourceId, std::string, std::string>, std::set<std::size_t>> m_accounts; ///< rows by participant and asset
    std::set<std::tuple<domain::SourceId, std::string, std::string>> m_moved;  ///< whose balances changed
    std::map<Source, Kept> m_kept;
    std::uint64_t m_revision = 0;
    using Records = domain::RecordList<domain::CycleStanding, domain::ParticipantStanding, domain::AgeingBucket,
                                       domain::SettlementEfficiency, domain::FailGroup, domain::GridlockOption>;
    domain::RecordSet<domain::TableEditor, Records> m_editors;
};

} // namespace assay::measures
