// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <filesystem>
#include <semaphore>
#include <thread>

#include "services/support/HeldFiles.h"
#include "tests/services/store/ForeignProcess.h"
#include "tests/services/store/StoreSamples.h"

using namespace samples;
using Job = ForeignProcess::Job;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(Job)

/// What a console records is not lost when other connections of it and other processes use the same file.
class tst_StoreLocks : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_count = 0;

    std::string freshPath() { return m_folder.filePath(QStringLiteral("l%1.sqlite").arg(++m_count)).toStdString(); }

    static void addJobs()
    {
        QTest::addColumn<Job>("job");
        QTest::newRow("backup") << Job::Backup;
        QTest::newRow("checkpoint") << Job::Checkpoint;
        QTest::newRow("vacuum") << Job::Vacuum;
    }

private slots:
    void theLockIsHeldWhoeverElseOpensTheStore()
    {
        const auto path = freshPath();
        const auto writer = openStore(path);
        QVERIFY(isLockSeen(path));
        const auto window = openStore(path, OpenMode::ReadOnly);
        QVERIFY(isLockSeen(path));
        QVERIFY(openStore(path, OpenMode::ReadOnly)->head().has_value());
        QVERIFY(isLockSeen(path));
        // Who would write as well gets a reading store.
        QCOMPARE(openStore(path)->mode(), OpenMode::ReadOnly);
        QVERIFY(isLockSeen(path));
        const auto link = freshPath();
        fs::create_symlink(path, link);
        QCOMPARE(openStore(link)->mode(), OpenMode::ReadOnly);
        QVERIFY(isLockSeen(path));
    }

    void nothingIsLostToAnotherProcess_data() { addJobs(); }
    void nothingIsLostToAnotherProcess()
    {
        QFETCH(Job, job);
        const auto path = freshPath();
        ForeignProcess other(path);
        int stored = 0;
        {
            const auto writer = openStore(path);
            const auto window = openStore(path, OpenMode::ReadOnly);
            for (int round = 0; round < 3; ++round) {
                QVERIFY(writer->commit(tick(++stored, 1)).has_value());
                QCOMPARE(other.run(job), SQLITE_OK);
                QVERIFY(writer->commit(tick(++stored, 1)).has_value());
                QCOMPARE((*window->loadSnapshot({}))->revision, static_cast<std::uint64_t>(stored));
                QVERIFY(isLockSeen(path));
            }
        }
        const auto again = openStore(path, OpenMode::ReadOnly);
        QCOMPARE((*again->loadSnapshot({}))->revision, static_cast<std::uint64_t>(stored));
        QCOMPARE(faultsOf(*again->verify({})), std::string());
    }

    void nothingIsLostWhileRecordingGoesOn()
    {
        const auto path = freshPath();
        ForeignProcess other(path);
        constexpr int kTicksPerJob = 10;
        std::atomic<int> stored = 0;
        std::atomic<bool> over = false;
        std::atomic<bool> failed = false;
        std::counting_semaphore<> due(0);
        {
            auto writer = openStore(path);
            QVERIFY(writer->commit(tick(++stored, 1)).has_value());
            std::thread recording([&] {
                for (due.acquire(); !over; due.acquire())
                    if (writer->commit(tick(stored + 1, 1)))
                        ++stored;
                    else
                        failed = true;
            });
            int codes = 0;
            for (int round = 0; round < 2; ++round)
                for (const auto job : {Job::Backup, Job::Checkpoint, Job::Vacuum}) {
                    due.release(kTicksPerJob);
                    // As the window asks for history: a connection of its own for each question.
                    const auto question = openStore(path, OpenMode::ReadOnly);
                    codes |= question->loadSnapshot({}).has_value() ? 0 : 1;
                    codes |= other.run(job);
                }
            over = true;
            due.release();
            recording.join();
            QCOMPARE(codes, SQLITE_OK);
            QVERIFY(!failed);
            QVERIFY(isLockSeen(path));
        }
        const auto again = openStore(path, OpenMode::ReadOnly);
        QCOMPARE((*again->loadSnapshot({}))->revision, static_cast<std::uint64_t>(stored.load()));
        QCOMPARE(faultsOf(*again->verify({})), std::string());
        // What was saved is a store too.
        fs::rename(path + ".backup", path + "2");
        QCOMPARE(faultsOf(*openStore(path + "2", OpenMode::ReadOnly)->verify({})), std::string());
    }

    void itsFilesAreKnownAsHeld()
    {
        const auto path = freshPath();
        QVERIFY(!support::isHeld(path));
        {
            const auto writer = openStore(path);
            QVERIFY(writer->commit(tick(1, 1)).has_value());
            const auto hard = freshPath();
            const auto soft = freshPath();
            fs::create_hard_link(path, hard);
            fs::create_symlink(path, soft);
            for (const auto& name : {path, path + "-wal", path + "-shm", path + ".lock", hard, soft})
                QVERIFY2(support::isHeld(name), name.c_str());
            QVERIFY(!support::isHeld(path + ".backup"));
        }
        QVERIFY(!support::isHeld(path));
    }

    void aNewStoreIsItsOwnersAlone()
    {
        const auto path = freshPath();
        const auto writer = openStore(path);
        QVERIFY(writer->commit(tick(1, 1)).has_value());
        for (const char* suffix : {"", "-wal", "-shm"})
            QCOMPARE(static_cast<int>(fs::status(path + suffix).permissions() & fs::perms::mask), 0600);
    }

    void aLinkMayLeadToAStoreThatIsStillToBeMade()
    {
        const auto link = freshPath();
        const auto target = freshPath();
        fs::create_symlink(fs::path(target).filename(), link);
        const auto writer = openStore(link);
        QCOMPARE(writer->mode(), OpenMode::ReadWrite);
        QVERIFY(writer->commit(tick(1, 1)).has_value());
        QVERIFY(fs::is_regular_file(fs::symlink_status(target)));
        // By either name it is one store with one writer.
        QCOMPARE(openStore(target)->mode(), OpenMode::ReadOnly);
    }
};

QTEST_APPLESS_MAIN(tst_StoreLocks)
#include "tst_StoreLocks.moc"
