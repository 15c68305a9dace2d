// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "services/domain/Table.h"

namespace assay::measures {

/// Tells what changed between the tables of two pictures at the cost of what changed: chunks that both share are not looked
/// at. It keeps the last table. One thread.
template <class Record>
class TableFollower {
public:
    /// Calls `visit(position, before, after)` for each row that differs; before or after is nullptr if it is not there.
    /// `revision` is that of the picture. True if anything did.
    template <class Visit>
    bool follow(const domain::Table<Record>& now, std::uint64_t revision, Visit visit)
    {
        // Rows of two pictures of one console tell by their revision whether they changed. Others are compared.
        const bool told = m_revision > 0 && revision > m_revision;
        bool any = false;
        const std::size_t chunks = std::max(now.chunkCount(), m_last.chunkCount());
        for (std::size_t c = 0; c < chunks; ++c) {
            const auto* before = c < m_last.chunkCount() ? m_last.chunk(c) : nullptr;
            const auto* after = c < now.chunkCount() ? now.chunk(c) : nullptr;
            if (before == after)
                continue;
            for (std::size_t i = 0; i < domain::Table<Record>::kChunk; ++i) {
                const auto* old = before ? present((*before)[i]) : nullptr;
                const auto* fresh = after ? present((*after)[i]) : nullptr;
                if ((!old && !fresh) || (old && fresh && isSame(*old, *fresh, told)))
                    continue;
                any = true;
                visit(c * domain::Table<Record>::kChunk + i, old, fresh);
            }
        }
        m_last = now;
        m_revision = revision;
        return any;
    }

    [[nodiscard]] const domain::Table<Record>& last() const { return m_last; }

private:
    static const domain::Row<Record>* present(const domain::Row<Record>& row)
    {
        return row.life == domain::Life::Present ? &row : nullptr;
    }
    static bool isSame(const domain::Row<Record>& a, const domain::Row<Record>& b, bool told)
    {
        return a.origin == b.origin && a.revision == b.revision && (told || domain::sameFields(a.record, b.record));
    }

    domain::Table<Record> m_last;
    std::uint64_t m_revision = 0;
};

} // namespace assay::measures
