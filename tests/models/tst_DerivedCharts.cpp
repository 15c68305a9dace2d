// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/charts/DerivedCharts.h"
#include "models/charts/PaymentTimes.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using namespace assay::models;
using assay::tests::decimal;
using assay::tests::kNow;
using assay::tests::SnapshotMaker;

namespace {

constexpr auto kMinute = std::chrono::minutes{1};

domain::Instant ago(int minutes)
{
    return kNow - minutes * kMinute;
}

TimeRange lastMinutes(int minutes)
{
    return {ago(minutes).time_since_epoch().count(), kNow.time_since_epoch().count()};
}

std::int64_t at(int minutes)
{
    return ago(minutes).time_since_epoch().count();
}

domain::TokenOperation operation(const char* id, domain::Operation kind, const char* amount, domain::Instant when)
{
    domain::TokenOperation out;
    out.id = id;
    out.coin = domain::CoinId("HKDX");
    out.ledger = domain::LedgerId("eip155:1");
    out.operation = kind;
    if (*amount)
        out.amount = decimal(amount);
    out.at = when;
    return out;
}

api::SupplyStretch stretch(const char* source, const char* total, int from, int until, const char* ledger = "eip155:1")
{
    return {domain::SourceId(source), domain::LedgerId(ledger), "0xAB", decimal(total), ago(from), ago(until)};
}

domain::SourceHealth health(const char* id, const char* kind)
{
    domain::SourceHealth out;
    out.id = domain::SourceId(id);
    out.kind = kind;
    out.staleAfterMs = 5 * 60'000;
    return out;
}

domain::Price price(const char* venue, int minutes, const char* close, const char* currency = "HKD")
{
    domain::Price out;
    out.coin = domain::CoinId("HKDX");
    out.venue = venue;
    out.at = ago(minutes);
    out.currency = currency;
    out.close = decimal(close);
    return out;
}

} // namespace

/// What is charted of the case of one coin.
class tst_DerivedCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eventsAreToldOnceAndInOrder()
    {
        SnapshotMaker maker;
        maker.put(operation("op-1", domain::Operation::Mint, "1000", ago(30)), "eth", domain::Tier::Observed);
        maker.put(operation("op-1", domain::Operation::Mint, "1000", ago(30)), "harbour-issuer");
        maker.put(operation("op-2", domain::Operation::Burn, "50", ago(20)), "eth", domain::Tier::Observed);
        maker.put(operation("op-3", domain::Operation::Pause, "", ago(10)), "eth", domain::Tier::Observed);
        maker.put(operation("op-4", domain::Operation::Mint, "7", ago(300)), "eth", domain::Tier::Observed);
        domain::ReserveStatement statement;
        statement.statementId = "S-1";
        statement.coin = domain::CoinId("HKDX");
        statement.issuer = domain::IssuerId("harbour");
        statement.asOf = ago(5);
        statement.assetTotal = decimal("900");
        maker.put(statement);
        domain::Incident open;
        open.id = "I-1";
        open.issuer = domain::IssuerId("harbour");
        open.kind = domain::IncidentKind::Outage;
        open.startedAt = ago(500);
        open.description = "Redemption portal is down";
        maker.put(open);
        domain::Incident over = open;
        over.id = "I-2";
        over.resolvedAt = ago(400);
        maker.put(over);
        domain::Incident others = open;
        others.id = "I-3";
        others.coin = domain::CoinId("PEARL");
        maker.put(others);
        const std::vector<api::CoveragePoint> past{{ago(5), decimal("1000"), decimal("900"), {}},
                                                   {ago(65), decimal("1000"), decimal("901"), {}},
                                                   {ago(15), decimal("1000"), decimal("902"), {}}};
        const auto events = coinEvents(*maker.publish(), "HKDX", ago(60), past);
        QStringList kinds;
        for (const auto& event : events)
            kinds.append(markName(event.kind));
        QCOMPARE(kinds.join(QLatin1Char(' ')), QStringLiteral("incident mint burn statement statement"));
        QVERIFY(coinEvents(*maker.publish(), "LION", ago(60), {}).empty());
    }

    void marksSayWhatHowMuchAndWhen()
    {
        const Format format;
        const std::vector<api::CoveragePoint> points{{ago(50), decimal("1000"), decimal("1010"), {}},
                                                     {ago(40), decimal("1000"), decimal("990"), {}}};
        auto chart = coverageChart(format, QStringLiteral("HKDX"), points, lastMinutes(60), std::chrono::minutes{15});
        std::vector<CoinEvent> events;
        events.push_back({Mark::Kind::Incident, ago(200), {}, {}, "outage", "Portal down"});
        events.push_back({Mark::Kind::Mint, ago(45), {}, decimal("1500000"), {}, {}});
        for (int i = 0; i < 50; ++i)
            events.push_back({Mark::Kind::Burn, ago(10) + std::chrono::milliseconds{i}, {}, decimal("2.5"), {}, {}});
        events.push_back({Mark::Kind::Mint, ago(-30), {}, decimal("1"), {}, {}});
        addMarks(chart, format, QStringLiteral("HKDX"), events);
        QCOMPARE(chart.marks.size(), 3);
        QCOMPARE(chart.marks[0].kind, Mark::Kind::Incident);
        QCOMPARE(chart.marks[0].range.from, chart.range.from);
        QCOMPARE(chart.marks[0].range.to, chart.range.to);
        QVERIFY(chart.marks[0].text.contains(QStringLiteral("Portal down")));
        QCOMPARE(chart.marks[1].text, QStringLiteral("Mint of 1,500,000 HKDX, 2026-03-31 17:15:00"));
        QCOMPARE(chart.marks[2].text, QStringLiteral("50 burns, 125.0 HKDX in all, 2026-03-31 17:50:00 to 17:50:00"));
        QVERIFY(chart.summary.startsWith(QStringLiteral("Mints: 1, burns: 50, statements: 0, incidents: 1.")));
        // The table has every event on its own, between the statements, in order of time.
        QCOMPARE(chart.table[0].last(), QStringLiteral("Event"));
        QCOMPARE(chart.table.size(), 1 + 2 + 52);
        for (const auto& row : chart.table)
            QCOMPARE(row.size(), chart.table[0].size());
        QVERIFY(chart.table[1].last().contains(QStringLiteral("Portal down")));
        QCOMPARE(chart.table[2][4], QStringLiteral("covered, as stated"));
        QVERIFY(chart.table[3].last().startsWith(QStringLiteral("Mint of")));
        QCOMPARE(chart.table[4][4], QStringLiteral("short, as stated"));
    }

    void manyMarksAreReduced()
    {
        const Format format;
        ChartData chart;
        chart.range = lastMinutes(60);
        std::vector<CoinEvent> events;
        for (int i = 0; i < 20'000; ++i)
            events.push_back({i % 2 ? Mark::Kind::Mint : Mark::Kind::Burn, ago(60) + std::chrono::milliseconds{i * 180}, {}, decimal("1"), {}, {}});
        addMarks(chart, format, QStringLiteral("HKDX"), events);
        QVERIFY(chart.marks.size() <= 2 * 121);
        QVERIFY(chart.marks.size() > 200);
    }

    void gapIsZeroWhereEqualAndOpenWhereUnknown()
    {
        const Format format;
        SnapshotMaker maker;
        maker.sources = {health("harbour-issuer", "issuer"), health("eth", "ledger")};
        const auto snapshot = maker.publish();
        // Equal for 20 min, 10 too many stated for 10 min; the ledger was silent for the last half of the hour.
        const std::vector<api::SupplyStretch> stretches{stretch("harbour-issuer", "1000", 60, 41), stretch("harbour-issuer", "1010", 40, 0),
                                                        stretch("eth", "1000", 60, 30), stretch("eth", "1010", 5, 0)};
        const auto charts = supplyCharts(format, QStringLiteral("HKDX"), stretches, {}, *snapshot, lastMinutes(60));
        QVERIFY(charts.gap.empty.isEmpty());
        QCOMPARE(charts.gap.tab, QStringLiteral("supply"));
        QCOMPARE(charts.gap.title, QStringLiteral("Claim gap, HKDX: up to 1.0000 %, 10 min in all"));
        const auto& segments = charts.gap.series[0].segments;
        QCOMPARE(charts.gap.series[0].drawn, Drawn::Area);
        QCOMPARE(segments.size(), 2);
        QCOMPARE(segments[0].first().msecs, at(60));
        QCOMPARE(segments[0].first().value, 0.0);
        QCOMPARE(segments[0].last().msecs, at(30));
        QCOMPARE(segments[0].last().value, 1.0);
        QVERIFY(segments[0].last().exact.startsWith(QStringLiteral("1.0000 % (10)")));
        QCOMPARE(segments[1].first().msecs, at(5));
        QCOMPARE(segments[1].first().value, 0.0);
        QCOMPARE(charts.gap.states.size(), 4);
        QCOMPARE(charts.gap.states[1].tone, Tone::Breach);
        QCOMPARE(charts.gap.states[1].range.from, at(40));
        QCOMPARE(charts.gap.states[2].tone, Tone::Unknown);
        QCOMPARE(charts.gap.states[2].range.to, at(5));
        QCOMPARE(charts.gap.table.size(), 1 + 3);
        QCOMPARE(charts.gap.table[2][2], QStringLiteral("10 min"));
        QCOMPARE(charts.supply.series.size(), 2);
        QCOMPARE(charts.supply.series[0].segments.size(), 1);
        QCOMPARE(charts.supply.series[1].segments.size(), 2);
        QVERIFY(charts.supply.low < 1000 && charts.supply.high > 1010);
    }

    void ledgersOfOneSideOnlyAreNoGap()
    {
        const Format format;
        SnapshotMaker maker;
        maker.sources = {health("harbour-issuer", "issuer"), health("eth", "ledger")};
        const auto snapshot = maker.publish();
        const std::vector<api::SupplyStretch> oneSide{stretch("harbour-issuer", "1000", 60, 0), stretch("harbour-issuer", "500", 60, 0, "eip155:137"),
                                                      stretch("eth", "1000", 60, 0)};
        auto charts = supplyCharts(format, QStringLiteral("HKDX"), oneSide, {}, *snapshot, lastMinutes(60));
        QVERIFY(!charts.gap.empty.isEmpty());
        QVERIFY(charts.gap.series[0].segments.isEmpty());
        // Without a stated supply by ledger the statements are the issuer's side.
        charts = supplyCharts(format, QStringLiteral("HKDX"), {stretch("eth", "1000", 60, 0)},
                              {{ago(30), decimal("1001"), decimal("1"), {}}, {ago(10), decimal("1000"), decimal("1"), {}}}, *snapshot, lastMinutes(60));
        QVERIFY(charts.gap.empty.isEmpty());
        QCOMPARE(charts.gap.series[0].segments.size(), 1);
        QCOMPARE(charts.gap.series[0].segments[0].first().msecs, at(30));
        QVERIFY(supplyCharts(format, QStringLiteral("HKDX"), {}, {}, *snapshot, lastMinutes(60)).supply.empty.size() > 0);
        QVERIFY(supplyCharts(format, QStringLiteral("HKDX"), {}, {}, *snapshot, {}).gap.empty.size() > 0);
    }

    void twoSourcesOfOneLedgerCountOnce()
    {
        const Format format;
        SnapshotMaker maker;
        maker.sources = {health("harbour-issuer", "issuer"), health("eth", "ledger"), health("eth-2", "ledger")};
        const std::vector<api::SupplyStretch> stretches{stretch("harbour-issuer", "1000", 60, 0), stretch("eth", "1000", 60, 40), stretch("eth-2", "1000", 50, 0)};
        const auto charts = supplyCharts(format, QStringLiteral("HKDX"), stretches, {}, *maker.publish(), lastMinutes(60));
        QCOMPARE(charts.gap.title, QStringLiteral("Claim gap, HKDX: none over 1 h"));
        QCOMPARE(charts.gap.series[0].segments.size(), 1);
    }

    void pegIsOpenWhereAMinuteIsMissing()
    {
        const Format format;
        SnapshotMaker maker;
        domain::CoinTerms terms;
        terms.coin = domain::CoinId("HKDX");
        terms.currency = "HKD";
        maker.put(terms);
        for (const int minute : {10, 9, 8, 5, 4})
            maker.put(price("Peak", minute, minute == 8 ? "0.9962" : "1.0001"), "venues", domain::Tier::Observed);
        maker.put(price("Tram", 7, "1.0120"), "venues", domain::Tier::Observed);
        maker.put(price("Tram", 6, "0.1282", "USD"), "venues", domain::Tier::Observed);
        const auto snapshot = maker.publish();
        const auto chart = pegChart(format, QStringLiteral("HKDX"), *snapshot, lastMinutes(60));
        QCOMPARE(chart.tab, QStringLiteral("peg"));
        QCOMPARE(chart.series.size(), 2);
        QCOMPARE(chart.series[0].name, QStringLiteral("Peak"));
        QCOMPARE(chart.series[0].segments.size(), 2);
        QCOMPARE(chart.series[0].segments[0].last().value, -38.0);
        QCOMPARE(chart.series[0].segments[0].last().exact, QStringLiteral("−38.00 bp (0.9962)"));
        QCOMPARE(chart.series[1].segments[0].first().value, 120.0);
        QCOMPARE(chart.thresholds.size(), 8);
        QVERIFY(chart.low <= -38.0 && chart.high >= 120.0);
        QCOMPARE(chart.table.size(), 1 + 6);
        // A series that ended long ago is charted as it was then.
        const TimeRange later{kNow.time_since_epoch().count() + 86'400'000, kNow.time_since_epoch().count() + 2 * 86'400'000};
        const auto replay = pegChart(format, QStringLiteral("HKDX"), *snapshot, later);
        QCOMPARE(replay.range.to, at(3));
        QVERIFY(replay.title.contains(QStringLiteral("up to 2026-03-31 17:57:00")));
        QVERIFY(!pegChart(format, QStringLiteral("LION"), *snapshot, lastMinutes(60)).empty.isEmpty());
    }

    void aWeekOfMinutesIsReduced()
    {
        const Format format;
        SnapshotMaker maker;
        for (int minute = 7 * 24 * 60; minute > 0; --minute)
            if (minute % 3 != 0)
                maker.put(price("Peak", minute, "1.0002"), "venues", domain::Tier::Observed);
        const auto chart = pegChart(format, QStringLiteral("HKDX"), *maker.publish(), lastMinutes(7 * 24 * 60));
        qsizetype points = 0;
        for (const auto& segment : chart.series[0].segments)
            points += segment.size();
        QVERIFY(points <= kMaxPoints);
    }

    void paymentTimesByNearestRank()
    {
        SnapshotMaker maker;
        for (int i = 1; i <= 20; ++i) {
            domain::RedemptionClock clock;
            clock.id = "R-" + std::to_string(i);
            clock.coin = domain::CoinId("HKDX");
            clock.validAt = ago(5000);
            clock.paidAt = ago(5000) + std::chrono::minutes{i * 10};
            clock.state = i == 20 ? domain::ClockState::PaidLate : domain::ClockState::PaidInTime;
            maker.put(clock);
        }
        domain::RedemptionClock overdue;
        overdue.id = "R-21";
        overdue.coin = domain::CoinId("HKDX");
        overdue.validAt = ago(3000);
        overdue.state = domain::ClockState::Overdue;
        maker.put(overdue);
        const auto snapshot = maker.publish();
        const auto times = paymentTimes(*snapshot).at("HKDX");
        QCOMPARE(times.paid.size(), std::size_t{20});
        QCOMPARE(times.percentile(50), std::int64_t{100 * 60});
        QCOMPARE(times.percentile(90), std::int64_t{180 * 60});
        QCOMPARE(times.percentile(95), std::int64_t{190 * 60});
        QCOMPARE(times.percentile(100), std::int64_t{200 * 60});
        QCOMPARE(times.shareInTime()->text(), std::string("0.9047"));
        const auto chart = paymentChart(Format(), QStringLiteral("HKDX"), *snapshot);
        QCOMPARE(chart.title, QStringLiteral("Time to payment, HKDX: median 1 h 40 min, longest 3 h 20 min"));
        QCOMPARE(chart.sets.size(), 2);
        QCOMPARE(chart.sets[0].values[0], 5.0);
        QCOMPARE(chart.sets[0].values[1], 14.0);
        QVERIFY(!paymentChart(Format(), QStringLiteral("LION"), *snapshot).empty.isEmpty());
        const auto facts = paymentFacts(Format(), QStringLiteral("HKDX"), *snapshot);
        QCOMPARE(facts.summary, QStringLiteral("Paid 20, Paid in time 90.47 %, Median 1 h 40 min, Longest 3 h 20 min, 90th percentile 3 h, "
                                               "95th percentile 3 h 10 min, Paid late 1, Overdue 1"));
        QVERIFY(!paymentFacts(Format(), QStringLiteral("LION"), *snapshot).empty.isEmpty());
    }

    void partsOfOnePool()
    {
        SnapshotMaker maker;
        for (const auto& [line, currency, value] : {std::tuple{"L1", "HKD", "75"}, std::tuple{"L2", "USD", "25"}}) {
            domain::HoldingLine of;
            of.coin = domain::CoinId("HKDX");
            of.line = line;
            of.currency = currency;
            of.referenceValue = decimal(value);
            maker.put(of);
            of.coin = domain::CoinId("LION");
            of.currency = "EUR";
            maker.put(of);
        }
        const auto chart = reservePartsChart(Format(), *maker.publish(), MixBy::Currency, "HKDX");
        QCOMPARE(chart.categories, (QList<QString>{QStringLiteral("HKD"), QStringLiteral("USD")}));
        QCOMPARE(chart.sets.size(), 1);
        QCOMPARE(chart.sets[0].exact[0], QStringLiteral("75 (75.00 %)"));
        QCOMPARE(chart.table[2].last(), QStringLiteral("25.00 %"));
        QVERIFY(!reservePartsChart(Format(), *maker.publish(), MixBy::Class, "NONE").empty.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_DerivedCharts)
#include "tst_DerivedCharts.moc"
