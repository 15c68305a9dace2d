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

/// Line: through the points. Steps: a figure holds until the next one. Area: steps, filled down (or up) to zero.
enum class Drawn : std::uint8_t { Line, Steps, Area };

/// A line in pieces: between two segments nothing is known and nothing is drawn.
struct Series {
    QString name;
    QString unit;
    QList<QList<ChartPoint>> segments;
    QList<TimeRange> stale;    ///< stretches to be hatched
    Tone tone = Tone::Normal;
    Drawn drawn = Drawn::Line;
};

/// Something that happened, marked on the time axis; marks that would overlap are one mark.
struct Mark {
    enum class Kind : std::uint8_t { Mint, Burn, Statement, Incident };
    Kind kind = Kind::Statement;
    TimeRange range;           ///< of a moment: from == to
    QString text;              ///< what, how much, when
};
inline constexpr int kMarkKinds = 4;
[[nodiscard]] QString markName(Mark::Kind kind);

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
    /// Facts: nothing is drawn; the table says it all.
    enum class Kind : std::uint8_t { TimeLine, StackedBars, Facts };
    /// One part of the band underneath.
    struct State {
        TimeRange range;
        Tone tone = Tone::Unknown;
        QString text;
    };

    QString id;                ///< "coverage"
    QString tab;               ///< RecordTableModel::id() of the table it stands over; empty: any that has none of its own
    Kind kind = Kind::TimeLine;
    QString title;
    QString unit;              ///< of the value axis
    QString xTitle;            ///< of the other axis
    QList<Series> series;
    QList<Threshold> thresholds;
    QList<QString> categories;
    QList<BarSet> sets;
    QList<State> states;
    QList<Mark> marks;         ///< in order of time
    TimeRange range;           ///< of the time axis
    double low = 0.0;          ///< of the value axis
    double high = 0.0;
    QString summary;           ///< what a person who does not see it should hear besides the title
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

/// Instructions not settled, by age bucket, stacked by status.
[[nodiscard]] ChartData queueChart(const Format& format, const domain::Snapshot& snapshot, domain::Instant now);
/// Fine ounces by vault, stacked by form.
[[nodiscard]] ChartData holdingsChart(const Format& format, const domain::Snapshot& snapshot);
/// Fine ounces by vault, stacked by owner: the largest seven and all others.
[[nodiscard]] ChartData ownersChart(const Format& format, const domain::Snapshot& snapshot);
/// Alerts opened by day in Hong Kong, stacked by rule; the last `days` days.
[[nodiscard]] ChartData alertsChart(const Format& format, const domain::Snapshot& snapshot, domain::Instant now, int days = 14);
/// What the lines of a pool are parted by.
enum class MixBy : std::uint8_t { Class, Currency, Maturity, Custodian };
/// Holdings of each coin, stacked by class, currency, residual maturity or custodian; of one coin if `coin` is not empty.
[[nodiscard]] ChartData reserveMixChart(const Format& format, const domain::Snapshot& snapshot, MixBy by = MixBy::Class,
                                        const std::string& coin = {});
/// The pool of one coin, a bar for each class, currency, residual maturity or custodian.
[[nodiscard]] ChartData reservePartsChart(const Format& format, const domain::Snapshot& snapshot, MixBy by, const std::string& coin);

} // namespace assay::models
