// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QTest>

#include "models/charts/DerivedCharts.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using namespace assay::models;
using assay::tests::decimal;
using assay::tests::kNow;
using assay::tests::SnapshotMaker;

class tst_Chart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reductionKeepsExtremes()
    {
        QList<ChartPoint> points;
        for (int i = 0; i < 100'000; ++i)
            points.append({i, 100.0 + (i % 10) * 0.01, QString::number(i)});
        points[4321].value = 3.5;
        points[77'777].value = 190.25;
        const auto out = reduce(points, {0, 100'000}, 800);
        QVERIFY(out.size() <= 1602);
        QVERIFY(reduce(points, {0, 100'000}, 1'000'000).size() <= kMaxPoints);
        const auto has = [&](int at) {
            return std::any_of(out.begin(), out.end(), [&](const auto& point) { return point.msecs == at; });
        };
        QVERIFY(has(4321) && has(77'777) && has(0) && has(99'999));
        QVERIFY(std::is_sorted(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.msecs < b.msecs; }));
        QCOMPARE(reduce(points.mid(0, 10), {0, 100'000}, 800).size(), 10);
        QVERIFY(reduce({}, {0, 10}, 5).isEmpty());
    }

    void coverageLeavesGapsOpen()
    {
        const Format format;
        std::vector<api::CoveragePoint> points;
        const auto at = [](int minute) { return kNow - std::chrono::minutes{minute}; };
        points.push_back({at(60), decimal("1000"), decimal("1010"), {}});
        points.push_back({at(50), decimal("1000"), decimal("999.99"), {}});
        points.push_back({at(5), decimal("1000"), decimal("1000"), {}});
        points.push_back({at(4), decimal("0"), decimal("1"), {}});
        const TimeRange range{at(120).time_since_epoch().count(), kNow.time_since_epoch().count()};
        const auto chart = coverageChart(format, QStringLiteral("HKDX"), points, range, std::chrono::minutes{15});
        QCOMPARE(chart.title, QStringLiteral("Coverage, HKDX, last 2 h"));
        QCOMPARE(chart.series.size(), 1);
        const auto& series = chart.series[0];
        QCOMPARE(series.segments.size(), 2);
        QCOMPARE(series.segments[0].size(), 2);
        QCOMPARE(series.segments[0][1].exact, QStringLiteral("99.9990 %"));
        QVERIFY(series.segments[0][1].value < 100.0);
        QCOMPARE(series.segments[1].size(), 1);
        QCOMPARE(chart.thresholds[0].value, 100.0);
        QCOMPARE(series.stale.size(), 1);
        QCOMPARE(series.stale[0].from, at(35).time_since_epoch().count());
        QCOMPARE(chart.states.size(), 4);
        QCOMPARE(chart.states[1].tone, Tone::Breach);
        QCOMPARE(chart.states[2].tone, Tone::Unknown);
        QCOMPARE(chart.table.size(), 4);
        QVERIFY(!coverageChart(format, QStringLiteral("HKDX"), {}, range, std::chrono::minutes{15}).empty.isEmpty());
    }

    void queueByAgeAndStatus()
    {
        SnapshotMaker maker;
        const auto put = [&](const char* ref, const char* status, std::optional<int> minutes) {
            domain::Instruction of;
            of.ref = ref;
            of.status = status;
            if (minutes)
                of.queuedAt = kNow - std::chrono::minutes{*minutes};
            maker.put(of);
        };
        put("a", "PEND", 1);
        put("b", "PEND", 20);
        put("c", "PENF", 20);
        put("d", "SETT", 20);
        put("e", "PEND", {});
        const auto chart = queueChart(Format(), *maker.publish(), kNow);
        QCOMPARE(chart.categories.size(), 7);
        QCOMPARE(chart.sets.size(), 2);
        QCOMPARE(chart.sets[0].name, QStringLiteral("PEND · pending"));
        QCOMPARE(chart.sets[0].values, (QList<double>{1, 0, 1, 0, 0, 0, 1}));
        QCOMPARE(chart.sets[1].values[2], 1.0);
        QCOMPARE(chart.high, 2.0);
        QCOMPARE(chart.table.size(), 8);
    }

    void ownersBeyondSevenAreFolded()
    {
        SnapshotMaker maker;
        for (int i = 0; i < 10; ++i) {
            domain::Bar bar;
            bar.vault = domain::VaultId("HKIA-2");
            bar.serial = std::to_string(i);
            bar.owner = "owner " + std::to_string(i);
            bar.fineOz = decimal(i < 7 ? "400.125" : "0.001");
            maker.put(bar, "vault", domain::Tier::Custodian);
        }
        const auto chart = ownersChart(Format(), *maker.publish());
        QCOMPARE(chart.sets.size(), 8);
        QCOMPARE(chart.sets[7].name, QStringLiteral("all others"));
        QCOMPARE(chart.sets[7].exact[0], QStringLiteral("0.003"));
        QVERIFY(!holdingsChart(Format(), domain::Snapshot{}).empty.isEmpty());
    }

    void alertsByDayInHongKong()
    {
        SnapshotMaker maker;
        domain::Alert alert;
        alert.id = "A1";
        alert.rule = "AML-04";
        alert.openedAt = *support::parseInstant("2026-03-30T16:30:00Z");
        maker.put(alert, "aml");
        const auto chart = alertsChart(Format(), *maker.publish(), kNow, 3);
        QCOMPARE(chart.categories, (QList<QString>{QStringLiteral("03-29"), QStringLiteral("03-30"), QStringLiteral("03-31")}));
        QCOMPARE(chart.sets[0].values, (QList<double>{0, 0, 1}));
    }
};

QTEST_GUILESS_MAIN(tst_Chart)
#include "tst_Chart.moc"
