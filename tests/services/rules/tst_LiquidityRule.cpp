// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/reserves/LiquidityRule.h"

#include "tests/services/rules/RuleTest.h"

using namespace assay;
using namespace assay::domain;
using namespace assay::rules::test;

namespace
{

const Instant kNow = at("2026-03-31T02:00:00Z"); // a Tuesday, 10:00 in Hong Kong

SnapshotBuilder start()
{
    SnapshotBuilder builder(kNow);
    builder.source("harbour", "issuer").source("ledger-a", "ledger", Tier::Observed);
    return builder;
}

using Lines = std::vector<std::pair<AssetClass, std::string>>;

/// 1,000,000 outstanding: a stressed day takes 100,000.
void put(SnapshotBuilder& builder, const Lines& lines, Duration age = 0ms, const char* maturity = "2026-12-31")
{
    ReserveStatement statement;
    statement.statementId = "RS-1";
    statement.coin = CoinId("HKDX");
    statement.asOf = kNow - age;
    statement.currency = "HKD";
    statement.outstanding = number("1000000.00");
    statement.assetCount = static_cast<std::int64_t>(lines.size());
    int count = 0;
    for (const auto& [assetClass, value] : lines) {
        ReserveAsset asset;
        asset.statementId = "RS-1";
        asset.coin = CoinId("HKDX");
        asset.line = std::to_string(++count);
        asset.assetClass = assetClass;
        asset.marketValueReference = number(value);
        if (assetClass != AssetClass::Cash)
            asset.maturity = day(maturity);
        statement.assetTotal = *statement.assetTotal.plus(asset.marketValueReference);
        builder.put(asset, "harbour", age);
    }
    builder.put(statement, "harbour", age);
}

void putLimit(SnapshotBuilder& builder, const char* limit)
{
    IssuerLimit own;
    own.coin = CoinId("HKDX");
    own.measure = "one-day-ratio";
    own.limit = number(limit);
    builder.put(own, "harbour");
}

const rules::Rule& rule()
{
    return *shipped().rule(RuleId("STB-33"));
}

} // namespace

class tst_LiquidityRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundaries_data()
    {
        QTest::addColumn<int>("assetClass");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("measured");
        using enum AssetClass;
        QTest::newRow("cash, exactly") << int(Cash) << "100000.00"
                                       << "pass"
                                       << "1.000000";
        QTest::newRow("cash, a cent short") << int(Cash) << "99999.99"
                                            << "breach"
                                            << "0.999999";
        // 102,040.82 × 0.98 = 100,000.0036; 102,040.81 × 0.98 = 99,999.9938
        QTest::newRow("bills, enough") << int(DebtSecurity) << "102040.82"
                                       << "pass"
                                       << "1.000000";
        QTest::newRow("bills, short") << int(DebtSecurity) << "102040.81"
                                      << "breach"
                                      << "0.999999";
        QTest::newRow("term deposit") << int(BankDeposit) << "900000.00"
                                      << "breach"
                                      << "0.000000";
        QTest::newRow("other") << int(Other) << "900000.00"
                               << "breach"
                               << "0.000000";
        QTest::newRow("unknown may or may not") << int(Unknown) << "900000.00"
                                                << "cannot-tell"
                                                << "0.000000";
    }
    void boundaries()
    {
        QFETCH(int, assetClass);
        QFETCH(QString, value);
        auto builder = start();
        put(builder, {{static_cast<AssetClass>(assetClass), value.toStdString()}});
        const Judged judged(builder, "STB-33");
        QCOMPARE(judged.all().size(), 1u);
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "outcome");
        QTEST(QString::fromStdString(judged.find("HKDX")->measured), "measured");
        QCOMPARE(judged.find("HKDX")->severity,
                 judged.outcome("HKDX") == "pass" ? Severity::Unknown : Severity::Medium);
        QVERIFY(contains(judged.explanation("HKDX"), "HKD 100,000.00 of stressed outflow"));
    }

    void queueAboveTheStress()
    {
        auto builder = start();
        put(builder, {{AssetClass::Cash, "150000.00"}});
        Redemption redemption;
        redemption.id = "R-1";
        redemption.coin = CoinId("HKDX");
        redemption.amount = number("150000.01");
        redemption.state = RedemptionState::Valid;
        redemption.validAt = kNow;
        builder.put(redemption, "harbour");
        const Judged judged(builder, "STB-33");
        QCOMPARE(judged.outcome("HKDX"), "breach");
        QVERIFY(contains(judged.explanation("HKDX"), "HKD 150,000.01 of queued redemptions"));
        const auto raw = builder.origin<Redemption>("harbour", 0ms)->raw.hex();
        const auto& evidence = judged.find("HKDX")->evidence;
        QVERIFY(std::find(evidence.begin(), evidence.end(), raw) != evidence.end());
    }

    void ownLimit()
    {
        for (const auto& [limit, outcome] :
             {std::pair{"1.5", "pass"}, std::pair{"1.500001", "breach"}, std::pair{"0.2", "pass"}}) {
            auto builder = start();
            put(builder, {{AssetClass::Cash, "150000.00"}});
            putLimit(builder, limit);
            QCOMPARE(Judged(builder, "STB-33").outcome("HKDX"), outcome);
        }
        auto low = start();
        put(low, {{AssetClass::Cash, "99000.00"}});
        putLimit(low, "0.2"); // an issuer does not lower the bar
        QCOMPARE(Judged(low, "STB-33").outcome("HKDX"), "breach");
        QCOMPARE(Judged(low, "STB-33").find("HKDX")->threshold, "1");
    }

    void observedSupplyRaisesTheStress()
    {
        auto builder = start();
        put(builder, {{AssetClass::Cash, "100000.00"}});
        Supply supply;
        supply.coin = CoinId("HKDX");
        supply.ledger = LedgerId("eip155:1");
        supply.total = number("1000000.10");
        builder.put(supply, "ledger-a");
        QCOMPARE(Judged(builder, "STB-33").outcome("HKDX"), "breach"); // 100,000.01
    }

    void cannotTell()
    {
        auto stale = start();
        put(stale, {{AssetClass::Cash, "100000.00"}}, 24h + 1ms);
        QCOMPARE(Judged(stale, "STB-33").outcome("HKDX"), "cannot-tell");
        auto none = start();
        QVERIFY(Judged(none, "STB-33").all().empty());
        SnapshotBuilder beyond(at("2060-01-01T00:00:00Z"));
        beyond.source("harbour", "issuer", Tier::SelfReported, 24h * 20000);
        ReserveStatement statement;
        statement.statementId = "RS-1";
        statement.coin = CoinId("HKDX");
        statement.asOf = beyond.now();
        statement.outstanding = number("1");
        beyond.put(statement, "harbour");
        QCOMPARE(Judged(beyond, "STB-33").outcome("HKDX"), "cannot-tell");
    }

    void notApplicable()
    {
        auto builder = start();
        ReserveStatement statement;
        statement.statementId = "RS-1";
        statement.coin = CoinId("HKDX");
        statement.asOf = kNow;
        builder.put(statement, "harbour");
        QCOMPARE(Judged(builder, "STB-33").outcome("HKDX"), "not-applicable");
    }

    void defaultsOfTheWhatIf()
    {
        const auto defaults = rules::stressDefaults(rule());
        QVERIFY(defaults);
        QCOMPARE(defaults->horizonDays, 30);
        QCOMPARE(defaults->terms.runOff.size(), 3u);
        QCOMPARE(defaults->terms.runOff[2].days, 10);
        QCOMPARE(defaults->terms.runOff[2].share.text(), "0.60");
        QCOMPARE(defaults->terms.classes.at(AssetClass::DebtSecurity).haircut.text(), "0.02");
        QVERIFY(!defaults->terms.classes.at(AssetClass::BankDeposit).saleDays);
        const auto ladder = rules::ladderParameters(rule());
        QVERIFY(ladder);
        QCOMPARE(ladder->horizons, (std::vector<std::int64_t>{0, 1, 5, 30}));
    }

    void badParameters_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("entry");
        QTest::newRow("class") << "classes"
                               << "gold 1 0.02";
        QTest::newRow("two words") << "classes"
                                   << "cash 1";
        QTest::newRow("days") << "classes"
                              << "cash soon 0.02";
        QTest::newRow("haircut") << "classes"
                                 << "cash 1 1.5";
        QTest::newRow("run-off") << "run_off"
                                 << "1 1.5";
        QTest::newRow("run-off words") << "run_off"
                                       << "1";
        QTest::newRow("weekend") << "weekend"
                                 << "sometimes";
        QTest::newRow("horizon") << "horizons"
                                 << "-1";
    }
    void badParameters()
    {
        QFETCH(QString, key);
        QFETCH(QString, entry);
        auto changed = rule();
        for (auto& parameter : changed.parameters)
            if (parameter.key == key.toStdString())
                parameter.value = std::vector{entry.toStdString()};
        const auto made = rules::stressDefaults(changed);
        QVERIFY(!made);
        QVERIFY2(made.error().where.find("STB-33") != std::string::npos, made.error().text().c_str());
    }
};

QTEST_APPLESS_MAIN(tst_LiquidityRule)
#include "tst_LiquidityRule.moc"
