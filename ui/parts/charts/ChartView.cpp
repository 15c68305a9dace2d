// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/charts/ChartView.h"

#include <QBarSet>
#include <QDateTime>
#include <QGraphicsLayout>
#include <QMouseEvent>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/format/AxisText.h"
#include "models/format/HongKongTime.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

double niceStep(double span, int wanted)
{
    if (!(span > 0))
        return 1;
    const double raw = span / wanted;
    const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (raw <= factor * magnitude)
            return factor * magnitude;
    return 10 * magnitude;
}

} // namespace

QBrush seriesBrush(const Theme& theme, int index)
{
    static constexpr std::array kPatterns{Qt::SolidPattern, Qt::Dense2Pattern, Qt::Dense4Pattern, Qt::FDiagPattern};
    const auto pattern = static_cast<std::size_t>(index / kPlainSeries) % kPatterns.size();
    return QBrush(theme.series(index), kPatterns[pattern]);
}

ChartView::ChartView(const Theme& theme, QWidget* parent) : QChartView(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setRenderHint(QPainter::Antialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumSize(220, 120);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(0);
}

void ChartView::setData(const models::ChartData& chartData, const QString& language)
{
    m_data = chartData;
    m_language = language;
    rebuild();
}

void ChartView::rebuild()
{
    chart()->removeAllSeries();
    for (QAbstractAxis* axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    chart()->setBackgroundVisible(false);

    m_low = m_data.low;
    m_high = m_data.high > m_data.low ? m_data.high : m_data.low + 1;
    m_step = niceStep(m_high - m_low, height() < 180 ? 3 : 4);
    // What comes in whole numbers is counted in whole numbers.
    const auto isWhole = [](double value) { return value == std::floor(value); };
    if (!isTime() && std::all_of(m_data.sets.begin(), m_data.sets.end(), [&](const models::BarSet& set) {
            return std::all_of(set.values.begin(), set.values.end(), isWhole);
        }))
        m_step = std::ceil(m_step);
    if (!isTime())
        m_high = std::ceil(m_high / m_step - 1e-9) * m_step;

    m_x = new QValueAxis;
    m_y = new QValueAxis;
    for (QValueAxis* axis : {m_x, m_y}) {
        // Only their scales are used: labels, ticks and grid are drawn here, at the size of this very moment.
        axis->setVisible(false);
    }
    m_y->setRange(m_low, m_high);
    if (isTime()) {
        m_x->setRange(static_cast<double>(m_data.range.from),
                      static_cast<double>(std::max(m_data.range.to, m_data.range.from + 1)));
    } else {
        m_x->setRange(-0.5, std::max<double>(0.5, static_cast<double>(m_data.categories.size()) - 0.5));
    }
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
    if (!isTime())
        addBars();
    place();
}

void ChartView::addBars()
{
    auto* bars = new QStackedBarSeries;
    bars->setBarWidth(0.62);
    for (qsizetype i = 0; i < m_data.sets.size(); ++i) {
        auto* set = new QBarSet(m_data.sets[i].name);
        for (const double value : m_data.sets[i].values)
            set->append(value);
        set->setBrush(seriesBrush(m_theme, static_cast<int>(i)));
        set->setPen(Qt::NoPen);
        bars->append(set);
    }
    chart()->addSeries(bars);
    bars->attachAxis(m_x);
    bars->attachAxis(m_y);
}

void ChartView::place()
{
    const QFontMetrics label(m_theme.font(Type::Label));
    int left = 24;
    for (const Tick& tick : valueTicks())
        left = std::max(left, label.horizontalAdvance(tick.text) + 12);
    int right = 12;
    if (isTime() && m_data.series.size() > 1)
        for (const auto& series : m_data.series)
            right = std::max(right, std::min(140, label.horizontalAdvance(series.name) + 12));
    int top = label.height() + 8;    // the unit and, if there is room beside it, the legend
    if (!isTime() && legendStart(label) == 0)
        top += label.height() + 4;
    const int bottom = label.height() + 8 + below();
    const QSizeF size = viewport()->size();
    chart()->resize(size);
    setSceneRect(QRectF(QPointF(0, 0), size));
    m_plot = QRectF(left, top, std::max(10.0, size.width() - left - right), std::max(10.0, size.height() - top - bottom));
    chart()->setPlotArea(m_plot);
}

int ChartView::below() const
{
    return (m_data.states.isEmpty() ? 0 : kBand + 4) + (m_data.marks.isEmpty() ? 0 : kLane + 2);
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    place();
}

QList<ChartView::Tick> ChartView::valueTicks() const
{
    QList<Tick> out;
    for (double at = std::ceil(m_low / m_step - 1e-9) * m_step; at <= m_high + m_step * 1e-6 && out.size() < 20; at += m_step)
        out.append({at, models::axisText(std::abs(at) < m_step * 1e-6 ? 0 : at, m_step, m_language)});
    return out;
}

QList<ChartView::Tick> ChartView::timeTicks(double width) const
{
    static constexpr std::array<std::int64_t, 17> kSteps{1,    2,    5,     10,    15,    30,     60,     120,   180,
                                                         360,  720,  1440,  2880,  10080, 20160,  43200,  129600};
    const std::int64_t span = std::max<std::int64_t>(1, m_data.range.to - m_data.range.from);
    const int most = std::max(2, static_cast<int>(width / 84));
    std::int64_t step = kSteps.back() * 60'000;
    for (const auto minutes : kSteps)
        if (span / (minutes * 60'000) <= most) {
            step = minutes * 60'000;
            break;
        }
    const bool days = step >= 24 * 3'600'000LL;
    const std::int64_t offset = models::hongKongTime(m_data.range.from).offsetFromUtc() * 1000LL;
    QList<Tick> out;
    for (std::int64_t at = ((m_data.range.from + offset) / step + 1) * step - offset; at <= m_data.range.to; at += step)
        out.append({static_cast<double>(at), models::hongKongTime(at).toString(days ? QStringLiteral("MM-dd") : QStringLiteral("HH:mm"))});
    return out;
}

double ChartView::yOf(double value) const
{
    const QRectF& plot = m_plot;
    return plot.bottom() - (value - m_low) / (m_high - m_low) * plot.height();
}

double ChartView::xOf(double msecs) const
{
    const QRectF& plot = m_plot;
    return plot.left() + (msecs - m_x->min()) / (m_x->max() - m_x->min()) * plot.width();
}

void ChartView::drawBackground(QPainter* painter, const QRectF& rect)
{
    painter->fillRect(rect, m_theme.color(Token::Surface));
    if (!m_x || !m_data.empty.isEmpty())
        return;
    const QRectF& plot = m_plot;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(m_theme.color(Token::Line), 1));
    for (const Tick& tick : valueTicks())
        painter->drawLine(QPointF(plot.left(), yOf(tick.at)), QPointF(plot.right(), yOf(tick.at)));
    painter->drawLine(plot.bottomLeft(), plot.bottomRight());
    painter->restore();
}

void ChartView::drawForeground(QPainter* painter, const QRectF&)
{
    if (!m_x || !m_data.empty.isEmpty())
        return;
    painter->save();
    painter->setFont(m_theme.font(Type::Label));
    if (isTime()) {
        drawStates(*painter);
        drawIncidents(*painter);
        drawLines(*painter);
    }
    drawAxes(*painter);
    drawThresholds(*painter);
    if (isTime()) {
        drawMarks(*painter);
        drawEndLabels(*painter);
        drawTimeTip(*painter);
    } else {
        drawLegend(*painter);
        drawBarTip(*painter);
    }
    painter->restore();
}

void ChartView::drawAxes(QPainter& painter) const
{
    const QRectF& plot = m_plot;
    const QFontMetrics label(painter.font());
    painter.setPen(m_theme.color(Token::Muted));
    for (const Tick& tick : valueTicks())
        painter.drawText(QRectF(0, yOf(tick.at) - label.height() / 2.0, plot.left() - 6, label.height()),
                         Qt::AlignRight | Qt::AlignVCenter, tick.text);
    painter.drawText(QPointF(2, label.ascent() + 1), m_data.unit);
    const double below = plot.bottom() + 4 + this->below();
    if (isTime()) {
        for (const Tick& tick : timeTicks(plot.width())) {
            const double x = xOf(tick.at);
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 3));
            const double half = label.horizontalAdvance(tick.text) / 2.0 + 1;
            if (x - half > 0 && x + half < viewport()->width())
                painter.drawText(QRectF(x - half, below, 2 * half, label.height()), Qt::AlignCenter, tick.text);
        }
        return;
    }
    const double each = plot.width() / std::max<double>(1, static_cast<double>(m_data.categories.size()));
    // Many names that do not fit beside each other are left out evenly, a few are cut short: never drawn over each other.
    double widest = 1;
    for (const QString& name : m_data.categories)
        widest = std::max<double>(widest, std::min(72, label.horizontalAdvance(name)));
    const int every = m_data.categories.size() <= 8 ? 1 : std::max(1, static_cast<int>(std::ceil((widest + 6) / each)));
    for (int i = 0; i < m_data.categories.size(); i += every)
        painter.drawText(QRectF(plot.left() + i * each - (every - 1) * each / 2, below, each * every, label.height()),
                         Qt::AlignCenter,
                         label.elidedText(m_data.categories[i], Qt::ElideRight, static_cast<int>(each * every) - 4));
}

void ChartView::drawThresholds(QPainter& painter) const
{
    const QRectF& plot = m_plot;
    const QFontMetrics label(painter.font());
    QList<QRectF> taken;
    // The farthest limits have their labels first; one without room for its label is still a line.
    auto thresholds = m_data.thresholds;
    std::stable_sort(thresholds.begin(), thresholds.end(), [](const auto& a, const auto& b) { return std::abs(a.value) > std::abs(b.value); });
    for (const auto& threshold : std::as_const(thresholds)) {
        if (threshold.value < m_low || threshold.value > m_high)
            continue;
        const QColor color = m_theme.color(marks::tokenOf(threshold.tone));
        const double y = std::round(yOf(threshold.value)) + 0.5;
        painter.setPen(QPen(color, 1, Qt::DashLine));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        const double width = label.horizontalAdvance(threshold.label) + 8;
        const bool above = y - plot.top() > label.height() + 2;
        const QRectF box(plot.right() - width, above ? y - label.height() - 1 : y + 1, width, label.height());
        if (std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(box); }))
            continue;
        taken.append(box);
        QColor under = m_theme.color(Token::Surface);
        under.setAlpha(210);
        painter.fillRect(box, under);
        painter.setPen(color);
        painter.drawText(box, Qt::AlignCenter, threshold.label);
    }
}

int ChartView::legendStart(const QFontMetrics& label) const
{
    const int start = label.horizontalAdvance(m_data.unit) + 24;
    int needed = start;
    for (const auto& set : m_data.sets)
        needed += label.horizontalAdvance(set.name) + 30;
    return needed <= viewport()->width() ? start : 0;
}

void ChartView::drawLegend(QPainter& painter) const
{
    const QFontMetrics label(painter.font());
    const int start = legendStart(label);
    double x = start + 2;
    const double y = start > 0 ? 1 : label.height() + 3;
    for (int i = 0; i < m_data.sets.size(); ++i) {
        const double width = label.horizontalAdvance(m_data.sets[i].name) + 30;
        const double rest = viewport()->width() - x;
        if (i + 1 < m_data.sets.size() ? width + 16 > rest : width > rest) {
            painter.setPen(m_theme.color(Token::Muted));
            painter.drawText(QPointF(x, y + label.ascent()), QStringLiteral("…"));
            return;
        }
        painter.setPen(QPen(m_theme.color(Token::Muted), 1));
        painter.setBrush(seriesBrush(m_theme, i));
        painter.drawRect(QRectF(x + 0.5, y + label.height() / 2.0 - 4.5, 9, 9));
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(QPointF(x + 14, y + label.ascent()), m_data.sets[i].name);
        x += width;
    }
}

void ChartView::drawBarTip(QPainter& painter) const
{
    if (!m_plot.contains(m_pointer) || m_data.categories.isEmpty())
        return;
    const double share = (m_pointer.x() - m_plot.left()) / m_plot.width();
    const auto index = std::clamp<qsizetype>(static_cast<qsizetype>(share * static_cast<double>(m_data.categories.size())), 0,
                                             m_data.categories.size() - 1);
    QStringList lines{m_data.categories[index]};
    for (const auto& set : m_data.sets)
        if (index < set.exact.size() && set.values.value(index) != 0)
            lines.append(set.name + QStringLiteral("  ") + set.exact[index]);
    drawTip(painter, lines, m_pointer);
}

void ChartView::drawTip(QPainter& painter, const QStringList& lines, const QPointF& at) const
{
    const QFontMetrics label(painter.font());
    int width = 0;
    for (const QString& line : lines)
        width = std::max(width, label.horizontalAdvance(line));
    QRectF box(at.x() + 12, at.y() + 12, width + 16, label.height() * static_cast<double>(lines.size()) + 10);
    if (box.right() > viewport()->width())
        box.moveRight(at.x() - 8);
    if (box.bottom() > viewport()->height())
        box.moveBottom(at.y() - 8);
    painter.setPen(QPen(m_theme.color(Token::Line), 1));
    painter.setBrush(m_theme.color(Token::Surface));
    painter.drawRect(box);
    painter.setPen(m_theme.color(Token::Text));
    for (int i = 0; i < lines.size(); ++i)
        painter.drawText(QPointF(box.left() + 8, box.top() + 5 + i * label.height() + label.ascent()), lines[i]);
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    viewport()->update();
    QChartView::mouseMoveEvent(event);
}

void ChartView::leaveEvent(QEvent* event)
{
    m_pointer = {-1, -1};
    viewport()->update();
    QChartView::leaveEvent(event);
}

} // namespace assay::ui
