// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/PoolFixture.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

CustodianPosition position(const char* line, const char* value, const char* title = "Harbour Digital Limited, trust account")
{
    CustodianPosition out;
    out.custodian = "Lion Rock Custody";
    out.account = "ACC-1";
    out.line = line;
    out.accountTitle = title;
    out.coin = CoinId("HKDX");
    out.currency = "HKD";
    out.marketValue = number(value);
    return out;
}

SnapshotBuilder oneLine(const char* value = "1000.00")
{
    return PoolFixture().add(poolLine("1", AssetClass::Cash, value)).builder();
}

ReserveFlow withdrawal(const char* id, const char* assets, const char* outstanding)
{
    ReserveFlow out;
    out.id = id;
    out.coin = CoinId("HKDX");
    out.kind = FlowKind::Withdrawal;
    out.amount = Decimal(50);
    out.currency = "HKD";
    out.at = kPoolNow;
    if (*assets)
        out.assetsAfter = number(assets);
    if (*outstanding)
        out.outstandingAfter = number(outstanding);
    return out;
}

} // namespace

class tst_CustodyRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // STB-12
    void custodianApproved_data()
    {
        QTest::addColumn<QString>("approved");
        QTest::addColumn<QString>("expires");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<QString>("custodian");
        QTest::newRow("approved") << "Lion Rock Custody" << "" << "pass" << "none";
        QTest::newRow("to that day") << "Lion Rock Custody" << "2026-03-31" << "pass" << "none";
        QTest::newRow("expired") << "Lion Rock Custody" << "2026-03-30" << "breach" << "breach";
        QTest::newRow("another one") << "Peak Bank" << "" << "breach" << "breach";
        QTest::newRow("no register") << "" << "" << "cannot-tell" << "none";
    }
    void custodianApproved()
    {
        QFETCH(QString, approved);
        QFETCH(QString, expires);
        auto builder = oneLine();
        builder.put(position("1", "1000.00"), "custodian");
        if (!approved.isEmpty())
            builder.put(approval("AP-1", ApprovalKind::Custodian, approved.toUtf8(), expires.toUtf8()), "register");
        const Judged judged(builder, "STB-12");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "pool");
        QTEST(QString::fromStdString(judged.outcome("HKDX custodian Lion Rock Custody")), "custodian");
    }

    void accountTitles_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<QString>("account");
        QTest::newRow("in trust") << "HARBOUR DIGITAL LIMITED - HKDX Reserve Trust" << "pass" << "none";
        QTest::newRow("trustee's name") << "Victoria Trustees as trustee" << "pass" << "none";
        QTest::newRow("somebody else") << "Peak Nominees" << "pass" << "none";
        QTest::newRow("own name") << "Harbour Digital Limited" << "breach" << "breach";
        QTest::newRow("own name and more") << "harbour digital limited, general account" << "breach" << "breach";
        QTest::newRow("no title") << "" << "cannot-tell" << "none";
    }
    void accountTitles()
    {
        QFETCH(QString, title);
        auto builder = oneLine();
        builder.put(position("1", "1000.00", title.toUtf8()), "custodian")
            .put(approval("AP-1", ApprovalKind::Custodian, "Lion Rock Custody"), "register");
        const Judged judged(builder, "STB-12");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "pool");
        QTEST(QString::fromStdString(judged.outcome("HKDX account ACC-1")), "account");
    }

    void ownBookAndNoName()
    {
        auto line = poolLine("1", AssetClass::Cash, "10");
        line.custodian = "Harbour Digital Limited";
        auto own = PoolFixture().add(line).builder();
        const Judged judged(own, "STB-12");
        QCOMPARE(judged.find("HKDX custodian Harbour Digital Limited")->measured, "own book");
        line.custodian.clear();
        auto nameless = PoolFixture().add(line).builder();
        QCOMPARE(Judged(nameless, "STB-12").outcome("HKDX"), "cannot-tell");
        QVERIFY(contains(Judged(nameless, "STB-12").explanation("HKDX"), "1 line of statement HKDX-1"));
        auto empty = PoolFixture().builder();
        QCOMPARE(Judged(empty, "STB-12").outcome("HKDX"), "not-applicable");
    }

    // STB-14
    void agreement_data()
    {
        QTest::addColumn<QString>("held");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<QString>("line");
        QTest::newRow("same") << "1000" << "pass" << "none";
        QTest::newRow("rounding") << "999.99" << "pass" << "none";
        QTest::newRow("two cents") << "999.98" << "breach" << "breach";
        QTest::newRow("more than stated") << "1000.02" << "breach" << "breach";
    }
    void agreement()
    {
        QFETCH(QString, held);
        auto builder = oneLine();
        builder.put(position("1", held.toUtf8()), "custodian");
        const Judged judged(builder, "STB-14");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "pool");
        QTEST(QString::fromStdString(judged.outcome("HKDX line 1")), "line");
    }

    void aDifferenceOfSecondsLeavesAnAgreementStanding_data()
    {
        QTest::addColumn<int>("age");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("just below") << 4999 << "pass";
        QTest::newRow("settled") << 5000 << "breach";
    }
    void aDifferenceOfSecondsLeavesAnAgreementStanding()
    {
        QFETCH(int, age);
        const auto since = std::chrono::milliseconds{age};
        SnapshotBuilder agreed(kPoolNow);
        agreed.source("issuer", "issuer").source("custodian", "issuer", Tier::Custodian);
        PoolFixture().add(poolLine("1", AssetClass::Cash, "1000")).put(agreed);
        agreed.put(position("1", "1000"), "custodian");
        const Judged first(agreed.build(), kPoolNow + 1h, "STB-14");
        QCOMPARE(first.all().size(), 1u);
        const Finding before = first.all().front();
        QVERIFY(before.outcome == Outcome::Pass);

        SnapshotBuilder moved(kPoolNow);
        moved.source("issuer", "issuer").source("custodian", "issuer", Tier::Custodian);
        PoolFixture().add(poolLine("1", AssetClass::Cash, "1000")).put(moved);
        moved.put(position("1", "900"), "custodian").finding(before);
        QTEST(QString::fromStdString(Judged(moved.build(), kPoolNow + since, "STB-14").outcome("HKDX")), "outcome");
    }

    void agreementSentence()
    {
        auto builder = oneLine("1000000.00");
        builder.put(position("1", "900000"), "custodian", 1min);
        const Judged judged(builder, "STB-14");
        QVERIFY(contains(judged.explanation("HKDX line 1"),
                         "is of HKD 1,000,000.00 by the issuer and 900,000 by Lion Rock Custody: a difference of "
                         "100,000.00"));
        QCOMPARE(judged.find("HKDX line 1")->severity, Severity::Critical);
        const auto raw = builder.origin<CustodianPosition>("custodian", 1min)->raw.hex();
        const auto& evidence = judged.find("HKDX line 1")->evidence;
        QVERIFY(std::find(evidence.begin(), evidence.end(), raw) != evidence.end());
    }

    void custodianMissingOrStale()
    {
        auto none = oneLine();
        QCOMPARE(Judged(none, "STB-14").outcome("HKDX"), "cannot-tell");
        QVERIFY(contains(Judged(none, "STB-14").explanation("HKDX"), "No statement of Lion Rock Custody is here"));
        auto stale = oneLine();
        stale.put(position("1", "1"), "custodian", 24h + 1ms);
        QCOMPARE(Judged(stale, "STB-14").outcome("HKDX"), "cannot-tell");
        QCOMPARE(Judged(stale, "STB-14").outcome("HKDX line 1"), "none");
        auto empty = PoolFixture().builder();
        QCOMPARE(Judged(empty, "STB-14").outcome("HKDX"), "not-applicable");
    }

    void stampsApart()
    {
        // Two days between the statements; the custodian's source may be that old.
        SnapshotBuilder builder(kPoolNow);
        builder.source("issuer", "issuer").source("custodian", "issuer", Tier::Custodian, 96h);
        PoolFixture().add(poolLine("1", AssetClass::Cash, "1000")).put(builder);
        builder.put(position("1", "1"), "custodian", 24h + 1ms);
        const Judged apart(builder, "STB-14");
        QCOMPARE(apart.outcome("HKDX"), "cannot-tell");
        QVERIFY(contains(apart.explanation("HKDX"), "apart"));
        builder.confirm<CustodianPosition>("custodian", 24h);
        QCOMPARE(Judged(builder, "STB-14").outcome("HKDX line 1"), "breach");
    }

    void onOneSideOnly()
    {
        auto builder = PoolFixture()
                           .add(poolLine("1", AssetClass::Cash, "1000"))
                           .add(poolLine("2", AssetClass::Cash, "5"))
                           .builder();
        builder.put(position("1", "1000"), "custodian").put(position("3", "7"), "custodian").put(position("4", "0"), "custodian");
        const Judged judged(builder, "STB-14");
        QCOMPARE(judged.all().size(), 3u);
        QCOMPARE(judged.outcome("HKDX"), "breach");
        QVERIFY(contains(judged.explanation("HKDX line 2"), "is not in the statement of Lion Rock Custody for account ACC-1"));
        QVERIFY(contains(judged.explanation("HKDX position Lion Rock Custody ACC-1 3"), "does not show it"));
    }

    void lotsAndIsins()
    {
        auto first = poolLine("1", AssetClass::DebtSecurity, "400");
        auto second = poolLine("2", AssetClass::DebtSecurity, "600");
        first.isin = second.isin = "HK0000000001";
        auto third = poolLine("3", AssetClass::DebtSecurity, "70");
        third.isin = "HK0000000002";
        auto builder = PoolFixture().add(first).add(second).add(third).builder();
        auto both = position("A", "1000");
        both.isin = first.isin;
        builder.put(both, "custodian").put(position("3", "70"), "custodian"); // this one states no ISIN
        const Judged judged(builder, "STB-14");
        QCOMPARE(judged.outcome("HKDX"), "pass");
        QCOMPARE(judged.find("HKDX")->measured, "2 of 2");
    }

    void encumbered()
    {
        auto builder = oneLine();
        auto pledged = position("1", "1000");
        pledged.encumbrance = Encumbrance::Encumbered;
        builder.put(pledged, "custodian");
        QVERIFY(contains(Judged(builder, "STB-14").explanation("HKDX line 1"),
                         "encumbered by the statement of Lion Rock Custody and not by that of the issuer"));
    }

    // STB-10
    void separatePools_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("isin");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("the same bond and account") << "ACC-1" << "HK0000000001" << "9" << "breach";
        QTest::newRow("another account") << "ACC-2" << "HK0000000001" << "1" << "pass";
        QTest::newRow("another bond") << "ACC-1" << "HK0000000002" << "1" << "pass";
    }
    void separatePools()
    {
        QFETCH(QString, account);
        QFETCH(QString, isin);
        QFETCH(QString, line);
        auto first = poolLine("1", AssetClass::DebtSecurity, "1000");
        first.isin = "HK0000000001";
        auto builder = PoolFixture().add(first).builder();
        auto second = poolLine(line.toUtf8(), AssetClass::DebtSecurity, "1000");
        second.isin = isin.toStdString();
        second.account = account.toStdString();
        PoolFixture("HKDY").add(second).put(builder);
        const Judged judged(builder, "STB-10");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "outcome");
        QTEST(QString::fromStdString(judged.outcome("HKDY")), "outcome");
        if (judged.outcome("HKDX") == "breach") {
            QVERIFY(contains(judged.explanation("HKDX line 1"), "also stands in line 9 of HKDY."));
            QVERIFY(contains(judged.explanation("HKDY line 9"), "also stands in line 1 of HKDX."));
        }
    }

    void accountAndLineWithoutIsin()
    {
        auto builder = oneLine();
        PoolFixture("HKDY").add(poolLine("1", AssetClass::Cash, "5")).put(builder);
        QCOMPARE(Judged(builder, "STB-10").outcome("HKDY line 1"), "breach");
        auto other = oneLine();
        PoolFixture("HKDY").add(poolLine("2", AssetClass::Cash, "5")).put(other);
        QCOMPARE(Judged(other, "STB-10").outcome("HKDY"), "pass");
    }

    void poolNames()
    {
        const auto named = [](const char* line, const char* pool) {
            auto out = poolLine(line, AssetClass::Cash, "5");
            out.pool = pool;
            return out;
        };
        auto shared = PoolFixture().add(named("1", "P-1")).builder();
        PoolFixture("HKDY").add(named("2", "P-1")).put(shared);
        QCOMPARE(Judged(shared, "STB-10").outcome("HKDX"), "breach");
        QVERIFY(contains(Judged(shared, "STB-10").explanation("HKDY"), "Its pool P-1 is also that of HKDX."));
        auto bond = named("1", "P-1");
        bond.isin = "HK0000000001";
        auto again = named("2", "P-2");
        again.isin = bond.isin;
        auto twice = PoolFixture().add(bond).add(again).builder();
        QVERIFY(contains(Judged(twice, "STB-10").explanation("HKDX line 2"), "also stands in line 1 of HKDX, pool P-1."));
    }

    void poolsThatCannotBeCompared()
    {
        auto line = poolLine("1", AssetClass::Cash, "5");
        line.account.clear();
        auto builder = PoolFixture().add(line).builder();
        QCOMPARE(Judged(builder, "STB-10").outcome("HKDX"), "not-applicable");
        auto two = oneLine(); // a stale pool proves nothing against a fresh one
        PoolFixture old("HKDY");
        old.age = 25h;
        old.add(poolLine("1", AssetClass::Cash, "5")).put(two);
        QCOMPARE(Judged(two, "STB-10").outcome("HKDX"), "pass");
        QCOMPARE(Judged(two, "STB-10").outcome("HKDY"), "cannot-tell");
    }

    // STB-13
    void withdrawals_data()
    {
        QTest::addColumn<QString>("assets");
        QTest::addColumn<QString>("outstanding");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<QString>("severity");
        QTest::newRow("exactly par") << "1000" << "1000" << "" << "pass" << "";
        QTest::newRow("a cent short") << "999.99" << "1000" << "" << "breach" << "critical";
        QTest::newRow("exactly the target") << "1005" << "1000" << "0.005" << "pass" << "";
        QTest::newRow("a cent below the target") << "1004.99" << "1000" << "0.005" << "breach" << "medium";
        QTest::newRow("no assets stated") << "" << "1000" << "" << "cannot-tell" << "";
        QTest::newRow("no outstanding stated") << "1000" << "" << "" << "cannot-tell" << "";
    }
    void withdrawals()
    {
        QFETCH(QString, assets);
        QFETCH(QString, outstanding);
        QFETCH(QString, target);
        QFETCH(QString, severity);
        PoolFixture pool;
        if (!target.isEmpty())
            pool.statement.targetBuffer = number(target.toStdString());
        auto builder = pool.add(poolLine("1", AssetClass::Cash, "1005")).builder();
        builder.put(withdrawal("W-1", assets.toUtf8(), outstanding.toUtf8()), "issuer");
        const Judged judged(builder, "STB-13");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "pool");
        const auto* one = judged.find("HKDX withdrawal W-1");
        QCOMPARE(one != nullptr, !severity.isEmpty());
        if (one) {
            QCOMPARE(QString::fromUtf8(toText(one->severity).data()), severity);
            QVERIFY(contains(one->explanation, "Withdrawal W-1 of HKD 50 at 2026-03-31 10:00:00 UTC left assets of HKD "));
        }
    }

    void withdrawalsMissingAndStale()
    {
        auto none = oneLine();
        QCOMPARE(Judged(none, "STB-13").outcome("HKDX"), "cannot-tell");
        auto inflow = oneLine();
        auto flow = withdrawal("W-1", "1", "1000");
        flow.kind = FlowKind::Inflow;
        inflow.put(flow, "issuer");
        QCOMPARE(Judged(inflow, "STB-13").outcome("HKDX"), "not-applicable");
        auto stale = oneLine();
        stale.put(withdrawal("W-1", "1000", "1000"), "issuer", 24h + 1ms);
        QCOMPARE(Judged(stale, "STB-13").outcome("HKDX"), "cannot-tell");
    }

    // STB-32
    void index_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("measured");
        QTest::newRow("four equal ones") << QStringList{"250", "250", "250", "250"} << "pass" << "2500.00";
        QTest::newRow("a little more") << QStringList{"250.01", "249.99", "250", "250"} << "breach" << "2500.01";
        QTest::newRow("one") << QStringList{"5"} << "breach" << "10000.00";
        QTest::newRow("nothing of value") << QStringList{"0"} << "cannot-tell" << "";
    }
    void index()
    {
        QFETCH(QStringList, values);
        PoolFixture pool;
        for (int i = 0; i < values.size(); ++i) {
            pool.add(poolLine(QByteArray::number(i + 1), AssetClass::Cash, values[i].toUtf8()));
            pool.lines.back().custodian = "Bank " + std::to_string(i + 1);
        }
        auto builder = pool.builder();
        const Judged judged(builder, "STB-32");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "outcome");
        QTEST(QString::fromStdString(judged.find("HKDX")->measured), "measured");
        QCOMPARE(judged.outcome("HKDX hhi-custodian"), judged.outcome("HKDX") == "breach" ? "breach" : "none");
    }

    void issuerLimits_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("at the limit") << "0.3" << "none";
        QTest::newRow("just above it") << "0.2999999999" << "breach";
    }
    void issuerLimits()
    {
        QFETCH(QString, limit);
        PoolFixture pool;
        for (int i = 0; i < 10; ++i) {
            pool.add(poolLine(QByteArray::number(i + 1), AssetClass::Cash, "100"));
            pool.lines.back().custodian = "Bank " + std::to_string(i % 3 == 0 && i < 9 ? 0 : i);
        }
        auto builder = pool.builder();
        IssuerLimit one;
        one.coin = CoinId("HKDX");
        one.measure = "custodian-share";
        one.limit = number(limit.toStdString());
        builder.put(one, "issuer");
        const Judged judged(builder, "STB-32");
        QTEST(QString::fromStdString(judged.outcome("HKDX custodian-share Bank 0")), "outcome");
        if (const auto* found = judged.find("HKDX custodian-share Bank 0")) {
            QVERIFY(contains(found->explanation, "lines 1, 4 and 7."));
            QVERIFY(contains(found->explanation, "is 0.3000000000 (HKD 300)"));
            QCOMPARE(found->severity, Severity::Medium);
        }
    }

    void noCustodianNoIndex()
    {
        PoolFixture pool;
        auto line = poolLine("1", AssetClass::Cash, "100");
        line.custodian.clear();
        auto builder = pool.add(line).builder();
        QCOMPARE(Judged(builder, "STB-32").outcome("HKDX"), "cannot-tell");
        auto empty = PoolFixture().builder();
        QCOMPARE(Judged(empty, "STB-32").outcome("HKDX"), "not-applicable");
    }
};

QTEST_APPLESS_MAIN(tst_CustodyRules)
#include "tst_CustodyRules.moc"
