// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <tuple>
#include <vector>

#include "services/domain/RecordSchemas.h"

namespace assay::domain {

template <template <class> class Holder, class Tuple>
struct ForEachRecord;
template <template <class> class Holder, class... Records>
struct ForEachRecord<Holder, std::tuple<Records...>> {
    using type = std::tuple<Holder<Records>...>;
};

template <class Record>
struct Batch {
    std::vector<Record> rows;
};
/// One vector of rows for each stated record.
using Batches = ForEachRecord<Batch, StatedRecords>::type;

template <class Record>
[[nodiscard]] std::vector<Record>& rowsOf(Batches& batches) { return std::get<Batch<Record>>(batches).rows; }
template <class Record>
[[nodiscard]] const std::vector<Record>& rowsOf(const Batches& batches) { return std::get<Batch<Record>>(batches).rows; }

enum class Change : std::uint8_t { Added, Changed, Removed };

/// A row as it has to be stored: a new version, or the note that it is gone (record holds its last version).
template <class Record>
struct RowChange {
    Record record;
    OriginPtr origin;
    Change change = Change::Added;
};
/// In blocks, so that a long list takes memory as it grows and is never moved.
template <class Record>
using ChangedRows = std::deque<RowChange<Record>>;
template <class Record>
struct ChangeList {
    ChangedRows<Record> rows;
};
using Changes = ForEachRecord<ChangeList, StatedRecords>::type;

template <class Record>
[[nodiscard]] ChangedRows<Record>& changesOf(Changes& changes) { return std::get<ChangeList<Record>>(changes).rows; }
template <class Record>
[[nodiscard]] const ChangedRows<Record>& changesOf(const Changes& changes)
{
    return std::get<ChangeList<Record>>(changes).rows;
}

} // namespace assay::domain
