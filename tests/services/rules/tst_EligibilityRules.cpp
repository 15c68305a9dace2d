// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/PoolFixture.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

ReserveAsset bond(DebtIssuerType type, const char* country, const char* currency, const char* weight)
{
    auto out = poolLine("1", AssetClass::DebtSecurity, "1000");
    out.debtIssuerType = type;
    out.country = country;
    out.currency = currency;
    out.maturity = day("2026-06-30");
    if (*weight)
        out.riskWeight = number(weight);
    return out;
}

ReserveAsset repo(const char* start, const char* end, AssetClass collateral, const char* value)
{
    auto out = poolLine("1", AssetClass::ReverseRepo, "1000");
    if (*start)
        out.termStart = day(start);
    if (*end)
        out.maturity = day(end);
    out.collateralClass = collateral;
    if (*value)
        out.collateralValue = number(value);
    return out;
}

/// Both findings of a pool with this one line: of the pool and of the line.
QString outcomes(const ReserveAsset& line, const char* rule)
{
    auto builder = PoolFixture().add(line).builder();
    const Judged judged(builder, rule);
    return QString::fromStdString(judged.outcome("HKDX") + ' ' + judged.outcome("HKDX line 1"));
}

constexpr auto kDebt = AssetClass::DebtSecurity;

} // namespace

class tst_EligibilityRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void classes_data()
    {
        QTest::addColumn<int>("assetClass");
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("registered");
        QTest::addColumn<QString>("expires");
        QTest::addColumn<QString>("outcomes");
        const int other = int(AssetClass::Other);
        QTest::newRow("listed") << int(AssetClass::Fund) << "" << "" << "" << "pass none";
        QTest::newRow("not listed") << other << "" << "" << "" << "none breach";
        QTest::newRow("unknown") << int(AssetClass::Unknown) << "" << "" << "" << "cannot-tell none";
        QTest::newRow("approved") << other << "AP-1" << "AP-1" << "" << "pass none";
        QTest::newRow("approved to that day") << other << "AP-1" << "AP-1" << "2026-03-31" << "pass none";
        QTest::newRow("expired the day before") << other << "AP-1" << "AP-1" << "2026-03-30" << "none breach";
        QTest::newRow("not in the register") << other << "AP-2" << "AP-1" << "" << "none breach";
        QTest::newRow("no register") << other << "AP-1" << "" << "" << "cannot-tell none";
    }
    void classes()
    {
        QFETCH(int, assetClass);
        QFETCH(QString, named);
        QFETCH(QString, registered);
        QFETCH(QString, expires);
        auto line = poolLine("1", static_cast<AssetClass>(assetClass), "1000");
        line.approvalId = named.toStdString();
        auto builder = PoolFixture().add(line).builder();
        if (!registered.isEmpty())
            builder.put(approval(registered.toUtf8(), ApprovalKind::AssetClass, "gold", expires.toUtf8()), "register");
        const Judged judged(builder, "STB-04");
        QTEST(QString::fromStdString(judged.outcome("HKDX") + ' ' + judged.outcome("HKDX line 1")), "outcomes");
    }

    void approvalsOfOthersDoNotCount()
    {
        auto line = poolLine("1", AssetClass::Other, "1000");
        line.approvalId = "AP-1";
        const auto evaluate = [&](Approval one, Duration age) {
            auto builder = PoolFixture().add(line).builder();
            builder.put(std::move(one), "register", age);
            const Judged judged(builder, "STB-04");
            return judged.outcome("HKDX") + ' ' + judged.outcome("HKDX line 1");
        };
        const auto good = approval("AP-1", ApprovalKind::AssetClass, "gold");
        QCOMPARE(evaluate(good, 24h), "pass none");
        QCOMPARE(evaluate(good, 24h + 1ms), "cannot-tell none"); // the register is stale
        auto issuer = good;
        issuer.issuer = IssuerId("peak");
        QCOMPARE(evaluate(issuer, 0ms), "cannot-tell none");
        auto coin = good;
        coin.coin = CoinId("HKDY");
        QCOMPARE(evaluate(coin, 0ms), "none breach");
        auto kind = good;
        kind.kind = ApprovalKind::Currency;
        QCOMPARE(evaluate(kind, 0ms), "cannot-tell none");
        auto early = good;
        early.grantedOn = day("2026-04-01");
        QCOMPARE(evaluate(early, 0ms), "none breach");
    }

    void sentencesAndEvidence()
    {
        auto line = poolLine("7", AssetClass::Other, "1234567.50");
        line.approvalId = "AP-1";
        auto builder = PoolFixture().add(line).add(poolLine("8", AssetClass::Cash, "1")).builder();
        builder.put(approval("AP-1", ApprovalKind::AssetClass, "gold", "2026-03-01"), "register", 1min);
        const Judged judged(builder, "STB-04");
        QCOMPARE(judged.find("HKDX")->measured, "1 of 2 asset lines");
        QCOMPARE(judged.find("HKDX line 7")->severity, Severity::Critical);
        QVERIFY(contains(judged.explanation("HKDX line 7"),
                         "Line 7 of statement HKDX-1 as of 2026-03-31 10:00:00 UTC, an asset of HKD 1,234,567.50, rests on "
                         "approval AP-1, which is not in force on the date of the statement (expires 2026-03-01)."));
        const auto raw = builder.origin<Approval>("register", 1min)->raw.hex();
        const auto& evidence = judged.find("HKDX line 7")->evidence;
        QVERIFY(std::find(evidence.begin(), evidence.end(), raw) != evidence.end());
        QVERIFY(judged.find("HKDX line 7")->ruleVersion.starts_with("stablecoin 1.2.0 "));
    }

    void debtIssuers_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("weight");
        QTest::addColumn<QString>("outcomes");
        const int government = int(DebtIssuerType::Government);
        const int corporate = int(DebtIssuerType::Corporate);
        const int international = int(DebtIssuerType::International);
        QTest::newRow("own currency") << government << "HK" << "HKD" << "" << "pass none";
        QTest::newRow("own currency, weighted") << government << "ZA" << "ZAR" << "0.2" << "pass none";
        QTest::newRow("public sector") << int(DebtIssuerType::PublicSector) << "US" << "USD" << "" << "pass none";
        QTest::newRow("foreign currency, weight 0") << government << "US" << "EUR" << "0" << "pass none";
        QTest::newRow("foreign currency, weighted") << government << "US" << "EUR" << "0.01" << "none breach";
        QTest::newRow("foreign currency, no weight") << government << "US" << "EUR" << "" << "cannot-tell none";
        QTest::newRow("no country") << government << "" << "USD" << "" << "cannot-tell none";
        QTest::newRow("no country, weighted") << government << "" << "USD" << "0.2" << "none breach";
        QTest::newRow("country not known") << government << "XX" << "USD" << "" << "cannot-tell none";
        QTest::newRow("international, weight 0") << international << "" << "USD" << "0" << "pass none";
        QTest::newRow("corporate") << corporate << "HK" << "HKD" << "" << "none breach";
        QTest::newRow("corporate, weighted") << corporate << "HK" << "HKD" << "1" << "none breach";
        QTest::newRow("guaranteed: weight 0") << corporate << "HK" << "HKD" << "0.00" << "pass none";
        QTest::newRow("negative weight") << corporate << "HK" << "HKD" << "-1" << "none breach";
        QTest::newRow("type not stated") << int(DebtIssuerType::Unknown) << "HK" << "HKD" << "" << "cannot-tell none";
    }
    void debtIssuers()
    {
        QFETCH(int, type);
        QFETCH(QString, country);
        QFETCH(QString, currency);
        QFETCH(QString, weight);
        const auto line =
            bond(static_cast<DebtIssuerType>(type), country.toUtf8(), currency.toUtf8(), weight.toUtf8());
        QTEST(outcomes(line, "STB-07"), "outcomes");
    }

    void reverseRepos_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<int>("collateral");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("outcomes");
        const int debt = int(kDebt);
        QTest::newRow("overnight") << "2026-03-30" << "2026-03-31" << debt << "1000" << "pass none";
        QTest::newRow("two nights") << "2026-03-30" << "2026-04-01" << debt << "1000" << "none breach";
        // 3 to 7 April 2026 are Good Friday, a weekend, Ching Ming and Easter Monday.
        QTest::newRow("over a holiday") << "2026-04-02" << "2026-04-08" << debt << "1000" << "pass none";
        QTest::newRow("over a holiday and a day") << "2026-04-02" << "2026-04-09" << debt << "1000" << "none breach";
        QTest::newRow("a cent short") << "2026-03-30" << "2026-03-31" << debt << "999.99" << "none breach";
        QTest::newRow("no collateral value") << "2026-03-30" << "2026-03-31" << debt << "" << "cannot-tell none";
        QTest::newRow("fund as collateral") << "2026-03-30" << "2026-03-31" << int(AssetClass::Fund) << "1000"
                                            << "none breach";
        QTest::newRow("collateral not stated") << "2026-03-30" << "2026-03-31" << 0 << "1000" << "cannot-tell none";
        QTest::newRow("no end") << "2026-03-30" << "" << debt << "1000" << "cannot-tell none";
        QTest::newRow("no end, and short") << "2026-03-30" << "" << debt << "1" << "none breach";
        QTest::newRow("reversed") << "2026-03-31" << "2026-03-30" << debt << "1000" << "cannot-tell none";
        QTest::newRow("beyond the calendar") << "2046-03-30" << "2046-04-01" << debt << "1000" << "cannot-tell none";
        QTest::newRow("a day, whatever the calendar") << "2046-03-30" << "2046-03-31" << debt << "1000" << "pass none";
    }
    void reverseRepos()
    {
        QFETCH(QString, start);
        QFETCH(QString, end);
        QFETCH(int, collateral);
        QFETCH(QString, value);
        const auto line = repo(start.toUtf8(), end.toUtf8(), static_cast<AssetClass>(collateral), value.toUtf8());
        QTEST(outcomes(line, "STB-08"), "outcomes");
    }

    void currencies_data()
    {
        QTest::addColumn<QString>("coin");
        QTest::addColumn<QString>("asset");
        QTest::addColumn<QString>("approved");
        QTest::addColumn<QString>("outcomes");
        QTest::newRow("same") << "HKD" << "HKD" << "" << "pass none";
        QTest::newRow("dollars for a HKD coin") << "HKD" << "USD" << "" << "pass none";
        QTest::newRow("HKD for a dollar coin") << "USD" << "HKD" << "" << "none breach";
        QTest::newRow("other") << "HKD" << "EUR" << "" << "none breach";
        QTest::newRow("other, approved") << "HKD" << "EUR" << "EUR" << "pass none";
        QTest::newRow("another one approved") << "HKD" << "EUR" << "GBP" << "none breach";
        QTest::newRow("not stated") << "HKD" << "" << "" << "cannot-tell none";
    }
    void currencies()
    {
        QFETCH(QString, coin);
        QFETCH(QString, asset);
        QFETCH(QString, approved);
        PoolFixture pool;
        pool.statement.currency = coin.toStdString();
        auto line = poolLine("1", AssetClass::Cash, "1000");
        line.currency = asset.toStdString();
        auto builder = pool.add(line).builder();
        if (!approved.isEmpty())
            builder.put(approval("AP-3", ApprovalKind::Currency, approved.toUtf8()), "register");
        const Judged judged(builder, "STB-09");
        QTEST(QString::fromStdString(judged.outcome("HKDX") + ' ' + judged.outcome("HKDX line 1")), "outcomes");
    }

    void notApplicable()
    {
        const auto cash = poolLine("1", AssetClass::Cash, "1000");
        QCOMPARE(outcomes(cash, "STB-07"), "not-applicable none");
        QCOMPARE(outcomes(cash, "STB-08"), "not-applicable none");
        auto builder = PoolFixture().builder();
        QCOMPARE(Judged(builder, "STB-04").outcome("HKDX"), "not-applicable");
        QCOMPARE(Judged(builder, "STB-09").outcome("HKDX"), "not-applicable");
    }

    void stale_data()
    {
        QTest::addColumn<QString>("rule");
        for (const char* rule : {"STB-02", "STB-04", "STB-07", "STB-08", "STB-09", "STB-10", "STB-12", "STB-14", "STB-32"})
            QTest::newRow(rule) << rule;
    }
    void stale()
    {
        QFETCH(QString, rule);
        PoolFixture pool;
        pool.age = 24h + 1ms;
        auto builder = pool.add(poolLine("1", AssetClass::Other, "1000")).builder();
        const Judged judged(builder, rule.toStdString());
        QCOMPARE(judged.all().size(), 1u);
        QCOMPARE(judged.outcome("HKDX"), "cannot-tell");
        QVERIFY(contains(judged.explanation("HKDX"), "is stale at"));
    }

    void buffer_data()
    {
        QTest::addColumn<QString>("assets");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("measured");
        QTest::newRow("exactly") << "1005.00" << "0.005" << "pass" << "0.005000";
        QTest::newRow("a cent less") << "1004.99" << "0.005" << "breach" << "0.004990";
        QTest::newRow("under par") << "999" << "0.005" << "breach" << "-0.001000";
        QTest::newRow("target of zero") << "1000" << "0" << "pass" << "0.000000";
        QTest::newRow("no target") << "1005" << "" << "cannot-tell" << "0.005000";
        QTest::newRow("negative target") << "1005" << "-0.1" << "cannot-tell" << "0.005000";
    }
    void buffer()
    {
        QFETCH(QString, assets);
        QFETCH(QString, target);
        PoolFixture pool;
        if (!target.isEmpty())
            pool.statement.targetBuffer = number(target.toStdString());
        auto builder = pool.add(poolLine("1", AssetClass::Cash, assets.toUtf8())).builder();
        const Judged judged(builder, "STB-02");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "outcome");
        QTEST(QString::fromStdString(judged.find("HKDX")->measured), "measured");
    }

    void bufferDetails()
    {
        PoolFixture pool;
        pool.statement.targetBuffer = number("0.01");
        auto builder = pool.add(poolLine("1", AssetClass::Cash, "1000"))
                           .add(poolLine("2", AssetClass::Unknown, "20"))
                           .add(poolLine("3", AssetClass::Other, "50"))
                           .builder();
        const Judged judged(builder, "STB-02");
        QCOMPARE(judged.outcome("HKDX"), "cannot-tell"); // the unknown line may count
        QVERIFY(contains(judged.explanation("HKDX"), "target is 0.01, missed by HKD 10"));
        QVERIFY(contains(judged.explanation("HKDX"), "1 line that is not eligible (STB-04 to STB-09) is not counted."));
        pool.statement.outstanding = Decimal();
        auto none = pool.builder();
        QCOMPARE(Judged(none, "STB-02").outcome("HKDX"), "not-applicable");
    }
};

QTEST_APPLESS_MAIN(tst_EligibilityRules)
#include "tst_EligibilityRules.moc"
