// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/SettlementTablesBuilder.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <thread>

#include "tests/services/measures/QueueFixture.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::measures::test;

namespace {

SettlementTerms terms()
{
    SettlementTerms out;
    out.queue = queueTerms();
    out.calendar = "hong-kong";
    out.buckets = *AgeBuckets::parse({"0", "1", "2-3", "4-7", ">7"});
    out.warning = number("0.8");
    out.alarm = Decimal(1);
    out.efficiencyDays = 30;
    return out;
}

/// 2026 with Good Friday to Easter Monday closed.
Calendar calendar()
{
    CalendarData data;
    data.id = "hong-kong";
    data.zone = "Asia/Hong_Kong";
    data.weekend = {std::chrono::Saturday, std::chrono::Sunday};
    CalendarYear year;
    year.year = 2026;
    for (const auto* holiday : {"2026-04-03", "2026-04-06"})
        year.holidays.emplace(day(holiday), "Easter");
    data.years.push_back(year);
    return *Calendar::create(data);
}

Instruction due(const std::string& ref, const char* date, const char* status = "PEND", const char* reason = "")
{
    auto out = withStatus(instruction(ref, "P1", "P2", "10", "100.00"), status, reason);
    if (*date)
        out.settlementDate = day(date);
    else
        out.settlementDate.reset();
    return out;
}

SettlementCycle cycle(const char* id, const char* cutOff, const char* asset = "", CycleState state = CycleState::Open)
{
    SettlementCycle out;
    out.id = id;
    out.day = kToday;
    out.name = std::string("Cycle ") + id;
    out.asset = asset;
    out.cutOffAt = at(cutOff);
    out.state = state;
    return out;
}

/// A book with what it publishes.
struct Kept {
    SettlementTablesBuilder book{terms()};
    std::vector<Calendar> calendars{calendar()};
    DerivedTables tables;

    void refresh(const Snapshot& snapshot, Instant now = kNow)
    {
        book.refresh({snapshot, now, calendars});
        book.publish(tables);
    }
    template <class Record>
    [[nodiscard]] std::vector<Record> rows() const
    {
        std::vector<Record> out;
        tables.get<Record>().forEach([&](const Row<Record>& row) { out.push_back(row.record); });
        return out;
    }
    template <class Record>
    [[nodiscard]] std::string text() const
    {
        std::vector<std::string> lines;
        for (const auto& row : rows<Record>()) {
            std::string line;
            for (const auto& cell : cellsOf(row))
                line += toText(cell) + '|';
            lines.push_back(line);
        }
        std::sort(lines.begin(), lines.end());
        return joined(lines);
    }
    [[nodiscard]] std::string everything() const
    {
        return text<CycleStanding>() + '\n' + text<ParticipantStanding>() + '\n' + text<AgeingBucket>() + '\n' +
               text<SettlementEfficiency>() + '\n' + text<FailGroup>() + '\n' + text<GridlockOption>();
    }
};

} // namespace

class tst_SettlementBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ageing_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("bucket");
        const QString tuesday = "2026-03-31T02:00:00Z";
        QTest::newRow("today") << "2026-03-31" << tuesday << "0";
        QTest::newRow("tomorrow") << "2026-04-01" << tuesday << "not yet due";
        QTest::newRow("yesterday") << "2026-03-30" << tuesday << "1";
        QTest::newRow("before the weekend") << "2026-03-27" << tuesday << "2-3";
        QTest::newRow("three days") << "2026-03-26" << tuesday << "2-3";
        QTest::newRow("four days") << "2026-03-25" << tuesday << "4-7";
        QTest::newRow("seven days") << "2026-03-20" << tuesday << "4-7";
        QTest::newRow("eight days") << "2026-03-19" << tuesday << ">7";
        QTest::newRow("no date") << "" << tuesday << "undated";
        QTest::newRow("a year that is not covered") << "1999-12-31" << tuesday << "outside the calendar";
        QTest::newRow("over Easter") << "2026-04-02" << "2026-04-07T15:59:59Z" << "1";
        QTest::newRow("over Easter, the day before") << "2026-04-02" << "2026-04-06T15:59:59Z" << "0";
        QTest::newRow("in Hong Kong it is the next day") << "2026-03-31" << "2026-03-31T16:00:00Z" << "1";
    }
    void ageing()
    {
        QFETCH(QString, date);
        QFETCH(QString, now);
        QueueFixture fixture;
        fixture << due("SI-1", date.toLatin1().data()) << due("SI-2", date.toLatin1().data(), "SETT");
        Kept kept;
        kept.refresh(fixture.builder.build(), at(now.toStdString()));
        const auto rows = kept.rows<AgeingBucket>();
        QCOMPARE(rows.size(), 1u);
        QTEST(QString::fromStdString(rows.front().bucket), "bucket");
        QCOMPARE(rows.front().instructions, 1);
        QCOMPARE(rows.front().value.text(), "100.00");
        QCOMPARE(rows.front().currency, "HKD");
        QCOMPARE(rows.front().oldest.has_value(), !date.isEmpty());
    }

    void oldestOfABucket()
    {
        QueueFixture fixture;
        fixture << due("SI-1", "2026-03-27") << due("SI-2", "2026-03-26") << withStatus(instruction("SI-3", "P1", "P2", "7"), "PEND");
        Kept kept;
        kept.refresh(fixture.builder.build());
        // What is free of payment counts by its asset.
        QCOMPARE(kept.text<AgeingBucket>(), "0|XAU|1|7|2026-03-31| 2-3|HKD|2|200.00|2026-03-26|");
    }

    void efficiency()
    {
        QueueFixture fixture;
        auto part = due("SI-4", "2026-03-30");
        part.settledQuantity = number("4");
        fixture << due("SI-1", "2026-03-30", "SETT") << due("SI-2", "2026-03-30", "PENF", "LACK") << due("SI-3", "2026-03-30", "CANS") << part
                << due("SI-5", "2026-04-01", "SETT") << due("SI-6", "2026-02-28", "SETT") << due("SI-7", "2026-03-01");
        Kept kept;
        kept.refresh(fixture.builder.build());
        // Cancelled is not due; a part counts by its value; later days and those of more than 30 days ago are left out.
        QCOMPARE(kept.text<SettlementEfficiency>(), "2026-03-01|HKD|1|0|100.00|0|0.000000|0.000000| "
                                                    "2026-03-30|HKD|3|1|300.00|140.00|0.333333|0.466666|");
    }

    void fails()
    {
        QueueFixture fixture;
        fixture << due("SI-1", "2026-03-30", "PEND", "LACK") << due("SI-2", "2026-03-27", "PENF", "LACK") << due("SI-3", "2026-03-31", "PENF", "MONY")
                << due("SI-4", "2026-03-31", "PEND", "LACK") << due("SI-5", "2026-03-30", "PEND", "CMON") << due("SI-6", "2026-03-30", "SETT", "LACK");
        Kept kept;
        kept.refresh(fixture.builder.build());
        // P2 pays: whoever says that money is short, it is P2's. SI-4 is due today and says not that it fails.
        QCOMPARE(kept.text<FailGroup>(), "P1|LACK|HKD|2|200.00|2026-03-27| P2|CMON|HKD|1|100.00|2026-03-30| P2|MONY|HKD|1|100.00|2026-03-31|");
    }

    void standings()
    {
        QueueFixture fixture;
        auto money = position("P2", "HKD", "-70.00");
        money.limit = number("200.00");
        auto second = position("P2", "HKD", "20.00");
        second.account = "P2-HKD-2";
        fixture << money << second << position("P1", "XAU", "5") << due("SI-1", "2026-03-31") << due("SI-2", "2026-04-01") << due("SI-3", "2026-03-30", "SETT")
                << due("SI-4", "");
        Kept kept;
        kept.refresh(fixture.builder.build());
        // Two of 100.00 are due: −50.00 now, −250.00 then; of what P1 has nothing is limited.
        QCOMPARE(kept.text<ParticipantStanding>(), "P1|XAU|5||0|20|-15||||unknown| "
                                                   "P2|HKD|-50.00||0|200.00|-250.00|200.00|0.250000|1.250000|alarm|");
    }

    void alarms_data()
    {
        QTest::addColumn<QString>("balance");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("alarm");
        QTest::newRow("owes nothing") << "100.00" << "100.00" << "normal";
        QTest::newRow("just below the first level") << "20.01" << "100.00" << "normal";
        QTest::newRow("at the first level") << "20.00" << "100.00" << "warning";
        QTest::newRow("just below the second level") << "0.01" << "100.00" << "warning";
        QTest::newRow("at the second level") << "0.00" << "100.00" << "alarm";
        QTest::newRow("may owe nothing and owes nothing") << "100.00" << "0" << "normal";
        QTest::newRow("may owe nothing and owes a cent") << "99.99" << "0" << "alarm";
    }
    void alarms()
    {
        // 100.00 goes out by the cut-off.
        QFETCH(QString, balance);
        QFETCH(QString, limit);
        QueueFixture fixture;
        auto money = position("P2", "HKD", balance.toLatin1().data());
        money.limit = number(limit.toStdString());
        fixture << money << due("SI-1", "2026-03-31");
        Kept kept;
        kept.refresh(fixture.builder.build());
        QTEST(QString::fromStdString(std::string(toText(kept.rows<ParticipantStanding>().front().alarm))), "alarm");
    }

    void cycles()
    {
        QueueFixture fixture;
        auto stated = due("SI-1", "2026-03-31", "PEND", "LACK");
        stated.cycle = "C-2";
        auto large = instruction("SI-3", "P1", "P2", "10", "900.00");
        large.hold = HoldState::OnHold;
        fixture << cycle("C-1", "2026-03-31T01:00:00Z", "", CycleState::Settled) << cycle("C-2", "2026-03-31T04:00:00Z")
                << cycle("C-3", "2026-03-31T08:00:00Z", "XAU") << cycle("C-4", "2026-03-31T03:00:00Z", "", CycleState::Cancelled) << stated
                << due("SI-2", "2026-03-31", "PEND", "CYCL") << large << due("SI-4", "2026-04-01") << due("SI-5", "2026-03-31", "SETT");
        auto tomorrow = cycle("C-5", "2026-04-01T04:00:00Z");
        tomorrow.day = day("2026-04-01");
        fixture << tomorrow;
        Kept kept;
        kept.refresh(fixture.builder.build());
        QCOMPARE(kept.text<CycleStanding>(), "C-1|2026-03-31|Cycle C-1|||2026-03-31T01:00:00.000Z|-3600|settled|0|0|| "
                                             "C-2|2026-03-31|Cycle C-2|||2026-03-31T04:00:00.000Z|7200|open|3|2|SI-3\nSI-1| "
                                             "C-3|2026-03-31|Cycle C-3|XAU||2026-03-31T08:00:00.000Z|21600|open|0|0||");
        // Past its cut-off the next one takes what named none.
        kept.refresh(fixture.builder.build(), at("2026-03-31T04:00:00Z"));
        const auto rows = kept.rows<CycleStanding>();
        QCOMPARE(rows[1].open, 1);
        QCOMPARE(rows[1].secondsLeft, 0);
        QCOMPARE(rows[2].open, 2);
    }

    void cutOffBoundsTheProjection()
    {
        QueueFixture fixture;
        auto early = due("SI-1", "2026-03-31");
        early.cycle = "C-1";
        auto late = due("SI-2", "2026-03-31");
        late.cycle = "C-2";
        fixture << cycle("C-1", "2026-03-31T04:00:00Z") << cycle("C-2", "2026-03-31T08:00:00Z") << early << late << position("P1", "XAU", "100");
        Kept kept;
        const auto snapshot = fixture.builder.build();
        kept.refresh(snapshot);
        QCOMPARE(kept.rows<ParticipantStanding>().front().outgoing.text(), "10");
        kept.refresh(snapshot, at("2026-03-31T04:00:00Z"));
        QCOMPARE(kept.rows<ParticipantStanding>().front().outgoing.text(), "20");
    }

    void followsChangesAsIfMadeAfresh()
    {
        std::uint64_t state = 11;
        const auto below = [&](std::uint64_t bound) {
            state = state * 6364136223846793005ull + 1442695040888963407ull;
            return (state >> 33) % bound;
        };
        static constexpr std::array kStatuses{"PEND", "PENF", "SETT", "MACH", "CANS", "NMAT"};
        static constexpr std::array kReasons{"", "LACK", "MONY", "CYCL", "CMON"};
        static constexpr std::array kDates{"2026-03-31", "2026-03-30", "2026-03-20", "2026-04-01", ""};
        QueueFixture fixture;
        fixture << cycle("C-1", "2026-03-31T04:00:00Z");
        Kept kept;
        for (int round = 0; round < 30; ++round) {
            for (int i = 0; i < 25; ++i) {
                auto row = due("SI-" + std::to_string(below(200)), kDates[below(kDates.size())], kStatuses[below(kStatuses.size())],
                               kReasons[below(kReasons.size())]);
                row.deliverer = ParticipantId("P" + std::to_string(below(5)));
                row.receiver = ParticipantId("P" + std::to_string(5 + below(5)));
                row.amount = Decimal(static_cast<std::int64_t>(1 + below(1000)));
                row.cycle = below(2) == 0 ? "C-1" : "";
                row.hold = below(6) == 0 ? HoldState::OnHold : HoldState::Released;
                fixture << row;
                fixture << position(("P" + std::to_string(below(10))).c_str(), below(2) == 0 ? "XAU" : "HKD",
                                    std::to_string(below(500)).c_str());
            }
            const auto snapshot = fixture.builder.build();
            kept.refresh(snapshot);
            Kept fresh;
            fresh.refresh(snapshot);
            QCOMPARE(kept.everything(), fresh.everything());
        }
    }

    void aLargeQueueIsSearchedBesides()
    {
        QueueFixture fixture;
        for (int i = 0; i < 600; ++i)
            fixture << due("LATER-" + std::to_string(i), "2026-04-30");
        const auto crossing = [](const char* ref, const char* from, const char* to, const char* status = "PEND") {
            return withStatus(instruction(ref, from, to, "10", "100.00"), status, "LACK");
        };
        fixture << crossing("SI-1", "P1", "P2") << crossing("SI-2", "P2", "P1");
        for (const auto* who : {"P1", "P2"})
            fixture << position(who, "XAU", "0") << position(who, "HKD", "0");
        Kept kept;
        kept.refresh(fixture.builder.build());
        QVERIFY(!kept.rows<GridlockOption>().empty());
        // What was found stays until it was looked for again, which does not happen on each change.
        fixture << crossing("SI-2", "P2", "P1", "SETT");
        const auto snapshot = fixture.builder.build();
        kept.refresh(snapshot);
        QVERIFY(!kept.rows<GridlockOption>().empty());
        Kept fresh;
        fresh.refresh(snapshot, kNow + std::chrono::hours{1});
        QVERIFY(fresh.rows<GridlockOption>().empty());
        QElapsedTimer timer;
        timer.start();
        do {
            kept.refresh(snapshot, kNow + std::chrono::hours{1});
            std::this_thread::yield();
        } while (!kept.rows<GridlockOption>().empty() && timer.elapsed() < 60'000);
        QVERIFY(kept.rows<GridlockOption>().empty());
    }

    /// What stands unchanged is as old as the last answers that it rests on, and no older.
    void unchangedIsNotOld()
    {
        QueueFixture fixture;
        const auto crossing = [](const char* ref, const char* from, const char* to) {
            return withStatus(instruction(ref, from, to, "10", "100.00"), "PEND", "LACK");
        };
        auto& builder = fixture.builder;
        builder.put(crossing("SI-1", "P1", "P2"), "clearing", 40min).put(crossing("SI-2", "P2", "P1"), "clearing", 40min);
        for (const auto* who : {"P1", "P2"})
            builder.put(position(who, "XAU", "0"), "clearing", 40min).put(position(who, "HKD", "0"), "clearing", 40min);
        builder.confirm<Instruction>("clearing", 40min).confirm<Position>("clearing", 40min);
        Kept kept;
        kept.refresh(builder.build(), kNow - 40min);
        const auto age = [&]<class Record>(std::type_identity<Record>) {
            auto snapshot = builder.build();
            snapshot.derived = std::make_shared<const DerivedTables>(kept.tables);
            Instant oldest = Instant::max();
            snapshot.table<Record>().forEach(
                [&](const Row<Record>& row) { oldest = std::min(oldest, snapshot.confirmedBy(row).asOf); });
            return std::chrono::duration_cast<std::chrono::minutes>(kNow - oldest);
        };
        const auto ageing = std::type_identity<AgeingBucket>();
        const auto standing = std::type_identity<ParticipantStanding>();
        const auto gridlock = std::type_identity<GridlockOption>();
        QVERIFY(age(ageing) == 40min && age(standing) == 40min && age(gridlock) == 40min);
        // Answers in which nothing changed: those on positions are older than those on instructions.
        builder.confirm<Instruction>("clearing", 0min).confirm<Position>("clearing", 2min);
        QVERIFY(age(ageing) == 0min && age(standing) == 2min);
        QVERIFY(age(gridlock) == 40min); // nobody has looked again
        const auto before = kept.text<GridlockOption>();
        kept.refresh(builder.build());
        QVERIFY(age(gridlock) == 2min);
        QCOMPARE(kept.text<GridlockOption>(), before);
    }

    void whatIsGoneIsGone()
    {
        QueueFixture fixture;
        fixture << due("SI-1", "2026-03-30", "PENF", "LACK") << position("P1", "XAU", "1");
        Kept kept;
        kept.refresh(fixture.builder.build());
        QVERIFY(!kept.text<FailGroup>().empty() && !kept.text<ParticipantStanding>().empty());
        const Snapshot nothing;
        kept.refresh(nothing);
        QCOMPARE(kept.everything(), "\n\n\n\n\n");
    }

    void largestOfManyAreKept()
    {
        QueueFixture fixture;
        fixture << cycle("C-1", "2026-03-31T04:00:00Z");
        const auto blocked = [](int i, const char* status) {
            return withStatus(instruction("SI-" + std::to_string(1000 + i), "P1", "P2", "1", std::to_string(1000 + i).c_str()), status, "LACK");
        };
        for (int i = 0; i < 300; ++i)
            fixture << blocked(i, "PEND");
        Kept kept;
        kept.refresh(fixture.builder.build());
        auto row = kept.rows<CycleStanding>().front();
        QCOMPARE(row.blocked, 300);
        QCOMPARE(row.blockedRefs.size(), 20u);
        QCOMPARE(row.blockedRefs.front(), "SI-1299");
        QCOMPARE(row.blockedRefs.back(), "SI-1280");
        // The 100 largest settle: those that were left out before come up.
        for (int i = 200; i < 300; ++i)
            fixture << blocked(i, "SETT");
        kept.refresh(fixture.builder.build());
        row = kept.rows<CycleStanding>().front();
        QCOMPARE(row.blocked, 200);
        QCOMPARE(row.blockedRefs.front(), "SI-1199");
        QCOMPARE(row.blockedRefs.back(), "SI-1180");
    }

    void buckets_data()
    {
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<bool>("good");
        QTest::newRow("as shipped") << QStringList{"0", "1", "2-3", "4-7", ">7"} << true;
        QTest::newRow("one") << QStringList{"0", ">0"} << true;
        QTest::newRow("none") << QStringList{} << false;
        QTest::newRow("a gap") << QStringList{"0", "2-3", ">3"} << false;
        QTest::newRow("not open") << QStringList{"0", "1"} << false;
        QTest::newRow("backwards") << QStringList{"0-0", "1-0", ">1"} << false;
        QTest::newRow("words") << QStringList{"zero", ">0"} << false;
    }
    void buckets()
    {
        QFETCH(QStringList, texts);
        std::vector<std::string> given;
        for (const auto& text : texts)
            given.push_back(text.toStdString());
        QTEST(AgeBuckets::parse(given).has_value(), "good");
    }
};

QTEST_APPLESS_MAIN(tst_SettlementBook)
#include "tst_SettlementBook.moc"
