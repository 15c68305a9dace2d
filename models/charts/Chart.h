// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QList>
#include <QString>

#include "models/format/Format.h"
#include "models/items/Roles.h"
#include "services/api/Console.h"

namespace assay::models {

/// One point. The only place where an exact figure becomes a double; `exact` keeps its text.
struct ChartPoint {
    std::int64_t msecs = 0;
    double value = 0.0;
    QString exact;
};

struct TimeRange {
    std::int64_t from = 0;
    std::int64_t to = 0;
};

/// A line in pieces: between two segments nothing is known and nothing is drawn.
struct Series {
    QString name;
    QString unit;
    QList<QList<ChartPoint>> segments;
    QList<TimeRange> stale;    ///< stretches to be hatched
    Tone tone = Tone::Normal;
};

/// A labelled line at a limit.
struct Threshold {
    QString label;
    double value = 0.0;
    Tone tone = Tone::Breach;
};

/// One stacked set of a bar chart: one value for each category.
struct BarSet {
    QString name;
    QList<double> values;
    QList<QString> exact;
    Tone tone = Tone::Normal;
};

/// Everything a chart draws. One message in its title; axes with units.
struct ChartData {
    enum class Kind : std::uint8_t { TimeLine, StackedBars };
    /// One part of the band underneath.
    struct State {
        TimeRange range;
        Tone tone = Tone::Unknown;
        QString text;
    };

    QString id;                ///< "coverage"
    Kind kind = Kind::TimeLine;
    QString title;
    QString unit;              ///< of the value axis
    QString xTitle;            ///< of the other axis
    QList<Series> series;
    QList<Threshold> thresholds;
    QList<QString> categories;
    QList<BarSet> sets;
    QList<State> states;
    TimeRange range;           ///< of the time axis
    double low = 0.0;          ///< of the value axis
    double high = 0.0;
    QString empty;             ///< why there is nothing to draw, or empty
    /// The data as a table: header, then rows, exact.
    QList<QList<QString>> table;
};

/// The only conversion. Nearest double; for drawing only.
[[nodiscard]] double toDouble(const domain::Decimal& value);

/// At most 2 × `buckets` points, the lowest and the highest of each time bucket, in time order; first and last stay.
inline constexpr int kMaxPoints = 4000;
[[nodiscard]] QList<ChartPoint> reduce(const QList<ChartPoint>& points, TimeRange range, int buckets);
/// Cuts where two points are further apart than `gap`.
[[nodiscard]] QList<QList<ChartPoint>> split(const QList<ChartPoint>& points, domain::Duration gap);

/// Coverage of one coin over time in percent, with the 100 % line; stretches longer than `staleAfter` are gaps.
[[nodiscard]] ChartData coverageChart(const Format& format, const QString& coin, const std::vector<api::CoveragePoint>& points,
                                      TimeRange range, domain::Duration staleAfter, int buckets = 800);
/// Instructions not settled, by age bucket, stacked by status.
[[nodiscard]] ChartData queueChart(const Format& format, const domain::Picture& picture, domain::Instant now);
/// Fine ounces by vault, stacked by form.
[[nodiscard]] ChartData holdingsChart(const Format& format, const domain::Picture& picture);
/// Fine ounces by vault, stacked by owner: the largest seven and all others.
[[nodiscard]] ChartData ownersChart(const Format& format, const domain::Picture& picture);
/// Alerts opened by day in Hong Kong, stacked by rule; the last `days` days.
[[nodiscard]] ChartData alertsChart(const Format& format, const domain::Picture& picture, domain::Instant now, int days = 14);
/// What the lines of a pool are parted by.
enum class MixBy : std::uint8_t { Class, Currency, Maturity, Custodian };
/// Holdings of each coin, stacked by class, currency, residual maturity or custodian; of one coin if `coin` is not empty.
[[nodiscard]] ChartData reserveMixChart(const Format& format, const domain::Picture& picture, MixBy by = MixBy::Class,
                                        const std::string& coin = {});

} // namespace assay::models
