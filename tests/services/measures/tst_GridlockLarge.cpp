// SPDX-License-Identifier: GPL-3.0-or-later
// The search for gridlock where a great many wait: it finds most of what there is, ends, and gives the same again.
#include "services/measures/settlement/Gridlock.h"

#include <QElapsedTimer>
#include <QTest>

#include "tests/services/measures/QueueFixture.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::measures::test;

class tst_GridlockLarge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void large_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("members");
        QTest::addColumn<int>("price"); // 0: amounts have nothing to do with quantities; 1: all amounts are equal
        QTest::addColumn<int>("metal"); // that each member has
        QTest::addColumn<int>("money");
        QTest::addColumn<int>("percent"); // of all that wait, at least
        QTest::newRow("forty members with some metal and hardly any money") << 20'000 << 40 << 0 << 1'000 << 1'000 << 80;
        QTest::newRow("a hundred members, one price") << 20'000 << 100 << 200 << 50 << 10'000 << 80;
        QTest::newRow("equal amounts, a thousand members who have nothing") << 20'000 << 1'000 << 1 << 0 << 0 << 60;
        QTest::newRow("amounts that never come out even, members who have nothing") << 4'000 << 100 << 0 << 0 << 0 << 0;
    }
    void large()
    {
        QFETCH(int, count);
        QFETCH(int, members);
        QFETCH(int, price);
        QFETCH(int, metal);
        QFETCH(int, money);
        QFETCH(int, percent);
        const auto all = static_cast<std::uint64_t>(members);
        Lottery lottery{7};
        QueueFixture fixture;
        for (std::uint64_t i = 0; i < all; ++i)
            fixture << position(member(i).c_str(), "XAU", std::to_string(metal).c_str())
                    << position(member(i).c_str(), "HKD", std::to_string(money).c_str());
        for (int i = 0; i < count; ++i) {
            const auto from = lottery.below(all);
            const auto to = (from + 1 + lottery.below(all - 1)) % all;
            const auto quantity = price == 1 ? 10 : 1 + lottery.below(500);
            const auto amount = price == 1 ? 100
                                : price > 0 ? quantity * (static_cast<std::uint64_t>(price) - 2 + lottery.below(5))
                                            : 100 + lottery.below(90'000);
            auto row = instruction("SI-" + std::to_string(i), member(from).c_str(), member(to).c_str(),
                                   std::to_string(quantity).c_str(), std::to_string(amount).c_str());
            if (i % 50 == 0)
                row.hold = HoldState::OnHold;
            fixture << row;
        }
        const auto snapshot = fixture.builder.build();
        QElapsedTimer timer;
        timer.start();
        const auto queue = SettlementQueue::of(snapshot, SourceId("clearing"), kToday, queueTerms());
        const auto options = gridlockOptions(queue, {});
        const auto elapsed = timer.elapsed();
        const auto waiting = static_cast<qint64>(count) - count / 50 - static_cast<qint64>(whatIf(queue, {}).anyway.size());
        const auto settles = options.empty() ? 0 : options.front().instructions;
        qInfo("%lld ms, %zu options, the best settles %lld of %lld that wait", static_cast<long long>(elapsed), options.size(),
              static_cast<long long>(settles), static_cast<long long>(waiting));
        QVERIFY(waiting > count / 2);
        QVERIFY(settles * 100 >= waiting * percent);
        QVERIFY2(elapsed < 20'000, "longer than 20 s, built without optimisation");
        for (const auto& option : options) {
            const auto then = whatIf(queue, askOf(option));
            QVERIFY(then.shortOf.empty());
            QVERIFY(static_cast<std::int64_t>(then.settles.size()) >= option.instructions);
        }
        const auto again = gridlockOptions(queue, {});
        QCOMPARE(again.size(), options.size());
        for (std::size_t i = 0; i < again.size(); ++i)
            QCOMPARE(again[i].id, options[i].id);
    }

    void longChainAndStar()
    {
        // A chain in which each frees the next, last first, and one that a hundred thousand wait for.
        constexpr int kCount = 20'000;
        QueueFixture fixture;
        for (int i = 0; i < kCount; ++i) {
            auto row = instruction("A-" + std::to_string(100'000 + i), member(i + 1).c_str(), member(i).c_str(), "10");
            fixture << row;
            auto waiting = instruction("B-" + std::to_string(100'000 + i), "S1", "S2", "1");
            waiting.waitsFor = {"A-100000"};
            fixture << waiting;
        }
        fixture << position(member(kCount).c_str(), "XAU", "10") << position("S1", "XAU", "1");
        const auto queue = fixture.queue();
        QElapsedTimer timer;
        timer.start();
        const auto then = whatIf(queue, {});
        QVERIFY(then.complete);
        QCOMPARE(then.anyway.size(), static_cast<std::size_t>(kCount) + 1);
        QVERIFY(timer.elapsed() < 10'000);
    }
};

QTEST_APPLESS_MAIN(tst_GridlockLarge)
#include "tst_GridlockLarge.moc"
