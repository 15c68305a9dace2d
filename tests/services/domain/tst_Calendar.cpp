// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Calendar.h"

#include <QTest>

using namespace assay::domain;
using namespace std::chrono;
using assay::support::Date;
using assay::support::ErrorCode;
using assay::support::parseInstant;
using assay::support::toText;

namespace {

Date dateOf(const QString& text)
{
    return *assay::support::parseDate(text.toStdString());
}

/// 2025 and 2026, weekends, New Year, and Saturday 2026-01-10 worked.
CalendarData plain()
{
    CalendarData data;
    data.id = "test";
    data.name = "Test";
    data.zone = "Asia/Hong_Kong";
    data.weekend = {Saturday, Sunday};
    data.years = {{2026,
                   "a book",
                   Verification::Verified,
                   {{dateOf("2026-01-01"), "New Year"}},
                   {{dateOf("2026-01-10"), "Make-up"}}},
                  {2025,
                   "a book",
                   Verification::Unverified,
                   {{dateOf("2025-01-01"), "New Year"}, {dateOf("2025-12-26"), "Boxing Day"}},
                   {}}};
    return data;
}

Calendar calendar()
{
    return *Calendar::create(plain());
}

} // namespace

class tst_Calendar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void businessDays_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("open");
        QTest::newRow("Wednesday") << "2025-12-31" << "yes";
        QTest::newRow("holiday") << "2026-01-01" << "no";
        QTest::newRow("day after") << "2026-01-02" << "yes";
        QTest::newRow("Saturday") << "2026-01-03" << "no";
        QTest::newRow("worked Saturday") << "2026-01-10" << "yes";
        QTest::newRow("first day covered") << "2025-01-02" << "yes";
        QTest::newRow("year before") << "2024-12-31" << "unknown";
        QTest::newRow("last day covered") << "2026-12-31" << "yes";
        QTest::newRow("year after") << "2027-01-01" << "unknown";
    }
    void businessDays()
    {
        QFETCH(QString, date);
        const auto open = calendar().isBusinessDay(dateOf(date));
        if (!open)
            QCOMPARE(open.error().code, ErrorCode::OutOfRange);
        QTEST(QString(open ? (*open ? "yes" : "no") : "unknown"), "open");
    }

    void noSuchDay()
    {
        const Date none{year{2026}, month{2}, std::chrono::day{30}};
        QCOMPARE(calendar().isBusinessDay(none).error().code, ErrorCode::OutOfRange);
        QVERIFY(!calendar().addBusinessDays(none, 1));
        QVERIFY(!calendar().businessDaysBetween(dateOf("2026-01-05"), none));
    }

    void adding_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<qint64>("n");
        QTest::addColumn<QString>("to");
        QTest::newRow("zero on a business day") << "2026-01-02" << qint64(0) << "2026-01-02";
        QTest::newRow("zero on a holiday rolls on") << "2026-01-01" << qint64(0) << "2026-01-02";
        QTest::newRow("over a weekend") << "2026-01-02" << qint64(1) << "2026-01-05";
        QTest::newRow("over a year's end") << "2025-12-31" << qint64(1) << "2026-01-02";
        QTest::newRow("worked Saturday counts") << "2026-01-09" << qint64(1) << "2026-01-10";
        QTest::newRow("from a Sunday") << "2026-01-04" << qint64(1) << "2026-01-05";
        QTest::newRow("back") << "2026-01-02" << qint64(-1) << "2025-12-31";
        QTest::newRow("back over two holidays") << "2026-01-02" << qint64(-4) << "2025-12-25";
        QTest::newRow("out of what is covered") << "2026-12-31" << qint64(1) << "unknown";
        QTest::newRow("far out") << "2026-01-02" << std::numeric_limits<qint64>::max() << "unknown";
        QTest::newRow("far back") << "2026-01-02" << std::numeric_limits<qint64>::min() << "unknown";
    }
    void adding()
    {
        QFETCH(QString, from);
        QFETCH(qint64, n);
        const auto to = calendar().addBusinessDays(dateOf(from), n);
        QTEST(to ? QString::fromStdString(toText(*to)) : QString("unknown"), "to");
    }

    void between_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("count");
        QTest::newRow("same day") << "2026-01-02" << "2026-01-02" << "0";
        QTest::newRow("over a weekend, not yet") << "2026-01-02" << "2026-01-04" << "0";
        QTest::newRow("over a weekend") << "2026-01-02" << "2026-01-05" << "1";
        QTest::newRow("from a holiday") << "2026-01-01" << "2026-01-02" << "1";
        QTest::newRow("backwards") << "2026-01-05" << "2026-01-02" << "-1";
        QTest::newRow("a whole year") << "2025-12-31" << "2026-12-31" << "261";
        QTest::newRow("from outside") << "2024-12-31" << "2025-01-02" << "unknown";
        QTest::newRow("to outside") << "2026-12-31" << "2027-01-04" << "unknown";
    }
    void between()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const auto count = calendar().businessDaysBetween(dateOf(from), dateOf(to));
        QTEST(count ? QString::number(*count) : QString("unknown"), "count");
    }

    void addingAndCountingAgree()
    {
        const auto one = calendar();
        const auto start = dateOf("2025-06-02");
        for (std::int64_t n = 1; n <= 300; ++n)
            QCOMPARE(*one.businessDaysBetween(start, *one.addBusinessDays(start, n)), n);
    }

    void aGapInTheYearsIsNotGuessed()
    {
        auto data = plain();
        data.years[0].year = 2028;
        data.years[0].holidays.clear();
        data.years[0].workingDays.clear();
        const auto gapped = *Calendar::create(data);
        QVERIFY(!gapped.businessDaysBetween(dateOf("2025-12-30"), dateOf("2028-01-03")));
        QVERIFY(!gapped.addBusinessDays(dateOf("2025-12-31"), 1));
    }

    void dates()
    {
        auto data = plain();
        data.zone = "Europe/London";
        const auto london = *Calendar::create(data);
        QVERIFY(london.localDate(*parseInstant("2026-06-30T23:00:00Z")) == dateOf("2026-07-01"));
        QVERIFY(london.localDate(*parseInstant("2026-12-30T23:59:59Z")) == dateOf("2026-12-30"));
        QVERIFY(london.startOf(dateOf("2026-07-01")) == *parseInstant("2026-06-30T23:00:00Z"));
        QVERIFY(calendar().startOf(dateOf("2026-07-01")) == *parseInstant("2026-06-30T16:00:00Z"));
    }

    void refused()
    {
        auto whole = plain();
        whole.weekend = {Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday};
        QVERIFY(!Calendar::create(whole));
        auto twice = plain();
        twice.years.push_back(twice.years.front());
        QVERIFY(!Calendar::create(twice));
        auto both = plain();
        both.years[0].holidays[dateOf("2026-01-10")] = "Holiday";
        QVERIFY(!Calendar::create(both));
        auto stray = plain();
        stray.years[0].holidays[dateOf("2025-03-03")] = "Stray";
        QCOMPARE(Calendar::create(stray).error().code, ErrorCode::OutOfRange);
        auto zone = plain();
        zone.zone = "Asia/Nowhere";
        QCOMPARE(Calendar::create(zone).error().code, ErrorCode::NotFound);
    }
};

QTEST_APPLESS_MAIN(tst_Calendar)
#include "tst_Calendar.moc"
