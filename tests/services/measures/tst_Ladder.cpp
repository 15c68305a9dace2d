// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/services/measures/LiquidityFixture.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::measures::test;

namespace
{

const std::vector<std::int64_t> kHorizons{0, 1, 5, 30};

std::string text(const LadderRung& rung)
{
    return rung.horizon + ' ' + rung.liquidity.text() + ' ' + rung.queued.text() + ' ' + rung.stressed.text() + ' ' +
           rung.surplus.text() + ' ' + (rung.ratio ? rung.ratio->text() : "none");
}

} // namespace

class tst_Ladder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // T+0: 50,000 cash + 100,000 on demand. T+1: + 100,000 repo + (400,000 + 202,800) × 0.98 = 590,744. T+5: + 150,000
    // deposit of 04-08. T+30 (05-18): no bill has matured.
    void rungs()
    {
        LiquidityFixture fixture;
        fixture.queue("R-0", "1000.00", "2026-03-27T02:00:00Z");   // due 03-30: overdue
        fixture.queue("R-1", "250000.00", "2026-03-31T01:00:00Z"); // due T+1
        const auto rungs = ladder(fixture.input, terms(), kHorizons, kStart, hongKong());
        QVERIFY(rungs);
        QCOMPARE(rungs->size(), 4u);
        QCOMPARE(text((*rungs)[0]), "T+0 150000.00 1000.00 0 149000.00 150.000000");
        QCOMPARE(text((*rungs)[1]), "T+1 840744.00 251000.00 100000.00 589744.00 3.349577"); // 840,744 ÷ 251,000
        QCOMPARE(text((*rungs)[2]), "T+5 990744.00 251000.00 300000.00 690744.00 3.302480");
        QCOMPARE(text((*rungs)[3]), "T+30 990744.00 251000.00 600000.00 390744.00 1.651240");
    }

    void maturityBeforeTheSaleNeedsNoHaircut()
    {
        LiquidityFixture fixture;
        fixture.assets[4].maturity = day("2026-04-01"); // cash on T+1 as from a sale, but whole
        fixture.assets[5].maturity = day("2026-04-03"); // Good Friday: paid on T+3, sold on T+1
        fixture.point();
        const auto rungs = ladder(fixture.input, terms(), {1, 2, 3}, kStart, hongKong());
        // T+1: 250,000 + 400,000 + 198,744; T+3: the rest of line 6 (4,056) and the deposit
        QCOMPARE((*rungs)[0].liquidity.text(), "848744.00");
        QCOMPARE((*rungs)[1].liquidity.text(), "848744.00");
        QCOMPARE((*rungs)[2].liquidity.text(), "1002800.00");
    }

    void weekendRunsOn()
    {
        LiquidityFixture fixture;
        auto running = terms();
        running.weekend = Weekend::RunsOn;
        const auto rungs = ladder(fixture.input, running, {2, 3}, kStart, hongKong());
        QCOMPARE((*rungs)[0].stressed.text(), "150000.00");
        QCOMPARE((*rungs)[1].stressed.text(), "480000.00"); // 8 days: 30 % + 30 % × 3 ÷ 5
    }

    void outflow_data()
    {
        QTest::addColumn<int>("day");
        QTest::addColumn<QString>("amount");
        QTest::newRow("0") << 0 << "0";
        QTest::newRow("1") << 1 << "0.04"; // 0.0333 up
        QTest::newRow("2") << 2 << "0.05"; // 0.333 × 15 % = 0.04995
        QTest::newRow("5") << 5 << "0.10"; // 0.0999
        QTest::newRow("10") << 10 << "0.20";
        QTest::newRow("after") << 400 << "0.20";
    }
    void outflow()
    {
        QFETCH(int, day);
        QTEST(QString::fromStdString(stressedOutflow(number("0.333"), terms(), day)->text()), "amount");
    }

    void nothingAsked()
    {
        LiquidityFixture fixture;
        auto none = terms();
        none.runOff.clear();
        const auto rungs = ladder(fixture.input, none, {0}, kStart, hongKong());
        QVERIFY(!rungs->front().ratio);
        QCOMPARE(rungs->front().surplus.text(), "150000.00");
        QVERIFY(!ladder(fixture.input, none, {-1}, kStart, hongKong()));
        QVERIFY(!ladder(fixture.input, none, {5000}, kStart, hongKong()));
        QVERIFY(!ladder(fixture.input, none, {30}, at("2060-01-01T00:00:00Z"), hongKong()));
    }

    void startOnASaturday()
    {
        LiquidityFixture fixture;
        fixture.queue("R-1", "5.00", "2026-04-10T01:00:00Z"); // Friday: due on Monday
        const auto rungs = ladder(fixture.input, terms(), {0, 1}, at("2026-04-11T02:00:00Z"), hongKong());
        QCOMPARE(rungs->front().queued.text(), "0");
        QCOMPARE(rungs->back().queued.text(), "5.00");
    }
};

QTEST_APPLESS_MAIN(tst_Ladder)
#include "tst_Ladder.moc"
