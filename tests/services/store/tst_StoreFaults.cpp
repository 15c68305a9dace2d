// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>
#include <set>

#include "tests/services/store/FailingVfs.h"
#include "tests/services/store/StoreSamples.h"

using namespace samples;
using Operation = FailingVfs::Operation;
using support::ErrorCode;

namespace
{

constexpr int kTicks = 3;

const std::vector<Operation> kChanging{Operation::Open,     Operation::Delete, Operation::Write,  Operation::Sync,
                                       Operation::Truncate, Operation::Lock,   Operation::ShmMap, Operation::ShmLock};

/// What a recording came to.
struct Recording {
    int confirmed = 0;                  ///< ticks that are said to be stored
    bool doubtful = false;              ///< the last commit was said to have failed
    std::vector<support::Error> errors; ///< each that was reported
};

/// Copies the log into the file while the store is open, as another program may do at any time. It may fail.
void checkpoint(const std::string& path)
{
    sqlite3* handle = nullptr;
    if (sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK)
        sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    sqlite3_close(handle);
}

/// A tick that changes some tables of each kind; the whole of samples::tick() takes longer and writes no other way.
WriteBatch change(int n)
{
    constexpr int kOneOf = 8;
    auto out = tick(n, 1);
    int kind = 0;
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        if (kind++ % kOneOf != 0)
            domain::changesOf<Record>(out.changes).clear();
    });
    return out;
}

/// A life of a store: made, a tick, the log copied, a tick that changes everything, closed; opened, another tick,
/// closed. A commit that fails is tried a second time, as the collector does; then the store is closed.
Recording record(const std::string& path)
{
    Recording out;
    const auto commit = [&](Store& store) {
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto done = store.commit(change(out.confirmed + 1));
            out.doubtful = !done;
            if (done) {
                ++out.confirmed;
                return true;
            }
            out.errors.push_back(done.error());
        }
        return false;
    };
    for (const int last : {2, kTicks}) {
        auto opened = Store::open(path, OpenMode::ReadWrite);
        if (!opened) {
            out.errors.push_back(opened.error());
            return out;
        }
        while (out.confirmed < last) {
            if (!commit(**opened))
                return out;
            checkpoint(path);
        }
    }
    return out;
}

} // namespace

/// Whatever the disk refuses, and whenever: the store says so, and holds what it said it had stored, whole.
class tst_StoreFaults : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    FailingVfs m_layer;
    std::vector<std::string> m_expected; ///< the snapshot after so many ticks
    int m_count = 0;
    int m_kept = 0; ///< stores that held a tick whose commit was said to have failed

    std::string freshPath() { return m_folder.filePath(QStringLiteral("f%1.sqlite").arg(++m_count)).toStdString(); }

    /// Empty if the store at `path` holds what it has to after `recording`, and goes on. Where the file may be damaged,
    /// verify has to find that.
    std::string evaluate(const std::string& path, const Recording& recording, bool readerFirst, bool mayDamage)
    {
        if (readerFirst) {
            const auto reader = Store::open(path, OpenMode::ReadOnly);
            if (!reader && recording.confirmed > 0)
                return "a reader cannot open it: " + reader.error().text();
        }
        auto opened = Store::open(path, OpenMode::ReadWrite);
        if (!opened)
            return "cannot be opened again: " + opened.error().text();
        if ((*opened)->mode() != OpenMode::ReadWrite)
            return "can only be read";
        const auto report = (*opened)->verify({});
        if (report && !report->faults.empty() && mayDamage)
            return {};
        if (!report || !report->faults.empty())
            return "does not verify: " + (report ? faultsOf(*report) : report.error().text());
        const int stored = static_cast<int>(report->ticks);
        if (stored < recording.confirmed || stored > recording.confirmed + (recording.doubtful ? 1 : 0))
            return std::to_string(stored) + " ticks are stored, " + std::to_string(recording.confirmed) + " confirmed";
        m_kept += stored > recording.confirmed ? 1 : 0;
        const auto holds = [&](int ticks) {
            const auto snapshot = (*opened)->loadSnapshot({});
            if (!snapshot)
                return "no picture: " + snapshot.error().text();
            return textOf(**snapshot) == m_expected[static_cast<std::size_t>(ticks)]
                       ? std::string()
                       : "another picture than after " + std::to_string(ticks) + " ticks";
        };
        if (auto wrong = holds(stored); !wrong.empty() || stored == kTicks)
            return wrong;
        for (int next = stored + 1; next <= kTicks; ++next)
            if (const auto done = (*opened)->commit(change(next)); !done)
                return "does not go on: " + done.error().text();
        const auto whole = (*opened)->verify({});
        return whole && whole->faults.empty() ? holds(kTicks) : "does not verify in the end";
    }

    void remove(const std::string& path)
    {
        for (const char* end : {"", "-wal", "-shm", "-journal", ".lock"})
            QFile::remove(QString::fromStdString(path + end));
    }

private slots:
    void initTestCase()
    {
        const auto path = freshPath();
        const auto store = openStore(path);
        for (int n = 0; n <= kTicks; ++n) {
            if (n > 0)
                QVERIFY(store->commit(change(n)).has_value());
            m_expected.push_back(textOf(**store->loadSnapshot({})));
        }
    }

    void everyOperation_data()
    {
        QTest::addColumn<std::vector<Operation>>("counted");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("lasting");
        QTest::addColumn<bool>("half");
        QTest::newRow("each once") << kChanging << 0 << false << false;
        QTest::newRow("each from then on") << kChanging << 0 << true << false;
        QTest::newRow("disk full") << std::vector{Operation::Write} << SQLITE_FULL << true << true;
        QTest::newRow("disk full for a moment, after half a write")
            << std::vector{Operation::Write} << SQLITE_FULL << false << true;
        QTest::newRow("reads") << std::vector{Operation::Read, Operation::Access, Operation::FileSize} << 0 << false
                               << false;
        QTest::newRow("no more reads") << std::vector{Operation::Read, Operation::Access, Operation::FileSize} << 0
                                       << true << false;
        // SQLite takes a short read of the file itself for its end, where zeros follow.
        QTest::newRow("short reads") << std::vector{Operation::Read} << SQLITE_IOERR_SHORT_READ << false << true;
    }
    void everyOperation()
    {
        QFETCH(std::vector<Operation>, counted);
        QFETCH(int, code);
        QFETCH(bool, lasting);
        QFETCH(bool, half);
        const auto path = freshPath();
        FailingVfs::Plan plan{counted, -1, lasting, code, half};
        m_layer.follow(plan);
        const auto whole = record(path);
        const auto operations = m_layer.seen();
        m_layer.pass();
        QVERIFY(whole.errors.empty());
        QCOMPARE(whole.confirmed, kTicks);
        remove(path);

        // Each operation that differs from a neighbour; of a row of equal ones every so many; a third of the lasting
        // failures, which begin like those that pass.
        constexpr int kOfEqualOnes = 40;
        const auto differs = [&](std::size_t left, std::size_t right) {
            return right >= operations.size() || operations[left] != operations[right];
        };
        int reported = 0;
        int failures = 0;
        m_kept = 0;
        std::set<std::string> kinds;
        for (std::size_t n = 0; n <= operations.size(); ++n) {
            const bool last = n == operations.size();
            const bool amongEqualOnes = n > 0 && !differs(n - 1, n) && !differs(n, n + 1);
            if (!last && ((amongEqualOnes && n % kOfEqualOnes != 0) || (lasting && n % 3 != 0)))
                continue;
            plan.at = static_cast<int>(n);
            m_layer.follow(plan);
            const auto recording = record(path);
            const int failed = m_layer.failed();
            m_layer.pass();
            const std::string where = "operation " + std::to_string(n) + (last ? "" : ", " + operations[n]);
            QVERIFY2((failed > 0) != last, where.c_str());
            kinds.insert(last ? "" : operations[n]);
            for (const auto& error : recording.errors) {
                const auto text = where + ": " + error.text();
                QVERIFY2(!error.detail.empty() && error.where.find(path) != std::string::npos, text.c_str());
                // A disk that fails is not a damaged store: a person who read that would throw the store away.
                QVERIFY2(error.code == (code == SQLITE_FULL ? ErrorCode::DiskFull : ErrorCode::StoreUnavailable) ||
                             (code == SQLITE_IOERR_SHORT_READ && error.code == ErrorCode::StoreCorrupt),
                         text.c_str());
            }
            const auto wrong = evaluate(path, recording, failures % 2 != 0,
                                     code == SQLITE_IOERR_SHORT_READ && !last && operations[n] == "read");
            QVERIFY2(wrong.empty(), (where + ": " + wrong).c_str());
            reported += recording.errors.empty() ? 0 : 1;
            ++failures;
            remove(path);
        }
        QVERIFY(reported > 0);
        qInfo("%d operations of %d failed, %d kinds, %d reported, %d kept a tick", failures - 1,
              static_cast<int>(operations.size()), static_cast<int>(kinds.size()) - 1, reported, m_kept);
    }

    /// Before a store has its log it is made with a journal. Cut off there, it is made by the next writer; a reader,
    /// which may not take anything back, says what to do and leaves it as it is.
    void aMakingThatWasCutOff()
    {
        int cutOff = 0;
        constexpr int kFirstOperations = 40;
        for (int n = 0; n < kFirstOperations; ++n) {
            const auto path = freshPath();
            m_layer.follow({kChanging, n, true});
            QVERIFY(!Store::open(path, OpenMode::ReadWrite));
            m_layer.pass();
            const auto file = bytesOf(path);
            const auto journal = bytesOf(path + "-journal");
            const auto reader = Store::open(path, OpenMode::ReadOnly);
            QVERIFY(!reader);
            if (!file.empty() && !journal.empty() && journal.front() != '\0') {
                ++cutOff;
                QVERIFY2(reader.error().code == ErrorCode::StoreUnavailable, reader.error().text().c_str());
                QVERIFY2(reader.error().detail.find("-journal") != std::string::npos, reader.error().text().c_str());
                QVERIFY(bytesOf(path) == file);
                QVERIFY(bytesOf(path + "-journal") == journal);
            }
            const auto writer = Store::open(path, OpenMode::ReadWrite);
            QVERIFY2(writer.has_value(), writer ? "" : writer.error().text().c_str());
            QVERIFY((*writer)->commit(change(1)).has_value());
        }
        QVERIFY(cutOff > 0);
    }
};

QTEST_APPLESS_MAIN(tst_StoreFaults)
#include "tst_StoreFaults.moc"
