// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/measures/supply/Peg.h"
#include "tests/services/rules/PictureBuilder.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::rules::test;

namespace
{

const Instant kNow = at("2026-03-31T10:00:00Z");

Price price(const char* when, const char* close, const char* volume = "100", const char* venue = "binance")
{
    Price out;
    out.coin = CoinId("USDC");
    out.venue = venue;
    out.at = at(when);
    out.currency = "USDT";
    out.close = number(close);
    if (*volume)
        out.volume = number(volume);
    return out;
}

SnapshotBuilder start()
{
    SnapshotBuilder builder(kNow);
    builder.source("prices", "market", Tier::Attested, 1h);
    return builder;
}

std::vector<PegMeasure> measured(SnapshotBuilder& builder, const PegParameters& parameters = {})
{
    const auto snapshot = builder.build();
    return pegMeasures({snapshot, builder.now(), {}}, parameters);
}

std::string text(const std::optional<Decimal>& value)
{
    return value ? value->text() : "none";
}

} // namespace

class tst_Peg : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void volumeWeighted()
    {
        auto builder = start();
        builder.put(price("2026-03-31T09:57:00Z", "1.0000", "300"), "prices");
        builder.put(price("2026-03-31T09:58:00Z", "0.9900", "100"), "prices");
        builder.put(price("2026-03-31T09:59:00Z", "1.0010", "200"), "prices");
        const auto all = measured(builder);
        QCOMPARE(all.size(), 1u);
        const auto& one = all.front().reading;
        // (300 × 1 + 100 × 0.99 + 200 × 1.001) ÷ 600 = 599.2 ÷ 600 = 0.998666…; (599.2 − 600) ÷ 600 × 10,000 = −13.333…
        QCOMPARE(text(one.vwap), "0.99866667");
        QCOMPARE(text(one.deviation), "-13.3333");
        QCOMPARE(text(one.worstDeviation), "-100.0000");
        QCOMPARE(all.front().worstAt, at("2026-03-31T09:58:00Z"));
        QCOMPARE(text(one.last), "1.0010");
        QCOMPARE(one.currency, "USDT");
        QCOMPARE(one.from, at("2026-03-31T09:57:00Z"));
        QCOMPARE(one.until, kNow);
        QCOMPARE(one.minutesMissing, 0);
        QCOMPARE(all.front().lateStartMinutes, 1437);
    }

    void bands_data()
    {
        QTest::addColumn<QString>("close");
        QTest::addColumn<QList<int>>("minutes");
        QTest::newRow("par") << "1" << QList<int>{0, 0, 0, 0};
        QTest::newRow("at 25") << "1.0025" << QList<int>{0, 0, 0, 0};
        QTest::newRow("past 25") << "1.002501" << QList<int>{1, 0, 0, 0};
        QTest::newRow("at -50") << "0.995" << QList<int>{1, 0, 0, 0};
        QTest::newRow("past -50") << "0.994999999999999999" << QList<int>{1, 1, 0, 0};
        QTest::newRow("at 100") << "1.01" << QList<int>{1, 1, 0, 0};
        QTest::newRow("past 100") << "1.0100000001" << QList<int>{1, 1, 1, 0};
        QTest::newRow("at -300") << "0.97" << QList<int>{1, 1, 1, 0};
        QTest::newRow("past -300") << "0.9699" << QList<int>{1, 1, 1, 1};
        QTest::newRow("nothing") << "0" << QList<int>{1, 1, 1, 1};
    }
    void bands()
    {
        QFETCH(QString, close);
        auto builder = start();
        builder.put(price("2026-03-31T09:59:00Z", close.toStdString().c_str()), "prices");
        const auto reading = measured(builder).front().reading;
        const QList<int> minutes{int(reading.minutesOutside25), int(reading.minutesOutside50),
                                 int(reading.minutesOutside100), int(reading.minutesOutside300)};
        QTEST(minutes, "minutes");
    }

    void gapsAndRuns()
    {
        auto builder = start();
        // Outside the band at :00–:02, nothing at :03–:05, outside at :06, inside at :07, outside at :08.
        for (const char* when : {"09:00", "09:01", "09:02", "09:06", "09:08"})
            builder.put(price(("2026-03-31T" + std::string(when) + ":00Z").c_str(), "0.99"), "prices");
        builder.put(price("2026-03-31T09:07:00Z", "1"), "prices");
        const auto one = measured(builder).front();
        QCOMPARE(one.reading.minutesMissing, 3);
        QCOMPARE(one.reading.minutesOutside50, 5);
        QCOMPARE(one.run, Duration(4min)); // what is missing is neither inside nor counted
        QCOMPARE(one.runFrom, std::optional(at("2026-03-31T09:00:00Z")));
    }

    void windowEndsWithTheNewestPrice()
    {
        auto builder = start();
        builder.put(price("2022-05-11T23:59:00Z", "1.01"), "prices");
        builder.put(price("2022-05-12T23:58:00Z", "1"), "prices");
        builder.put(price("2022-05-12T23:59:00Z", "1"), "prices");
        const auto one = measured(builder).front();
        QCOMPARE(one.reading.from, at("2022-05-12T23:58:00Z")); // a day to the minute before is outside
        QCOMPARE(one.reading.until, at("2022-05-13T00:00:00Z"));
        QCOMPARE(one.reading.minutesOutside25, 0);
        auto future = start();
        future.put(price("2026-03-31T10:02:00Z", "1.01"), "prices");
        QCOMPARE(measured(future).size(), 1u);
        auto later = start();
        later.put(price("2026-03-31T10:02:01Z", "1.01"), "prices");
        QVERIFY(measured(later).empty());
    }

    void eachVenueByItself()
    {
        auto builder = start();
        builder.put(price("2026-03-31T09:59:00Z", "1.01", "1", "kraken"), "prices");
        builder.put(price("2026-03-31T09:59:00Z", "0.99", "1", "binance"), "prices");
        const auto all = measured(builder);
        QCOMPARE(all.size(), 2u);
        QCOMPARE(all[0].reading.venue, "binance");
        QCOMPARE(text(all[0].reading.deviation), "-100.0000");
        QCOMPARE(all[1].reading.venue, "kraken");
        QCOMPARE(text(all[1].reading.deviation), "100.0000");
    }

    void twoSourcesOfOneMinute()
    {
        auto builder = start();
        builder.source("copy", "market", Tier::SelfReported);
        builder.put(price("2026-03-31T09:59:00Z", "0.50"), "copy");
        builder.put(price("2026-03-31T09:59:00Z", "1.00"), "prices");
        const auto one = measured(builder).front();
        QCOMPARE(text(one.reading.last), "1.00"); // the stronger tier
        QCOMPARE(one.reading.minutesOutside25, 0);
    }

    void volumeMissing()
    {
        auto builder = start();
        builder.put(price("2026-03-31T09:58:00Z", "0.99", ""), "prices");
        builder.put(price("2026-03-31T09:59:00Z", "0.98", "0"), "prices");
        const auto one = measured(builder).front().reading;
        QCOMPARE(text(one.vwap), "none");
        QCOMPARE(text(one.deviation), "none");
        QCOMPARE(text(one.worstDeviation), "-200.0000");
    }

    void anotherCurrencyHasNoPar()
    {
        auto builder = start();
        CoinTerms terms;
        terms.coin = CoinId("USDC");
        terms.currency = "HKD";
        builder.put(terms, "prices");
        builder.put(price("2026-03-31T09:59:00Z", "0.128"), "prices");
        const auto one = measured(builder).front();
        QVERIFY(!one.onPar);
        QCOMPARE(text(one.reading.vwap), "0.12800000");
        QCOMPARE(text(one.reading.deviation), "none");
        QCOMPARE(text(one.reading.worstDeviation), "none");
        QCOMPARE(one.reading.minutesOutside300, 0);
        auto mixed = start();
        auto other = price("2026-03-31T09:58:00Z", "0.9");
        other.currency = "EUR";
        mixed.put(other, "prices").put(price("2026-03-31T09:59:00Z", "1"), "prices");
        QCOMPARE(measured(mixed).front().otherCurrencies, 1u);
        QCOMPARE(measured(mixed).front().reading.minutesOutside25, 0);
    }

    void staleBySource()
    {
        auto builder = start();
        builder.put(price("2026-03-31T08:59:00Z", "1"), "prices", 61min);
        QVERIFY(measured(builder).front().stale);
        builder.confirm<Price>("prices", 1min);
        QVERIFY(!measured(builder).front().stale);
    }

    void hostileFigures()
    {
        auto builder = start();
        auto huge = price("2026-03-31T09:58:00Z", "1");
        huge.close = number(std::string(120, '9'));
        huge.volume = huge.close;
        huge.spanSeconds = INT64_MAX;
        auto negative = price("2026-03-31T09:59:00Z", "-1");
        negative.spanSeconds = INT64_MIN;
        builder.put(huge, "prices").put(negative, "prices");
        const auto one = measured(builder).front();
        QCOMPARE(text(one.reading.vwap), "none");
        QCOMPARE(one.reading.currency, "USDT");
    }
};

QTEST_APPLESS_MAIN(tst_Peg)
#include "tst_Peg.moc"
