// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "services/domain/RecordSchemas.h"
#include "services/domain/Table.h"

namespace assay::measures {

/// Finds what changed between the tables of two snapshots, at a cost that grows with the changes only: chunks that both
/// share are not looked at. It keeps the last table. Rows that have to be made have only these fields, or all where none is
/// named (Table::readFields). One thread.
template <class Record, auto... Fields>
class TableFollower {
public:
    /// Calls `visit(position, before, after)` for each row that differs; before or after is nullptr if it is not there.
    /// They last no longer than the call.
    /// `revision` is that of the snapshot. True if anything did.
    template <class Visit>
    bool follow(const domain::Table<Record>& now, std::uint64_t revision, Visit visit)
    {
        // Within one console the revision of a row says whether it changed. Other rows are compared.
        const bool told = m_revision > 0 && revision > m_revision;
        bool any = false;
        const std::size_t chunks = std::max(now.chunkCount(), m_last.chunkCount());
        for (std::size_t c = 0; c < chunks; ++c) {
            if (c < m_last.chunkCount() && c < now.chunkCount() && m_last.chunk(c) == now.chunk(c))
                continue;
            for (std::size_t i = c * kChunk; i < (c + 1) * kChunk; ++i) {
                const bool was = isThere(m_last, i);
                const bool is = isThere(now, i);
                if ((!was && !is) || (was && is && isSame(m_last, now, i, told)))
                    continue;
                any = true;
                visit(i, was ? &m_last.template readFields<Fields...>(i, m_before) : nullptr,
                      is ? &now.template readFields<Fields...>(i, m_after) : nullptr);
            }
        }
        m_last = now;
        m_revision = revision;
        return any;
    }

    [[nodiscard]] const domain::Table<Record>& last() const { return m_last; }

private:
    static constexpr std::size_t kChunk = domain::Table<Record>::kChunk;

    static bool isThere(const domain::Table<Record>& table, std::size_t position)
    {
        return position < table.size() && table.life(position) == domain::RowState::Present;
    }
    static bool isSame(const domain::Table<Record>& a, const domain::Table<Record>& b, std::size_t position, bool told)
    {
        return a.origin(position) == b.origin(position) && a.revision(position) == b.revision(position) &&
               (told || domain::sameFields(a.at(position).record, b.at(position).record));
    }

    domain::Table<Record> m_last;
    domain::Row<Record> m_before;             ///< readFields
    domain::Row<Record> m_after;
    std::uint64_t m_revision = 0;
};

} // namespace assay::measures
