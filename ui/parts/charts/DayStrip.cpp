// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/charts/DayStrip.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

#include <algorithm>

#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

constexpr int kAxis = 14;          // the line of the day, with the present moment on it
constexpr int kStripPadding = 10;
constexpr int kRoomy = 130;        // from this width a box has all of its parts
constexpr int kMostWide = 420;
constexpr int kWidthOver = 5;      // of a cycle with nothing left to do, in proportion to
constexpr int kWidthDue = 8;       // one that is still to settle
constexpr int kMostCycles = 8;     // more are not legible; the table has them all

} // namespace

CycleButton::CycleButton(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void CycleButton::setData(const models::CycleBox& data)
{
    m_data = data;
    setObjectName(QStringLiteral("cycle-") + data.id);
    setAccessibleName(data.accessible);
    setToolTip(QStringLiteral("<p>") + data.accessible.toHtmlEscaped() + QStringLiteral("</p>"));
    update();
}

void CycleButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void CycleButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool alarmed = m_data.tone == models::Tone::Breach || m_data.tone == models::Tone::Watch;
    const QColor tone = m_theme.color(marks::tokenOf(m_data.tone));
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = hasFocus() || underMouse() || m_data.isNext;
    painter.setPen(QPen(m_theme.color(marked ? Token::Accent : Token::Line), hasFocus() ? 2 : 1));
    painter.setBrush(m_theme.color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (alarmed)
        painter.fillRect(QRect(0, 6, 3, height() - 12), tone);

    const QRect inner = rect().adjusted(kStripPadding, 5, -kStripPadding, -5);
    const QFont small = m_theme.font(Type::Label);
    const QFontMetrics label(small);
    const int line = inner.height() / 3;
    const auto row = [&](int index) { return QRect(inner.left(), inner.top() + index * line, inner.width(), line); };

    // Tier and age are beside the name, or below where a box is narrow.
    const int standing = marks::tierWidth(m_theme) + 5 + label.horizontalAdvance(m_data.age);
    const bool roomy = inner.width() > kRoomy;
    painter.setFont(small);
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(row(0), Qt::AlignVCenter,
                     label.elidedText(m_data.name, Qt::ElideRight, inner.width() - (roomy ? standing + 8 : 0)));

    // What does not fit whole is left out, since half a countdown says something else; the help text has all.
    const QFont strong = m_theme.font(Type::Strong);
    const QFontMetrics figure(strong);
    painter.setFont(strong);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(row(1), Qt::AlignVCenter, m_data.cutOff);
    int used = figure.horizontalAdvance(m_data.cutOff) + 10;
    if (used + figure.horizontalAdvance(m_data.countdown) <= inner.width()) {
        painter.setPen(alarmed ? tone : m_theme.color(m_data.tone == models::Tone::Muted ? Token::Muted : Token::Text));
        painter.drawText(row(1).adjusted(used, 0, 0, 0), Qt::AlignVCenter, m_data.countdown);
        used += figure.horizontalAdvance(m_data.countdown) + 10;
    }
    painter.setFont(small);
    if (used + label.horizontalAdvance(m_data.state) <= inner.width()) {
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(row(1), Qt::AlignVCenter | Qt::AlignRight, m_data.state);
    }

    const int room = inner.width() - (roomy ? 0 : standing + 8);
    painter.setPen(m_theme.color(Token::Muted));
    const QString waiting = m_data.missing.isEmpty() ? m_data.waiting : m_data.waiting + QStringLiteral(" · ");
    used = std::min(label.horizontalAdvance(waiting), room);
    painter.drawText(row(2), Qt::AlignVCenter, label.elidedText(waiting, Qt::ElideRight, room));
    if (!m_data.missing.isEmpty()) {
        painter.setPen(alarmed ? tone : m_theme.color(Token::Watch));
        painter.drawText(row(2).adjusted(used, 0, 0, 0), Qt::AlignVCenter,
                         label.elidedText(m_data.missing, Qt::ElideRight, room - used));
    }
    QRect right = row(roomy ? 0 : 2);
    right.setLeft(inner.right() - standing);
    if (m_data.quality == models::Quality::Stale)
        painter.fillRect(right.adjusted(-3, 1, 3, -1), marks::hatch(m_theme));
    const int tier = marks::drawTier(painter, right, m_data.tier, m_theme);
    painter.setFont(small);
    painter.setPen(m_theme.color(m_data.quality == models::Quality::Live ? Token::Muted : Token::Watch));
    painter.drawText(right.adjusted(tier + 5, 0, 0, 0), Qt::AlignVCenter, m_data.age);
}

DayStrip::DayStrip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_empty(new QLabel(this))
{
    setObjectName(QStringLiteral("dayStrip"));
    m_empty->setObjectName(QStringLiteral("dayStripEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setProperty("type", QStringLiteral("label"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setData({});
    retranslate();
}

void DayStrip::setData(const models::DayStripData& strip)
{
    m_data = strip;
    const auto shown = std::min<qsizetype>(strip.cycles.size(), kMostCycles);
    // The next ones are what counts: those that are long past give way.
    qsizetype first = 0;
    while (first + shown < strip.cycles.size() && !strip.cycles[first].isNext)
        ++first;
    while (m_buttons.size() < shown) {
        auto* button = new CycleButton(m_theme, this);
        connect(button, &QAbstractButton::clicked, this, [this, button] { Q_EMIT activated(button->data().target); });
        m_buttons.append(button);
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < shown);
        if (i < shown)
            m_buttons[i]->setData(strip.cycles[first + i]);
    }
    m_empty->setVisible(shown == 0);
    const int height = shown == 0 ? 22 : kAxis + CycleButton::kHeight;
    if (height != this->height() || minimumHeight() != height)
        setFixedHeight(height);
    arrange();
    update();
}

void DayStrip::retranslate()
{
    setAccessibleName(tr("Cycles and cut-offs of today"));
    m_empty->setText(tr("No source has stated a settlement cycle of today: cut-offs are not known."));
    m_empty->adjustSize();
}

void DayStrip::arrange()
{
    const auto share = [](const CycleButton* button) {
        return button->data().tone == models::Tone::Muted ? kWidthOver : kWidthDue;
    };
    int gaps = -Theme::kBetween;
    int shares = 0;
    for (const CycleButton* button : std::as_const(m_buttons))
        if (!button->isHidden()) {
            gaps += Theme::kBetween;
            shares += share(button);
        }
    m_empty->setGeometry(0, 0, width(), 22);
    int left = 0;
    for (CycleButton* button : std::as_const(m_buttons)) {
        if (button->isHidden())
            continue;
        const int wide = std::min((width() - gaps) * share(button) / shares, kMostWide);
        button->setGeometry(left, kAxis, wide, CycleButton::kHeight);
        left += wide + Theme::kBetween;
    }
}

void DayStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DayStrip::paintEvent(QPaintEvent*)
{
    if (m_data.cycles.isEmpty())
        return;
    QPainter painter(this);
    const int y = kAxis / 2 - 1;
    const int wide = width() - 1;
    painter.setPen(QPen(m_theme.color(Token::Line), 2));
    painter.drawLine(0, y, wide, y);
    for (const auto& box : m_data.cycles) {
        const int x = static_cast<int>(box.until * wide);
        painter.setPen(QPen(m_theme.color(marks::tokenOf(box.tone)), 2));
        painter.drawLine(x, y - 4, x, y + 4);
    }
    if (m_data.now < 0.0 || m_data.now > 1.0)
        return;
    const int x = static_cast<int>(m_data.now * wide);
    painter.setPen(QPen(m_theme.color(Token::Accent), 2));
    painter.drawLine(0, y, x, y);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_theme.color(Token::Accent));
    painter.drawEllipse(QPointF(x, y), 3.5, 3.5);
}

} // namespace assay::ui
