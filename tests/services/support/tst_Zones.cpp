// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/support/Zones.h"

using namespace assay;
using namespace assay::support;

namespace {

Instant at(const QByteArray& text)
{
    return parseInstant(text.toStdString()).value();
}

QByteArray textOf(Instant instant)
{
    return QByteArray::fromStdString(toText(instant));
}

/// A local time is written as if it were UTC.
LocalTime local(const QByteArray& text)
{
    return LocalTime{at(text).time_since_epoch()};
}

} // namespace

class tst_Zones : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offsets_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("instant");
        QTest::addColumn<qint64>("seconds");
        const auto row = [](const char* name, const char* zone, const char* instant, qint64 seconds) {
            QTest::newRow(name) << QByteArray(zone) << QByteArray(instant) << seconds;
        };
        row("London, last of winter", "Europe/London", "2026-03-29T00:59:59.999Z", 0);
        row("London, first of summer", "Europe/London", "2026-03-29T01:00:00Z", 3600);
        row("London, last of summer", "Europe/London", "2026-10-25T00:59:59.999Z", 3600);
        row("London, first of winter", "Europe/London", "2026-10-25T01:00:00Z", 0);
        row("London, all summer in 1970", "Europe/London", "1970-01-01T00:00:00Z", 3600);
        row("New York, last of winter", "America/New_York", "2026-03-08T06:59:59Z", -18000);
        row("New York, first of summer", "America/New_York", "2026-03-08T07:00:00Z", -14400);
        row("New York, first of winter", "America/New_York", "2026-11-01T06:00:00Z", -18000);
        row("Shanghai, winter", "Asia/Shanghai", "2026-01-01T00:00:00Z", 28800);
        row("Shanghai, summer", "Asia/Shanghai", "2026-07-01T00:00:00Z", 28800);
        row("Shanghai, summer time of 1990", "Asia/Shanghai", "1990-07-01T00:00:00Z", 32400);
        row("Hong Kong, today", "Asia/Hong_Kong", "2026-07-01T00:00:00Z", 28800);
        row("Hong Kong, last summer time", "Asia/Hong_Kong", "1979-10-20T18:29:59Z", 32400);
        row("Hong Kong, after it", "Asia/Hong_Kong", "1979-10-20T18:30:00Z", 28800);
        row("Hong Kong, far ahead", "Asia/Hong_Kong", "9999-12-31T00:00:00Z", 28800);
        row("Hong Kong, before time zones", "Asia/Hong_Kong", "0000-01-01T00:00:00Z", 27402);
    }
    void offsets()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, instant);
        const auto there = Zone::named(zone.toStdString());
        QVERIFY(there);
        QTEST(qint64{there->offsetAt(at(instant)).count()}, "seconds");
        QCOMPARE(there->toLocal(at(instant)).time_since_epoch(),
                 (at(instant) + there->offsetAt(at(instant))).time_since_epoch());
        QCOMPARE(QByteArray::fromStdString(there->name()), zone);
    }

    void localTimes_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("local");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("last");
        using Kind = UtcMoments::Kind;
        const auto row = [](const char* zone, const char* local, Kind kind, const char* first, const char* last) {
            QTest::addRow("%s %s", zone, local) << QByteArray(zone) << QByteArray(local) << static_cast<int>(kind)
                                                << QByteArray(first) << QByteArray(last);
        };
        row("Europe/London", "2026-03-29T00:59:59.999Z", Kind::Once, "2026-03-29T00:59:59.999Z", "2026-03-29T00:59:59.999Z");
        row("Europe/London", "2026-03-29T01:00:00Z", Kind::Skipped, "2026-03-29T01:00:00.000Z", "2026-03-29T01:00:00.000Z");
        row("Europe/London", "2026-03-29T01:59:59.999Z", Kind::Skipped, "2026-03-29T01:00:00.000Z", "2026-03-29T01:00:00.000Z");
        row("Europe/London", "2026-03-29T02:00:00Z", Kind::Once, "2026-03-29T01:00:00.000Z", "2026-03-29T01:00:00.000Z");
        row("Europe/London", "2026-10-25T01:30:00.250Z", Kind::Twice, "2026-10-25T00:30:00.250Z", "2026-10-25T01:30:00.250Z");
        row("Europe/London", "2026-10-25T02:00:00Z", Kind::Once, "2026-10-25T02:00:00.000Z", "2026-10-25T02:00:00.000Z");
        row("America/New_York", "2026-03-08T02:30:00Z", Kind::Skipped, "2026-03-08T07:00:00.000Z", "2026-03-08T07:00:00.000Z");
        row("America/New_York", "2026-11-01T01:00:00Z", Kind::Twice, "2026-11-01T05:00:00.000Z", "2026-11-01T06:00:00.000Z");
        row("Asia/Hong_Kong", "2026-03-29T01:30:00Z", Kind::Once, "2026-03-28T17:30:00.000Z", "2026-03-28T17:30:00.000Z");
        row("Asia/Shanghai", "2026-10-25T01:30:00Z", Kind::Once, "2026-10-24T17:30:00.000Z", "2026-10-24T17:30:00.000Z");
    }
    void localTimes()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, local);
        const auto moments = Zone::named(zone.toStdString()).value().toUtc(::local(local));
        QTEST(static_cast<int>(moments.kind), "kind");
        QTEST(textOf(moments.first), "first");
        QTEST(textOf(moments.last), "last");
    }

    void days()
    {
        const Date day{std::chrono::year{2026} / 6 / 30};
        const auto london = Zone::named("Europe/London").value();
        QCOMPARE(textOf(london.startOf(day)), QByteArray("2026-06-29T23:00:00.000Z"));
        QCOMPARE(textOf(Zone::hongKong().startOf(day)), QByteArray("2026-06-29T16:00:00.000Z"));
        QVERIFY(london.dateAt(at("2026-06-30T22:59:59.999Z")) == day);
        QVERIFY(london.dateAt(at("2026-06-30T23:00:00Z")) != day);
        QVERIFY(hongKongDate(at("2026-06-29T16:00:00Z")) == day);
        QVERIFY(hongKongDate(at("2026-06-29T15:59:59.999Z")) != day);
        // Clocks of Cuba go forward at midnight: the day begins at one.
        QCOMPARE(textOf(Zone::named("America/Havana").value().startOf(Date{std::chrono::year{2026} / 3 / 8})),
                 QByteArray("2026-03-08T05:00:00.000Z"));
        QCOMPARE(QByteArray::fromStdString(hongKongTimeText(at("2026-03-31T20:00:00.250Z"))), QByteArray("2026-04-01 04:00:00"));
    }

    void unknown_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"", "Mars/Base", "europe/london", "../../../etc/passwd", "+08:00"})
            QTest::newRow(name) << QByteArray(name);
    }
    void unknown()
    {
        QFETCH(QByteArray, name);
        const auto zone = Zone::named(name.toStdString());
        QVERIFY(!zone);
        QCOMPARE(zone.error().code, ErrorCode::NotFound);
        QVERIFY(QByteArray::fromStdString(zone.error().where).contains(name));
    }
};

QTEST_APPLESS_MAIN(tst_Zones)
#include "tst_Zones.moc"
