// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/items/Column.h"
#include "models/items/ColumnKeys.h"
#include "services/domain/Sum.h"

namespace assay::models {

/// A line that stands for a group is its number with this bit.
inline constexpr std::uint32_t kGroup = 0x80000000U;
inline constexpr std::size_t kMostGroupColumns = 3;

/// What the rows of a group add up to in one column, in one unit. Amounts of different units are never added.
struct GroupSum {
    std::size_t column = 0;
    std::string unit;                                 ///< "HKD"; empty: the column says it
    domain::Sum value;
};

struct RowGroup {
    std::string key;                                  ///< values from the outermost group on: stable from order to order
    std::size_t column = 0;
    std::size_t level = 0;
    std::int32_t parent = -1;
    std::uint32_t example = 0;                        ///< position of a row of it
    std::size_t count = 0;
    bool open = false;
    std::vector<GroupSum> sums;                       ///< by column, then unit
};

/// The groups of one order. Immutable once built, any thread.
struct RowGroups {
    std::vector<RowGroup> groups;
    std::vector<std::int32_t> lines;                  ///< group → line, or -1
    std::unordered_map<std::string, std::uint32_t> byKey;
};

/// What groups are made of: the values of all columns concerned, by column.
using ColumnsOfKeys = std::vector<std::unique_ptr<ColumnKeys>>;

/// Which column says in what a sum of `column` is counted: its own number if none has to, -1 if it has no sums.
[[nodiscard]] int unitColumn(const ColumnSet& columns, std::size_t column);
/// The columns a grouping needs: those it groups by, those it adds up, and their units.
[[nodiscard]] std::vector<std::size_t> groupedColumns(const ColumnSet& columns, const std::vector<int>& by);

/// Groups `positions` (in their order) by up to three columns; groups stand in the order of their values, those that state
/// none last. Fills `lines` with what is seen: groups, and the rows of those whose key is in `open`.
[[nodiscard]] RowGroups groupRows(const ColumnSet& columns, const ColumnsOfKeys& values, const std::vector<int>& by,
                                  const std::set<std::string>& open, const std::vector<std::uint32_t>& positions,
                                  std::vector<std::uint32_t>& lines, SortScratch& scratch);

} // namespace assay::models
