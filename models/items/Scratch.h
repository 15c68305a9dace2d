// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay::models {

/// \file Room for work over all rows of a table. Its owner keeps it from one job to the next: blocks of megabytes that are
/// made and freed for each job come from the kernel page by page, which takes longer than the job.

/// Room for `count` elements and some more, so that rows that come one by one do not move everything each time. What is in
/// a list that has to move is lost.
template <class T>
void makeRoom(std::vector<T>& list, std::size_t count)
{
    if (list.capacity() >= count)
        return;
    std::vector<T>().swap(list);
    list.reserve(count + count / 16);
}

/// A row with the number it sorts by.
struct KeyedRow {
    std::uint64_t key = 0;
    std::uint32_t row = 0;
};

/// What a sort or a grouping needs beside its rows: 32 bytes a row.
struct SortScratch {
    std::vector<KeyedRow> rows;
    std::vector<KeyedRow> other;
    std::vector<std::uint32_t> counts;

    [[nodiscard]] std::size_t memory() const
    {
        return (rows.capacity() + other.capacity()) * sizeof(KeyedRow) + counts.capacity() * sizeof(std::uint32_t);
    }
};
/// Sorts scratch.rows by key; rows of the same key stay in their order.
void sortByKey(SortScratch& scratch);

} // namespace assay::models
