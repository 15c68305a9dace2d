// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-03-31T10:00:00Z");

void put(SnapshotBuilder& builder, const std::string& id, const std::string& amount, Duration age, bool valued = true,
         const char* sender = "0xS1", const char* source = "ledger-a")
{
    Transfer out;
    out.id = id;
    out.coin = CoinId("HKDX");
    out.ledger = LedgerId("eip155:1");
    out.sender = sender;
    out.receiver = "0xR";
    out.amount = number(amount);
    if (valued)
        out.hkdValue = number(amount);
    out.at = kNow - age;
    builder.put(out, source);
}

void putStatement(SnapshotBuilder& builder, const char* currency)
{
    ReserveStatement out;
    out.statementId = "RS-1";
    out.coin = CoinId("HKDX");
    out.asOf = kNow;
    out.currency = currency;
    builder.put(out, "harbour");
}

} // namespace

class tst_StructuringRule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pattern_data()
    {
        QTest::addColumn<QStringList>("amounts");
        QTest::addColumn<qint64>("span"); // from the first to the last, evenly
        QTest::addColumn<QString>("outcome");
        const auto ms = [](Duration d) { return static_cast<qint64>(d.count()); };
        QTest::newRow("three") << QStringList{"7900", "7900", "7900"} << ms(1h) << "breach";
        QTest::newRow("two") << QStringList{"7900", "7900"} << ms(1h) << "none";
        QTest::newRow("lower edge") << QStringList{"6400", "6400.00", "6400"} << ms(1h) << "breach";
        QTest::newRow("below the lower edge") << QStringList{"6399.99", "6400", "6400"} << ms(1h) << "none";
        QTest::newRow("upper edge") << QStringList{"7999.20", "7999.2", "7999.20"} << ms(1h) << "breach";
        QTest::newRow("above the upper edge") << QStringList{"7999.21", "7999.20", "7999.20"} << ms(1h) << "none";
        QTest::newRow("at the threshold") << QStringList{"8000", "8000", "8000"} << ms(1h) << "none";
        QTest::newRow("in 24 hours") << QStringList{"7900", "7900", "7900"} << ms(24h) << "breach";
        QTest::newRow("in more than 24 hours") << QStringList{"7900", "7900", "7900"} << ms(24h) + 2 << "none";
        QTest::newRow("others between do not hide it")
            << QStringList{"7900", "10", "7900", "90000", "7900"} << ms(1h) << "breach";
    }
    void pattern()
    {
        QFETCH(QStringList, amounts);
        QFETCH(qint64, span);
        SnapshotBuilder builder(kNow);
        const auto step = amounts.size() > 1 ? span / (amounts.size() - 1) : 0;
        for (qsizetype i = 0; i < amounts.size(); ++i)
            put(builder, "T" + std::to_string(i), amounts[i].toStdString(), Duration{span - i * step});
        const Judged judged(builder, "AML-04");
        QTEST(QString::fromStdString(judged.outcome("HKDX 0xS1")), "outcome");
        QCOMPARE(judged.outcome("HKDX"), "pass");
    }

    void fullestWindowIsTold()
    {
        SnapshotBuilder builder(kNow);
        for (int i = 0; i < 3; ++i)
            put(builder, "A" + std::to_string(i), "7000", 100h + i * 1h);
        for (int i = 0; i < 5; ++i)
            put(builder, "B" + std::to_string(i), "7000", 10h + i * 1h);
        put(builder, "C", "7000", 1h, true, "0xS2");
        const Judged judged(builder, "AML-04");
        QCOMPARE(judged.all().size(), 2u);
        const auto* finding = judged.find("HKDX 0xS1");
        QCOMPARE(finding->measured, "5");
        QVERIFY(contains(finding->explanation, "5 transfers of HKDX between HKD 6,400 and 7,999.2 from 2026-03-30 "
                                               "20:00:00 UTC to 2026-03-31 00:00:00 UTC, "
                                               "together HKD 35,000."));
        QCOMPARE(finding->severity, Severity::Medium);
        QVERIFY(
            contains(judged.explanation("HKDX"), "9 transfers of HKDX checked, 1 sender with findings of their own."));
    }

    void sendersAreKeptApart()
    {
        SnapshotBuilder builder(kNow);
        for (int i = 0; i < 3; ++i)
            put(builder, "T" + std::to_string(i), "7900", i * 1h, true, i == 0 ? "0xS1" : "0xS2");
        QCOMPARE(Judged(builder, "AML-04").all().size(), 1u);
    }

    void oneTransferToldTwice()
    {
        SnapshotBuilder builder(kNow);
        for (int i = 0; i < 2; ++i)
            for (const char* source : {"ledger-a", "aml"})
                put(builder, "T" + std::to_string(i), "7900", i * 1h, true, "0xS1", source);
        QCOMPARE(Judged(builder, "AML-04").outcome("HKDX 0xS1"), "none");
    }

    void theSourceThatStatesTheValueIsTaken()
    {
        SnapshotBuilder builder(kNow);
        for (int i = 0; i < 3; ++i) {
            put(builder, "T" + std::to_string(i), "7900", i * 1h, false);
            put(builder, "T" + std::to_string(i), "7900", i * 1h, true, "0xS1", "aml");
        }
        const Judged judged(builder, "AML-04");
        QCOMPARE(judged.outcome("HKDX 0xS1"), "breach");
        QCOMPARE(judged.find("HKDX 0xS1")->measured, "3");
        QCOMPARE(judged.outcome("HKDX"), "pass");
    }

    void valueNotStated_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("sender");
        QTest::addColumn<QString>("coin");
        QTest::newRow("coin is worth a dollar of Hong Kong") << "HKD" << "breach" << "pass";
        QTest::newRow("coin of another currency") << "USD" << "none" << "cannot-tell";
        QTest::newRow("currency not known") << "" << "none" << "cannot-tell";
    }
    void valueNotStated()
    {
        QFETCH(QString, currency);
        SnapshotBuilder builder(kNow);
        if (!currency.isEmpty())
            putStatement(builder, currency.toStdString().c_str());
        for (int i = 0; i < 3; ++i)
            put(builder, "T" + std::to_string(i), "7900", i * 1h, false);
        const Judged judged(builder, "AML-04");
        QTEST(QString::fromStdString(judged.outcome("HKDX 0xS1")), "sender");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "coin");
    }

    void staleSource()
    {
        SnapshotBuilder builder(kNow);
        builder.source("ledger-a", "ledger", Tier::Observed, 1h);
        put(builder, "T", "5", 1h);
        builder.confirm<Transfer>("ledger-a", 0ms);
        QCOMPARE(Judged(builder.build(), kNow + 1h, "AML-04").outcome("HKDX"), "pass");
        QCOMPARE(Judged(builder.build(), kNow + 1h + 1ms, "AML-04").outcome("HKDX"), "cannot-tell");
    }

    void nothingToJudge()
    {
        SnapshotBuilder builder(kNow);
        QVERIFY(Judged(builder, "AML-04").all().empty());
    }
};

QTEST_APPLESS_MAIN(tst_StructuringRule)
#include "tst_StructuringRule.moc"
