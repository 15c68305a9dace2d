// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "services/domain/EnumTexts.h"
#include "services/domain/Fields.h"
#include "services/domain/RecordList.h"
#include "services/domain/SupervisionRecords.h"
#include "services/domain/Table.h"

namespace assay::domain {

/// Is what is shown also in the store?
enum class Recording : std::uint8_t { Recorded, NotRecorded };

/// What was derived from a snapshot (services/measures): never stored, made again from what is stored.
using DerivedTables = RecordSet<Table, DerivedRecords>;

/// Everything known at one moment, as one immutable value: what rules evaluate, pages show and reports print. Any thread.
struct Snapshot {
    Snapshot();
    ~Snapshot();
    Snapshot(const Snapshot&);
    Snapshot& operator=(const Snapshot&);
    Snapshot(Snapshot&&) noexcept;
    Snapshot& operator=(Snapshot&&) noexcept;

    std::uint64_t revision = 0;
    Instant knownAt{};
    Recording recording = Recording::Recorded;
    RecordSet<Table, StatedRecords> tables;
    Table<Finding> findings;
    std::shared_ptr<const DerivedTables> derived; ///< never null
    std::vector<SourceHealth> sources;
    /// The last good answer of each (source, resource): a row that did not change is still true at this answer's as-of.
    std::map<std::pair<SourceId, std::string>, OriginPtr> confirmed;

    template <class Record>
    [[nodiscard]] const Table<Record>& table() const
    {
        if constexpr (std::is_same_v<Record, Finding>)
            return findings;
        else if constexpr (kAmong<Record, DerivedRecords>)
            return derived->get<Record>();
        else
            return tables.get<Record>();
    }

    /// The answer that last stated this row: the row's own, or a later one that stated it unchanged. Of a derived row the
    /// oldest of the last answers that it is made of (resourcesOf), since it is made again when one changes.
    template <class Record>
    [[nodiscard]] const Origin& confirmedBy(const Row<Record>& row) const { return confirmedBy<Record>(*row.origin); }
    template <class Record>
    [[nodiscard]] const Origin& confirmedBy(const Origin& stated) const
    {
        return confirmedBy(resourcesOf<Record>(), stated);
    }
    [[nodiscard]] const Origin& confirmedBy(std::span<const std::string_view> resources, const Origin& stated) const;

    /// nullptr if no such source is configured or stored.
    [[nodiscard]] const SourceHealth* source(const SourceId& id) const;

    /// Quality of a figure of `source` that was true at `asOf`.
    [[nodiscard]] Quality quality(const SourceId& id, Instant asOf, Instant now) const;
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace assay::domain
