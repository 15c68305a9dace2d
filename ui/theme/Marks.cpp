// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Marks.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace assay::ui::marks {

Token tokenOf(models::Tone tone)
{
    switch (tone) {
    case models::Tone::Normal:
        return Token::Text;
    case models::Tone::Good:
        return Token::Good;
    case models::Tone::Watch:
        return Token::Watch;
    case models::Tone::Breach:
        return Token::Breach;
    case models::Tone::Info:
        return Token::Info;
    case models::Tone::Unknown:
        return Token::Unknown;
    case models::Tone::Muted:
        return Token::Muted;
    }
    return Token::Text;
}

Shape shapeOf(const QString& mark)
{
    const ushort first = mark.isEmpty() ? 0 : mark.at(0).unicode();
    if (first == 0x25A0)
        return Shape::Square;
    if (first == 0x25B2)
        return Shape::TriangleUp;
    if (first == 0x25C6)
        return Shape::Diamond;
    if (first == 0x25CF)
        return Shape::Circle;
    return Shape::Hollow;
}

Token tokenOfMark(const QString& mark)
{
    switch (shapeOf(mark)) {
    case Shape::Square:
    case Shape::TriangleUp:
        return Token::Breach;
    case Shape::Diamond:
        return Token::Watch;
    case Shape::Circle:
        return Token::Info;
    case Shape::Hollow:
        return Token::Unknown;
    }
    return Token::Unknown;
}

void drawShape(QPainter& painter, const QRectF& box, Shape shape, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(shape == Shape::Hollow ? QPen(color, 1.4) : QPen(Qt::NoPen));
    painter.setBrush(shape == Shape::Hollow ? QBrush(Qt::NoBrush) : QBrush(color));
    const QPointF center = box.center();
    const QPolygonF diamond{QPointF(center.x(), box.top()), QPointF(box.right(), center.y()),
                            QPointF(center.x(), box.bottom()), QPointF(box.left(), center.y())};
    switch (shape) {
    case Shape::Square:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case Shape::TriangleUp:
        painter.drawPolygon(QPolygonF{QPointF(center.x(), box.top()), box.bottomRight(), box.bottomLeft()});
        break;
    case Shape::Diamond:
    case Shape::Hollow:
        painter.drawPolygon(diamond);
        break;
    case Shape::Circle:
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    }
    painter.restore();
}

int tierWidth(const Theme& theme)
{
    return QFontMetrics(theme.font(Type::Label)).height() + 2;
}

int drawTier(QPainter& painter, const QRect& line, const QString& letter, const Theme& theme)
{
    const int side = tierWidth(theme);
    const QRect box(line.left(), line.center().y() - side / 2, side, side);
    painter.save();
    painter.setFont(theme.font(Type::Label));
    painter.setPen(QPen(theme.color(Token::Muted), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(0, 0, -1, -1));
    painter.drawText(box, Qt::AlignCenter, letter);
    painter.restore();
    return side;
}

void drawClock(QPainter& painter, const QRectF& box, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(box);
    painter.drawLine(box.center(), QPointF(box.center().x(), box.top() + box.height() * 0.2));
    painter.drawLine(box.center(), QPointF(box.right() - box.width() * 0.25, box.center().y()));
    painter.restore();
}

QBrush hatch(const Theme& theme)
{
    QColor color = theme.color(Token::Unknown);
    color.setAlpha(theme.scheme() == Scheme::Light ? 70 : 90);
    return QBrush(color, Qt::BDiagPattern);
}

} // namespace assay::ui::marks
