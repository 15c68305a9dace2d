// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>

#include "models/charts/DerivedCharts.h"

#include "models/format/Translate.h"

namespace assay::models {

namespace {

using domain::Decimal;
using domain::Duration;
using domain::Instant;

/// More lines than colours cannot be told apart; all venues are in the table of readings.
constexpr std::size_t kMostVenues = 8;
constexpr std::array<int, 4> kBands{25, 50, 100, 300};
constexpr double kAtLeast = 30;              // basis points either side of par that are always seen

struct Close {
    Instant at{};
    Duration span{};
    Decimal deviation;                       ///< basis points of par, signed
    Decimal close;
};

std::string currencyOf(const domain::Snapshot& snapshot, const std::string& coin)
{
    std::string out;
    snapshot.table<domain::CoinTerms>().forEach([&](const domain::Row<domain::CoinTerms>& row) {
        if (row.record.coin.value() == coin)
            out = row.record.currency;
    });
    return out;
}

/// Closes by venue, those against par only.
std::map<std::string, std::vector<Close>> closesOf(const domain::Snapshot& snapshot, const std::string& coin)
{
    const std::string currency = currencyOf(snapshot, coin);
    std::map<std::string, std::vector<Close>> out;
    snapshot.table<domain::Price>().forEach([&](const domain::Row<domain::Price>& row) {
        const auto& of = row.record;
        if (of.coin.value() != coin || (!currency.empty() && of.currency != currency))
            return;
        const auto off = of.close.minus(Decimal(1));
        const auto points = off ? off->times(Decimal(10'000)) : off;
        if (points)
            out[of.venue].push_back({of.at, std::chrono::seconds{std::clamp<std::int64_t>(of.spanSeconds, 1, 86'400)}, *points, of.close});
    });
    for (auto& [venue, closes] : out)
        std::stable_sort(closes.begin(), closes.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return out;
}

/// Where a minute is missing the line is open; gaps narrower than a point of the chart cannot be seen and do not part it.
QList<QList<ChartPoint>> linesOf(const Format& format, const std::vector<Close>& closes, TimeRange range, int buckets)
{
    const std::int64_t narrow = (range.to - range.from) / std::max(1, buckets);
    QList<QList<ChartPoint>> out;
    std::int64_t covered = 0;
    for (const auto& close : closes) {
        const auto at = msecs(close.at);
        if (at < range.from || at > range.to)
            continue;
        if (out.isEmpty() || at > covered + narrow)
            out.append(QList<ChartPoint>());
        out.back().append({at, toDouble(close.deviation),
                           format.decimal(close.deviation, 2) + QStringLiteral(" bp (") + format.decimal(close.close) + QLatin1Char(')')});
        covered = std::max(covered, at + close.span.count());
    }
    for (auto& line : out)
        line = reduce(line, range, buckets);
    return out;
}

} // namespace

ChartData pegChart(const Format& format, const QString& coin, const domain::Snapshot& snapshot, TimeRange range, int buckets)
{
    ChartData chart;
    chart.id = QStringLiteral("peg-deviation");
    chart.tab = QStringLiteral("peg");
    chart.unit = tr("bp of par");
    chart.xTitle = tr("Hong Kong time");
    chart.low = -kAtLeast;
    chart.high = kAtLeast;
    const auto venues = closesOf(snapshot, coin.toStdString());
    const auto span = range.to - range.from;
    const auto hours = span / 3'600'000;
    chart.title = hours <= 48 ? tr("Price against par, %1, last %2 h").arg(coin).arg(hours)
                              : tr("Price against par, %1, last %2 days").arg(coin).arg(hours / 24);
    std::int64_t newest = 0;
    for (const auto& [venue, closes] : venues)
        newest = std::max(newest, msecs(closes.back().at + closes.back().span));
    if (newest > 0 && newest < range.from) {
        // A replayed week reads as it did then.
        range = {newest - span, newest};
        chart.title += QStringLiteral(" · ") + tr("up to %1").arg(format.instantHkt(Instant{Duration{newest}}));
    }
    chart.range = range;
    QList<QString> header{tr("Hong Kong time"), tr("Venue"), tr("Close"), tr("Deviation (bp)")};
    QList<QList<QString>> rows;
    for (const auto& [venue, closes] : venues) {
        for (const auto& close : closes)
            if (msecs(close.at) >= range.from && msecs(close.at) <= range.to)
                rows.append({format.instantHkt(close.at), fromUtf8(venue), format.decimal(close.close), format.decimal(close.deviation, 2)});
        if (static_cast<std::size_t>(chart.series.size()) == kMostVenues)
            continue;
        Series series;
        series.name = fromUtf8(venue);
        series.unit = chart.unit;
        series.segments = linesOf(format, closes, range, buckets);
        for (const auto& line : series.segments)
            for (const auto& point : line) {
                chart.low = std::min(chart.low, point.value * 1.1);
                chart.high = std::max(chart.high, point.value * 1.1);
            }
        if (!series.segments.isEmpty())
            chart.series.append(std::move(series));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a[0] < b[0]; });
    chart.table.append(header);
    chart.table.append(rows);
    for (const int band : kBands)
        for (const int sign : {1, -1}) {
            const QString label = (sign > 0 ? QStringLiteral("+") : QStringLiteral("−")) + QString::number(band);
            chart.thresholds.append({label, static_cast<double>(sign * band), band < 100 ? Tone::Watch : Tone::Breach});
        }
    if (chart.series.isEmpty())
        chart.empty = tr("No price of %1 against its reference currency is known in this time.").arg(coin);
    return chart;
}

} // namespace assay::models
