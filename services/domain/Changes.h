// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <vector>

#include "services/domain/EnumTexts.h"
#include "services/domain/Fields.h"
#include "services/domain/RecordList.h"
#include "services/domain/SupervisionRecords.h"

namespace assay::domain {

template <class Record>
struct Batch {
    std::vector<Record> rows;
};

/// One vector of rows for each stated record.
struct Batches : RecordSet<Batch, StatedRecords> {
    Batches();
    ~Batches();
    Batches(const Batches&);
    Batches& operator=(const Batches&);
    Batches(Batches&&) noexcept;
    Batches& operator=(Batches&&) noexcept;
};

template <class Record>
[[nodiscard]] std::vector<Record>& rowsOf(Batches& batches) { return batches.get<Record>().rows; }
template <class Record>
[[nodiscard]] const std::vector<Record>& rowsOf(const Batches& batches) { return batches.get<Record>().rows; }

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

/// One list of changed rows for each stated record.
struct Changes : RecordSet<ChangeList, StatedRecords> {
    Changes();
    ~Changes();
    Changes(const Changes&);
    Changes& operator=(const Changes&);
    Changes(Changes&&) noexcept;
    Changes& operator=(Changes&&) noexcept;
};

template <class Record>
[[nodiscard]] ChangedRows<Record>& changesOf(Changes& changes) { return changes.get<Record>().rows; }
template <class Record>
[[nodiscard]] const ChangedRows<Record>& changesOf(const Changes& changes) { return changes.get<Record>().rows; }

} // namespace assay::domain
