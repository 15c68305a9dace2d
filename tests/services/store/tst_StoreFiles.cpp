// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <random>

#include "services/store/schema/Steps.h"
#include "tests/services/store/StoreSamples.h"

using namespace samples;
using support::ErrorCode;
namespace fs = std::filesystem;

/// Files that are damaged, foreign, too new, locked, read-only or too big are answered with an error that says so.
class tst_StoreFiles : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_count = 0;

    std::string freshPath(const char* suffix = ".sqlite")
    {
        return m_folder.filePath(QStringLiteral("f%1").arg(++m_count)).toStdString() + suffix;
    }

    std::string storedAt(int ticks = 2)
    {
        const auto path = freshPath();
        const auto store = openStore(path);
        for (int n = 1; n <= ticks; ++n)
            if (!store->commit(tick(n, 1)))
                throw std::runtime_error("commit");
        return path;
    }

    static ErrorCode openingFails(const std::string& path, OpenMode mode)
    {
        const auto opened = Store::open(path, mode);
        return opened ? ErrorCode::Io : opened.error().code;
    }

private slots:
    void whatIsNotAStore_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("text") << QByteArray(
                                     "This is no database at all, but text that is long enough to have a header of "
                                     "a hundred bytes and more.")
                              << static_cast<int>(ErrorCode::StoreCorrupt);
        QTest::newRow("short text") << QByteArray("x") << static_cast<int>(ErrorCode::StoreCorrupt);
        QTest::newRow("zeros") << QByteArray(8192, '\0') << static_cast<int>(ErrorCode::StoreCorrupt);
        QTest::newRow("magic only") << QByteArray("SQLite format 3\0", 16) << static_cast<int>(ErrorCode::StoreCorrupt);
        QTest::newRow("magic and zeros") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0')
                                         << static_cast<int>(ErrorCode::StoreCorrupt);
    }
    void whatIsNotAStore()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            const auto path = freshPath();
            write(path, bytes.toStdString());
            const auto opened = Store::open(path, mode);
            QVERIFY(!opened.has_value());
            QVERIFY2(opened.error().code == static_cast<ErrorCode>(code), opened.error().text().c_str());
            QVERIFY(opened.error().where.find(path) != std::string::npos);
            QVERIFY(bytesOf(path) == bytes.toStdString());
        }
    }

    void emptyFile()
    {
        const auto path = freshPath();
        write(path, {});
        QCOMPARE(openingFails(path, OpenMode::ReadOnly), ErrorCode::StoreCorrupt);
        QVERIFY(openStore(path)->commit(tick(1, 1)).has_value());
        QCOMPARE(readAll(path), std::string());
    }

    void noSuchPlace()
    {
        QCOMPARE(openingFails("", OpenMode::ReadWrite), ErrorCode::StoreUnavailable);
        QCOMPARE(openingFails(freshPath(), OpenMode::ReadOnly), ErrorCode::StoreUnavailable);
        QCOMPARE(openingFails(freshPath("/no/folder.sqlite"), OpenMode::ReadWrite), ErrorCode::StoreUnavailable);
        QCOMPARE(openingFails(m_folder.path().toStdString(), OpenMode::ReadWrite), ErrorCode::StoreUnavailable);
        QCOMPARE(openingFails(m_folder.path().toStdString(), OpenMode::ReadOnly), ErrorCode::StoreUnavailable);
        QCOMPARE(openingFails("/dev/null", OpenMode::ReadWrite), ErrorCode::StoreUnavailable);
        const auto pipe = freshPath();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QCOMPARE(openingFails(pipe, OpenMode::ReadWrite), ErrorCode::StoreUnavailable);
        QCOMPARE(openingFails(pipe, OpenMode::ReadOnly), ErrorCode::StoreUnavailable);
    }

    void namesMeanNothingToSqlite()
    {
        const auto here = fs::current_path();
        fs::current_path(m_folder.path().toStdString());
        for (const std::string name : {":memory:", "file:a?mode=memory", "a b%20#c?d"}) {
            QVERIFY(openStore(name)->commit(tick(1, 1)).has_value());
            QVERIFY(fs::is_regular_file(name));
            QCOMPARE(readAll(name), std::string());
            fs::permissions(name, fs::perms::owner_read);
            QCOMPARE(readAll(name), std::string());
        }
        fs::current_path(here);
    }

    void foreignAndNewerFilesStayAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("statements");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("newer") << QByteArray("PRAGMA user_version=") + QByteArray::number(store::schema::kVersion + 1)
                               << QByteArray("newer version");
        QTest::newRow("much newer") << QByteArray("PRAGMA user_version=2147483647") << QByteArray("newer version");
        QTest::newRow("foreign") << QByteArray("PRAGMA application_id=7") << QByteArray("another program");
        QTest::newRow("no id") << QByteArray("PRAGMA application_id=0") << QByteArray("another program");
    }
    void foreignAndNewerFilesStayAsTheyAre()
    {
        QFETCH(QByteArray, statements);
        QFETCH(QByteArray, said);
        const auto path = storedAt();
        sql(path, statements.toStdString());
        const auto before = bytesOf(path);
        for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            const auto opened = Store::open(path, mode);
            QVERIFY(!opened.has_value());
            QCOMPARE(opened.error().code, ErrorCode::StoreVersion);
            QVERIFY2(opened.error().detail.find(said.toStdString()) != std::string::npos,
                     opened.error().detail.c_str());
            QVERIFY(bytesOf(path) == before);
        }
    }

    void aVersionThatNeverWas()
    {
        const auto path = storedAt();
        sql(path, "PRAGMA user_version=-1");
        QCOMPARE(openingFails(path, OpenMode::ReadWrite), ErrorCode::StoreCorrupt);
    }

    void aStoreWhoseMakingWasBrokenOffIsMadeAgain()
    {
        const auto path = freshPath();
        sql(path, "PRAGMA journal_mode=WAL; CREATE TABLE t(a); DROP TABLE t");
        QVERIFY(openStore(path)->commit(tick(1, 1)).has_value());
        QCOMPARE(readAll(path), std::string());
    }

    void readOnlyFileAndFolder()
    {
        const auto folder = freshPath("");
        fs::create_directory(folder);
        const auto path = folder + "/a store.sqlite";
        fs::copy_file(storedAt(), path);
        const auto before = bytesOf(path);
        fs::permissions(path, fs::perms::owner_read);
        QCOMPARE(openStore(path)->mode(), OpenMode::ReadOnly);
        QCOMPARE(readAll(path), std::string());
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
        {
            const auto store = openStore(path);
            QCOMPARE(store->mode(), OpenMode::ReadOnly);
            QCOMPARE(store->commit(tick(3, 1)).error().code, ErrorCode::ReadOnly);
        }
        QCOMPARE(readAll(path), std::string());
        QCOMPARE(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}), 1);
        fs::permissions(folder, fs::perms::owner_all);
        QVERIFY(bytesOf(path) == before);
    }

    void readingLeavesTheFileAsItIs()
    {
        const auto path = storedAt();
        const auto before = bytesOf(path);
        QCOMPARE(readAll(path), std::string());
        QVERIFY(bytesOf(path) == before);
    }

    void fullDisk()
    {
        const auto path = freshPath();
        {
            const auto store = openStore(path, OpenMode::ReadWrite, {.maxBytes = 1'500'000});
            int stored = 0;
            std::string before;
            for (int n = 1; n < 200; ++n) {
                auto big = tick(n, n);
                std::mt19937_64 random(static_cast<std::uint64_t>(n));
                std::string noise(100'000, '\0');
                for (auto& c : noise)
                    c = static_cast<char>(random());
                big.raws.push_back(raw("harbour", noise, n));
                before = textOf(**store->loadSnapshot({}));
                const auto done = store->commit(big);
                if (!done) {
                    QCOMPARE(done.error().code, ErrorCode::DiskFull);
                    break;
                }
                ++stored;
            }
            QVERIFY(stored > 3 && stored < 20);
            QCOMPARE(textOf(**store->loadSnapshot({})), before);
            QCOMPARE(faultsOf(*store->verify({})), std::string());
            // Reading goes on, and so does writing what still fits.
            WriteBatch small;
            small.knownAt = at(9999);
            small.audit = {{at(9999), "console", "full", "NOTE", "", ""}};
            const auto done = store->commit(small);
            QVERIFY2(done.has_value(), done ? "" : done.error().text().c_str());
        }
        const auto store = openStore(path);
        QVERIFY(store->commit(tick(500, 500)).has_value());
        QCOMPARE(faultsOf(*store->verify({})), std::string());
    }

    void noRoomForAStoreAtAll()
    {
        const auto opened = Store::open(freshPath(), OpenMode::ReadWrite, {.maxBytes = 8192});
        QVERIFY(!opened.has_value());
        QCOMPARE(opened.error().code, ErrorCode::DiskFull);
    }

    void truncated()
    {
        const auto whole = bytesOf(storedAt());
        std::string expected;
        const auto path = freshPath();
        for (std::size_t size = 1; size < whole.size(); size += whole.size() / 40) {
            write(path, whole.substr(0, size));
            QVERIFY2(!readAll(path).empty(), std::to_string(size).c_str());
            const auto opened = Store::open(path, OpenMode::ReadWrite);
            if (opened)
                static_cast<void>((*opened)->commit(tick(3, 1)));
            for (const char* suffix : {"", "-wal", "-shm"})
                fs::remove(path + suffix);
        }
    }

    void flippedBits()
    {
        // Enough rows that most of the file is content.
        const auto original = freshPath();
        {
            const auto store = openStore(original);
            WriteBatch many;
            for (int n = 1; n <= 60; ++n) {
                const auto next = tick(n, n % 40);
                domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
                    const auto& rows = domain::changesOf<Record>(next.changes);
                    auto& all = domain::changesOf<Record>(many.changes);
                    all.insert(all.end(), rows.begin(), rows.end());
                });
                many.raws.insert(many.raws.end(), next.raws.begin(), next.raws.end());
                many.audit.insert(many.audit.end(), next.audit.begin(), next.audit.end());
                if (n % 20 == 0) {
                    many.knownAt = next.knownAt;
                    QVERIFY(store->commit(many).has_value());
                    many = WriteBatch();
                }
            }
        }
        const auto whole = bytesOf(original);
        std::string expected;
        QCOMPARE(readAll(original, &expected), std::string());
        std::mt19937 random(20260331);
        const auto path = freshPath();
        int found = 0;
        constexpr int kFlips = 100;
        for (int i = 0; i < kFlips; ++i) {
            auto bytes = whole;
            // Every fifth one in the header.
            const std::size_t place = random() % (i % 5 == 0 ? 100 : bytes.size());
            bytes[place] = static_cast<char>(bytes[place] ^ (1 << (random() % 8)));
            write(path, bytes);
            std::string snapshot;
            const auto error = readAll(path, &snapshot);
            found += error.empty() ? 0 : 1;
            if (error.empty())
                QVERIFY2(snapshot == expected, std::to_string(place).c_str());
            // Writing on must not crash either; what it stores is no longer of interest.
            if (i % 10 == 0)
                if (const auto opened = Store::open(path, OpenMode::ReadWrite); opened)
                    static_cast<void>((*opened)->commit(tick(3, 1)));
            for (const char* suffix : {"", "-wal", "-shm"})
                fs::remove(path + suffix);
        }
        qInfo("%d of %d flips were told of; the others changed nothing that is shown", found, kFlips);
        QVERIFY(found > kFlips / 3);
    }
};

QTEST_APPLESS_MAIN(tst_StoreFiles)
#include "tst_StoreFiles.moc"
