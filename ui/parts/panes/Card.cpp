// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/panes/Card.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

constexpr int kPadding = 12;
constexpr int kNarrow = 210;       // below this, tier and age go down to the context line

/// The largest size, down to the body's, at which the figure fits.
QFont fitted(QFont font, const QString& text, int width)
{
    while (font.pointSizeF() > 12 && QFontMetrics(font).horizontalAdvance(text) > width)
        font.setPointSizeF(font.pointSizeF() - 1);
    return font;
}

} // namespace

Card::Card(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void Card::setData(const models::CardData& data)
{
    m_data = data;
    setObjectName(QStringLiteral("card-") + data.id);
    setAccessibleName(data.accessible.isEmpty() ? data.label + QLatin1Char(' ') + data.figure : data.accessible);
    QString tip = data.label + QLatin1Char('\n') + data.exact;
    if (!data.context.isEmpty())
        tip += QLatin1Char('\n') + data.context;
    // Names come from outside: escape, so that a tool tip never reads them as markup.
    setToolTip(QStringLiteral("<p style='white-space:pre-wrap'>") + tip.toHtmlEscaped() + QStringLiteral("</p>"));
    update();
}

void Card::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect frame = rect().adjusted(0, 0, -1, -1);
    const bool alarmed = m_data.tone == models::Tone::Breach || m_data.tone == models::Tone::Watch;
    const QColor tone = m_theme.color(marks::tokenOf(m_data.tone));

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(hasFocus() || underMouse() ? Token::Accent : Token::Line), hasFocus() ? 2 : 1));
    painter.setBrush(m_theme.color(Token::Surface));
    painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (alarmed)
        painter.fillRect(QRect(0, 6, 3, height() - 12), tone);

    const QRect inner = frame.adjusted(kPadding, 8, -kPadding, -8);
    const QFont labelFont = m_theme.font(Type::Label);
    const QFontMetrics label(labelFont);
    int right = inner.right();

    if (!m_data.glyph.isEmpty()) {
        const QColor color = m_theme.color(marks::tokenOfMark(m_data.glyph));
        const QString letter = m_data.glyph.mid(1).trimmed();
        const int width = label.horizontalAdvance(letter);
        painter.setFont(labelFont);
        painter.setPen(color);
        painter.drawText(QRect(right - width, inner.top(), width + 1, label.height()), Qt::AlignVCenter, letter);
        right -= width + 4 + 10;
        marks::drawShape(painter, QRectF(right, inner.top() + (label.height() - 10) / 2.0, 10, 10),
                         marks::shapeOf(m_data.glyph), color);
        right -= 6;
    }
    painter.setFont(labelFont);
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(QRect(inner.left(), inner.top(), right - inner.left(), label.height()), Qt::AlignVCenter,
                     label.elidedText(m_data.label, Qt::ElideRight, right - inner.left()));

    // The figure with its tier and age right behind it, or under it where the card is narrow.
    const bool narrow = width() < kNarrow;
    const bool ageing = m_data.quality == models::Quality::Ageing;
    const bool stale = m_data.quality == models::Quality::Stale;
    const int clock = ageing || stale ? 14 : 0;
    const int standing = marks::tierWidth(m_theme) + 6 + clock + label.horizontalAdvance(m_data.age);
    const int behind = narrow ? 0 : 8 + standing;
    const QRect last(inner.left(), inner.bottom() - label.height() + 1, inner.width(), label.height());
    const int room = last.width() - (narrow ? standing + 8 : 0);
    painter.drawText(QRect(last.left(), last.top(), room, last.height()), Qt::AlignVCenter,
                     label.elidedText(m_data.context, Qt::ElideRight, room));
    const QRect line(inner.left(), inner.top() + label.height(), inner.width(), inner.height() - 2 * label.height());
    const QFont figureFont = fitted(m_theme.font(Type::Figure), m_data.figure, line.width() - behind);
    const QFontMetrics figure(figureFont);
    const QString text = figure.elidedText(m_data.figure, Qt::ElideRight, line.width() - behind);
    const int used = figure.horizontalAdvance(text);
    if (stale)
        painter.fillRect(QRect(line.left() - 4, line.top() + 2, used + 8, line.height() - 4), marks::hatch(m_theme));
    painter.setFont(figureFont);
    painter.setPen(alarmed ? tone : m_theme.color(m_data.quality == models::Quality::Missing ? Token::Unknown : Token::Text));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, text);

    // Small parts stand on the figure's base line.
    const int base = line.center().y() + figure.ascent() / 2 - figure.descent() / 2;
    int x = narrow ? last.right() - standing : line.left() + used + 8;
    const QRect small(x, narrow ? last.top() : base - label.ascent() - 1, inner.right() - x, label.height());
    x += marks::drawTier(painter, small, m_data.tier.isEmpty() ? QStringLiteral("?") : m_data.tier, m_theme) + 6;
    const QColor age = m_theme.color(ageing || stale ? Token::Watch : Token::Muted);
    if (clock) {
        marks::drawClock(painter, QRectF(x, small.center().y() - 5, 10, 10), age);
        x += clock;
    }
    painter.setFont(labelFont);
    painter.setPen(age);
    painter.drawText(QRect(x, small.top(), inner.right() - x + 1, small.height()), Qt::AlignVCenter, m_data.age);
}

CardStrip::CardStrip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CardStrip::setCards(const QList<models::CardData>& cards)
{
    QList<Card*> old = m_cards;
    QList<Card*> next;
    for (const auto& wanted : cards) {
        const auto found = std::find_if(old.begin(), old.end(), [&](Card* each) { return each->data().id == wanted.id; });
        Card* card = nullptr;
        if (found != old.end()) {
            card = *found;
            old.erase(found);
        } else {
            card = new Card(m_theme, this);
            connect(card, &QAbstractButton::clicked, this, [this, card] { Q_EMIT activated(card->data().target); });
            card->show();
        }
        card->setData(wanted);
        next.append(card);
    }
    for (Card* card : std::as_const(old)) {
        card->hide();
        card->deleteLater();
    }
    const bool same = next == m_cards;
    m_cards = next;
    if (same)
        return;
    for (qsizetype i = 1; i < m_cards.size(); ++i)
        setTabOrder(m_cards[i - 1], m_cards[i]);
    arrange();
}

int CardStrip::columns(int width) const
{
    const int fitting = std::max(1, (width + Theme::kBetween) / (Card::kMinimumWidth + Theme::kBetween));
    const int count = std::max(1, static_cast<int>(m_cards.size()));
    const int rows = (count + fitting - 1) / fitting;
    return (count + rows - 1) / rows;
}

int CardStrip::heightFor(int width) const
{
    if (m_cards.isEmpty())
        return 0;
    const int rows = (static_cast<int>(m_cards.size()) + columns(width) - 1) / columns(width);
    return rows * Card::kHeight + (rows - 1) * Theme::kBetween;
}

void CardStrip::arrange()
{
    const int across = columns(width());
    // Few cards do not grow without end: a figure far from its label is hard to read.
    const int each = std::min(360, (width() - (across - 1) * Theme::kBetween) / across);
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setGeometry((i % across) * (each + Theme::kBetween), (i / across) * (Card::kHeight + Theme::kBetween), each,
                                Card::kHeight);
    // Before it is seen its width means nothing: many rows in a narrow strip would force the window to grow.
    const int wanted = isVisible() ? heightFor(width()) : std::min(heightFor(width()), Card::kHeight);
    if (minimumHeight() != wanted || maximumHeight() != wanted)
        setFixedHeight(wanted);
}

void CardStrip::resizeEvent(QResizeEvent*)
{
    arrange();
}

void CardStrip::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    arrange();
}

} // namespace assay::ui
