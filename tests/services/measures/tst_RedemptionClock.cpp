// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/measures/reserves/RedemptionClock.h"
#include "tests/services/rules/IssuerFixture.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::rules::test;

namespace
{

/// Hong Kong around Easter 2026, by hand.
Calendar hongKong()
{
    CalendarData data;
    data.id = "hong-kong";
    data.zone = "Asia/Hong_Kong";
    data.weekend = {std::chrono::Saturday, std::chrono::Sunday};
    CalendarYear year;
    year.year = 2026;
    for (const char* date : {"2026-01-01", "2026-04-03", "2026-04-04", "2026-04-06", "2026-04-07"})
        year.holidays.emplace(day(date), "holiday");
    data.years = {year};
    return *Calendar::create(std::move(data));
}

const std::vector<Calendar> kCalendars{hongKong()};
const ClockTerms kTerms{"hong-kong", 18h, 24h, 1};

TimedRedemption timed(SnapshotBuilder& builder, const std::vector<Calendar>& calendars = kCalendars)
{
    // The rows of a snapshot are shared by its copies, so what is returned may point into them while `keep` lives.
    static std::vector<Snapshot> keep;
    keep.push_back(builder.build());
    const Context context{keep.back(), builder.now(), calendars};
    auto all = timedRedemptions(context, kTerms);
    return all.empty() ? TimedRedemption{} : all.front();
}

QString stateOf(const TimedRedemption& one)
{
    return QString::fromStdString(std::string(toText(one.clock.state)));
}

} // namespace

class tst_RedemptionClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dueTime_data()
    {
        QTest::addColumn<QString>("valid");
        QTest::addColumn<QString>("due");
        QTest::newRow("tuesday") << "2026-03-31T02:00:00Z"
                                 << "2026-04-01T16:00:00.000Z";
        QTest::newRow("first instant of the day") << "2026-03-30T16:00:00Z"
                                                  << "2026-04-01T16:00:00.000Z";
        QTest::newRow("at the cut-off") << "2026-03-31T10:00:00Z"
                                        << "2026-04-01T16:00:00.000Z";
        QTest::newRow("after the cut-off") << "2026-03-31T10:00:00.001Z"
                                           << "2026-04-02T16:00:00.000Z";
        QTest::newRow("friday") << "2026-03-27T02:00:00Z"
                                << "2026-03-30T16:00:00.000Z";
        QTest::newRow("friday, after the cut-off") << "2026-03-27T11:00:00Z"
                                                   << "2026-03-31T16:00:00.000Z";
        QTest::newRow("saturday") << "2026-03-28T02:00:00Z"
                                  << "2026-03-31T16:00:00.000Z";
        QTest::newRow("sunday evening") << "2026-03-29T14:00:00Z"
                                        << "2026-03-31T16:00:00.000Z";
        QTest::newRow("before easter") << "2026-04-02T02:00:00Z"
                                       << "2026-04-08T16:00:00.000Z";
        QTest::newRow("before easter, after the cut-off") << "2026-04-02T11:00:00Z"
                                                          << "2026-04-09T16:00:00.000Z";
        QTest::newRow("on a holiday") << "2026-04-06T02:00:00Z"
                                      << "2026-04-09T16:00:00.000Z";
        QTest::newRow("year not covered") << "2027-01-04T02:00:00Z"
                                          << "";
        QTest::newRow("runs into a year not covered") << "2026-12-31T02:00:00Z"
                                                      << "";
    }
    void dueTime()
    {
        QFETCH(QString, valid);
        BusinessTime time(&kCalendars.front());
        const auto due = time.due(at(valid.toStdString()), kTerms);
        QTEST(QString::fromStdString(due ? assay::support::toText(*due) : ""), "due");
    }

    void states_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("valid");
        QTest::addColumn<QString>("paid");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("left");
        const QString valid = "2026-03-30T02:00:00Z"; // due at 16:00 UTC on the 31st
        QTest::newRow("running") << "2026-03-31T15:59:59Z" << valid << ""
                                 << "running" << 1;
        QTest::newRow("at the due time") << "2026-03-31T16:00:00Z" << valid << ""
                                         << "running" << 0;
        QTest::newRow("past it") << "2026-03-31T16:00:01Z" << valid << ""
                                 << "overdue" << -1;
        QTest::newRow("paid at the due time") << "2026-04-01T02:00:00Z" << valid << "2026-03-31T16:00:00Z"
                                              << "paid-in-time" << 0;
        QTest::newRow("paid past it") << "2026-04-01T02:00:00Z" << valid << "2026-03-31T16:00:00.001Z"
                                      << "paid-late" << 0;
        QTest::newRow("not valid yet") << "2026-04-01T02:00:00Z"
                                       << ""
                                       << ""
                                       << "unknown" << 0;
    }
    void states()
    {
        QFETCH(QString, now);
        QFETCH(QString, valid);
        QFETCH(QString, paid);
        QFETCH(int, left);
        auto builder = issuer(at(now.toStdString()));
        builder.put(redemption("RD-1", valid, paid), "harbour");
        const auto one = timed(builder);
        QTEST(stateOf(one), "state");
        QCOMPARE(one.clock.secondsLeft.value_or(0), left);
        QCOMPARE(one.clock.secondsLeft.has_value(), paid.isEmpty() && !valid.isEmpty());
    }

    void refusedAndIncomplete()
    {
        auto builder = issuer();
        auto refused = redemption("RD-1", "2026-03-30T02:00:00Z", "");
        refused.state = RedemptionState::Refused;
        builder.put(refused, "harbour");
        QCOMPARE(stateOf(timed(builder)), "refused");

        auto unstated = issuer();
        auto paid = redemption("RD-1", "2026-03-30T02:00:00Z", "");
        paid.state = RedemptionState::Paid;
        unstated.put(paid, "harbour");
        QCOMPARE(stateOf(timed(unstated)), "unknown");
    }

    void paidBeforeTheRequestCouldBeLate()
    {
        auto builder = issuer();
        auto one = redemption("RD-1", "2026-03-30T02:00:00Z", "2026-03-31T01:00:00Z");
        one.validAt.reset();
        builder.put(one, "harbour");
        QCOMPARE(stateOf(timed(builder)), "paid-in-time");
        auto later = issuer();
        one.paidAt = at("2026-04-02T01:00:00Z");
        later.put(one, "harbour");
        QCOMPARE(stateOf(timed(later)), "unknown");
    }

    void consent_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("granted");
        QTest::addColumn<QString>("expires");
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("state");
        // Due on the 31st in Hong Kong, now the 2nd of April.
        QTest::newRow("by id of the request") << "AP-1"
                                              << "2026-03-30"
                                              << ""
                                              << "harbour"
                                              << "consented";
        QTest::newRow("by redemption") << "RD-1"
                                       << "2026-03-30"
                                       << ""
                                       << "harbour"
                                       << "consented";
        QTest::newRow("for the coin") << "HKDX"
                                      << "2026-03-30"
                                      << ""
                                      << "harbour"
                                      << "consented";
        QTest::newRow("for another") << "RD-2"
                                     << "2026-03-30"
                                     << ""
                                     << "harbour"
                                     << "overdue";
        QTest::newRow("on the due date") << "RD-1"
                                         << "2026-03-31"
                                         << ""
                                         << "harbour"
                                         << "consented";
        QTest::newRow("after the due date") << "RD-1"
                                            << "2026-04-01"
                                            << ""
                                            << "harbour"
                                            << "overdue";
        QTest::newRow("runs to this day") << "RD-1"
                                          << "2026-03-30"
                                          << "2026-04-02"
                                          << "harbour"
                                          << "consented";
        QTest::newRow("ended") << "RD-1"
                               << "2026-03-30"
                               << "2026-04-01"
                               << "harbour"
                               << "overdue";
        QTest::newRow("to another issuer") << "RD-1"
                                           << "2026-03-30"
                                           << ""
                                           << "lantern"
                                           << "overdue";
    }
    void consent()
    {
        QFETCH(QString, subject);
        QFETCH(QString, granted);
        QFETCH(QString, expires);
        QFETCH(QString, issuer);
        auto builder = assay::rules::test::issuer(at("2026-04-02T02:00:00Z"));
        auto one = redemption("RD-1", "2026-03-30T02:00:00Z", "");
        if (subject == "AP-1")
            one.consentId = "AP-1";
        builder.put(one, "harbour");
        auto given = approval(ApprovalKind::RedemptionDelay, "AP-1", qPrintable(subject), qPrintable(granted));
        given.issuer = IssuerId(issuer.toStdString());
        if (!expires.isEmpty())
            given.expiresOn = day(expires.toStdString());
        builder.put(given, "register");
        const auto read = timed(builder);
        QTEST(stateOf(read), "state");
        QCOMPARE(read.clock.consentId == "AP-1", stateOf(read) == "consented" || subject == "AP-1");
    }

    void otherKindsOfApprovalAreNoConsent()
    {
        auto builder = issuer(at("2026-04-02T02:00:00Z"));
        builder.put(redemption("RD-1", "2026-03-30T02:00:00Z", ""), "harbour");
        builder.put(approval(ApprovalKind::Custodian, "AP-1", "RD-1", "2026-03-30"), "register");
        QCOMPARE(stateOf(timed(builder)), "overdue");
    }

    void withoutCalendar()
    {
        auto builder = issuer();
        builder.put(redemption("RD-1", "2026-03-30T02:00:00Z", ""), "harbour");
        const auto one = timed(builder, {});
        QCOMPARE(stateOf(one), "unknown");
        QVERIFY(one.remark.find("calendar") != std::string::npos);
    }

    void nearestRank_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("p50");
        QTest::addColumn<int>("p90");
        QTest::addColumn<int>("p99");
        QTest::newRow("none") << 0 << 0 << 0 << 0;
        QTest::newRow("one") << 1 << 1 << 1 << 1;
        QTest::newRow("two") << 2 << 1 << 2 << 2;
        QTest::newRow("ten") << 10 << 5 << 9 << 10;
        QTest::newRow("eleven") << 11 << 6 << 10 << 11;
        QTest::newRow("a hundred") << 100 << 50 << 90 << 99;
        QTest::newRow("a hundred and one") << 101 << 51 << 91 << 100;
    }
    void nearestRank()
    {
        QFETCH(int, count);
        std::vector<std::int64_t> values;
        for (int i = count; i >= 1; --i)
            values.push_back(i);
        const auto out = percentiles(values);
        QTEST(int(out.p50), "p50");
        QTEST(int(out.p90), "p90");
        QTEST(int(out.p99), "p99");
    }

    void businessSeconds()
    {
        BusinessTime time(&kCalendars.front());
        // Friday 22:00 to Monday 01:00 in Hong Kong: two hours and one hour.
        QCOMPARE(time.seconds(at("2026-03-27T14:00:00Z"), at("2026-03-29T17:00:00Z")),
                 std::optional<std::int64_t>(10800));
        QCOMPARE(time.seconds(at("2026-03-28T02:00:00Z"), at("2026-03-29T02:00:00Z")), std::optional<std::int64_t>(0));
        QCOMPARE(time.seconds(at("2026-03-31T02:00:00Z"), at("2026-03-31T02:00:09Z")), std::optional<std::int64_t>(9));
        QCOMPARE(time.seconds(at("2026-12-31T15:00:00Z"), at("2027-01-01T02:00:00Z")), std::optional<std::int64_t>());
    }

    void timesOfACoin()
    {
        auto builder = issuer();
        builder.put(redemption("RD-1", "2026-03-27T14:00:00Z", "2026-03-29T17:00:00Z"), "harbour");
        builder.put(redemption("RD-2", "2026-03-30T02:00:00Z", "2026-03-30T02:01:00Z"), "harbour");
        builder.put(redemption("RD-3", "2026-03-31T01:00:00Z", ""), "harbour");
        const auto snapshot = builder.build();
        const Context context{snapshot, kTuesday, kCalendars};
        const auto times = redemptionTimes(timedRedemptions(context, kTerms), &kCalendars.front());
        QCOMPARE(times.size(), 1u);
        QCOMPARE(times[0].coin, kCoin);
        QCOMPARE(times[0].paid, 2u);
        QCOMPARE(times[0].elapsed.p50, 60);
        QCOMPARE(times[0].elapsed.p90, 183600);
        QCOMPARE(times[0].business->p90, 10800);
    }

    void eachRedemptionHasOneClock()
    {
        auto builder = issuer();
        builder.source("copy", "issuer");
        builder.put(redemption("RD-1", "2026-03-30T02:00:00Z", ""), "harbour");
        builder.put(redemption("RD-1", "2026-03-30T02:00:00Z", ""), "copy");
        auto other = redemption("RD-1", "2026-03-30T02:00:00Z", "");
        other.coin = CoinId("USDX");
        builder.source("lantern", "issuer");
        builder.put(other, "lantern");
        const auto snapshot = builder.build();
        const auto clocks = redemptionClocks(Context{snapshot, kTuesday, kCalendars}, kTerms);
        QCOMPARE(clocks.size(), 2u);
        QCOMPARE(clocks[0].clock.coin, kCoin);
        QCOMPARE(clocks[0].row->origin->source, SourceId("harbour"));
        QCOMPARE(clocks[1].clock.coin, CoinId("USDX"));
        QCOMPARE(clocks[1].row->origin->source, SourceId("lantern"));
        const std::set<CoinId> asked{CoinId("USDX")};
        QCOMPARE(redemptionClocks(Context{snapshot, kTuesday, kCalendars, &asked}, kTerms).size(), 1u);
    }
};

QTEST_APPLESS_MAIN(tst_RedemptionClock)
#include "tst_RedemptionClock.moc"
