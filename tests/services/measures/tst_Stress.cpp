// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/measures/reserves/StressText.h"
#include "tests/services/measures/LiquidityFixture.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::measures::test;

namespace
{

StressParameters calm()
{
    StressParameters out;
    out.start = kStart;
    out.terms = terms();
    return out;
}

/// Bank B fails on the eve of Easter, yields rise by 200 bp, the dollar is at the strong edge of its band.
StressParameters severe()
{
    auto out = calm();
    out.failedParty = "Bank B";
    out.yieldShockBp = 200;
    out.usdRate = number("7.75");
    out.terms.weekend = Weekend::RunsOn;
    return out;
}

StressResult ran(const LiquidityFixture& fixture, const StressParameters& parameters)
{
    const auto result = runStress(fixture.input, parameters, hongKong());
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return *result;
}

/// "5 2026-04-13 2026-04-14 20408.17 20000.00"
std::string text(const StressSale& sale)
{
    return sale.line + ' ' + assay::support::toText(sale.orderedOn) + ' ' + assay::support::toText(sale.cashOn) + ' ' +
           sale.marketValue.text() + ' ' + sale.proceeds.text();
}

std::string text(const StressDay& one)
{
    return assay::support::toText(one.date) + ' ' + one.outflow.text() + ' ' + one.raised.text() + ' ' +
           one.unmet.text();
}

} // namespace

class tst_Stress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Run-off 10 % by T+1, 30 % by T+5, 60 % by T+10 of 1,000,000.00:
    //   T+1 100,000  T+2 150,000  T+3 200,000  T+4 250,000  T+5 300,000
    //   T+6 360,000  T+7 420,000  T+8 480,000  T+9 540,000  T+10 600,000
    // Cash by itself: T+0 50,000 + 100,000; T+1 + 100,000 (repo) = 250,000; T+3 + 150,000 (deposit) = 400,000.
    // From T+7 on bills are sold, line 5 first (earlier maturity), haircut 2 %:
    //   T+7  20,000 missing: 20,000 ÷ 0.98 = 20,408.163… → 20,408.17 sold, × 0.98 = 20,000.0066 → 20,000.00
    //   T+8, T+9, T+10 60,000 each: ÷ 0.98 = 61,224.489… → 61,224.49, × 0.98 = 60,000.0002 → 60,000.00
    // Value: 50,000 + 100,000 + 150,000 + 100,000 + 400,000 × 0.98 + 202,800 × 0.98 = 990,744.00
    void calmRun()
    {
        LiquidityFixture fixture;
        const auto result = ran(fixture, calm());
        QCOMPARE(result.marketValue.text(), "1002800.00");
        QCOMPARE(result.stressedValue.text(), "990744.00");
        QCOMPARE(result.stressedCoverage->text(), "0.990744");
        QCOMPARE(result.valueShortfall.text(), "9256.00");
        QVERIFY(result.liquidityShortfall.isZero());
        QVERIFY(!result.shortfallDay);
        QCOMPARE(result.survivingDays, 30);
        QCOMPARE(timeToShortfall(result), "not within 30 business days");
        QCOMPARE(result.days.size(), 31u);
        QCOMPARE(text(result.days[0]), "2026-03-31 0.00 150000.00 0.00");
        QCOMPARE(text(result.days[3]), "2026-04-08 200000.00 400000.00 0.00");
        QCOMPARE(text(result.days[10]), "2026-04-17 600000.00 600000.00 0.00");
        QCOMPARE(text(result.days[30]), "2026-05-18 600000.00 600000.00 0.00");
        QCOMPARE(result.sales.size(), 4u);
        QCOMPARE(text(result.sales[0]), "5 2026-04-13 2026-04-14 20408.17 20000.00");
        QCOMPARE(text(result.sales[1]), "5 2026-04-14 2026-04-15 61224.49 60000.00");
        QCOMPARE(text(result.sales[3]), "5 2026-04-16 2026-04-17 61224.49 60000.00");
        QVERIFY(result.missed.empty());
    }

    // Lines 2 and 3 are at Bank B: nothing.
    // Line 5: 400,000 × 90 × 200 ÷ 3,650,000 = 1,972.602… → 1,972.61; 398,027.39; × 0.98 = 390,066.8422 → 390,066.84
    // Line 6: 26,000 × 7.75 = 201,500.00; × 180 × 200 ÷ 3,650,000 = 1,987.397… → 1,987.40; 199,512.60;
    //         × 0.98 = 195,522.348 → 195,522.34
    // Value: 50,000 + 100,000 + 390,066.84 + 195,522.34 = 735,589.18; short 264,410.82
    // The run goes on over Easter: T+1 1 d 100,000; T+2 2 d 150,000; T+3 8 d 480,000; T+4 9 d 540,000; T+5 10 d
    // 600,000. Cash: T+0 50,000; T+1 150,000, all gone by T+2.
    //   T+3 330,000 missing: ÷ 0.98 = 336,734.693… → 336,734.70, × 0.98 = 330,000.006 → 330,000.00; left 61,292.69
    //   T+4  60,000: 61,224.49 → 60,000.00; left 68.20
    //   T+5  60,000: all 68.20 → 66.836 → 66.83; 59,933.17 of line 6: ÷ 0.98 = 61,156.295… → 61,156.30 → 59,933.174 →
    //        59,933.17
    void severeRun()
    {
        LiquidityFixture fixture;
        const auto result = ran(fixture, severe());
        QCOMPARE(result.stressedValue.text(), "735589.18");
        QCOMPARE(result.stressedCoverage->text(), "0.735589");
        QCOMPARE(result.valueShortfall.text(), "264410.82");
        QCOMPARE(text(result.days[3]), "2026-04-08 480000.00 480000.00 0.00");
        QCOMPARE(result.sales.size(), 4u);
        QCOMPARE(text(result.sales[0]), "5 2026-04-02 2026-04-08 336734.70 330000.00");
        QCOMPARE(text(result.sales[1]), "5 2026-04-08 2026-04-09 61224.49 60000.00");
        QCOMPARE(text(result.sales[2]), "5 2026-04-09 2026-04-10 68.20 66.83");
        QCOMPARE(text(result.sales[3]), "6 2026-04-09 2026-04-10 61156.30 59933.17");
        QVERIFY(!result.shortfallDay);
    }

    // As before, but 10 % on T+1 and 80 % by T+2, weekend pausing: T+1 100,000 of 150,000 cash; T+2 700,000 more:
    // 50,000 + 390,066.84 + 195,522.34 = 635,589.18; 64,410.82 unmet; 1,440 × 635,589.18 ÷ 700,000 = 1,307.49…
    void shortfall()
    {
        LiquidityFixture fixture;
        auto parameters = severe();
        parameters.terms.weekend = Weekend::Pauses;
        parameters.terms.runOff = {{1, number("0.10")}, {2, number("0.80")}};
        const auto result = ran(fixture, parameters);
        QCOMPARE(result.shortfallDay, 2);
        QCOMPARE(result.shortfallMinute, 1307);
        QCOMPARE(result.survivingDays, 1);
        QCOMPARE(result.liquidityShortfall.text(), "64410.82");
        QCOMPARE(timeToShortfall(result), "1 business day 1307 min");
        QCOMPARE(result.sales.size(), 2u);
        QCOMPARE(text(result.sales[1]), "6 2026-04-01 2026-04-02 199512.60 195522.34");
        QCOMPARE(text(result.days[30]), "2026-05-18 800000.00 735589.18 64410.82");
    }

    // Only line 1 is left for T+0: 50,000. R-0 (valid on Friday 03-27, due 03-30) is overdue: 60,000 asked on T+0.
    // 1,440 × 50,000 ÷ 60,000 = 1,200. On T+1 the repo pays 100,000: R-0 and R-1 (20,000) are met, so is the run
    // (100,000).
    void missedRedemptions()
    {
        LiquidityFixture fixture;
        fixture.queue("R-0", "60000.00", "2026-03-27T02:00:00Z");
        fixture.queue("R-1", "20000.00", "2026-03-31T01:00:00Z");
        auto parameters = calm();
        parameters.failedParty = "Bank B";
        const auto result = ran(fixture, parameters);
        QCOMPARE(result.shortfallDay, 0);
        QCOMPARE(result.shortfallMinute, 1200);
        QCOMPARE(result.survivingDays, 0);
        QCOMPARE(result.liquidityShortfall.text(), "10000.00");
        QCOMPARE(result.missed.size(), 1u);
        QCOMPARE(result.missed[0].id, "R-0");
        QCOMPARE(result.missed[0].unpaid.text(), "10000.00");
        QCOMPARE(assay::support::toText(result.missed[0].dueOn), "2026-03-31");
        QCOMPARE(text(result.days[1]), "2026-04-01 100000.00 150000.00 0.00");
    }

    void queueBeyondTheHorizon()
    {
        LiquidityFixture fixture;
        fixture.queue("R-1", "5000000.00", "2026-03-31T01:00:00Z"); // due on T+1
        auto parameters = calm();
        parameters.horizonDays = 0;
        const auto result = ran(fixture, parameters);
        QCOMPARE(result.days.size(), 1u);
        QVERIFY(result.missed.empty());
        parameters.horizonDays = 1;
        QCOMPARE(ran(fixture, parameters).missed.size(), 1u);
    }

    void encumberedAndUnnamedClassesCountForNothing()
    {
        LiquidityFixture fixture;
        fixture.assets[4].encumbrance = Encumbrance::Encumbered;
        fixture.assets[5].assetClass = AssetClass::Other;
        fixture.point();
        const auto result = ran(fixture, calm());
        QCOMPARE(result.marketValue.text(), "1002800.00");
        QCOMPARE(result.stressedValue.text(), "400000.00");
        QCOMPARE(result.shortfallDay, 7);
        QVERIFY(result.sales.empty());
    }

    void fallingYieldsAndWeakEdge()
    {
        LiquidityFixture fixture;
        auto parameters = calm();
        parameters.yieldShockBp = -50;
        parameters.usdRate = number("7.85");
        // Line 5: gain 400,000 × 90 × 50 ÷ 3,650,000 = 493.150… → 493.15; 400,493.15 × 0.98 = 392,483.287 → 392,483.28
        // Line 6: 26,000 × 7.85 = 204,100; gain 204,100 × 180 × 50 ÷ 3,650,000 = 503.260… → 503.26; 204,603.26 × 0.98 =
        //         200,511.1948 → 200,511.19; with 400,000.00: 992,994.47
        QCOMPARE(ran(fixture, parameters).stressedValue.text(), "992994.47");
    }

    void repeatsToTheByte()
    {
        LiquidityFixture fixture;
        fixture.queue("R|1=%\n", "60000.00", "2026-03-27T02:00:00Z");
        for (const auto& parameters : {calm(), severe()}) {
            const auto stored = textOf(parameters);
            const auto result = textOf(ran(fixture, parameters));
            const auto again = parseStressParameters(stored);
            QVERIFY2(again, again ? "" : again.error().text().c_str());
            QCOMPARE(textOf(*again), stored);
            QVERIFY(*again == parameters);
            QCOMPARE(textOf(ran(fixture, *again)), result);
        }
    }

    void canonicalText()
    {
        QCOMPARE(textOf(severe()), "format=stress-parameters/1\n"
                                   "start=2026-03-31T02:00:00.000Z\n"
                                   "calendar=hong-kong\n"
                                   "horizon_days=30\n"
                                   "weekend=runs-on\n"
                                   "failed_party=Bank B\n"
                                   "yield_shock_bp=200\n"
                                   "usd_rate=7.75\n"
                                   "overnight_days=1\n"
                                   "run_off.1=0.10\n"
                                   "run_off.5=0.30\n"
                                   "run_off.10=0.60\n"
                                   "haircut.cash=0\n"
                                   "haircut.bank-deposit=0\n"
                                   "haircut.debt-security=0.02\n"
                                   "haircut.reverse-repo=0\n"
                                   "haircut.fund=0.05\n"
                                   "sale_days.cash=0\n"
                                   "sale_days.bank-deposit=\n"
                                   "sale_days.debt-security=1\n"
                                   "sale_days.reverse-repo=\n"
                                   "sale_days.fund=1\n");
    }

    void badText_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("version") << "parameters/1"
                                 << "parameters/2"
                                 << "not of the format";
        QTest::newRow("missing") << "usd_rate=7.75\n"
                                 << ""
                                 << "usd_rate";
        QTest::newRow("unknown") << "usd_rate"
                                 << "eur_rate"
                                 << "rate";
        QTest::newRow("number") << "7.75"
                                << "7.7x"
                                << "line 8, usd_rate";
        QTest::newRow("exponent") << "=200"
                                  << "=1e3"
                                  << "line 7";
        QTest::newRow("twice") << "calendar=hong-kong"
                               << "start=2026-03-31T02:00:00.000Z"
                               << "there before";
        QTest::newRow("weekend") << "runs-on"
                                 << "sometimes"
                                 << "runs-on";
        QTest::newRow("class") << "haircut.fund"
                               << "haircut.gold"
                               << "gold";
        QTest::newRow("escape") << "Bank B"
                                << "Bank %G0"
                                << "hexadecimal";
        QTest::newRow("cut") << "sale_days.fund=1\n"
                             << "sale_days.fund=1"
                             << "does not end";
        QTest::newRow("no equals") << "calendar="
                                   << "calendar "
                                   << "without";
    }
    void badText()
    {
        QFETCH(QString, change);
        QFETCH(QString, to);
        QFETCH(QString, says);
        const auto changed = QString::fromStdString(textOf(severe())).replace(change, to);
        const auto parsed = parseStressParameters(changed.toStdString());
        QVERIFY(!parsed);
        QVERIFY2(QString::fromStdString(parsed.error().text()).contains(says), parsed.error().text().c_str());
    }

    void refused_data()
    {
        QTest::addColumn<int>("what");
        for (int i = 0; i < 8; ++i)
            QTest::addRow("%d", i) << i;
    }
    void refused()
    {
        QFETCH(int, what);
        LiquidityFixture fixture;
        auto parameters = calm();
        switch (what) {
        case 0: parameters.terms.runOff = {{5, number("0.3")}, {1, number("0.4")}}; break;
        case 1: parameters.terms.runOff = {{1, number("0.3")}, {2, number("0.2")}}; break;
        case 2: parameters.terms.runOff = {{1, number("1.1")}}; break;
        case 3: parameters.terms.classes[AssetClass::Fund].haircut = number("-0.1"); break;
        case 4: parameters.usdRate = number("0"); break;
        case 5: parameters.horizonDays = -1; break;
        case 6: parameters.start = at("2060-01-01T00:00:00Z"); break;
        case 7: fixture.input.outstanding = number(std::string(120, '9')); break;
        }
        QVERIFY(!runStress(fixture.input, parameters, hongKong()));
    }

    void fromThePicture()
    {
        assay::rules::test::SnapshotBuilder builder(kStart);
        builder.source("harbour", "issuer").source("ledger-a", "ledger", Tier::Observed);
        ReserveStatement statement;
        statement.statementId = "RS-1";
        statement.coin = CoinId("HKDX");
        statement.asOf = kStart;
        statement.currency = "HKD";
        statement.outstanding = number("1000000.00");
        statement.assetTotal = number("1002800.00");
        statement.assetCount = 6;
        LiquidityFixture fixture;
        builder.put(statement, "harbour");
        for (const auto& asset : fixture.assets)
            builder.put(asset, "harbour");
        Supply supply;
        supply.coin = CoinId("HKDX");
        supply.ledger = LedgerId("eip155:1");
        supply.total = number("1000000.01");
        builder.put(supply, "ledger-a");
        Redemption redemption;
        redemption.coin = CoinId("HKDX");
        for (const auto state : {RedemptionState::Requested, RedemptionState::Valid, RedemptionState::Paid}) {
            redemption.id = "R-" + std::string(toText(state));
            redemption.state = state;
            redemption.amount = number("7.00");
            redemption.validAt = kStart;
            builder.put(redemption, "harbour");
        }
        const auto snapshot = builder.build();
        const PoolLimits limits{std::chrono::hours{24}, std::chrono::seconds{15}};
        const auto input = stressInput({snapshot, kStart, {}}, CoinId("HKDX"), limits);
        QVERIFY(input);
        QCOMPARE(input->outstanding.text(), "1000000.01"); // the ledger shows more than is stated
        QCOMPARE(input->lines.size(), 6u);
        QCOMPARE(input->queue.size(), 1u);
        QCOMPARE(input->queue[0].id, "R-valid");
        QVERIFY(!stressInput({snapshot, kStart, {}}, CoinId("NONE"), limits));
        QVERIFY(runStress(*input, calm(), hongKong()));
    }
};

QTEST_APPLESS_MAIN(tst_Stress)
#include "tst_Stress.moc"
