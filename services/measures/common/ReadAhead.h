// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "services/domain/Table.h"

namespace assay::measures {

/// Visits the present rows of a large table once from end to end. A row that is kept as a record is many cache lines: those of
/// the rows that follow are fetched meanwhile, since waiting for them would take longer than what is done with them.
template <class Record, class Visit>
    requires(!domain::kPacked<Record>)
void readAhead(const domain::Table<Record>& table, Visit visit)
{
    constexpr std::size_t kAhead = 6;
    constexpr std::size_t kCacheLine = 64;
    for (std::size_t c = 0; c < table.chunkCount(); ++c) {
        const auto& chunk = *table.chunk(c);
        for (std::size_t i = 0; i < domain::kRowsInChunk; ++i) {
            const auto* later = reinterpret_cast<const char*>(&chunk.at(std::min(i + kAhead, domain::kRowsInChunk - 1)));
            for (std::size_t at = 0; at < sizeof(domain::Row<Record>); at += kCacheLine)
                __builtin_prefetch(later + at);
            if (const auto& row = chunk.at(i); row.life == domain::RowState::Present)
                visit(row);
        }
    }
}

} // namespace assay::measures
