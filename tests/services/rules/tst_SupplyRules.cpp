// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-03-31T10:00:00Z");

SnapshotBuilder start()
{
    SnapshotBuilder builder(kNow);
    builder.source("harbour", "issuer", Tier::SelfReported, 1h).source("ledger-a", "ledger", Tier::Observed, 1h);
    return builder;
}

void putSupply(SnapshotBuilder& builder, const char* source, const char* total, Duration age = 0ms,
               const char* ledger = "eip155:1", const char* frozen = nullptr, const char* contract = "0xAA")
{
    Supply supply;
    supply.coin = CoinId("HKDX");
    supply.ledger = LedgerId(ledger);
    supply.contract = contract;
    supply.total = number(total);
    if (frozen)
        supply.frozen = number(frozen);
    builder.put(supply, source, age);
}

void putStatement(SnapshotBuilder& builder, Duration age)
{
    ReserveStatement out;
    out.statementId = "RS-1";
    out.coin = CoinId("HKDX");
    out.asOf = kNow - age;
    builder.put(out, "harbour");
}

} // namespace

class tst_SupplyRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreement_data()
    {
        QTest::addColumn<QString>("stated");
        QTest::addColumn<QString>("observed");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("measured");
        QTest::newRow("equal") << "1000.00" << "1000.00" << "pass" << "0.00";
        QTest::newRow("equal at another scale") << "1000"
                                                << "1000.000000000000000000"
                                                << "pass"
                                                << "0.000000000000000000";
        QTest::newRow("one wei more observed") << "1000"
                                               << "1000.000000000000000001"
                                               << "breach"
                                               << "-0.000000000000000001";
        QTest::newRow("one cent less observed") << "1000.00" << "999.99" << "breach" << "0.01";
        QTest::newRow("both zero") << "0" << "0" << "pass" << "0";
    }
    void agreement()
    {
        QFETCH(QString, stated);
        QFETCH(QString, observed);
        auto builder = start();
        putSupply(builder, "harbour", stated.toStdString().c_str());
        putSupply(builder, "ledger-a", observed.toStdString().c_str());
        const Judged judged(builder, "STB-03");
        for (const char* subject : {"HKDX eip155:1", "HKDX"}) {
            QTEST(QString::fromStdString(judged.outcome(subject)), "outcome");
            QTEST(QString::fromStdString(judged.find(subject)->measured), "measured");
        }
        QCOMPARE(judged.find("HKDX")->threshold, "0");
        QCOMPARE(judged.find("HKDX")->evidence.size(), 2u);
    }

    void frozenTokensLeftOut()
    {
        auto builder = start();
        putSupply(builder, "harbour", "990");
        putSupply(builder, "ledger-a", "1000", 0ms, "eip155:1", "10");
        const Judged judged(builder, "STB-03");
        QCOMPARE(judged.outcome("HKDX"), "breach");
        QVERIFY(contains(judged.explanation("HKDX"), "It is the frozen amount"));
    }

    void sides_data()
    {
        QTest::addColumn<bool>("statedA");
        QTest::addColumn<bool>("observedA");
        QTest::addColumn<bool>("statedB");
        QTest::addColumn<QString>("observedB");
        QTest::addColumn<QString>("ledgerB");
        QTest::addColumn<QString>("total");
        QTest::newRow("all there") << true << true << true << "7" << "pass" << "pass";
        QTest::newRow("a ledger is not observed") << true << true << true << "" << "cannot-tell" << "cannot-tell";
        QTest::newRow("a ledger is not stated") << true << true << false << "7" << "breach" << "cannot-tell";
        QTest::newRow("an empty ledger is not stated") << true << true << false << "0" << "pass" << "cannot-tell";
        QTest::newRow("nothing is stated") << false << true << false << "7" << "cannot-tell" << "cannot-tell";
    }
    void sides()
    {
        QFETCH(bool, statedA);
        QFETCH(bool, observedA);
        QFETCH(bool, statedB);
        QFETCH(QString, observedB);
        auto builder = start();
        if (statedA)
            putSupply(builder, "harbour", "5");
        if (observedA)
            putSupply(builder, "ledger-a", "5");
        if (statedB)
            putSupply(builder, "harbour", "7", 0ms, "eip155:137");
        if (!observedB.isEmpty())
            putSupply(builder, "ledger-a", observedB.toStdString().c_str(), 0ms, "eip155:137");
        const Judged judged(builder, "STB-03");
        QTEST(QString::fromStdString(judged.outcome("HKDX eip155:137")), "ledgerB");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "total");
    }

    void contractsOfOneLedgerAreAdded()
    {
        auto builder = start();
        putSupply(builder, "harbour", "12");
        putSupply(builder, "ledger-a", "5");
        putSupply(builder, "ledger-a", "7", 0ms, "eip155:1", nullptr, "0xBB");
        QCOMPARE(Judged(builder, "STB-03").outcome("HKDX"), "pass");
    }

    void sideFollowsKindThenTier()
    {
        SnapshotBuilder builder(kNow);
        builder.source("node", "", Tier::Observed).source("web", "", Tier::SelfReported);
        putSupply(builder, "web", "5");
        putSupply(builder, "node", "5");
        QCOMPARE(Judged(builder, "STB-03").outcome("HKDX"), "pass");
    }

    void stale()
    {
        for (const auto& [stated, observed] : {std::pair<Duration, Duration>{1h + 1ms, 0ms}, {0ms, 1h + 1ms}}) {
            auto builder = start();
            putSupply(builder, "harbour", "5", stated);
            putSupply(builder, "ledger-a", "5", observed);
            const Judged judged(builder, "STB-03");
            QCOMPARE(judged.outcome("HKDX"), "cannot-tell");
            QVERIFY(contains(judged.explanation("HKDX"), "is stale"));
        }
    }

    void instants_data()
    {
        QTest::addColumn<int>("statedFrom");      // seconds before now
        QTest::addColumn<int>("statedTo");
        QTest::addColumn<int>("observedFrom");
        QTest::addColumn<int>("observedTo");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("same instant") << 5 << 5 << 5 << 5 << "" << "breach";
        QTest::newRow("stood together") << 60 << 1 << 50 << 2 << "" << "breach";
        QTest::newRow("read while the other stood") << 60 << 1 << 2 << 2 << "" << "breach";
        QTest::newRow("one replaced the other") << 60 << 5 << 5 << 5 << "" << "cannot-tell";
        QTest::newRow("just after each other") << 29 << 20 << 19 << 19 << "" << "cannot-tell";
        QTest::newRow("just after each other, breach before") << 29 << 20 << 19 << 19 << "breach" << "breach";
        QTest::newRow("just after each other, pass before") << 29 << 20 << 19 << 19 << "pass" << "cannot-tell";
        QTest::newRow("a second before settled") << 60 << 50 << 29 << 29 << "" << "cannot-tell";
        QTest::newRow("settled, still different") << 60 << 50 << 30 << 30 << "" << "breach";
        QTest::newRow("ten minutes apart") << 800 << 700 << 100 << 100 << "" << "breach";
        QTest::newRow("more than ten minutes apart") << 800 << 701 << 100 << 100 << "" << "cannot-tell";
    }
    void instants()
    {
        QFETCH(int, statedFrom);
        QFETCH(int, statedTo);
        QFETCH(int, observedFrom);
        QFETCH(int, observedTo);
        QFETCH(QString, before);
        auto builder = start();
        putSupply(builder, "harbour", "5", statedFrom * 1s);
        putSupply(builder, "ledger-a", "6", observedFrom * 1s);
        builder.confirm<Supply>("harbour", statedTo * 1s).confirm<Supply>("ledger-a", observedTo * 1s);
        if (!before.isEmpty()) {
            Finding old;
            old.rule = RuleId("STB-03");
            old.subject = "HKDX";
            old.outcome = *enumFromText<Outcome>(before.toStdString());
            old.ruleVersion = shipped().packs().back().versionText();
            builder.finding(old);
        }
        QTEST(QString::fromStdString(Judged(builder, "STB-03").outcome("HKDX")), "outcome");
    }

    void freshness_data()
    {
        QTest::addColumn<qint64>("statement");
        QTest::addColumn<qint64>("supply");
        QTest::addColumn<QString>("reserve");
        QTest::addColumn<QString>("ledger");
        const auto ms = [](Duration d) { return static_cast<qint64>(d.count()); };
        QTest::newRow("fresh") << ms(1min) << ms(1min) << "pass" << "pass";
        QTest::newRow("at the limits") << ms(24h) << ms(1h) << "pass" << "pass";
        QTest::newRow("beyond the limits") << ms(24h + 1ms) << ms(1h + 1ms) << "breach" << "breach";
        QTest::newRow("from the future") << ms(-3min) << ms(-3min) << "cannot-tell" << "cannot-tell";
    }
    void freshness()
    {
        QFETCH(qint64, statement);
        QFETCH(qint64, supply);
        auto builder = start();
        putStatement(builder, Duration{statement});
        putSupply(builder, "ledger-a", "5", Duration{supply});
        const Judged judged(builder, "STB-34");
        QTEST(QString::fromStdString(judged.outcome("HKDX reserve")), "reserve");
        QTEST(QString::fromStdString(judged.outcome("HKDX supply eip155:1")), "ledger");
    }

    void freshnessOfWhatIsMissing()
    {
        auto builder = start();
        putStatement(builder, 1min);
        const Judged judged(builder, "STB-34");
        QCOMPARE(judged.outcome("HKDX reserve"), "pass");
        QCOMPARE(judged.outcome("HKDX supply"), "cannot-tell");
        auto other = start();
        putSupply(other, "ledger-a", "5");
        QCOMPARE(Judged(other, "STB-34").outcome("HKDX reserve"), "cannot-tell");
    }
};

QTEST_APPLESS_MAIN(tst_SupplyRules)
#include "tst_SupplyRules.moc"
