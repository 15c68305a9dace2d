// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/PriceSeries.h"

#include <QTest>

using namespace assay;
using namespace assay::wire;
using domain::Price;

namespace
{

const std::string kName = "BUSDUSDT-1m-2023-02-16.csv";
const std::string kRow = "1676505600000,0.9998,0.9999,0.9997,0.9998,756660.00,1676505659999,756490.96,1087,1.0,2.0,0\n";

PriceSeriesLoad loaded(const std::string& text, PriceSubject subject = {})
{
    auto out = priceseries::load(text, kName, std::move(subject));
    if (!out)
        qFatal("%s", out.error().text().c_str());
    return std::move(*out);
}

const std::vector<Price>& rows(const PriceSeriesLoad& load)
{
    return domain::rowsOf<Price>(load.update.upserts);
}

} // namespace

class tst_PriceSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneMinute()
    {
        const auto load = loaded(kRow);
        QCOMPARE(rows(load).size(), 1u);
        const auto& price = rows(load).front();
        QCOMPARE(price.coin.value(), "BUSD");
        QCOMPARE(price.currency, "USDT");
        QCOMPARE(price.venue, "binance");
        QCOMPARE(support::toText(price.at), "2023-02-16T00:00:00.000Z");
        QCOMPARE(price.open->text(), "0.9998");
        QCOMPARE(price.high->text(), "0.9999");
        QCOMPARE(price.low->text(), "0.9997");
        QCOMPARE(price.close.text(), "0.9998");
        QCOMPARE(price.volume->text(), "756660.00");
        QCOMPARE(price.spanSeconds, 60);
        QCOMPARE(load.update.resource, "prices");
        QCOMPARE(support::toText(load.update.asOf), "2023-02-16T00:01:00.000Z");
        QVERIFY(load.update.rejected.empty());
    }

    void subjectIsTheCallers()
    {
        const auto load = loaded(kRow, {domain::CoinId("HKDX"), "venue-a", "HKD"});
        QCOMPARE(rows(load).front().coin.value(), "HKDX");
        QCOMPARE(rows(load).front().venue, "venue-a");
        QCOMPARE(rows(load).front().currency, "HKD");
        QVERIFY(!priceseries::load(kRow, "prices.csv"));
        QVERIFY(priceseries::load(kRow, "prices.csv", {domain::CoinId("HKDX"), "", "HKD"}));
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("coin");
        QTest::addColumn<QString>("currency");
        QTest::newRow("dollar coin") << "USDCUSDT-1m-2022-05-07.csv"
                                     << "USDC"
                                     << "USDT";
        QTest::newRow("folder") << "/a-b/c/USTBUSD-1h-2022-05.csv"
                                << "UST"
                                << "BUSD";
        QTest::newRow("dollar") << "TUSDUSD-1m-x.csv"
                                << "TUSD"
                                << "USD";
        QTest::newRow("longest") << "USDTFDUSD-1m-x.csv"
                                 << "USDT"
                                 << "FDUSD";
        QTest::newRow("no coin") << "USDT-1m-x.csv"
                                 << ""
                                 << "";
        QTest::newRow("no currency") << "BTCXYZ-1m-x.csv"
                                     << ""
                                     << "";
        QTest::newRow("no interval") << "USDCUSDT"
                                     << ""
                                     << "";
        QTest::newRow("small letters") << "usdcusdt-1m.csv"
                                       << ""
                                       << "";
        QTest::newRow("empty") << ""
                               << ""
                               << "";
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(QString, coin);
        const auto subject = priceseries::subjectOf(name.toStdString());
        QCOMPARE(subject.has_value(), !coin.isEmpty());
        if (!subject)
            return;
        QCOMPARE(QString::fromStdString(subject->coin.value()), coin);
        QTEST(QString::fromStdString(subject->currency), "currency");
    }

    void variations()
    {
        const std::string header = "open_time,open,high,low,close,volume,close_time\r\n";
        QCOMPARE(rows(loaded(header + "1676505600000,1,1,1,1,0,1676505659999\r\n")).size(), 1u);
        const auto micro = loaded("1735689600000000;1;1;1;1;0;1735689659999999;\n");
        QCOMPARE(support::toText(rows(micro).front().at), "2025-01-01T00:00:00.000Z");
        QCOMPARE(rows(micro).front().spanSeconds, 60);
        QCOMPARE(rows(loaded("1676505600000,1,1,1,1,5\n")).front().spanSeconds, 60);
        QCOMPARE(rows(loaded("1676505600000,1,1,1,1,5,1676509199999\n")).front().spanSeconds, 3600);
    }

    void rejected_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("says");
        QTest::newRow("time as text") << "2023-02-16,1,1,1,1,1,1676505659999"
                                      << "row 2, column 1";
        QTest::newRow("seconds") << "1676505600,1,1,1,1,1,1676505659999"
                                 << "column 1";
        QTest::newRow("time beyond") << "99999999999999999,1,1,1,1,1,1"
                                     << "column 1";
        QTest::newRow("exponent") << "1676505660000,1e0,1,1,1,1"
                                  << "column 2";
        QTest::newRow("not a number") << "1676505660000,1,NaN,1,1,1"
                                      << "column 3";
        QTest::newRow("empty") << "1676505660000,1,1,1,,1"
                               << "column 5";
        QTest::newRow("zero") << "1676505660000,1,1,0,1,1"
                              << "low: not above zero";
        QTest::newRow("negative") << "1676505660000,-1,1,1,1,1"
                                  << "open: not above zero";
        QTest::newRow("negative volume") << "1676505660000,1,1,1,1,-1"
                                         << "volume: below zero";
        QTest::newRow("low above high") << "1676505660000,1,0.9,1.1,1,1"
                                        << "between low and high";
        QTest::newRow("close outside") << "1676505660000,1,1,1,1.1,1"
                                       << "between low and high";
        QTest::newRow("ends before") << "1676505660000,1,1,1,1,1,1676505659999"
                                     << "column 7";
        QTest::newRow("a month") << "1676505660000,1,1,1,1,1,1679505659999"
                                 << "column 7";
        QTest::newRow("five columns") << "1676505660000,1,1,1,1"
                                      << "5 columns";
        QTest::newRow("thirteen columns") << "1676505660000,1,1,1,1,1,1,1,1,1,1,1,1"
                                          << "13 columns";
        QTest::newRow("twice") << "1676505600000,1,1,1,1,1"
                               << "there before";
        QTest::newRow("huge") << "1676505660000,1,1,1,1," + QString(41, '9') << "too many digits";
        QTest::newRow("beyond all digits") << "1676505660000,1,1,1,1," + QString(400, '9') << "column 6";
    }
    void rejected()
    {
        QFETCH(QString, row);
        QFETCH(QString, says);
        const auto load = loaded(kRow + row.toStdString() + "\n" + "1676505720000,1,1,1,1,5,1676505779999\n");
        QCOMPARE(rows(load).size(), 2u); // the others go on
        QCOMPARE(load.update.rejected.size(), 1u);
        const auto text = QString::fromStdString(load.update.rejected.front().text());
        QVERIFY2(text.contains(says) && text.contains("row 2"), qPrintable(text));
    }

    void gaps()
    {
        const auto load =
            loaded(kRow + "1676505720000,1,1,1,1,5\n" + "1676505960000,1,1,1,1,5\n" + "1676505780000,1,1,1,1,5\n");
        QCOMPARE(load.minutesMissing, 4);
        QCOMPARE(load.notes.size(), 3u);
        QVERIFY(load.notes[0].text().find("1 min without a price before 2023-02-16T00:02") != std::string::npos);
        QVERIFY(load.notes[2].text().find("earlier than the row before") != std::string::npos);
        QCOMPARE(support::toText(load.update.asOf), "2023-02-16T00:07:00.000Z");
    }

    void notASeries()
    {
        QVERIFY(!priceseries::load("", kName));
        QVERIFY(!priceseries::load("\n\n", kName));
        const auto binary = priceseries::load(std::string("\x7f"
                                                          "ELF\0\1\2",
                                                          7),
                                              kName);
        QVERIFY(!binary || rows(*binary).empty());
        const auto text = loaded("hello\nworld\n");
        QVERIFY(rows(text).empty());
        QCOMPARE(text.update.rejected.size(), 2u);
    }
};

QTEST_APPLESS_MAIN(tst_PriceSeries)
#include "tst_PriceSeries.moc"
