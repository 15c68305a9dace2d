// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/schema/Steps.h"

#include <algorithm>
#include <array>
#include <optional>

#include "services/store/Chain.h"
#include "services/store/Failure.h"
#include "services/store/RowBuffer.h"
#include "services/store/TableShape.h"

namespace assay::store::schema
{

namespace
{

/// A step that was released is never changed. A new field goes to the end of its record's fields and gets a line here
/// with the next version, and kVersion (Steps.h) is that version:
///     {2, "instruction", "place_of_settlement"},
///     {3, "credit_line", {}}, // a new record
constexpr std::array kSteps{
    Step{1, {}, {}},
};
static_assert(kSteps.back().version == kVersion);
static_assert(std::is_sorted(kSteps.begin(), kSteps.end(),
                             [](const Step& left, const Step& right) { return left.version < right.version; }));

constexpr std::string_view kTickTable = "CREATE TABLE tick(seq INTEGER PRIMARY KEY, known_at INTEGER NOT NULL, "
                                        "previous BLOB NOT NULL, content BLOB NOT NULL, "
                                        "hash BLOB NOT NULL) STRICT";

/// What the store says of itself, hashed into link 0 of the chain and never changed.
void writeGenesis(const Database& database)
{
    constexpr std::string_view kTable = "meta";
    const std::array<std::array<std::string_view, 2>, 2> entries{{{"format", "assay-store"}, {"first-version", "1"}}};
    auto insert = database.prepare("INSERT INTO meta(row_id, row_tick, row_check, name, value) VALUES(?,?,?,?,?)");
    support::Hasher hasher;
    TickDigest tick;
    RowBuffer row;
    std::int64_t rowId = 0;
    for (const auto& [name, value] : entries) {
        row.begin(kTable, ++rowId);
        row.integer(0);
        row.skip();
        row.text(name);
        row.text(value);
        const auto digest = row.digest(hasher);
        row.bindTo(insert, checkOf(digest));
        insert.run();
        tick.addRow(digest);
    }
    tick.endTable(kTable);
    const auto content = tick.finish();
    const support::Hash none;
    const auto hash = linkHash(none, content, 0, 0);
    auto link = database.prepare("INSERT INTO tick(seq, known_at, previous, content, hash) VALUES(0,0,?,?,?)");
    link.bindBlob(1, viewOf(none));
    link.bindBlob(2, viewOf(content));
    link.bindBlob(3, viewOf(hash));
    link.run();
}

void makeFirstVersion(const Database& database)
{
    database.exec(std::string(versionOneSql()));
    database.exec("PRAGMA application_id=" + std::to_string(kApplicationId));
    writeGenesis(database);
}

/// The table as a store of this version has it: without what later steps add. Empty if it was not there yet.
std::optional<TableShape> shapeAt(const TableShape& shape, int version, std::span<const Step> steps)
{
    TableShape out = shape;
    for (const auto& step : steps) {
        if (step.table != shape.name || step.version <= version)
            continue;
        if (step.column.empty())
            return std::nullopt;
        std::erase_if(out.columns, [&](const Column& column) { return column.name == step.column; });
    }
    return out;
}

void take(const Database& database, const Step& step, std::span<const Step> steps)
{
    if (step.table.empty()) {
        makeFirstVersion(database);
        return;
    }
    const std::string where = "step to version " + std::to_string(step.version) + ", table " + std::string(step.table);
    const TableShape* whole = findShape(step.table);
    const auto shape = whole != nullptr ? shapeAt(*whole, step.version, steps) : std::nullopt;
    if (!shape)
        throw Failure(ErrorCode::StoreVersion, "there is no such record", where);
    if (step.column.empty()) {
        database.exec(shape->createSql());
        for (const auto& index : shape->indexes)
            database.exec(index);
        return;
    }
    const auto column = std::find_if(shape->columns.begin(), shape->columns.end(),
                                     [&](const Column& candidate) { return candidate.name == step.column; });
    if (column == shape->columns.end())
        throw Failure(ErrorCode::StoreVersion, "the record has no field " + std::string(step.column), where);
    database.exec("ALTER TABLE " + sqlName(shape->name) + " ADD COLUMN " + sqlName(column->name) + ' ' + column->type);
}

} // namespace

std::span<const Step> steps()
{
    return kSteps;
}

void bringUpToDate(const Database& database, int version, std::span<const Step> steps)
{
    for (auto step = steps.begin(); step != steps.end();) {
        const int next = step->version;
        const auto end = std::find_if(step, steps.end(), [&](const Step& later) { return later.version != next; });
        if (next > version) {
            WriteTransaction transaction(database);
            for (; step != end; ++step)
                take(database, *step, steps);
            database.exec("PRAGMA user_version=" + std::to_string(next));
            transaction.commit();
        }
        step = end;
    }
}

std::map<std::string, std::string> objects(int version, std::span<const Step> steps)
{
    std::map<std::string, std::string> out;
    for (const auto& whole : tableShapes()) {
        const auto shape = shapeAt(whole, version, steps);
        if (!shape)
            continue;
        out[shape->name] = shape->createSql();
        for (const auto& index : shape->indexes) {
            // "CREATE [UNIQUE] INDEX name ON …", the name quoted where it is made from a record's name.
            const auto begin = index.find("INDEX ") + 6;
            std::string name = index.substr(begin, index.find(" ON ") - begin);
            if (name.front() == '"')
                name = name.substr(1, name.size() - 2);
            out[name] = index;
        }
    }
    out["tick"] = kTickTable;
    return out;
}

} // namespace assay::store::schema
