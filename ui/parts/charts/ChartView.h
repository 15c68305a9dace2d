// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include "models/charts/Chart.h"

class QDateTime;
class QValueAxis;

namespace assay::ui {

class Theme;

inline constexpr int kPlainSeries = 4;      ///< of a chart; further ones get patterns too

/// Draws one models::ChartData: lines and areas with open gaps or stacked bars, labelled thresholds, hatched stale stretches,
/// a band of states, a lane of marks, labels at line ends, a crosshair with exact values. Bars are Qt Charts'; what runs over
/// time is painted here (ChartTime.cpp), so that a thousand gaps are not a thousand objects. HKT. Main thread, no animation.
class ChartView : public QChartView {
    Q_OBJECT
public:
    ChartView(const Theme& theme, QWidget* parent);

    /// `language` is that of the labels: "zh_HK".
    void setData(const models::ChartData& data, const QString& language);

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Tick {
        double at = 0.0;
        QString text;
    };

    void rebuild();
    void addBars();
    void place();
    [[nodiscard]] QList<Tick> valueTicks() const;
    [[nodiscard]] QList<Tick> timeTicks(double width) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] double xOf(double msecs) const;
    [[nodiscard]] bool isTime() const { return m_data.kind == models::ChartData::Kind::TimeLine; }
    void drawAxes(QPainter& painter) const;
    void drawThresholds(QPainter& painter) const;
    void drawLines(QPainter& painter) const;
    void drawStates(QPainter& painter) const;
    void drawIncidents(QPainter& painter) const;
    void drawMarks(QPainter& painter) const;
    void drawMarkLegend(QPainter& painter) const;
    void drawEndLabels(QPainter& painter) const;
    void drawTimeTip(QPainter& painter) const;
    [[nodiscard]] QColor colorOf(const models::Series& series, int index) const;
    /// Where a mark is drawn: mints and incidents in the upper row of the lane, burns in the lower one.
    [[nodiscard]] QRectF boxOf(const models::Mark& mark) const;
    /// The point that is read off at this time; nullptr in a gap.
    [[nodiscard]] const models::ChartPoint* pointAt(const models::Series& series, double msecs) const;
    /// Height of what lies between the plot and the labels of its time axis.
    [[nodiscard]] int below() const;
    /// Where the legend begins beside the unit; 0 if it needs a line of its own.
    [[nodiscard]] int legendStart(const QFontMetrics& label) const;
    void drawLegend(QPainter& painter) const;
    void drawBarTip(QPainter& painter) const;
    void drawTip(QPainter& painter, const QStringList& lines, const QPointF& at) const;

    static constexpr int kBand = 6;          ///< height of the band of states
    static constexpr int kLane = 19;         ///< height of the lane of marks

    const Theme& m_theme;
    models::ChartData m_data;
    QString m_language;
    QRectF m_plot;
    QValueAxis* m_x = nullptr;
    QValueAxis* m_y = nullptr;
    double m_low = 0.0;
    double m_high = 1.0;
    double m_step = 1.0;
    QPointF m_pointer{-1, -1};
};

/// The brush of the n-th series: plain for four, then also a pattern.
[[nodiscard]] QBrush seriesBrush(const Theme& theme, int index);

} // namespace assay::ui
