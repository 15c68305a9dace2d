// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "services/sandbox/http/Pager.h"
#include "services/wire/AssayHttp.h"

namespace assay::sandbox::test
{

inline const Instant kStart = support::parseInstant("2026-03-31T02:00:00Z").value();

inline WorldSettings settingsOf(Scenario scenario, std::uint64_t seed = 1)
{
    WorldSettings settings;
    settings.seed = seed;
    settings.scenario = scenario;
    settings.start = kStart;
    return settings;
}

/// The rows of one resource, read with the decoder that the console uses; empty if any row is rejected.
template <class Record>
std::vector<Record> rowsOf(const World& world, std::string_view source)
{
    std::vector<Record> out;
    Pager pager;
    std::string cursor;
    do {
        const auto page = pager.page(world, *world.find(source), domain::resourceOf<Record>(), Pager::kMaxLimit,
                                     cursor, Duration::zero());
        if (!page)
            return {};
        auto update = wire::decodePage(*page, domain::resourceOf<Record>());
        if (!update || !update->rejected.empty())
            return {};
        auto& rows = domain::rowsOf<Record>(update->upserts);
        out.insert(out.end(), rows.begin(), rows.end());
        cursor = update->nextCursor;
    } while (!cursor.empty());
    return out;
}

/// All that a world serves, as one digest.
inline support::Hash digestOf(const World& world)
{
    support::Hasher hasher;
    for (const auto& source : world.sources()) {
        hasher.addField(source.id + ' ' + std::to_string(source.sequence));
        for (const auto& [resource, table] : source.tables)
            for (const auto& row : table.rows())
                hasher.addField(row->json);
    }
    return hasher.finish();
}

} // namespace assay::sandbox::test
