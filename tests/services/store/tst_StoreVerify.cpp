// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

#include "tests/services/store/StoreSamples.h"

using namespace samples;

/// A store from which anything was changed, added or taken says so, and where.
class tst_StoreVerify : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::string m_original;
    int m_count = 0;

    std::string copy()
    {
        const auto path = m_folder.filePath(QStringLiteral("c%1.sqlite").arg(++m_count)).toStdString();
        std::filesystem::copy_file(m_original, path);
        return path;
    }

    /// The text of all faults, or of the error that kept the store from being opened.
    static std::string findings(const std::string& path)
    {
        const auto opened = Store::open(path, OpenMode::ReadOnly);
        if (!opened)
            return opened.error().text();
        const auto report = (*opened)->verify({});
        return report ? faultsOf(*report) : report.error().text();
    }

private slots:
    void initTestCase()
    {
        m_original = m_folder.filePath(QStringLiteral("original.sqlite")).toStdString();
        const auto store = openStore(m_original);
        for (int n = 1; n <= 4; ++n)
            QVERIFY(store->commit(tick(n, n <= 2 ? 1 : n)).has_value());
        const auto report = store->verify({});
        QVERIFY(report.has_value());
        QCOMPARE(faultsOf(*report), std::string());
        // meta 2, source 2, raw 8, observation 8, each kind × 4, finding 4, health 4, audit 4
        QCOMPARE(report->rows, std::uint64_t{2 + 2 + 8 + 8 + domain::StatedRecords::kSize * 4 + 4 + 4 + 4});
    }

    void everyColumnOfEveryTableIsHeld()
    {
        // Walks the schema itself, so that a table or column added later is covered too.
        sqlite3* handle = nullptr;
        QCOMPARE(sqlite3_open_v2(m_original.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
        std::vector<std::array<std::string, 3>> columns;
        sqlite3_stmt* list = nullptr;
        QCOMPARE(sqlite3_prepare_v2(handle,
                                    "SELECT m.name, i.name, i.type FROM sqlite_schema m, pragma_table_info(m.name) i "
                                    "WHERE m.type='table' AND i.pk=0",
                                    -1, &list, nullptr),
                 SQLITE_OK);
        const auto text = [&](int column) {
            return std::string(reinterpret_cast<const char*>(sqlite3_column_text(list, column)));
        };
        while (sqlite3_step(list) == SQLITE_ROW)
            columns.push_back({text(0), text(1), text(2)});
        sqlite3_finalize(list);
        sqlite3_close(handle);
        QVERIFY(columns.size() > 250);

        for (const auto& [table, column, type] : columns) {
            const std::string name = '"' + column + '"';
            // One bit of an integer, one letter of a text, one byte of a blob; in the second row of each table.
            const std::string change = type == "INTEGER" ? "coalesce(" + name + ",0)+1"
                                       : type == "TEXT"
                                           ? "coalesce(" + name + ",'')||'x'"
                                           : "CAST(substr(" + name + ",1,length(" + name + ")-1)||x'fe01' AS BLOB)";
            const std::string id = table == "tick" ? "seq" : "row_id";
            const auto path = copy();
            sql(path,
                "PRAGMA foreign_keys=OFF; UPDATE \"" + table + "\" SET " + name + '=' + change + " WHERE " + id + "=2");
            const auto found = findings(path);
            QVERIFY2(found.find("table " + table + ", row 2") != std::string::npos,
                     (table + '.' + column + ":\n" + found).c_str());
            std::filesystem::remove(path);
        }
    }

    void damage_data()
    {
        QTest::addColumn<QByteArray>("statements");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char* name, const char* statements, const char* named) {
            QTest::newRow(name) << QByteArray(statements) << QByteArray(named);
        };
        row("row removed", "DELETE FROM bar WHERE row_id=3", "table tick, row 3");
        row("last row removed", "DELETE FROM bar WHERE row_id=4", "table tick, row 4");
        row("row added",
            "INSERT INTO audit SELECT 99, 4, row_check, at, actor, action, phase, object, detail FROM audit WHERE "
            "row_id=4",
            "table audit, row 99, tick 4");
        row("row of a tick to come",
            "INSERT INTO audit SELECT 99, 9, row_check, at, actor, action, phase, object, detail FROM audit WHERE "
            "row_id=4",
            "table audit, row 99, tick 9");
        row("rows swapped",
            "UPDATE audit SET row_id=50 WHERE row_id=1; UPDATE audit SET row_id=1 WHERE row_id=2; "
            "UPDATE audit SET row_id=2 WHERE row_id=50",
            "table audit, row 1");
        row("tick removed", "DELETE FROM tick WHERE seq=2", "tick 2 is not there");
        row("first tick removed", "DELETE FROM tick WHERE seq=0", "tick 0 is not there");
        row("last tick removed, rows left", "DELETE FROM tick WHERE seq=4", "the row belongs to no tick");
        row("all ticks removed", "DELETE FROM tick", "the hash chain is empty");
        row("two ticks swapped",
            "UPDATE tick SET seq=90 WHERE seq=1; UPDATE tick SET seq=1 WHERE seq=2; "
            "UPDATE tick SET seq=2 WHERE seq=90",
            "table tick, row 1");
        row("version opened again", "UPDATE vault SET row_superseded=NULL, row_key='other' WHERE row_id=1",
            "table vault, row 1");
        row("live version closed", "UPDATE vault SET row_superseded=4 WHERE row_id=4", "table vault, row 4");
        row("superseded at another tick", "UPDATE vault SET row_superseded=3 WHERE row_id=1", "table vault, row 1");
        row("previous taken away", "UPDATE vault SET row_previous=NULL WHERE row_id=2", "table vault, row 2");
        row("previous set to a later one", "UPDATE vault SET row_previous=4 WHERE row_id=3", "table vault, row 3");
        row("raw body replaced, as it was packed",
            "UPDATE raw SET codec=0, body=CAST('forged' AS BLOB), size=6 WHERE row_id=1", "table raw, row 1");
        row("short raw body changed", "UPDATE raw SET body=CAST('shoRt 1' AS BLOB) WHERE row_id=2", "table raw, row 2");
        row("raw size beyond limits", "UPDATE raw SET size=1<<60 WHERE row_id=1", "table raw, row 1");
        row("raw size negative", "UPDATE raw SET size=-1 WHERE row_id=1", "table raw, row 1");
        row("raw removed", "DELETE FROM raw WHERE row_id=1", "table tick, row 1");
        row("row and its check changed", "UPDATE bar SET owner='thief', row_check=1 WHERE row_id=2",
            "table bar, row 2");
        row("trigger added", "CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM bar; END",
            "that is not of a store");
        row("view added", "CREATE VIEW v AS SELECT 1", "that is not of a store");
        row("table added", "CREATE TABLE extra(a)", "that is not of a store");
        row("column added", "ALTER TABLE bar ADD COLUMN extra TEXT", "schema, bar");
        row("index removed", "DROP INDEX bar_live", "schema, bar_live");
        row("table removed", "PRAGMA foreign_keys=OFF; DROP TABLE audit", "schema, audit");
        row("table replaced by a view",
            "PRAGMA foreign_keys=OFF; DROP TABLE audit; CREATE VIEW audit AS WITH RECURSIVE c(x) AS (SELECT 1 UNION "
            "ALL "
            "SELECT x+1 FROM c) SELECT x FROM c",
            "schema, audit");
    }
    void damage()
    {
        QFETCH(QByteArray, statements);
        QFETCH(QByteArray, named);
        const auto path = copy();
        sql(path, statements.toStdString());
        const auto found = findings(path);
        QVERIFY2(found.find(named.toStdString()) != std::string::npos, found.c_str());
    }

    void oneChangeIsOneRowAndItsTick()
    {
        const auto path = copy();
        sql(path, "UPDATE instruction SET amount='1.00' WHERE row_id=3");
        const auto report = openStore(path, OpenMode::ReadOnly)->verify({});
        QVERIFY(report.has_value());
        QCOMPARE(report->faults.size(), std::size_t{2});
        QCOMPARE(report->faults[0].where, std::string("table instruction, row 3, tick 3"));
        QCOMPARE(report->faults[1].where, std::string("table tick, row 3, tick 3"));
    }

    void aChangedAnswerIsNotHandedOut()
    {
        const auto path = copy();
        sql(path, "UPDATE raw SET body=CAST('shoRt 1' AS BLOB) WHERE row_id=2");
        const auto found = openStore(path, OpenMode::ReadOnly)->raw(support::Hash::of("short 1"));
        QVERIFY(!found.has_value());
        QCOMPARE(found.error().code, support::ErrorCode::StoreCorrupt);
        QVERIFY2(found.error().where.find("table raw, row 2") != std::string::npos, found.error().where.c_str());
    }

    void aRowThatCannotBeReadFailsTheWholePicture()
    {
        const auto path = copy();
        sql(path, "UPDATE instruction SET amount='1e5' WHERE row_id=4");
        const auto snapshot = openStore(path, OpenMode::ReadOnly)->loadSnapshot({});
        QVERIFY(!snapshot.has_value());
        QCOMPARE(snapshot.error().code, support::ErrorCode::StoreCorrupt);
        QVERIFY2(snapshot.error().where.find("table instruction, row 4, tick 4, field amount") != std::string::npos,
                 snapshot.error().where.c_str());
    }

    void aCircleOfVersionsEnds()
    {
        const auto path = copy();
        sql(path, "UPDATE vault SET row_previous=2 WHERE row_id=1");
        const auto key = domain::keyOf(make<domain::Vault>(1));
        const auto versions = openStore(path, OpenMode::ReadOnly)->versions("vault", domain::SourceId("harbour"), key);
        QVERIFY(!versions.has_value());
        QCOMPARE(versions.error().code, support::ErrorCode::StoreCorrupt);
    }

    void manyFaultsAreCut()
    {
        const auto path = m_folder.filePath(QStringLiteral("many.sqlite")).toStdString();
        {
            const auto store = openStore(path);
            WriteBatch many;
            many.knownAt = at(1);
            many.audit.assign(3000, {at(1), "a", "b", "NOTE", "c", "d"});
            QVERIFY(store->commit(many).has_value());
        }
        sql(path, "UPDATE audit SET actor='z'");
        QCOMPARE(openStore(path, OpenMode::ReadOnly)->verify({})->faults.size(), std::size_t{1001});
    }
};

QTEST_APPLESS_MAIN(tst_StoreVerify)
#include "tst_StoreVerify.moc"
