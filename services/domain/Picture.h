// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "services/domain/CaseSchemas.h"
#include "services/domain/Changes.h"
#include "services/domain/Table.h"

namespace assay::domain {

/// Is what is shown also in the store?
enum class Recording : std::uint8_t { Recorded, NotRecorded };

template <class Tuple>
struct TablesOf;
template <class... Records>
struct TablesOf<std::tuple<Records...>> {
    using type = std::tuple<Table<Records>...>;
    using editors = std::tuple<TableEditor<Records>...>;
};

template <class Record, class Tuple>
inline constexpr bool kAmong = false;
template <class Record, class... Records>
inline constexpr bool kAmong<Record, std::tuple<Records...>> = (std::is_same_v<Record, Records> || ...);

/// What was derived from a picture (services/measures): never stored, made again from what is stored.
using CaseTables = TablesOf<CaseRecords>::type;

/// Everything known at one moment, as one immutable value: what rules judge, pages show and reports print. Any thread.
struct Picture {
    std::uint64_t revision = 0;
    Instant knownAt{};
    Recording recording = Recording::Recorded;
    TablesOf<StatedRecords>::type tables;
    Table<Finding> findings;
    std::shared_ptr<const CaseTables> cases = std::make_shared<const CaseTables>();
    std::vector<SourceHealth> sources;
    /// The last good answer of each (source, resource): a row that did not change is still true at this answer's as-of.
    std::map<std::pair<SourceId, std::string>, OriginPtr> confirmed;

    template <class Record>
    [[nodiscard]] const Table<Record>& table() const
    {
        if constexpr (std::is_same_v<Record, Finding>)
            return findings;
        else if constexpr (kAmong<Record, CaseRecords>)
            return std::get<Table<Record>>(*cases);
        else
            return std::get<Table<Record>>(tables);
    }

    /// The answer that last stated this row: the row's own, or a later one in which it stood unchanged. Of a derived row
    /// the oldest of the last answers that it is made of (Schema::kMadeOf), since it is made again when one changes.
    template <class Record>
    [[nodiscard]] const Origin& confirmedBy(const Row<Record>& row) const { return confirmedBy<Record>(*row.origin); }
    template <class Record>
    [[nodiscard]] const Origin& confirmedBy(const Origin& stated) const
    {
        const Origin* oldest = nullptr;
        for (const auto resource : resourcesOf<Record>()) {
            const auto found = confirmed.find({stated.source, std::string(resource)});
            if (found != confirmed.end() && (!oldest || found->second->asOf < oldest->asOf))
                oldest = found->second.get();
        }
        return oldest && oldest->asOf >= stated.asOf ? *oldest : stated;
    }

    /// nullptr if no such source is configured or stored.
    [[nodiscard]] const SourceHealth* source(const SourceId& id) const
    {
        for (const auto& health : sources)
            if (health.id == id)
                return &health;
        return nullptr;
    }

    /// Quality of a figure of `source` that was true at `asOf`.
    [[nodiscard]] Quality quality(const SourceId& id, Instant asOf, Instant now) const
    {
        const auto* health = source(id);
        // What a frozen source repeats is as old as its last change, whatever instant it names.
        if (health && health->state == FeedState::Frozen)
            return Quality::Stale;
        const Duration limit = health && health->staleAfterMs > 0 ? Duration{health->staleAfterMs} : std::chrono::hours{24};
        return qualityAt(asOf, now, limit);
    }
};
using PicturePtr = std::shared_ptr<const Picture>;

} // namespace assay::domain
