// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>
#include <zstd.h>

#include <QTemporaryDir>
#include <QTest>

#include "services/store/Database.h"
#include "services/store/Failure.h"
#include "services/store/TableShape.h"
#include "services/store/schema/Steps.h"
#include "tests/TestPaths.h"
#include "tests/services/store/StatedRows.h"
#include "tests/services/store/StoreSamples.h"

using namespace samples;
using store::schema::Step;
namespace schema = store::schema;

namespace
{

/// Can a field state nothing?
bool mayBeCleared(const domain::FieldAccess& field)
{
    using Kind = domain::ValueAccess::Kind;
    const auto kind = field.type->kind;
    return field.type->isOptional || kind == Kind::Text || kind == Kind::Id || kind == Kind::List;
}

/// Calls `visit(record type, its last field)` for each stated record whose last field may be left out.
template <class Visitor>
void forEachLastField(Visitor&& visit)
{
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record> record) {
        const domain::FieldAccess& last = domain::fieldsOf<Record>().back();
        if (last.presence != domain::Presence::Key && mayBeCleared(last))
            visit(record, last);
    });
}

/// A tick in which each of those fields is not stated.
WriteBatch withoutLastFields(int n)
{
    WriteBatch out = tick(n, n);
    forEachLastField([&]<class Record>(std::type_identity<Record>, const auto& field) {
        for (auto& row : domain::changesOf<Record>(out.changes))
            if (!field.setText(&row.record, ""))
                throw std::logic_error("a field that cannot be cleared");
    });
    return out;
}

std::int64_t versionOf(const std::string& path)
{
    const store::Database database(path, SQLITE_OPEN_READONLY, 0);
    auto rows = database.prepare("PRAGMA user_version");
    return rows.step() ? rows.integer(0) : -1;
}

} // namespace

/// Stores of every version are opened, brought up to date and gone on with.
class tst_StoreSteps : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_count = 0;

    std::string freshPath() { return m_folder.filePath(QStringLiteral("s%1.sqlite").arg(++m_count)).toStdString(); }

    std::string unpackedFixture(const char* name)
    {
        const auto packed = bytesOf(assay::tests::fixture(name));
        std::string whole(ZSTD_getFrameContentSize(packed.data(), packed.size()), '\0');
        if (ZSTD_decompress(whole.data(), whole.size(), packed.data(), packed.size()) != whole.size())
            throw std::runtime_error("cannot unpack the fixture");
        auto path = freshPath();
        write(path, whole);
        return path;
    }

    /// A store of a version in which some tables and columns were still to come: its rows do not state them.
    std::string olderStore(const std::vector<Step>& later)
    {
        auto path = freshPath();
        if (!openStore(path)->commit(withoutLastFields(1)))
            throw std::runtime_error("commit");
        for (const auto& step : later)
            if (!step.column.empty())
                sql(path, "ALTER TABLE \"" + std::string(step.table) + "\" DROP COLUMN \"" + std::string(step.column) + '"');
        return path;
    }

    /// What a new store holds after ticks 1 to `last` under one key.
    domain::SnapshotPtr snapshotOf(int last)
    {
        const auto store = openStore(freshPath());
        for (int n = 1; n <= last; ++n)
            if (!store->commit(tick(n, 1)))
                throw std::runtime_error("commit");
        return *store->loadSnapshot({});
    }

    /// Takes the steps as a program would whose newest version is theirs.
    static void take(const std::string& path, const std::vector<Step>& later)
    {
        std::vector<Step> all(schema::steps().begin(), schema::steps().end());
        all.insert(all.end(), later.begin(), later.end());
        const store::Database database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, 0);
        schema::bringUpToDate(database, schema::kVersion, all);
        database.exec("PRAGMA user_version=" + std::to_string(schema::kVersion));
    }

private slots:
    void versionOneIsTheSchemaWithoutWhatCameLater()
    {
        // When this fails, a field or record came to services/domain without its line in services/store/schema/Steps.cpp,
        // a field is not at the end of its record, or one was taken away.
        std::map<std::string, std::string> first;
        for (std::string_view rest = schema::versionOneSql(); !rest.empty();) {
            const auto end = rest.find(";\n");
            const std::string statement(rest.substr(0, end));
            rest.remove_prefix(end + 2);
            const auto begin = statement.find(statement.find("INDEX ") == std::string::npos ? "TABLE " : "INDEX ") + 6;
            std::string name = statement.substr(begin, statement.find_first_of("( ", begin) - begin);
            std::erase(name, '"');
            first[name] = statement;
        }
        const auto made = schema::objects(1);
        for (const auto& [name, statement] : first)
            QCOMPARE(made.contains(name) ? made.at(name) : name + " is not there", statement);
        QCOMPARE(made.size(), first.size());
    }

    void everyStepNamesWhatTheSchemaHas()
    {
        for (const auto& step : schema::steps()) {
            const auto* shape = store::findShape(step.table);
            QVERIFY2(step.version == 1 || shape != nullptr, std::string(step.table).c_str());
            const auto named = [&](const auto& column) { return column.name == step.column; };
            QVERIFY2(step.column.empty() || std::any_of(shape->columns.begin(), shape->columns.end(), named),
                     std::string(step.column).c_str());
            // Rows from before the step do not state the field: it must be able to say so, and is no part of a key.
            const auto check = [&]<class Record>(std::type_identity<Record>) {
                domain::forEachField<Record>([&](const auto& field) {
                    if (domain::nameOf<Record>() != step.table || field.name != step.column)
                        return;
                    QVERIFY(field.presence != domain::Presence::Key);
                    QVERIFY(std::holds_alternative<std::monostate>(domain::toCell(Record().*(field.member))));
                });
            };
            domain::forEachStatedRecord(check);
            check(std::type_identity<domain::Finding>{});
            check(std::type_identity<domain::SourceHealth>{});
        }
    }

    void aNewStoreIsMadeAsTheSchemaSays()
    {
        const auto path = freshPath();
        QVERIFY(openStore(path)->commit(tick(1, 1)).has_value());
        const store::Database database(path, SQLITE_OPEN_READONLY, 0);
        auto rows = database.prepare("SELECT name, sql FROM sqlite_schema");
        std::map<std::string, std::string> found;
        while (rows.step())
            found[std::string(rows.text(0))] = rows.text(1);
        QVERIFY(found == schema::objects());
        QCOMPARE(versionOf(path), std::int64_t{schema::kVersion});
    }

    void aStoreOfVersionOneIsBroughtUpToDate()
    {
        const auto path = unpackedFixture("store/store-v1.db.zst");
        const auto expected = bytesOf(assay::tests::fixture("store/store-v1.txt"));
        QCOMPARE(versionOf(path), std::int64_t{1});
        {
            const auto store = openStore(path);
            QCOMPARE(store->mode(), OpenMode::ReadWrite);
            QCOMPARE("head " + store->head()->hex() + '\n' + statedRows(**store->loadSnapshot({})), expected);
            const auto report = store->verify({});
            QCOMPARE(faultsOf(*report), std::string());
            QCOMPARE(report->ticks, std::uint64_t{3});
            QCOMPARE(report->head.hex(), store->head()->hex());
            QVERIFY(store->commit(tick(4, 1)).has_value());
        }
        QCOMPARE(versionOf(path), std::int64_t{schema::kVersion});
        const auto store = openStore(path, OpenMode::ReadOnly);
        QCOMPARE(faultsOf(*store->verify({})), std::string());
        const auto versions =
            store->versions("instruction", domain::SourceId("harbour"), domain::keyOf(make<domain::Instruction>(1)));
        QVERIFY(versions.has_value());
        QCOMPARE(versions->size(), std::size_t{4});
        const auto then = store->loadSnapshot({.asOf = {}, .knownAt = at(30)});
        QCOMPARE(expected.substr(0, expected.find('\n') + 1) + statedRows(**then), expected);
        QCOMPARE(statedRows(**store->loadSnapshot({})), statedRows(*snapshotOf(4)));
    }

    void aFieldIsAddedByOneStep()
    {
        std::vector<Step> later;
        forEachLastField([&]<class Record>(std::type_identity<Record>, const auto& field) {
            // Some of them a version later than the others.
            later.push_back({schema::kVersion + 1, domain::nameOf<Record>(), field.name});
        });
        QVERIFY(later.size() > 20);
        for (std::size_t i = later.size() / 2; i < later.size(); ++i)
            ++later[i].version;
        const auto path = olderStore(later);
        QVERIFY(!Store::open(path, OpenMode::ReadWrite).has_value());
        take(path, later);
        const auto store = openStore(path);
        // Old rows do not state the field; the chain is what it was.
        const auto before = store->loadSnapshot({});
        QVERIFY(before.has_value());
        forEachLastField([&]<class Record>(std::type_identity<Record>, const auto&) {
            const auto& table = (*before)->template table<Record>();
            QCOMPARE(table.present(), std::size_t{1});
            QVERIFY(std::holds_alternative<std::monostate>(domain::cellOf(table.at(0).record, domain::kFieldCount<Record> - 1)));
        });
        QCOMPARE(faultsOf(*store->verify({})), std::string());
        // New rows do.
        QVERIFY(store->commit(tick(2, 1)).has_value());
        const auto after = store->loadSnapshot({});
        forEachLastField([&]<class Record>(std::type_identity<Record>, const auto&) {
            const auto versions =
                store->versions(domain::nameOf<Record>(), domain::SourceId("harbour"), domain::keyOf(make<Record>(1)));
            QVERIFY(versions.has_value());
            QCOMPARE(versions->size(), std::size_t{2});
            QVERIFY(std::holds_alternative<std::monostate>(versions->front().cells.back()));
            QVERIFY(!std::holds_alternative<std::monostate>(versions->back().cells.back()));
        });
        QCOMPARE(faultsOf(*store->verify({})), std::string());
    }

    void aRecordIsAddedByOneStep()
    {
        const std::string_view table = domain::nameOf<domain::Price>();
        const std::string_view last = domain::fieldsOf<domain::Price>().back().name;
        // The record came first, one of its fields a version later.
        const std::vector<Step> later{{schema::kVersion + 1, table, {}}, {schema::kVersion + 2, table, last}};
        const auto path = freshPath();
        auto first = tick(1, 1);
        domain::changesOf<domain::Price>(first.changes).clear();
        QVERIFY(openStore(path)->commit(first).has_value());
        sql(path, "DROP TABLE \"" + std::string(table) + '"');
        take(path, later);
        const auto store = openStore(path);
        QCOMPARE((*store->loadSnapshot({}))->table<domain::Price>().present(), std::size_t{0});
        QCOMPARE(faultsOf(*store->verify({})), std::string());
        QVERIFY(store->commit(tick(2, 1)).has_value());
        QCOMPARE((*store->loadSnapshot({}))->table<domain::Price>().present(), std::size_t{1});
        QCOMPARE(faultsOf(*store->verify({})), std::string());
    }

    void aStepThatFailsLeavesTheVersionBeforeIt()
    {
        const auto path = freshPath();
        QVERIFY(openStore(path)->commit(tick(1, 1)).has_value());
        const auto before = readAll(path);
        const std::vector<Step> steps{{1, {}, {}}, {2, "instruction", "no_such_field"}};
        const store::Database database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, 0);
        QVERIFY_EXCEPTION_THROWN(schema::bringUpToDate(database, 1, steps), store::Failure);
        QCOMPARE(versionOf(path), std::int64_t{schema::kVersion});
        QCOMPARE(readAll(path), before);
    }
};

QTEST_APPLESS_MAIN(tst_StoreSteps)
#include "tst_StoreSteps.moc"
