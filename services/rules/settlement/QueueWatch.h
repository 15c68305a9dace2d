// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <set>

#include "services/measures/common/TableFollower.h"
#include "services/rules/engine/RuleResults.h"

namespace assay::rules {

/// What a rule counts in a large table, by source, kept up to date at the cost of what changed since the last snapshot it
/// judged; any two snapshots may follow on one another. ItemCounts::count(row, sign) adds or takes back one row. Any thread.
/// `Fields` are those that it and the marks depend on; all if none is named.
template <class Record, class ItemCounts, auto... Fields>
class QueueWatch {
public:
    using Row = domain::Row<Record>;

    /// What is unusual in one source.
    struct Source {
        ItemCounts items;
        std::set<std::size_t> marked;         ///< positions of rows that have to be looked at
        std::size_t rows = 0;
        domain::OriginPtr newest;             ///< the answer that stated a row last
    };

    /// Calls `report(source id, Source, table)` for each source that has rows. `isMarked(row)`: has it to be looked at?
    template <class IsMarked, class Report>
    void evaluate(const domain::Snapshot& snapshot, IsMarked isMarked, Report report)
    {
        const std::lock_guard lock(m_mutex);
        const auto& table = snapshot.table<Record>();
        m_follower.follow(table, snapshot.revision, [&](std::size_t at, const Row* before, const Row* after) {
            if (before) {
                auto& source = m_sources[before->origin->source];
                if (--source.rows == 0)
                    source.newest.reset();
                source.items.count(before->record, -1);
                source.marked.erase(at);
            }
            if (after) {
                auto& source = m_sources[after->origin->source];
                ++source.rows;
                source.items.count(after->record, 1);
                if (isMarked(after->record))
                    source.marked.insert(at);
                if (!source.newest || source.newest->asOf < after->origin->asOf)
                    source.newest = after->origin;
            }
        });
        for (auto& [id, source] : m_sources)
            if (source.rows > 0)
                report(id, std::as_const(source), table);
    }

private:
    std::mutex m_mutex;
    measures::TableFollower<Record, Fields...> m_follower;
    std::map<domain::SourceId, Source> m_sources;
};

/// The last answer of `source` on Record; nullptr if none is known.
template <class Record>
[[nodiscard]] const domain::Origin* lastAnswer(const domain::Snapshot& snapshot, const domain::SourceId& source)
{
    const auto found = snapshot.confirmed.find({source, std::string(domain::resourceOf<Record>())});
    return found == snapshot.confirmed.end() ? nullptr : found->second.get();
}

/// The last answer of `source`, or else the one that stated a row last.
template <class Record, class Counted>
[[nodiscard]] const domain::Origin* lastAnswer(const domain::Snapshot& snapshot, const domain::SourceId& id, const Counted& source)
{
    const auto* last = lastAnswer<Record>(snapshot, id);
    return last ? last : source.newest.get();
}

} // namespace assay::rules
