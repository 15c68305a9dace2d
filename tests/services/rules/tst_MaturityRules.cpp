// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-03-31T20:00:00Z"); // the first of April in Hong Kong

ReserveAsset asset(AssetClass assetClass, const char* line, const QString& start, const QString& maturity)
{
    ReserveAsset out;
    out.statementId = "RS-1";
    out.line = line;
    out.coin = CoinId("HKDX");
    out.assetClass = assetClass;
    out.currency = "HKD";
    out.marketValue = Decimal(1000);
    out.marketValueReference = Decimal(1000);
    if (!start.isEmpty())
        out.termStart = day(start.toStdString());
    if (!maturity.isEmpty())
        out.maturity = day(maturity.toStdString());
    return out;
}

SnapshotBuilder pool(std::vector<ReserveAsset> assets, Duration age = 0ms)
{
    SnapshotBuilder builder(kNow);
    builder.source("harbour", "issuer");
    ReserveStatement statement;
    statement.statementId = "RS-1";
    statement.coin = CoinId("HKDX");
    statement.asOf = kNow - age;
    statement.currency = "HKD";
    statement.assetCount = static_cast<std::int64_t>(assets.size());
    statement.assetTotal = Decimal(1000 * statement.assetCount);
    builder.put(statement, "harbour", age);
    for (auto& one : assets)
        builder.put(std::move(one), "harbour", age);
    return builder;
}

} // namespace

class tst_MaturityRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void depositTerm_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("maturity");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<QString>("line");
        QTest::newRow("to the day") << "2026-01-15" << "2026-04-15" << "pass" << "none";
        QTest::newRow("a day over") << "2026-01-15" << "2026-04-16" << "none" << "breach";
        QTest::newRow("short month") << "2025-11-30" << "2026-02-28" << "pass" << "none";
        QTest::newRow("short month, a day over") << "2025-11-30" << "2026-03-01" << "none" << "breach";
        QTest::newRow("leap year") << "2027-11-30" << "2028-02-29" << "pass" << "none";
        QTest::newRow("same day") << "2026-01-15" << "2026-01-15" << "pass" << "none";
        QTest::newRow("on demand") << "" << "" << "pass" << "none";
        QTest::newRow("no start") << "" << "2026-04-15" << "cannot-tell" << "none";
        QTest::newRow("no maturity") << "2026-01-15" << "" << "cannot-tell" << "none";
        QTest::newRow("the wrong way round") << "2026-04-15" << "2026-01-15" << "cannot-tell" << "none";
    }
    void depositTerm()
    {
        QFETCH(QString, start);
        QFETCH(QString, maturity);
        auto builder =
            pool({asset(AssetClass::BankDeposit, "1", start, maturity), asset(AssetClass::Cash, "2", "", "")});
        const Judged judged(builder, "STB-05");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "pool");
        QTEST(QString::fromStdString(judged.outcome("HKDX line 1")), "line");
        QCOMPARE(judged.outcome("HKDX line 2"), "none");
    }

    void residualMaturity_data()
    {
        QTest::addColumn<QString>("maturity");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<QString>("line");
        QTest::newRow("a year from the date in Hong Kong") << "2027-04-01" << "pass" << "none";
        QTest::newRow("a day over") << "2027-04-02" << "none" << "breach";
        QTest::newRow("matures on the date") << "2026-04-01" << "pass" << "none";
        QTest::newRow("matured before") << "2026-03-31" << "cannot-tell" << "none";
        QTest::newRow("not stated") << "" << "cannot-tell" << "none";
    }
    void residualMaturity()
    {
        QFETCH(QString, maturity);
        auto builder = pool({asset(AssetClass::DebtSecurity, "1", "", maturity)});
        const Judged judged(builder, "STB-06");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "pool");
        QTEST(QString::fromStdString(judged.outcome("HKDX line 1")), "line");
    }

    void countsAndSentences()
    {
        auto builder = pool({asset(AssetClass::BankDeposit, "1", "2026-01-15", "2026-04-15"),
                             asset(AssetClass::BankDeposit, "2", "2026-01-15", "2026-07-15"),
                             asset(AssetClass::BankDeposit, "3", "", "")});
        const Judged judged(builder, "STB-05");
        QCOMPARE(judged.all().size(), 2u);
        QCOMPARE(judged.find("HKDX")->measured, "2 of 3 bank deposits");
        QVERIFY(contains(judged.explanation("HKDX"), "1 of them name no dates and are taken as payable on demand"));
        QVERIFY(contains(judged.explanation("HKDX line 2"),
                         "matures on 2026-07-15; the longest term from its start on 2026-01-15 ends on 2026-04-15."));
        QCOMPARE(judged.find("HKDX line 2")->severity, Severity::Critical);
    }

    void notApplicable()
    {
        auto builder = pool({asset(AssetClass::Cash, "1", "", "")});
        QCOMPARE(Judged(builder, "STB-05").outcome("HKDX"), "not-applicable");
        QCOMPARE(Judged(builder, "STB-06").outcome("HKDX"), "not-applicable");
    }

    void staleAndIncomplete()
    {
        auto old = pool({asset(AssetClass::BankDeposit, "1", "2026-01-15", "2026-04-16")}, 24h + 1ms);
        QCOMPARE(Judged(old, "STB-05").outcome("HKDX"), "cannot-tell");
        QCOMPARE(Judged(old, "STB-05").outcome("HKDX line 1"), "none");
        auto builder = pool({asset(AssetClass::BankDeposit, "1", "2026-01-15", "2026-04-16")}, 1min);
        builder.put(asset(AssetClass::Cash, "9", "", ""), "harbour", 1min);
        QCOMPARE(Judged(builder, "STB-05").outcome("HKDX"), "cannot-tell");
    }

    void partsStandWhileLinesArrive()
    {
        auto builder = pool({asset(AssetClass::BankDeposit, "1", "2026-01-15", "2026-04-16")}, 1s);
        auto before = Judged(builder, "STB-05").all();
        QCOMPARE(before.size(), 1u);
        for (auto& finding : before)
            builder.finding(finding);
        builder.put(asset(AssetClass::Cash, "9", "", ""), "harbour", 1s);
        QCOMPARE(Judged(builder, "STB-05").outcome("HKDX line 1"), "breach");
    }
};

QTEST_APPLESS_MAIN(tst_MaturityRules)
#include "tst_MaturityRules.moc"
