// SPDX-License-Identifier: GPL-3.0-or-later
// What ChartView paints of charts over time: lines, areas, states, marks, and what is read off under the pointer.
#include <QDateTime>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/format/HongKongTime.h"
#include "ui/parts/charts/ChartView.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

using Kind = models::Mark::Kind;

constexpr double kMark = 8;        // width and height of a mark
constexpr double kNear = 8;        // pixels within which something is read off

void drawMark(QPainter& painter, const QRectF& box, Kind kind, const Theme& theme)
{
    painter.setPen(Qt::NoPen);
    switch (kind) {
    case Kind::Mint:
        painter.setBrush(theme.color(Token::Text));
        painter.drawPolygon(QPolygonF{QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()});
        break;
    case Kind::Burn:
        painter.setBrush(theme.color(Token::Text));
        painter.drawPolygon(QPolygonF{box.topLeft(), box.topRight(), QPointF(box.center().x(), box.bottom())});
        break;
    case Kind::Statement:
        painter.fillRect(QRectF(std::round(box.center().x()), box.top(), 1, box.height()), theme.color(Token::Unknown));
        break;
    case Kind::Incident:
        marks::drawShape(painter, box, marks::Shape::Diamond, theme.color(Token::Breach));
        break;
    }
}

} // namespace

QColor ChartView::colorOf(const models::Series& series, int index) const
{
    // An area is in its tone, the line above it is not: where that lies at zero, nothing is wrong.
    if (series.tone != models::Tone::Normal && series.drawn != models::Drawn::Area)
        return m_theme.color(marks::tokenOf(series.tone));
    return m_data.series.size() == 1 ? m_theme.color(Token::Accent) : m_theme.series(index);
}

void ChartView::drawLines(QPainter& painter) const
{
    painter.save();
    painter.setClipRect(m_plot.adjusted(-2, -2, 2, 2));
    for (qsizetype i = 0; i < m_data.series.size(); ++i) {
        const auto& series = m_data.series[i];
        const int index = static_cast<int>(i);
        const QColor color = colorOf(series, index);
        QPen pen(color, 1.6);
        // Where one line lies on another, the one below shows through the gaps of the one above.
        if (index >= kPlainSeries || (series.drawn == models::Drawn::Steps && index > 0))
            pen.setStyle(Qt::DashLine);
        for (const auto& segment : series.segments) {
            QPolygonF points;
            points.reserve(segment.size() + 2);
            for (const auto& point : segment)
                points.append(QPointF(xOf(static_cast<double>(point.msecs)), yOf(point.value)));
            if (points.size() == 1) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(color);
                painter.drawEllipse(points.first(), 2, 2);
                continue;
            }
            if (series.drawn == models::Drawn::Area) {
                QColor under = m_theme.color(marks::tokenOf(series.tone));
                under.setAlpha(90);
                QPolygonF area = points;
                area.append(QPointF(points.last().x(), yOf(0)));
                area.prepend(QPointF(points.first().x(), yOf(0)));
                painter.setPen(Qt::NoPen);
                painter.setBrush(under);
                painter.drawPolygon(area);
            }
            painter.setBrush(Qt::NoBrush);
            painter.setPen(pen);
            painter.drawPolyline(points);
        }
    }
    painter.restore();
}

void ChartView::drawStates(QPainter& painter) const
{
    const QRectF& plot = m_plot;
    for (const auto& series : m_data.series)
        for (const auto& range : series.stale) {
            const double from = std::clamp(xOf(static_cast<double>(range.from)), plot.left(), plot.right());
            const double to = std::clamp(xOf(static_cast<double>(range.to)), plot.left(), plot.right());
            painter.fillRect(QRectF(from, plot.top(), to - from, plot.height()), marks::hatch(m_theme));
        }
    for (const auto& state : m_data.states) {
        const double from = std::clamp(xOf(static_cast<double>(state.range.from)), plot.left(), plot.right());
        const double to = std::clamp(xOf(static_cast<double>(state.range.to)), plot.left(), plot.right());
        const QRectF box(from, plot.bottom() + 3, std::max(1.0, to - from), kBand);
        const QColor color = m_theme.color(marks::tokenOf(state.tone));
        // Distinct without colour: full for what is wrong, hatched for what is unknown, thin for what is well.
        if (state.tone == models::Tone::Unknown || state.tone == models::Tone::Muted)
            painter.fillRect(box, marks::hatch(m_theme));
        else if (state.tone == models::Tone::Good || state.tone == models::Tone::Normal)
            painter.fillRect(box.adjusted(0, 2, 0, -2), color);
        else
            painter.fillRect(box, color);
    }
}

QRectF ChartView::boxOf(const models::Mark& mark) const
{
    const double middle = (static_cast<double>(mark.range.from) + static_cast<double>(mark.range.to)) / 2;
    const double at = mark.kind == Kind::Incident ? static_cast<double>(mark.range.from) : middle;
    const double x = std::clamp(xOf(at), m_plot.left(), m_plot.right());
    const double top = m_plot.bottom() + 3 + (m_data.states.isEmpty() ? 0 : kBand + 3);
    switch (mark.kind) {
    case Kind::Mint:
    case Kind::Incident:
        return {x - kMark / 2, top, kMark, kMark};
    case Kind::Burn:
        return {x - kMark / 2, top + kMark + 2, kMark, kMark};
    case Kind::Statement:
        return {x - kMark / 2, top, kMark, 2 * kMark + 2};
    }
    return {};
}

void ChartView::drawIncidents(QPainter& painter) const
{
    for (const auto& mark : m_data.marks) {
        if (mark.kind != Kind::Incident)
            continue;
        const double from = std::clamp(xOf(static_cast<double>(mark.range.from)), m_plot.left(), m_plot.right());
        const double to = std::clamp(xOf(static_cast<double>(mark.range.to)), m_plot.left(), m_plot.right());
        QColor color = m_theme.color(Token::Breach);
        painter.setPen(QPen(color, 1, Qt::DotLine));
        painter.drawLine(QPointF(from, m_plot.top()), QPointF(from, m_plot.bottom()));
        color.setAlpha(28);
        painter.fillRect(QRectF(from, m_plot.top(), std::max(1.0, to - from), m_plot.height()), color);
    }
}

void ChartView::drawMarks(QPainter& painter) const
{
    if (m_data.marks.isEmpty())
        return;
    painter.save();
    // What is frequent lies below what is rare.
    for (const auto kind : {Kind::Statement, Kind::Mint, Kind::Burn, Kind::Incident})
        for (const auto& mark : m_data.marks)
            if (mark.kind == kind)
                drawMark(painter, boxOf(mark), kind, m_theme);
    painter.restore();
    drawMarkLegend(painter);
}

void ChartView::drawMarkLegend(QPainter& painter) const
{
    const QFontMetrics label(painter.font());
    std::array<bool, models::kMarkKinds> there{};
    for (const auto& mark : m_data.marks)
        there[static_cast<std::size_t>(mark.kind)] = true;
    QList<QPair<Kind, QString>> entries;
    double width = 0;
    for (int i = 0; i < models::kMarkKinds; ++i)
        if (there[static_cast<std::size_t>(i)]) {
            entries.append({static_cast<Kind>(i), models::markName(static_cast<Kind>(i))});
            width += label.horizontalAdvance(entries.last().second) + kMark + 18;
        }
    double x = m_plot.right() - width + 14;
    // Without room the names are in the tip under the pointer and in the table of the data.
    if (x < label.horizontalAdvance(m_data.unit) + 16)
        return;
    for (const auto& [kind, name] : std::as_const(entries)) {
        drawMark(painter, QRectF(x, 1 + (label.height() - kMark) / 2.0, kMark, kMark), kind, m_theme);
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(QPointF(x + kMark + 4, 1 + label.ascent()), name);
        x += label.horizontalAdvance(name) + kMark + 18;
    }
}

void ChartView::drawEndLabels(QPainter& painter) const
{
    if (m_data.series.size() < 2)
        return;
    const QRectF& plot = m_plot;
    const QFontMetrics label(painter.font());
    QList<QPair<double, int>> ends;
    for (int i = 0; i < m_data.series.size(); ++i)
        if (const auto& segments = m_data.series[i].segments; !segments.isEmpty() && !segments.last().isEmpty())
            ends.append({yOf(segments.last().last().value), i});
    std::sort(ends.begin(), ends.end());
    double free = plot.top() - label.height();
    for (const auto& [y, index] : std::as_const(ends)) {
        const double at = std::max(y - label.height() / 2.0, free);
        free = at + label.height();
        painter.setPen(m_theme.color(Token::Text));
        painter.fillRect(QRectF(plot.right() + 3, at + label.height() / 2.0 - 1, 5, 3), colorOf(m_data.series[index], index));
        painter.drawText(QRectF(plot.right() + 11, at, viewport()->width() - plot.right() - 11, label.height()),
                         Qt::AlignVCenter, m_data.series[index].name);
    }
}

const models::ChartPoint* ChartView::pointAt(const models::Series& series, double msecs) const
{
    const models::ChartPoint* nearest = nullptr;
    for (const auto& segment : series.segments) {
        const auto after = std::lower_bound(segment.begin(), segment.end(), msecs, [](const models::ChartPoint& point, double wanted) {
            return static_cast<double>(point.msecs) < wanted;
        });
        // A step lasts until the next one, however far away that is.
        if (series.drawn != models::Drawn::Line && after != segment.begin() && after != segment.end())
            return &*(after - 1);
        for (auto point = after == segment.begin() ? after : after - 1; point != segment.end() && point <= after; ++point)
            if (!nearest || std::abs(static_cast<double>(point->msecs) - msecs) < std::abs(static_cast<double>(nearest->msecs) - msecs))
                nearest = &*point;
    }
    // Nothing is read off a gap: only what is near counts.
    return nearest && std::abs(xOf(static_cast<double>(nearest->msecs)) - xOf(msecs)) <= kNear ? nearest : nullptr;
}

void ChartView::drawTimeTip(QPainter& painter) const
{
    if (!m_plot.adjusted(0, 0, 0, below()).contains(m_pointer))
        return;
    const double wanted = m_x->min() + (m_pointer.x() - m_plot.left()) / m_plot.width() * (m_x->max() - m_x->min());
    double x = m_pointer.x();
    QStringList lines;
    for (const auto& series : m_data.series) {
        const auto* point = pointAt(series, wanted);
        if (!point)
            continue;
        if (lines.isEmpty()) {
            const bool stands = series.drawn != models::Drawn::Line;
            x = stands ? m_pointer.x() : xOf(static_cast<double>(point->msecs));
            lines.append(models::hongKongTime(stands ? static_cast<std::int64_t>(wanted) : point->msecs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
        }
        lines.append((m_data.series.size() > 1 ? series.name + QStringLiteral("  ") : QString()) + point->exact);
    }
    for (const auto& state : m_data.states)
        if (static_cast<double>(state.range.from) <= wanted && wanted < static_cast<double>(state.range.to))
            lines.append(state.text);
    constexpr qsizetype kMostLines = 8;
    for (const auto& mark : m_data.marks) {
        const bool within = mark.kind == Kind::Incident && static_cast<double>(mark.range.from) <= wanted
                            && wanted <= static_cast<double>(mark.range.to);
        if (lines.size() < kMostLines && (within || std::abs(boxOf(mark).center().x() - m_pointer.x()) <= kMark / 2 + 1))
            lines.append(mark.text);
    }
    painter.setPen(QPen(m_theme.color(Token::Muted), 1, Qt::DotLine));
    painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
    if (m_plot.contains(m_pointer))
        painter.drawLine(QPointF(m_plot.left(), m_pointer.y()), QPointF(m_plot.right(), m_pointer.y()));
    if (!lines.isEmpty())
        drawTip(painter, lines, m_pointer);
}

} // namespace assay::ui
