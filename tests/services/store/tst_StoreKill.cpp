// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>

#include "tests/services/store/StoreSamples.h"

using namespace samples;

/// A writer that is killed at any moment has lost no tick it was told is stored, and stored no half tick.
class tst_StoreKill : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// Runs in the child: commits until it is killed; writes one byte when it begins a tick and one when it is stored.
    [[noreturn]] static void commitForEver(const std::string& path, int out)
    {
        auto opened = Store::open(path, OpenMode::ReadWrite);
        if (!opened || (*opened)->mode() != OpenMode::ReadWrite)
            ::_exit(2);
        const auto snapshot = (*opened)->loadSnapshot({});
        if (!snapshot)
            ::_exit(3);
        for (int n = static_cast<int>((*snapshot)->revision) + 1;; ++n) {
            const auto next = tick(n, n % 7);
            if (::write(out, "B", 1) != 1 || !(*opened)->commit(next) || ::write(out, "C", 1) != 1)
                ::_exit(4);
        }
    }

private slots:
    void killedWriters()
    {
        const auto path = m_folder.filePath(QStringLiteral("killed.sqlite")).toStdString();
        std::mt19937 random(7);
        std::uint64_t stored = 0;
        int torn = 0;
        for (int round = 0; round < 50; ++round) {
            int pipe[2];
            QCOMPARE(::pipe(pipe), 0);
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                ::close(pipe[0]);
                commitForEver(path, pipe[1]);
            }
            ::close(pipe[1]);
            // After so many marks and so many turns of an empty loop: somewhere in opening, in a tick, or between two.
            const unsigned marks = random() % 9;
            std::uint64_t confirmed = 0;
            char mark = 0;
            for (unsigned i = 0; i < marks; ++i) {
                QCOMPARE(::read(pipe[0], &mark, 1), ssize_t{1});
                confirmed += mark == 'C' ? 1 : 0;
            }
            volatile unsigned turns = random() % 4'000'000;
            while (turns > 0)
                turns = turns - 1;
            QCOMPARE(::kill(child, SIGKILL), 0);
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY2(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, std::to_string(WEXITSTATUS(status)).c_str());
            while (::read(pipe[0], &mark, 1) == 1)
                confirmed += mark == 'C' ? 1 : 0;
            ::close(pipe[0]);
            torn += mark == 'B' ? 1 : 0;
            if (::access(path.c_str(), F_OK) != 0)
                continue; // killed before there was a file

            // Every other time a reader looks first, at a file with a log that nobody closed.
            const auto opened = Store::open(path, round % 2 == 0 ? OpenMode::ReadWrite : OpenMode::ReadOnly);
            if (!opened && stored == 0 && confirmed == 0 && round % 2 != 0)
                continue; // killed while the first tables were made: a reader finds nothing yet
            QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
            const auto report = (*opened)->verify({});
            QVERIFY(report.has_value());
            QVERIFY2(report->faults.empty(), faultsOf(*report).c_str());
            QVERIFY(report->ticks >= stored + confirmed);
            QVERIFY(report->ticks <= stored + confirmed + 1);
            const auto snapshot = (*opened)->loadSnapshot({});
            QVERIFY(snapshot.has_value());
            QCOMPARE((*snapshot)->revision, report->ticks);
            if (report->ticks > 0) {
                const int last = static_cast<int>(report->ticks);
                QVERIFY(domain::sameFields((*snapshot)->sources.front(), tick(last, 0).health.front()));
            }
            stored = report->ticks;
        }
        qInfo("%d ticks stored, %d of 50 kills within a tick", static_cast<int>(stored), torn);
        QVERIFY(stored > 20);
        QVERIFY(torn > 5);
    }
};

QTEST_APPLESS_MAIN(tst_StoreKill)
#include "tst_StoreKill.moc"
