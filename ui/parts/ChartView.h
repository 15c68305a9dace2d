// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

#include "models/charts/Chart.h"

class QValueAxis;

namespace assay::ui {

class Theme;

/// Draws one models::ChartData: lines with open gaps or stacked bars, labelled thresholds, hatched stale stretches, a band of
/// states, labels at line ends, a crosshair with exact values. Times are drawn in HKT. Main thread, no animation.
class ChartView : public QChartView {
    Q_OBJECT
public:
    ChartView(const Theme& theme, QWidget* parent);

    void setData(const models::ChartData& data);

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
    void addLines();
    void addBars();
    void place();
    [[nodiscard]] QList<Tick> valueTicks() const;
    [[nodiscard]] QList<Tick> timeTicks(double width) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] double xOf(double msecs) const;
    [[nodiscard]] bool isTime() const { return m_data.kind == models::ChartData::Kind::TimeLine; }
    void drawAxes(QPainter& painter) const;
    void drawThresholds(QPainter& painter) const;
    void drawStates(QPainter& painter) const;
    void drawEndLabels(QPainter& painter) const;
    /// Where the legend begins beside the unit; 0 if it needs a line of its own.
    [[nodiscard]] int legendStart(const QFontMetrics& label) const;
    void drawLegend(QPainter& painter) const;
    void drawCrosshair(QPainter& painter) const;
    void drawTip(QPainter& painter, const QStringList& lines, const QPointF& at) const;

    const Theme& m_theme;
    models::ChartData m_data;
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
