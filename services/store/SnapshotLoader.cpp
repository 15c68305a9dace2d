// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/SnapshotLoader.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <unordered_map>

#include "services/store/RowSelect.h"

namespace assay::store
{

namespace
{

constexpr std::string_view kRemoved = "2"; // domain::Change::Removed
static_assert(static_cast<int>(domain::Change::Removed) == 2);

/// row_ids of the versions with the latest as-of up to the horizon, removed ones left out, in the order of storing.
std::vector<std::int64_t> rowsAsOf(const Connection& connection, const TableShape& shape, const Horizon& horizon)
{
    struct Best {
        std::int64_t asOf;
        std::int64_t rowId;
        bool removed;
    };
    const bool stated = shape.kind == TableKind::Stated;
    const std::string asOf = asOfExpression(shape);
    auto scan = connection.prepare(
        "SELECT r.row_id, r.row_change, r.row_key, " + std::string(stated ? "r.row_source, " : "0, ") + asOf +
        " FROM " + sqlName(shape.name) + " r " +
        (stated ? "CROSS JOIN observation o ON o.row_id=r.row_observation" : "CROSS JOIN tick t ON t.seq=r.row_tick") +
        " WHERE r.row_tick<=?1 AND " + asOf + "<=?2 ORDER BY r.row_id");
    scan.bind(1, horizon.tick);
    scan.bind(2, *horizon.asOf);
    std::unordered_map<std::string, Best> newest;
    while (scan.step()) {
        std::string key = std::to_string(scan.integer(3)) + '\x1e';
        key += scan.text(2);
        const Best candidate{scan.integer(4), scan.integer(0), scan.integer(1) == 2};
        const auto [best, added] = newest.try_emplace(std::move(key), candidate);
        if (!added && candidate.asOf >= best->second.asOf)
            best->second = candidate;
    }
    std::vector<std::int64_t> rows;
    rows.reserve(newest.size());
    for (const auto& [key, best] : newest)
        if (!best.removed)
            rows.push_back(best.rowId);
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// Calls `visit(statement)` on each row of the snapshot.
void forEachRowAt(const Connection& connection, const TableShape& shape, const Moment& moment, const Horizon& horizon,
                  const std::function<void(const Statement&)>& visit)
{
    if (horizon.asOf) {
        auto one = connection.prepare(selectRows(shape) + "WHERE r.row_id=?");
        for (const auto rowId : rowsAsOf(connection, shape, horizon)) {
            one.bind(1, rowId);
            if (!one.step())
                throw Failure(ErrorCode::StoreCorrupt, "a row cannot be found by its number",
                              rowPlace(shape.name, rowId, 0));
            visit(one);
            one.reset();
        }
        return;
    }
    const std::string shown = std::string(" AND r.row_change<>") + std::string(kRemoved);
    std::string sql;
    if (moment.knownAt)
        sql = selectRows(shape) + "WHERE r.row_tick<=?1 AND (r.row_superseded IS NULL OR r.row_superseded>?1)" + shown +
              " ORDER BY r.row_id";
    else
        sql =
            selectRows(shape, "INDEXED BY " + sqlName(shape.name + "_live")) + "WHERE r.row_superseded IS NULL" + shown;
    auto rows = connection.prepare(sql);
    if (moment.knownAt)
        rows.bind(1, horizon.tick);
    while (rows.step())
        visit(rows);
}

void loadConfirmed(const Connection& connection, const Horizon& horizon, Origins& origins, domain::Snapshot& snapshot)
{
    // One search per source and resource: a store of years has millions of observations and a dozen of these.
    auto next = connection.prepare("SELECT source, resource FROM observation WHERE (source, resource)>(?1, ?2) "
                                   "ORDER BY source, resource LIMIT 1");
    auto last = connection.prepare("SELECT row_id FROM observation WHERE source=?1 AND resource=?2 AND good=1 AND "
                                   "row_tick<=?3 AND as_of<=?4 ORDER BY row_id DESC LIMIT 1");
    std::int64_t source = -1;
    std::string resource;
    for (;;) {
        next.bind(1, source);
        next.bind(2, resource);
        if (!next.step())
            return;
        source = next.integer(0);
        std::string found(next.text(1));
        next.reset();
        resource = std::move(found);
        last.bind(1, source);
        last.bind(2, resource);
        last.bind(3, horizon.tick);
        last.bind(4, horizon.asOf.value_or(std::numeric_limits<std::int64_t>::max()));
        if (last.step()) {
            auto origin = origins.observation(last.integer(0));
            snapshot.confirmed.insert_or_assign({origin->source, origin->resource}, std::move(origin));
        }
        last.reset();
    }
}

} // namespace

std::shared_ptr<domain::Snapshot> loadSnapshotAt(const Connection& connection, const Moment& moment)
{
    const ReadTransaction transaction(connection);
    const Horizon horizon = horizonOf(connection, moment);
    Origins origins(connection);
    auto snapshot = std::make_shared<domain::Snapshot>();
    snapshot->revision = static_cast<std::uint64_t>(horizon.tick);
    snapshot->knownAt = instantFrom(horizon.knownAt);

    const auto load = [&]<class Record>(std::type_identity<Record>, domain::Table<Record>& target) {
        const TableShape& shape = *findShape(domain::nameOf<Record>());
        domain::TableEditor<Record> editor;
        forEachRowAt(connection, shape, moment, horizon, [&](const Statement& row) {
            const std::int64_t tick = row.integer(kRowTick);
            editor.put(takeRecord<Record>(row, kFirstField, row.integer(kRowId), tick), origins.of(shape, row),
                       static_cast<std::uint64_t>(tick));
        });
        target = editor.publish();
    };
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record> record) {
        load(record, snapshot->tables.get<Record>());
    });
    load(std::type_identity<domain::Finding>{}, snapshot->findings);

    const TableShape& health = *findShape(domain::nameOf<domain::SourceHealth>());
    forEachRowAt(connection, health, moment, horizon, [&](const Statement& row) {
        snapshot->sources.push_back(
            takeRecord<domain::SourceHealth>(row, kFirstField, row.integer(kRowId), row.integer(kRowTick)));
    });
    std::sort(snapshot->sources.begin(), snapshot->sources.end(),
              [](const auto& left, const auto& right) { return left.id < right.id; });
    loadConfirmed(connection, horizon, origins, *snapshot);
    return snapshot;
}

} // namespace assay::store
