// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/schema/Steps.h"

#include <SQLiteCpp/Transaction.h>

#include <array>

#include "services/store/Chain.h"
#include "services/store/RowBuffer.h"
#include "services/store/Statement.h"
#include "services/store/TableShape.h"

namespace assay::store::schema
{

namespace
{

constexpr std::string_view kTickTable = "CREATE TABLE tick(seq INTEGER PRIMARY KEY, known_at INTEGER NOT NULL, "
                                        "previous BLOB NOT NULL, content BLOB NOT NULL, "
                                        "hash BLOB NOT NULL) STRICT";

/// What the store says of itself, hashed into link 0 of the chain and never changed.
void writeGenesis(SQLite::Database& database)
{
    const std::array<std::array<std::string_view, 2>, 2> entries{{{"format", "assay-store"}, {"first-version", "1"}}};
    const TableShape& shape = *findShape("meta");
    Statement insert(database.getHandle(), shape.insertSql());
    support::Hasher hasher;
    TickDigest tick;
    RowBuffer row;
    std::int64_t rowId = 0;
    for (const auto& [name, value] : entries) {
        row.begin(shape.name, ++rowId);
        row.integer(0);
        row.skip();
        row.text(name);
        row.text(value);
        const auto digest = row.digest(hasher);
        row.bindTo(insert, checkOf(digest));
        insert.run();
        tick.addRow(digest);
    }
    tick.endTable(shape.name);
    const auto content = tick.finish();
    const support::Hash none;
    const auto hash = linkHash(none, content, 0, 0);
    Statement link(database.getHandle(), "INSERT INTO tick(seq, known_at, previous, content, hash) VALUES(0,0,?,?,?)");
    link.bindBlob(1, viewOf(none));
    link.bindBlob(2, viewOf(content));
    link.bindBlob(3, viewOf(hash));
    link.run();
}

/// Step 1: every table of the first version.
void makeFirstVersion(SQLite::Database& database)
{
    for (const auto& shape : tableShapes()) {
        database.exec(shape.createSql());
        for (const auto& index : shape.indexes)
            database.exec(index);
    }
    database.exec(std::string(kTickTable));
    database.exec("PRAGMA application_id=" + std::to_string(kApplicationId));
    writeGenesis(database);
}

using Step = void (*)(SQLite::Database&);
/// Element n leads to version n + 1. A step that was released is never changed.
constexpr std::array<Step, kVersion> kSteps{makeFirstVersion};

} // namespace

void bringUpToDate(SQLite::Database& database, int version)
{
    for (int next = version; next < kVersion; ++next) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        kSteps[static_cast<std::size_t>(next)](database);
        database.exec("PRAGMA user_version=" + std::to_string(next + 1));
        transaction.commit();
    }
}

std::map<std::string, std::string> objects()
{
    std::map<std::string, std::string> out;
    for (const auto& shape : tableShapes()) {
        out[shape.name] = shape.createSql();
        for (const auto& index : shape.indexes) {
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
