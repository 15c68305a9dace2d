// SPDX-License-Identifier: GPL-3.0-or-later
#include <thread>

#include <QSignalSpy>
#include <QTest>

#include "models/bridge/Dispatcher.h"
#include "models/bridge/WorkPool.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using namespace assay::models;

class tst_Dispatcher : public QObject {
    Q_OBJECT

private:
    static domain::SnapshotPtr snapshot(std::uint64_t revision)
    {
        auto out = std::make_shared<domain::Snapshot>();
        out->revision = revision;
        return out;
    }

private Q_SLOTS:
    void newestWins()
    {
        tests::FakeConsole console;
        Dispatcher dispatcher;
        std::vector<std::uint64_t> seen;
        QThread* const main = QThread::currentThread();
        connect(&dispatcher, &Dispatcher::snapshotChanged, this, [&](const domain::SnapshotPtr& newest) {
            QCOMPARE(QThread::currentThread(), main);
            seen.push_back(newest->revision);
        });
        dispatcher.attach(console);
        QElapsedTimer clock;
        clock.start();
        std::thread engine([&] {
            for (std::uint64_t i = 1; i <= 500; ++i)
                console.publish(snapshot(i));
        });
        engine.join();
        QTRY_COMPARE(dispatcher.current()->revision, 500U);
        QVERIFY2(seen.size() <= static_cast<std::size_t>(clock.elapsed() / Dispatcher::kIntervalMs + 2), "delivered too often");
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(seen.back(), 500U);

        dispatcher.detach();
        console.publish(snapshot(501));
        QCoreApplication::processEvents();
        QCOMPARE(dispatcher.current()->revision, 500U);
    }

    void answersComeOnMain()
    {
        Dispatcher dispatcher;
        QObject receiver;
        int answer = 0;
        auto reply = dispatcher.toMain<int>(&receiver, [&](support::Result<int> result) { answer = *result; });
        std::thread([&] { reply(42); }).join();
        QCOMPARE(answer, 0);
        QTRY_COMPARE(answer, 42);
    }

    void answersOfTheDeadAreDropped()
    {
        auto dispatcher = std::make_unique<Dispatcher>();
        auto receiver = std::make_unique<QObject>();
        int calls = 0;
        auto toReceiver = dispatcher->toMain<int>(receiver.get(), [&](support::Result<int>) { ++calls; });
        toReceiver(1);
        receiver.reset();
        toReceiver(2);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);

        auto late = dispatcher->toMain<int>(this, [&](support::Result<int>) { ++calls; });
        dispatcher.reset();
        std::thread([&] { late(3); }).join();
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
    }

    void poolDeliversOrDrops()
    {
        WorkPool pool;
        QSignalSpy idle(&pool, &WorkPool::idle);
        QObject receiver;
        auto gone = std::make_unique<QObject>();
        int sum = 0;
        pool.run(&receiver, [] { return 40; }, [&](int value) { sum += value; });
        pool.run(&receiver, [] { return 2; }, [&](int value) { sum += value; });
        pool.run(gone.get(), [] { return 1000; }, [&](int value) { sum += value; });
        gone.reset();
        QVERIFY(!pool.isIdle());
        QTRY_VERIFY(pool.isIdle());
        QCOMPARE(sum, 42);
        QVERIFY(!idle.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Dispatcher)
#include "tst_Dispatcher.moc"
