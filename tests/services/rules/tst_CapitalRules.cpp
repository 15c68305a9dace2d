// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/IssuerFixture.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace
{

Licensee licensee(LicenseeType type = LicenseeType::NonBank)
{
    Licensee out;
    out.issuer = kIssuer;
    out.name = "Harbour Coin";
    out.licenseeType = type;
    out.currency = "HKD";
    out.paidUpCapital = number("25000000");
    out.liquidCapital = number("3000000");
    out.excessLiquidCapital = number("1200000");
    out.operatingExpenses = number("1200000");
    out.figuresAsOf = day("2026-02-28");
    return out;
}

QString judged(const Licensee& record, const char* rule, Duration age = 0ms)
{
    auto builder = issuer();
    builder.put(record, "register", age);
    return QString::fromStdString(Judged(builder, rule).outcome("harbour"));
}

} // namespace

class tst_CapitalRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paidUp_data()
    {
        QTest::addColumn<QString>("capital");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("to the dollar") << "25000000"
                                       << "pass";
        QTest::newRow("a cent short") << "24999999.99"
                                      << "breach";
        QTest::newRow("not stated") << ""
                                    << "cannot-tell";
    }
    void paidUp()
    {
        QFETCH(QString, capital);
        auto record = licensee();
        record.paidUpCapital.reset();
        if (!capital.isEmpty())
            record.paidUpCapital = number(capital.toStdString());
        QTEST(judged(record, "STB-25"), "outcome");
    }

    void liquid_data()
    {
        QTest::addColumn<QString>("liquid");
        QTest::addColumn<QString>("excess");
        QTest::addColumn<QString>("expenses");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("both to the dollar") << "3000000"
                                            << "1200000"
                                            << "1200000"
                                            << "pass";
        QTest::newRow("liquid a cent short") << "2999999.99"
                                             << "1200000"
                                             << "1200000"
                                             << "breach";
        QTest::newRow("excess a cent short") << "3000000"
                                             << "1199999.99"
                                             << "1200000"
                                             << "breach";
        QTest::newRow("expenses not stated") << "3000000"
                                             << "1200000"
                                             << ""
                                             << "cannot-tell";
        QTest::newRow("excess not stated") << "3000000"
                                           << ""
                                           << "1200000"
                                           << "cannot-tell";
        QTest::newRow("liquid not stated") << ""
                                           << "1200000"
                                           << "1200000"
                                           << "cannot-tell";
        QTest::newRow("short, the rest not stated") << "1"
                                                    << ""
                                                    << ""
                                                    << "breach";
    }
    void liquid()
    {
        QFETCH(QString, liquid);
        QFETCH(QString, excess);
        QFETCH(QString, expenses);
        const auto figure = [](const QString& text) {
            return text.isEmpty() ? std::nullopt : std::optional(number(text.toStdString()));
        };
        auto record = licensee();
        record.liquidCapital = figure(liquid);
        record.excessLiquidCapital = figure(excess);
        record.operatingExpenses = figure(expenses);
        QTEST(judged(record, "STB-26"), "outcome");
    }

    void kinds()
    {
        for (const char* rule : {"STB-25", "STB-26"}) {
            QCOMPARE(judged(licensee(LicenseeType::Bank), rule), "not-applicable");
            QCOMPARE(judged(licensee(LicenseeType::Unknown), rule), "cannot-tell");
            auto none = issuer();
            QCOMPARE(QString::fromStdString(Judged(none, rule).outcome("harbour")), "cannot-tell");
            auto bank = issuer();
            auto one = statement("RS-1", "2026-03-31T01:00:00Z");
            one.licenseeType = LicenseeType::Bank;
            bank.put(one, "harbour");
            QCOMPARE(QString::fromStdString(Judged(bank, rule).outcome("harbour")), "not-applicable");
            bank.put(licensee(), "register");
            const Judged disagreeing(bank, rule);
            QCOMPARE(QString::fromStdString(disagreeing.outcome("harbour")), "cannot-tell");
            QVERIFY(contains(disagreeing.explanation("harbour"), "disagree"));
        }
    }

    void ageAndCurrency()
    {
        auto record = licensee();
        QCOMPARE(judged(record, "STB-25", 25h), "cannot-tell");
        record.figuresAsOf = day("2025-12-21"); // 100 days ago
        QCOMPARE(judged(record, "STB-26"), "pass");
        record.figuresAsOf = day("2025-12-20");
        QCOMPARE(judged(record, "STB-26"), "cannot-tell");
        QCOMPARE(judged(record, "STB-25"), "pass");
        record.figuresAsOf.reset();
        QCOMPARE(judged(record, "STB-25"), "cannot-tell");
        record = licensee();
        record.currency = "USD";
        QCOMPARE(judged(record, "STB-25"), "cannot-tell");
    }

    void words()
    {
        auto builder = issuer();
        auto record = licensee();
        record.paidUpCapital = number("24000000");
        builder.put(record, "register");
        const Judged one(builder, "STB-25");
        QCOMPARE(one.explanation("harbour"),
                 "The paid-up share capital of harbour is HKD 24,000,000 as of 2026-02-28; at "
                 "least HKD 25,000,000 is required: 1,000,000 is missing.");
        QCOMPARE(one.find("harbour")->severity, Severity::Critical);
    }
};

QTEST_APPLESS_MAIN(tst_CapitalRules)
#include "tst_CapitalRules.moc"
