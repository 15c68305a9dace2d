// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/engine/DerivedTerms.h"
#include "tests/services/rules/PoolFixture.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay;
using namespace assay::domain;
using namespace assay::rules;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-03-31T10:00:00Z");

struct Given {
    std::string outstanding = "1000000.00";
    std::vector<std::pair<AssetClass, std::string>> assets{{AssetClass::Cash, "400000.00"},
                                                           {AssetClass::BankDeposit, "600000.00"}};
    std::string total;                        ///< what the statement says; empty: the sum of `assets`
    std::int64_t count = -1;                  ///< -1: as many as there are
    Duration age = 0ms;
};

ReserveStatement statement(const Given& given, const char* id = "RS-1")
{
    ReserveStatement out;
    out.statementId = id;
    out.coin = CoinId("HKDX");
    out.issuer = IssuerId("harbour");
    out.asOf = kNow - given.age;
    out.currency = "HKD";
    out.outstanding = number(given.outstanding);
    Decimal sum;
    for (const auto& [assetClass, value] : given.assets)
        sum = *sum.plus(number(value));
    out.assetTotal = given.total.empty() ? sum : number(given.total);
    out.assetCount = given.count < 0 ? static_cast<std::int64_t>(given.assets.size()) : given.count;
    return out;
}

void putPool(SnapshotBuilder& builder, const Given& given, const char* id = "RS-1")
{
    builder.put(statement(given, id), "harbour", given.age);
    int line = 0;
    for (const auto& [assetClass, value] : given.assets) {
        ReserveAsset asset;
        asset.statementId = id;
        asset.line = std::to_string(++line);
        asset.coin = CoinId("HKDX");
        asset.assetClass = assetClass;
        asset.currency = "HKD";
        asset.marketValue = number(value);
        asset.marketValueReference = number(value);
        builder.put(asset, "harbour", given.age);
    }
}

void putSupply(SnapshotBuilder& builder, const char* source, const char* total, Duration age = 0ms,
               const char* ledger = "eip155:1")
{
    Supply supply;
    supply.coin = CoinId("HKDX");
    supply.ledger = LedgerId(ledger);
    supply.contract = "0xAA";
    supply.total = number(total);
    builder.put(supply, source, age);
}

SnapshotBuilder start()
{
    SnapshotBuilder builder(kNow);
    builder.source("harbour", "issuer", Tier::SelfReported, 1h).source("ledger-a", "ledger", Tier::Observed, 1h);
    return builder;
}

} // namespace

class tst_CoverageRule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coverage_data()
    {
        QTest::addColumn<QString>("outstanding");
        QTest::addColumn<QString>("assets");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("measured");
        QTest::newRow("exactly covered") << "1000000.00" << "1000000.00" << "pass" << "1.000000";
        QTest::newRow("a cent short") << "1000000.00" << "999999.99" << "breach" << "0.999999";
        QTest::newRow("a cent more") << "1000000.00" << "1000000.01" << "pass" << "1.000000";
        QTest::newRow("short by less than is shown") << "1000000000000.00"
                                                     << "999999999999.99"
                                                     << "breach"
                                                     << "0.999999";
        QTest::newRow("18 decimals short") << "1.000000000000000001"
                                           << "1.000000000000000000"
                                           << "breach"
                                           << "0.999999";
        QTest::newRow("nothing in reserve") << "5.00" << "0.00" << "breach" << "0.000000";
        QTest::newRow("nothing outstanding") << "0" << "10.00" << "not-applicable" << "";
        QTest::newRow("negative outstanding") << "-1" << "10.00" << "cannot-tell" << "";
    }
    void coverage()
    {
        QFETCH(QString, outstanding);
        QFETCH(QString, assets);
        auto builder = start();
        Given given;
        given.outstanding = outstanding.toStdString();
        given.assets = {{AssetClass::Cash, assets.toStdString()}};
        putPool(builder, given);
        const Judged judged(builder, "STB-01");
        QCOMPARE(judged.all().size(), 1u);
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "outcome");
        QTEST(QString::fromStdString(judged.find("HKDX")->measured), "measured");
    }

    void findingIsComplete()
    {
        auto builder = start();
        Given given;
        given.age = 10min;
        putPool(builder, given);
        builder.confirm<ReserveStatement>("harbour", 1min);
        const auto finding = *Judged(builder, "STB-01").find("HKDX");
        QCOMPARE(finding.threshold, "1.000000");
        QCOMPARE(finding.unit, "ratio");
        QVERIFY(contains(finding.citation, "¶2.2.1"));
        QCOMPARE(finding.confidence, "[2+]");
        QCOMPARE(finding.severity, Severity::Unknown);
        QVERIFY(finding.ruleVersion.starts_with("stablecoin 1.2.0 "));
        QCOMPARE(finding.ruleVersion.size(), std::string("stablecoin 1.2.0 a1b2c3d4").size());
        QCOMPARE(finding.judgedAsOf, kNow - 10min);
        const auto statementRaw = builder.origin<ReserveStatement>("harbour", 10min)->raw.hex();
        const auto confirmedRaw = builder.origin<ReserveStatement>("harbour", 1min)->raw.hex();
        const auto assetsRaw = builder.origin<ReserveAsset>("harbour", 10min)->raw.hex();
        for (const auto& raw : {statementRaw, confirmedRaw, assetsRaw})
            QVERIFY(std::find(finding.evidence.begin(), finding.evidence.end(), raw) != finding.evidence.end());
        QCOMPARE(finding.evidence.size(), 3u);
        QVERIFY(contains(finding.explanation, "HKD 1,000,000.00 stand against HKD 1,000,000.00 outstanding by "
                                              "statement RS-1 as of 2026-03-31 09:50:00 UTC"));
    }

    void incomplete_data()
    {
        QTest::addColumn<QString>("total");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("says");
        QTest::newRow("a line is missing") << "1000000.00" << 3 << "2 of 3 asset lines are here";
        QTest::newRow("a line too many") << "1000000.00" << 1 << "2 of 1 asset lines are here";
        QTest::newRow("sum differs") << "1000000.01" << 2 << "add up to 1,000,000.00, the statement says 1,000,000.01";
    }
    void incomplete()
    {
        QFETCH(QString, total);
        QFETCH(int, count);
        QFETCH(QString, says);
        auto builder = start();
        Given given;
        given.total = total.toStdString();
        given.count = count;
        given.age = 1min;
        putPool(builder, given);
        const Judged judged(builder, "STB-01");
        QCOMPARE(judged.outcome("HKDX"), "cannot-tell");
        QVERIFY(contains(judged.explanation("HKDX"), says.toStdString()));
        QCOMPARE(judged.find("HKDX")->severity, Severity::Critical);
    }

    void linesStillArriving()
    {
        for (const auto& [age, expected] : {std::pair<Duration, const char*>{15s, "pass"}, {16s, "cannot-tell"}}) {
            auto builder = start();
            Given given;
            given.count = 3;
            given.age = age;
            putPool(builder, given);
            Finding old;
            old.rule = RuleId("STB-01");
            old.subject = "HKDX";
            old.outcome = Outcome::Pass;
            old.measured = "1.005000";
            old.ruleVersion = shipped().packs().back().versionText();
            builder.finding(old);
            QCOMPARE(Judged(builder, "STB-01").outcome("HKDX"), expected);
        }
    }

    void stale_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<qint64>("confirmed");
        QTest::addColumn<QString>("outcome");
        const auto ms = [](Duration d) { return static_cast<qint64>(d.count()); };
        QTest::newRow("a day old, just confirmed") << ms(24h) << ms(0ms) << "pass";
        QTest::newRow("over a day old, just confirmed") << ms(24h + 1ms) << ms(0ms) << "cannot-tell";
        QTest::newRow("source silent for its limit") << ms(2h) << ms(1h) << "pass";
        QTest::newRow("source silent beyond its limit") << ms(2h) << ms(1h + 1ms) << "cannot-tell";
        QTest::newRow("clock a little ahead") << ms(-2min) << ms(-2min) << "pass";
        QTest::newRow("from the future") << ms(-2min - 1ms) << ms(-3min) << "cannot-tell";
    }
    void stale()
    {
        QFETCH(qint64, age);
        QFETCH(qint64, confirmed);
        auto builder = start();
        Given given;
        given.age = Duration{age};
        putPool(builder, given);
        builder.confirm<ReserveStatement>("harbour", Duration{confirmed})
            .confirm<ReserveAsset>("harbour", Duration{confirmed});
        QTEST(QString::fromStdString(Judged(builder, "STB-01").outcome("HKDX")), "outcome");
    }

    void classes_data()
    {
        QTest::addColumn<int>("assetClass");
        QTest::addColumn<QString>("approval");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("fund counts") << int(AssetClass::Fund) << "" << "pass";
        QTest::newRow("other does not") << int(AssetClass::Other) << "" << "breach";
        QTest::newRow("other with approval does") << int(AssetClass::Other) << "HKMA-7" << "pass";
        QTest::newRow("approval that is not in the register") << int(AssetClass::Other) << "HKMA-8" << "breach";
        QTest::newRow("unknown may or may not") << int(AssetClass::Unknown) << "" << "cannot-tell";
    }
    void classes()
    {
        QFETCH(int, assetClass);
        QFETCH(QString, approval);
        auto builder = start();
        Given given;
        given.assets = {{AssetClass::Cash, "999999.00"}, {static_cast<AssetClass>(assetClass), "1.00"}};
        builder.put(statement(given), "harbour");
        for (int line = 0; line < 2; ++line) {
            ReserveAsset asset;
            asset.statementId = "RS-1";
            asset.line = std::to_string(line);
            asset.coin = CoinId("HKDX");
            asset.assetClass = given.assets[static_cast<std::size_t>(line)].first;
            asset.currency = "HKD";
            asset.marketValueReference = number(given.assets[static_cast<std::size_t>(line)].second);
            asset.approvalId = line == 1 ? approval.toStdString() : "";
            builder.put(asset, "harbour");
        }
        Approval registered;
        registered.id = "HKMA-7";
        registered.kind = ApprovalKind::AssetClass;
        registered.issuer = IssuerId("harbour");
        builder.put(registered, "harbour");
        QTEST(QString::fromStdString(Judged(builder, "STB-01").outcome("HKDX")), "outcome");
    }

    void approvalWithoutRegister()
    {
        auto builder = start();
        Given given;
        given.assets = {{AssetClass::Other, "1000000.00"}};
        builder.put(statement(given), "harbour");
        ReserveAsset asset;
        asset.statementId = "RS-1";
        asset.line = "1";
        asset.coin = CoinId("HKDX");
        asset.assetClass = AssetClass::Other;
        asset.currency = "HKD";
        asset.marketValueReference = number("1000000.00");
        asset.approvalId = "HKMA-7";
        builder.put(asset, "harbour");
        QCOMPARE(Judged(builder, "STB-01").outcome("HKDX"), "cannot-tell");
    }

    void unknownClassThatDoesNotMatter()
    {
        auto builder = start();
        Given given;
        given.assets = {{AssetClass::Cash, "1000000.00"}, {AssetClass::Unknown, "1.00"}};
        putPool(builder, given);
        QCOMPARE(Judged(builder, "STB-01").outcome("HKDX"), "pass");
        auto worse = start();
        given.assets[0].second = "999998.00";
        putPool(worse, given);
        QCOMPARE(Judged(worse, "STB-01").outcome("HKDX"), "breach");
    }

    /// All questions of STB-04 to STB-09 decide, not only that of the class.
    void everyQuestionDecides_data()
    {
        QTest::addColumn<QString>("cash");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("says");
        const char* excluded = "1 line that is not eligible (STB-04 to STB-09) is not counted.";
        const char* doubtful = "Whether 1 line of 100.00 is eligible cannot be told; it is not counted.";
        QTest::newRow("the longest term") << "900.00" << "2026-01-15" << "2026-04-15" << "pass" << "1,000.00 stand";
        QTest::newRow("a day longer") << "900.00" << "2026-01-15" << "2026-04-16" << "breach" << excluded;
        QTest::newRow("a day longer, not needed") << "1000.00" << "2026-01-15" << "2026-04-16" << "pass" << excluded;
        QTest::newRow("no start") << "900.00" << "" << "2026-04-15" << "cannot-tell" << doubtful;
        QTest::newRow("no start, not needed") << "1000.00" << "" << "2026-04-15" << "pass" << doubtful;
        QTest::newRow("no start, short by a cent anyhow") << "899.99" << "" << "2026-04-15" << "breach" << doubtful;
    }
    void everyQuestionDecides()
    {
        QFETCH(QString, cash);
        QFETCH(QString, from);
        QFETCH(QString, until);
        QFETCH(QString, says);
        PoolFixture pool;
        pool.add(poolLine("1", AssetClass::Cash, cash.toStdString().c_str()));
        auto deposit = poolLine("2", AssetClass::BankDeposit, "100.00");
        if (!from.isEmpty())
            deposit.termStart = day(from.toStdString().c_str());
        deposit.maturity = day(until.toStdString().c_str());
        pool.add(deposit);
        auto builder = pool.builder();
        const Judged judged(builder, "STB-01");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "outcome");
        QVERIFY(contains(judged.explanation("HKDX"), says.toStdString()));
    }

    /// Rule and derived table are one reading.
    void asInTheDerivedTable()
    {
        PoolFixture pool;
        pool.statement.outstanding = number("1000");
        pool.add(poolLine("1", AssetClass::Cash, "900")).add(poolLine("2", AssetClass::Fund, "70"));
        auto foreign = poolLine("3", AssetClass::Cash, "50");
        foreign.currency = "EUR";
        auto debt = poolLine("4", AssetClass::DebtSecurity, "40");
        debt.debtIssuerType = DebtIssuerType::Corporate;
        debt.country = "HK";
        debt.maturity = day("2026-06-30");
        auto repo = poolLine("5", AssetClass::ReverseRepo, "30");
        repo.termStart = day("2026-03-30");
        repo.maturity = day("2026-04-09");
        repo.collateralClass = AssetClass::DebtSecurity;
        repo.collateralValue = number("31");
        pool.add(foreign).add(debt).add(repo);
        auto builder = pool.builder();
        const auto snapshot = builder.build();
        const Judged judged(builder, "STB-01");
        const auto terms = caseTerms(shipped());
        QVERIFY(terms);
        measures::DerivedTablesBuilder book(*terms);
        book.refresh({snapshot, builder.now(), shipped().calendars()});
        DerivedTables tables;
        book.publish(tables);
        const auto& reading = tables.get<CoverageReading>().at(0).record;
        QCOMPARE(judged.find("HKDX")->measured, "0.970000");
        QCOMPARE(reading.headline->text(), "0.970000");
    }

    void worstCaseDenominator_data()
    {
        QTest::addColumn<QString>("observed");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("says");
        QTest::newRow("same") << "1000000.00" << qint64(0) << "pass" << "is not larger.";
        QTest::newRow("less observed") << "900000" << qint64(0) << "pass" << "is not larger.";
        QTest::newRow("more observed") << "1000000.01" << qint64(60'000) << "breach"
                                       << "The denominator is the supply of 1,000,000.01 observed";
        QTest::newRow("more, but stale") << "1000000.01" << qint64(3'600'001) << "pass" << "is stale and not used";
    }
    void worstCaseDenominator()
    {
        QFETCH(QString, observed);
        QFETCH(qint64, age);
        QFETCH(QString, says);
        auto builder = start();
        putPool(builder, {});
        putSupply(builder, "ledger-a", observed.toStdString().c_str(), Duration{age});
        putSupply(builder, "harbour", "5000000"); // what the issuer states of ledgers is not an observation
        const Judged judged(builder, "STB-01");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "outcome");
        QVERIFY(contains(judged.explanation("HKDX"), says.toStdString()));
    }

    void supplyOfAllLedgersCounts()
    {
        auto builder = start();
        builder.source("ledger-b", "ledger", Tier::Observed);
        putPool(builder, {});
        putSupply(builder, "ledger-a", "600000");
        putSupply(builder, "ledger-b", "600000", 1min, "eip155:137");
        putSupply(builder, "ledger-b", "600001", 2min); // a second, older view of the first ledger is not added
        const Judged judged(builder, "STB-01");
        QCOMPARE(judged.outcome("HKDX"), "breach");
        QCOMPARE(judged.find("HKDX")->measured, "0.833333");
    }

    void newestStatementThatIsNotRestated()
    {
        auto builder = start();
        Given short1;
        short1.assets = {{AssetClass::Cash, "1.00"}};
        short1.age = 5min;
        putPool(builder, short1, "RS-1");
        QCOMPARE(Judged(builder, "STB-01").outcome("HKDX"), "breach");
        Given good;
        good.age = 5min;
        auto record = statement(good, "RS-0");
        record.supersedes = "RS-1";
        putPool(builder, good, "RS-0");
        builder.put(record, "harbour", 5min);
        QCOMPARE(Judged(builder, "STB-01").outcome("HKDX"), "pass");
        Given later = short1;
        later.age = 1min;
        putPool(builder, later, "RS-2");
        QCOMPARE(Judged(builder, "STB-01").outcome("HKDX"), "breach");
    }

    void restatementsInARing()
    {
        auto builder = start();
        Given given;
        putPool(builder, given, "RS-1");
        putPool(builder, given, "RS-2");
        auto one = statement(given, "RS-1");
        one.supersedes = "RS-2";
        auto two = statement(given, "RS-2");
        two.supersedes = "RS-1";
        builder.put(one, "harbour").put(two, "harbour");
        QCOMPARE(Judged(builder, "STB-01").outcome("HKDX"), "pass");
    }

    void twoSourcesOfOneCoin()
    {
        auto builder = start();
        builder.source("auditor", "issuer", Tier::Attested);
        putPool(builder, {});
        Given empty;
        empty.assets = {};
        builder.put(statement(empty, "A-1"), "auditor");
        const Judged judged(builder, "STB-01");
        QCOMPARE(judged.all().size(), 2u);
        QCOMPARE(judged.outcome("HKDX"), "breach"); // the attested one is the stronger
        QCOMPARE(judged.outcome("HKDX (harbour)"), "pass");
    }

    void hostileFiguresDoNotCrash()
    {
        auto builder = start();
        Given given;
        const std::string huge(120, '9');
        given.outstanding = huge;
        given.assets = {{AssetClass::Cash, huge}};
        putPool(builder, given);
        putSupply(builder, "ledger-a", huge.c_str());
        putSupply(builder, "ledger-a", huge.c_str(), 0ms, "eip155:2");
        QCOMPARE(Judged(builder, "STB-01").all().size(), 1u);
        given.assets.push_back({AssetClass::Cash, huge});
        given.total = huge;
        auto second = start();
        QVERIFY(!number(huge).plus(number(huge)));
        second.put(statement(Given{huge, {}, huge, 2, 0ms}), "harbour");
        for (const char* line : {"1", "2"}) {
            ReserveAsset asset;
            asset.statementId = "RS-1";
            asset.line = line;
            asset.coin = CoinId("HKDX");
            asset.marketValueReference = number(huge);
            second.put(asset, "harbour");
        }
        QCOMPARE(Judged(second, "STB-01").outcome("HKDX"), "cannot-tell");
    }

    void nothingToJudge()
    {
        auto builder = start();
        QVERIFY(Judged(builder, "STB-01").all().empty());
    }
};

QTEST_APPLESS_MAIN(tst_CoverageRule)
#include "tst_CoverageRule.moc"
