// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Instant.h"

#include <QTest>

using namespace assay::support;

class tst_Instant : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void instants_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical"); // empty: refused
        QTest::newRow("canonical") << "2026-03-31T10:00:00.000Z" << "2026-03-31T10:00:00.000Z";
        QTest::newRow("no fraction") << "2026-03-31T10:00:00Z" << "2026-03-31T10:00:00.000Z";
        QTest::newRow("no seconds") << "2026-03-31T10:00Z" << "2026-03-31T10:00:00.000Z";
        QTest::newRow("one digit") << "2026-03-31T10:00:00.5Z" << "2026-03-31T10:00:00.500Z";
        QTest::newRow("nanoseconds are cut") << "2026-03-31T10:00:00.123999999Z" << "2026-03-31T10:00:00.123Z";
        QTest::newRow("Hong Kong") << "2026-03-31T18:00:00+08:00" << "2026-03-31T10:00:00.000Z";
        QTest::newRow("west, over midnight") << "2026-12-31T22:30:00-03:30" << "2027-01-01T02:00:00.000Z";
        QTest::newRow("leap day") << "2028-02-29T00:00:00Z" << "2028-02-29T00:00:00.000Z";
        QTest::newRow("leap second") << "2016-12-31T23:59:60Z" << "2017-01-01T00:00:00.000Z";
        QTest::newRow("end of day") << "2026-12-31T24:00:00Z" << "2027-01-01T00:00:00.000Z";
        QTest::newRow("end of day in Hong Kong") << "2026-03-31T24:00:00.000+08:00" << "2026-03-31T16:00:00.000Z";
        QTest::newRow("before 1970") << "1969-12-31T23:59:59.999Z" << "1969-12-31T23:59:59.999Z";
        for (const char* bad :
             {"", "2026-03-31", "2026-03-31T10:00:00", "2026-03-31 10:00:00Z", "2026-03-31T10:00:00z",
              "2026-3-31T10:00:00Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-03-31T24:00:01Z",
              "2026-03-31T24:01:00Z", "2026-03-31T24:00:00.0001Z", "2026-03-31T25:00:00Z", "9999-12-31T24:00:00Z",
              "2026-03-31T10:60:00Z", "2026-03-31T10:00:61Z", "2026-03-31T10:00:00.Z", "2026-03-31T10:00:00+0800",
              "2026-03-31T10:00:00+15:00", "2026-03-31T10:00:00+08:60", "2026-03-31T10:00:00Zx",
              "2026-03-31T10:00:00+08", "20260331T100000Z", "-026-03-31T10:00:00Z"})
            QTest::newRow(bad) << bad << "";
        QTest::newRow("a megabyte of digits") << "2026-03-31T10:00:00." + QString(1 << 20, '1') + "Z"
                                              << "2026-03-31T10:00:00.111Z";
    }
    void instants()
    {
        QFETCH(QString, text);
        const auto parsed = parseInstant(text.toStdString());
        QTEST(parsed ? QString::fromStdString(toText(*parsed)) : QString(), "canonical");
        if (!parsed)
            QVERIFY(parsed.error().detail.size() < 200);
    }

    void dates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code"); // -1: valid
        QTest::newRow("valid") << "2026-03-31" << -1;
        QTest::newRow("no such day") << "2026-02-29" << int(ErrorCode::OutOfRange);
        QTest::newRow("no such month") << "2026-00-01" << int(ErrorCode::OutOfRange);
        QTest::newRow("with time") << "2026-03-31T00:00" << int(ErrorCode::Malformed);
        QTest::newRow("short year") << "26-03-31" << int(ErrorCode::Malformed);
        QTest::newRow("slashes") << "2026/03/31" << int(ErrorCode::Malformed);
        QTest::newRow("empty") << "" << int(ErrorCode::Malformed);
    }
    void dates()
    {
        QFETCH(QString, text);
        const auto parsed = parseDate(text.toStdString());
        QTEST(parsed ? -1 : int(parsed.error().code), "code");
        if (parsed)
            QCOMPARE(QString::fromStdString(toText(*parsed)), text);
    }

    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds"); // -1: refused
        QTest::newRow("ms") << "500ms" << qint64(500);
        QTest::newRow("s") << "5s" << qint64(5000);
        QTest::newRow("m") << "10m" << qint64(600'000);
        QTest::newRow("h") << "1h" << qint64(3'600'000);
        QTest::newRow("d") << "2d" << qint64(172'800'000);
        QTest::newRow("zero") << "0s" << qint64(0);
        for (const char* bad :
             {"", "5", "s", "-5s", "5 s", "5S", "1.5h", "5sec", "9223372036854775807d", "99999999999999999999s"})
            QTest::newRow(bad) << bad << qint64(-1);
    }
    void durations()
    {
        QFETCH(QString, text);
        const auto parsed = parseDuration(text.toStdString());
        QTEST(parsed ? static_cast<qint64>(parsed->count()) : qint64(-1), "milliseconds");
    }

    void hongKongMidnight()
    {
        QCOMPARE(toText(hongKongDate(*parseInstant("2026-03-31T15:59:59.999Z"))), std::string("2026-03-31"));
        QCOMPARE(toText(hongKongDate(*parseInstant("2026-03-31T16:00:00Z"))), std::string("2026-04-01"));
    }

    void theClockRuns()
    {
        QVERIFY(systemNow() > *parseInstant("2024-01-01T00:00:00Z"));
    }
};

QTEST_APPLESS_MAIN(tst_Instant)
#include "tst_Instant.moc"
