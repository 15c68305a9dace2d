// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/domain/Calendar.h"
#include "services/rules/engine/CalendarFile.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::rules;
using namespace assay::rules::test;
using assay::support::ErrorCode;

namespace {

const std::string kGood = R"(id = "here"
name = "A place"
zone = "Asia/Kolkata"
weekend = ["friday", "saturday"]
[[year]]
year = 2026
source = "a gazette"
verified = true
holidays = [
    { date = 2026-01-01, name = "New Year" },
]
working_days = [
    { date = 2026-01-02, name = "Make-up" },
]
)";

std::string with(std::string_view from, std::string_view to)
{
    std::string out = kGood;
    return out.replace(out.find(from), from.size(), to);
}

} // namespace

class tst_CalendarFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses()
    {
        const auto calendar = parseCalendar(kGood, "c.toml");
        QVERIFY2(calendar, calendar ? "" : calendar.error().text().c_str());
        QCOMPARE(calendar->id(), "here");
        QVERIFY(calendar->startOf(day("2026-01-02")) == at("2026-01-01T18:30:00Z"));
        QVERIFY(!*calendar->isBusinessDay(day("2026-01-01")));
        QVERIFY(*calendar->isBusinessDay(day("2026-01-02"))); // a Friday that is worked
        QVERIFY(!*calendar->isBusinessDay(day("2026-01-09")));
        QCOMPARE(calendar->year(2026)->verification, assay::domain::Verification::Verified);
    }

    void faults_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const std::string& text, ErrorCode code, const char* where) {
            QTest::newRow(name) << QString::fromStdString(text) << int(code) << where;
        };
        row("not TOML", with("name = \"A place\"", "name"), ErrorCode::Malformed, "c.toml, line 2");
        row("unknown key", with("weekend", "week_end"), ErrorCode::Malformed, "c.toml, line 4, key week_end");
        row("unknown key of a year", with("verified", "checked"), ErrorCode::Malformed,
            "c.toml, line 8, key year[0].checked");
        row("unknown key of a day", with("name = \"New Year\"", "nome = \"New Year\""), ErrorCode::Malformed,
            "c.toml, line 10, key year[0].holidays[0].nome");
        row("no such zone", with("Asia/Kolkata", "Asia/Nowhere"), ErrorCode::NotFound, "c.toml, line 3, key zone");
        row("an offset", with("zone = \"Asia/Kolkata\"", "utc_offset = \"+08:00\""), ErrorCode::Malformed, "c.toml, line 3, key utc_offset");
        row("no such weekday", with("\"friday\"", "\"Friday\""), ErrorCode::Malformed, "c.toml, line 4, key weekend");
        row("weekday is a number", with("\"friday\"", "5"), ErrorCode::Malformed, "c.toml, line 4, key weekend");
        row("a week of weekend",
            with("\"friday\"", "\"sunday\",\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\""),
            ErrorCode::OutOfRange, "c.toml, calendar here");
        row("year is a text", with("year = 2026", "year = \"2026\""), ErrorCode::WrongType,
            "c.toml, line 6, key year[0].year");
        row("year far off", with("year = 2026", "year = 99999"), ErrorCode::OutOfRange,
            "c.toml, line 6, key year[0].year");
        row("verified is a text", with("true", "\"yes\""), ErrorCode::WrongType,
            "c.toml, line 8, key year[0].verified");
        row("no source", with("source = \"a gazette\"\n", ""), ErrorCode::MissingField,
            "c.toml, line 5, key year[0].source");
        row("date is a text", with("2026-01-01", "\"2026-01-01\""), ErrorCode::WrongType,
            "c.toml, line 10, key year[0].holidays[0].date");
        row("no such day", with("2026-01-01", "2026-02-30"), ErrorCode::Malformed, "c.toml, line 10");
        row("a day of another year", with("2026-01-01", "2025-01-01"), ErrorCode::OutOfRange, "c.toml, calendar here");
        row("a day both ways", with("2026-01-02", "2026-01-01"), ErrorCode::OutOfRange, "c.toml, calendar here");
        row("a day twice",
            with("{ date = 2026-01-01, name = \"New Year\" },",
                 "{ date = 2026-01-01, name = \"a\" }, { date = 2026-01-01, name = \"b\" },"),
            ErrorCode::OutOfRange, "c.toml, line 10, key year[0].holidays[1].date");
        row("a year twice", kGood + kGood.substr(kGood.find("[[year]]")), ErrorCode::OutOfRange,
            "c.toml, calendar here");
        row("day is no table", with("{ date = 2026-01-01, name = \"New Year\" }", "2026-01-01"), ErrorCode::WrongType,
            "c.toml, line 10, key year[0].holidays[0]");
    }
    void faults()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        QFETCH(QString, where);
        const auto calendar = parseCalendar(text.toStdString(), "c.toml");
        QVERIFY(!calendar);
        const auto said = QString::fromStdString(calendar.error().text());
        QVERIFY2(int(calendar.error().code) == code, qPrintable(said));
        QVERIFY2(QString::fromStdString(calendar.error().where).startsWith(where), qPrintable(said));
    }

    void shippedCalendars_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("date");
        QTest::addColumn<bool>("open");
        QTest::newRow("ordinary Tuesday") << "hong-kong" << "2026-03-31" << true;
        QTest::newRow("Saturday") << "hong-kong" << "2026-03-28" << false;
        QTest::newRow("Lunar New Year 2026") << "hong-kong" << "2026-02-17" << false;
        QTest::newRow("day after Ching Ming 2026") << "hong-kong" << "2026-04-06" << false;
        QTest::newRow("day after Easter Monday 2026") << "hong-kong" << "2026-04-07" << false;
        QTest::newRow("Ching Ming itself is a Sunday") << "hong-kong" << "2026-04-05" << false;
        QTest::newRow("fourth day of the year 2027") << "hong-kong" << "2027-02-09" << false;
        QTest::newRow("fifth day of the year 2027") << "hong-kong" << "2027-02-10" << true;
        QTest::newRow("mainland rests, Hong Kong works") << "hong-kong" << "2026-05-04" << true;
        QTest::newRow("the same day in Shanghai") << "shanghai" << "2026-05-04" << false;
        QTest::newRow("Saturday worked in Shanghai") << "shanghai" << "2026-02-14" << true;
        QTest::newRow("Sunday worked in Shanghai") << "shanghai" << "2026-01-04" << true;
        QTest::newRow("ordinary Sunday in Shanghai") << "shanghai" << "2026-01-11" << false;
        QTest::newRow("Good Friday in Shanghai") << "shanghai" << "2026-04-03" << true;
        QTest::newRow("Boxing Day moved") << "london" << "2026-12-28" << false;
        QTest::newRow("Christmas moved") << "london" << "2027-12-27" << false;
        QTest::newRow("summer bank holiday") << "london" << "2026-08-31" << false;
        QTest::newRow("the day after it") << "london" << "2026-09-01" << true;
    }
    void shippedCalendars()
    {
        QFETCH(QString, id);
        QFETCH(QString, date);
        QFETCH(bool, open);
        const auto* calendar = shipped().calendar(id.toStdString());
        QVERIFY(calendar);
        QCOMPARE(*calendar->isBusinessDay(day(date.toStdString())), open);
    }

    void whatIsNotVerifiedSaysSo()
    {
        for (const int year : {2024, 2025, 2026})
            QCOMPARE(shipped().calendar("hong-kong")->year(year)->verification, assay::domain::Verification::Verified);
        QCOMPARE(shipped().calendar("hong-kong")->year(2027)->verification, assay::domain::Verification::Unverified);
        QVERIFY(!shipped().calendar("hong-kong")->isBusinessDay(day("2028-01-03")));
        for (const char* id : {"shanghai", "london"})
            for (const auto& year : shipped().calendar(id)->data().years)
                QCOMPARE(year.verification, assay::domain::Verification::Unverified);
        QCOMPARE(shipped().calendar("hong-kong")->year(2027)->holidays.size(), 17u);
    }
};

QTEST_APPLESS_MAIN(tst_CalendarFile)
#include "tst_CalendarFile.moc"
