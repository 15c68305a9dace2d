// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "models/charts/DerivedCharts.h"

#include "models/format/Translate.h"

namespace assay::models {

namespace {

using domain::Decimal;
using domain::Instant;
using domain::Rounding;

/// More marks of one kind side by side cannot be distinguished.
constexpr std::int64_t kMarkBuckets = 120;

domain::IssuerId issuerOf(const domain::Snapshot& snapshot, const std::string& coin)
{
    domain::IssuerId out;
    const auto see = [&](const domain::CoinId& of, const domain::IssuerId& by) {
        if (of.value() == coin && !by.empty())
            out = by;
    };
    snapshot.table<domain::CoinTerms>().forEach([&](const auto& row) { see(row.record.coin, row.record.issuer); });
    snapshot.table<domain::ReserveStatement>().forEach([&](const auto& row) { see(row.record.coin, row.record.issuer); });
    return out;
}

/// Events of one kind that are drawn as one mark.
struct Cluster {
    const CoinEvent* first = nullptr;
    const CoinEvent* last = nullptr;
    std::int64_t count = 0;
    Decimal sum;
    bool summed = true;        ///< did each of them have an amount?
};

QString textOf(const Format& format, const QString& coin, const CoinEvent& event)
{
    const QString at = format.instantHkt(event.at);
    const QString amount = event.amount ? format.decimal(*event.amount) : Format::missing();
    switch (event.kind) {
    case Mark::Kind::Mint: return tr("Mint of %1 %2, %3").arg(amount, coin, at);
    case Mark::Kind::Burn: return tr("Burn of %1 %2, %3").arg(amount, coin, at);
    case Mark::Kind::Statement: return tr("Statement of reserves worth %1, %2").arg(amount, at);
    case Mark::Kind::Incident: break;
    }
    const QString what = event.text.empty() ? format.enumText("kind", event.what)
                                            : format.enumText("kind", event.what) + QStringLiteral(": ") + fromUtf8(event.text);
    return event.until ? tr("%1, %2 to %3").arg(what, at, format.instantHkt(*event.until)) : tr("%1, since %2").arg(what, at);
}

QString textOf(const Format& format, const QString& coin, const Cluster& cluster)
{
    if (cluster.count == 1)
        return textOf(format, coin, *cluster.first);
    const QString count = format.count(cluster.count);
    const QString from = format.instantHkt(cluster.first->at);
    const QString to = format.timeHkt(cluster.last->at);
    const QString sum = cluster.summed ? format.decimal(cluster.sum) : Format::missing();
    switch (cluster.first->kind) {
    case Mark::Kind::Mint: return tr("%1 mints, %2 %3 in all, %4 to %5").arg(count, sum, coin, from, to);
    case Mark::Kind::Burn: return tr("%1 burns, %2 %3 in all, %4 to %5").arg(count, sum, coin, from, to);
    case Mark::Kind::Statement: return tr("%1 statements, %2 to %3").arg(count, from, to);
    case Mark::Kind::Incident: break;
    }
    return tr("%1 incidents, %2 to %3").arg(count, from, to);
}

} // namespace

QString markName(Mark::Kind kind)
{
    switch (kind) {
    case Mark::Kind::Mint: return tr("mint");
    case Mark::Kind::Burn: return tr("burn");
    case Mark::Kind::Statement: return tr("statement");
    case Mark::Kind::Incident: return tr("incident");
    }
    return {};
}

std::vector<CoinEvent> coinEvents(const domain::Snapshot& snapshot, const std::string& coin, Instant from,
                                  const std::vector<api::CoveragePoint>& statements)
{
    std::vector<CoinEvent> out;
    std::set<std::string> told;
    snapshot.table<domain::TokenOperation>().forEach([&](const domain::Row<domain::TokenOperation>& row) {
        const auto& of = row.record;
        const bool moves = of.operation == domain::Operation::Mint || of.operation == domain::Operation::Burn;
        if (!moves || of.coin.value() != coin || of.at < from || !told.insert(of.id).second)
            return;
        const auto kind = of.operation == domain::Operation::Mint ? Mark::Kind::Mint : Mark::Kind::Burn;
        out.push_back({kind, of.at, {}, of.amount, {}, {}});
    });
    const auto issuer = issuerOf(snapshot, coin);
    snapshot.table<domain::Incident>().forEach([&](const domain::Row<domain::Incident>& row) {
        const auto& of = row.record;
        const bool ours = of.coin.empty() ? !issuer.empty() && of.issuer == issuer : of.coin.value() == coin;
        if (!ours || (of.startedAt < from && of.resolvedAt && *of.resolvedAt < from))
            return;
        out.push_back({Mark::Kind::Incident, of.startedAt, of.resolvedAt, {}, std::string(domain::toText(of.kind)), of.description});
    });
    std::set<Instant> stated;
    const auto addStatement = [&](Instant asOf, const Decimal& value) {
        if (asOf >= from && stated.insert(asOf).second)
            out.push_back({Mark::Kind::Statement, asOf, {}, value, {}, {}});
    };
    for (const auto& point : statements)
        addStatement(point.asOf, point.reserveValue);
    snapshot.table<domain::ReserveStatement>().forEach([&](const domain::Row<domain::ReserveStatement>& row) {
        if (row.record.coin.value() == coin)
            addStatement(row.record.asOf, row.record.assetTotal);
    });
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return out;
}

void addMarks(ChartData& chart, const Format& format, const QString& coin, const std::vector<CoinEvent>& events)
{
    const auto span = std::max<std::int64_t>(1, chart.range.to - chart.range.from);
    const auto width = std::max<std::int64_t>(1, span / kMarkBuckets);
    std::array<std::int64_t, kMarkKinds> counts{};
    std::map<std::pair<std::int64_t, Mark::Kind>, Cluster> clusters;
    if (!chart.table.isEmpty())
        chart.table[0].append(tr("Event"));
    for (qsizetype i = 1; i < chart.table.size(); ++i)
        chart.table[i].append(QString());
    const qsizetype columns = chart.table.isEmpty() ? 1 : chart.table[0].size();
    for (const auto& event : events) {
        const auto end = event.kind == Mark::Kind::Incident ? (event.until ? msecs(*event.until) : chart.range.to) : msecs(event.at);
        if (end < chart.range.from || msecs(event.at) > chart.range.to)
            continue;
        ++counts[static_cast<std::size_t>(event.kind)];
        if (event.kind == Mark::Kind::Incident) {
            // Each for itself: it is the stretch that counts.
            chart.marks.append({event.kind, {std::max(msecs(event.at), chart.range.from), std::min(end, chart.range.to)},
                                textOf(format, coin, event)});
        } else {
            auto& cluster = clusters[{(msecs(event.at) - chart.range.from) / width, event.kind}];
            if (!cluster.first)
                cluster.first = &event;
            cluster.last = &event;
            ++cluster.count;
            const auto sum = event.amount ? cluster.sum.plus(*event.amount) : support::Result<Decimal>(cluster.sum);
            cluster.summed = cluster.summed && event.amount && sum;
            if (sum)
                cluster.sum = *sum;
        }
        if (event.kind != Mark::Kind::Statement) {
            // A statement has a line of its own already.
            QList<QString> line(columns);
            line[0] = format.instantHkt(event.at);
            line[columns - 1] = textOf(format, coin, event);
            chart.table.append(line);
        }
    }
    for (const auto& [place, cluster] : clusters)
        chart.marks.append({place.second, {msecs(cluster.first->at), msecs(cluster.last->at)}, textOf(format, coin, cluster)});
    std::stable_sort(chart.marks.begin(), chart.marks.end(), [](const auto& a, const auto& b) { return a.range.from < b.range.from; });
    // Instants are written so that their order as text is that of time.
    if (chart.table.size() > 2)
        std::stable_sort(chart.table.begin() + 1, chart.table.end(), [](const auto& a, const auto& b) { return a[0] < b[0]; });
    const auto count = [&](Mark::Kind kind) { return format.count(counts[static_cast<std::size_t>(kind)]); };
    QStringList summary{tr("Mints: %1, burns: %2, statements: %3, incidents: %4.")
                            .arg(count(Mark::Kind::Mint), count(Mark::Kind::Burn), count(Mark::Kind::Statement),
                                 count(Mark::Kind::Incident))};
    QStringList said;
    for (const auto& mark : chart.marks)
        if (mark.kind != Mark::Kind::Statement)
            said.append(mark.text);
    constexpr qsizetype kMostSaid = 20;
    summary.append(said.mid(std::max<qsizetype>(0, said.size() - kMostSaid)));
    chart.summary = summary.join(QLatin1Char('\n'));
}

ChartData coverageChart(const Format& format, const QString& coin, const std::vector<api::CoveragePoint>& points, TimeRange range,
                        domain::Duration staleAfter, int buckets)
{
    ChartData chart;
    chart.id = QStringLiteral("coverage");
    chart.kind = ChartData::Kind::TimeLine;
    const auto hours = (range.to - range.from) / 3'600'000;
    chart.title = hours <= 48 ? tr("Coverage, %1, last %2 h").arg(coin).arg(hours)
                              : tr("Coverage, %1, last %2 days").arg(coin).arg(hours / 24);
    chart.unit = QStringLiteral("%");
    chart.xTitle = tr("Hong Kong time");
    chart.range = range;
    chart.table.append({tr("As of"), tr("Coverage"), tr("Reserve value"), tr("Outstanding"), tr("State")});
    chart.thresholds.append({QStringLiteral("100 %"), 100.0, Tone::Breach});
    chart.low = 99.5;
    chart.high = 100.5;

    QList<ChartPoint> line;
    for (const auto& point : points) {
        const auto ratio = point.reserveValue.dividedBy(point.outstanding, 6, Rounding::Floor);
        if (!ratio)
            continue; // nothing outstanding: there is no ratio, and no point
        const auto percent = ratio->times(Decimal(100));
        if (!percent)
            continue;
        const QString exact = format.ratioPercent(*ratio, 4);
        line.append({msecs(point.asOf), toDouble(*percent), exact});
        chart.table.append({format.instantHkt(point.asOf), exact, format.decimal(point.reserveValue),
                            format.decimal(point.outstanding), *ratio < Decimal(1) ? tr("short, as stated") : tr("covered, as stated")});
    }
    std::stable_sort(line.begin(), line.end(), [](const auto& a, const auto& b) { return a.msecs < b.msecs; });
    for (const auto& point : line) {
        chart.low = std::min(chart.low, point.value);
        chart.high = std::max(chart.high, point.value);
    }

    Series series;
    series.name = coin;
    series.unit = chart.unit;
    for (const auto& segment : split(line, staleAfter))
        series.segments.append(reduce(segment, range, buckets));
    // The band says for each stretch whether the pool covered the coin by what was stated then, and where nothing was. Which
    // minutes are proved, line by line, is a matter of the coverage reading.
    for (qsizetype i = 0; i < line.size(); ++i) {
        const auto from = line[i].msecs;
        const auto until = i + 1 < line.size() ? line[i + 1].msecs : range.to;
        const auto known = std::min(until, from + staleAfter.count());
        const bool covered = line[i].value >= 100.0;
        const Tone tone = covered ? Tone::Good : Tone::Breach;
        const QString text = covered ? tr("covered, as stated") : tr("short, as stated");
        if (!chart.states.isEmpty() && chart.states.back().tone == tone && chart.states.back().range.to == from)
            chart.states.back().range.to = known;
        else
            chart.states.append({{from, known}, tone, text});
        if (known < until) {
            chart.states.append({{known, until}, Tone::Unknown, tr("nothing stated")});
            series.stale.append({known, until});
        }
    }
    if (line.isEmpty())
        chart.empty = tr("No reserve statement of %1 is known in this time.").arg(coin);
    chart.series.append(std::move(series));
    return chart;
}

} // namespace assay::models
