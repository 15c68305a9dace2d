// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace
{

const Instant kNow = at("2026-03-31T10:00:00Z");

SnapshotBuilder start()
{
    SnapshotBuilder builder(kNow);
    builder.source("prices", "market", Tier::Attested, 1h);
    CoinTerms terms;
    terms.coin = CoinId("HKDX");
    terms.currency = "HKD";
    builder.put(terms, "prices");
    return builder;
}

/// `count` minutes that end `age` before now, each with this close.
void put(SnapshotBuilder& builder, const char* close, int count, Duration age = 0ms, const char* venue = "alpha",
         const char* currency = "HKD")
{
    for (int i = count; i > 0; --i) {
        Price price;
        price.coin = CoinId("HKDX");
        price.venue = venue;
        price.at = kNow - age - std::chrono::minutes{i};
        price.currency = currency;
        price.close = number(close);
        price.volume = number("10");
        builder.put(price, "prices", age);
    }
}

} // namespace

class tst_PegRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundaries_data()
    {
        QTest::addColumn<QString>("close");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<int>("severity");
        QTest::newRow("par") << "1" << 60 << "pass" << int(Severity::Unknown);
        QTest::newRow("50 bp for long") << "0.995" << 60 << "pass" << int(Severity::Unknown);
        QTest::newRow("past 50 bp, 14 min") << "0.9949" << 14 << "pass" << int(Severity::Unknown);
        QTest::newRow("past 50 bp, 15 min") << "0.9949" << 15 << "breach" << int(Severity::Medium);
        QTest::newRow("above par, 15 min") << "1.0051" << 15 << "breach" << int(Severity::Medium);
        QTest::newRow("3 %, 1 min") << "0.97" << 1 << "pass" << int(Severity::Unknown);
        QTest::newRow("past 3 %, 1 min") << "0.9699" << 1 << "breach" << int(Severity::Critical);
        QTest::newRow("past 3 % above") << "1.0301" << 1 << "breach" << int(Severity::Critical);
    }
    void boundaries()
    {
        QFETCH(QString, close);
        QFETCH(int, minutes);
        QFETCH(int, severity);
        auto builder = start();
        put(builder, "1", 5, std::chrono::minutes{minutes});
        put(builder, close.toStdString().c_str(), minutes);
        const Judged judged(builder, "STB-30");
        QTEST(QString::fromStdString(judged.outcome("HKDX")), "outcome");
        QCOMPARE(int(judged.find("HKDX")->severity), severity);
        QCOMPARE(judged.outcome("HKDX venue alpha"), judged.outcome("HKDX") == "breach" ? "breach" : "none");
        QVERIFY(!judged.find("HKDX")->evidence.empty());
    }

    void sentences()
    {
        auto builder = start();
        put(builder, "0.96", 20);
        const Judged judged(builder, "STB-30");
        const auto text = judged.explanation("HKDX venue alpha");
        QVERIFY(contains(text, "HKDX at alpha was at most -400 bp off par"));
        QVERIFY(contains(text, "volume-weighted price is HKD 0.96."));
        QVERIFY(contains(text, "more than 50 bp off par for 20 min"));
        QVERIFY(contains(text, "More than 300 bp within 24 h"));
        QCOMPARE(judged.find("HKDX venue alpha")->measured, "-400");
        QCOMPARE(judged.find("HKDX venue alpha")->threshold, "50 bp for 15 min, 300 bp");
        auto calm = start();
        put(calm, "1.0001", 20);
        QVERIFY(contains(Judged(calm, "STB-30").explanation("HKDX"), "at most 1 bp off par"));
    }

    void stale_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("an hour") << qint64(3'600'000) << "pass";
        QTest::newRow("over an hour") << qint64(3'600'001) << "cannot-tell";
    }
    void stale()
    {
        QFETCH(qint64, age);
        auto builder = start();
        put(builder, "1", 20, Duration{age});
        QTEST(QString::fromStdString(Judged(builder, "STB-30").outcome("HKDX")), "outcome");
    }

    void missing()
    {
        auto none = start();
        QCOMPARE(Judged(none, "STB-30").outcome("HKDX"), "cannot-tell");
        QVERIFY(contains(Judged(none, "STB-30").explanation("HKDX"), "No price of HKDX is here."));
        auto gap = start();
        put(gap, "1", 5, 65min);
        put(gap, "1", 5); // 60 minutes between them
        QCOMPARE(Judged(gap, "STB-30").outcome("HKDX"), "pass");
        auto wider = start();
        put(wider, "1", 5, 66min);
        put(wider, "1", 5);
        QCOMPARE(Judged(wider, "STB-30").outcome("HKDX"), "cannot-tell");
        QVERIFY(contains(Judged(wider, "STB-30").explanation("HKDX"), "61 minutes are missing"));
        auto breached = start();
        put(breached, "0.9", 5, 66min); // what is missing does not excuse what is there
        put(breached, "1", 5);
        QCOMPARE(Judged(breached, "STB-30").outcome("HKDX"), "breach");
    }

    void anotherCurrency()
    {
        auto builder = start();
        put(builder, "0.128", 20, 0ms, "alpha", "USD");
        QCOMPARE(Judged(builder, "STB-30").outcome("HKDX"), "cannot-tell");
        QVERIFY(contains(Judged(builder, "STB-30").explanation("HKDX"), "in USD, which is not the currency"));
    }

    void eachVenue()
    {
        auto builder = start();
        put(builder, "1", 20, 0ms, "alpha");
        put(builder, "0.9", 1, 0ms, "beta");
        put(builder, "0.99", 16, 0ms, "gamma");
        const Judged judged(builder, "STB-30");
        QCOMPARE(judged.all().size(), 3u);
        QCOMPARE(judged.find("HKDX")->severity, Severity::Critical);
        QCOMPARE(judged.find("HKDX venue beta")->severity, Severity::Critical);
        QCOMPARE(judged.find("HKDX venue gamma")->severity, Severity::Medium);
        QCOMPARE(judged.find("HKDX")->measured, "1 of 3");
    }

    void coinsThatAreNotSupervisedAreJudgedToo()
    {
        SnapshotBuilder builder(kNow);
        builder.source("prices", "market");
        put(builder, "0.9", 1, 0ms, "alpha", "USDT");
        QCOMPARE(Judged(builder, "STB-30").outcome("HKDX"), "breach");
        SnapshotBuilder empty(kNow);
        QVERIFY(Judged(empty, "STB-30").all().empty());
    }
};

QTEST_APPLESS_MAIN(tst_PegRule)
#include "tst_PegRule.moc"
