// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/SeverityCounters.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

constexpr int kMarkSize = 11;
constexpr int kMaxLamps = 40;

class MarkButton : public QAbstractButton {
public:
    MarkButton(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
    {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setFixedHeight(Theme::kTarget + 4);
    }
    [[nodiscard]] QSize sizeHint() const override { return {minimumWidth(), height()}; }

protected:
    void drawFocus(QPainter& painter) const
    {
        if (!hasFocus())
            return;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(m_theme.color(Token::Accent));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    const Theme& m_theme;
};

class CountButton : public MarkButton {
public:
    using MarkButton::MarkButton;
    void setCount(const models::SeverityCount& count)
    {
        m_count = count;
        const QFontMetrics body(m_theme.font(Type::Strong));
        const QFontMetrics label(m_theme.font(Type::Label));
        setFixedWidth(6 + kMarkSize + 3 + label.horizontalAdvance(letter()) + 5
                      + body.horizontalAdvance(QString::number(count.count)) + 6);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QColor color = m_theme.color(m_count.count > 0 ? marks::tokenOfMark(m_count.mark) : Token::Muted);
        // An open count is a filled shape, none is the letter alone with a muted shape.
        marks::drawShape(painter, QRectF(6, (height() - kMarkSize) / 2.0, kMarkSize, kMarkSize), marks::shapeOf(m_count.mark), color);
        painter.setPen(color);
        painter.setFont(m_theme.font(Type::Label));
        int x = 6 + kMarkSize + 3;
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, letter());
        x += painter.fontMetrics().horizontalAdvance(letter()) + 5;
        painter.setFont(m_theme.font(m_count.count > 0 ? Type::Strong : Type::Body));
        painter.setPen(m_theme.color(m_count.count > 0 ? Token::Text : Token::Muted));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, QString::number(m_count.count));
        drawFocus(painter);
    }

private:
    [[nodiscard]] QString letter() const { return m_count.mark.mid(1).trimmed(); }
    models::SeverityCount m_count;
};

class LampButton : public MarkButton {
public:
    using MarkButton::MarkButton;
    void setLamp(const models::LampData& lamp)
    {
        m_lamp = lamp;
        setFixedWidth(22);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor color = m_theme.color(marks::tokenOf(m_lamp.tone));
        const QRectF box((width() - kMarkSize) / 2.0, 4, kMarkSize, kMarkSize);
        const ushort shape = m_lamp.glyph.isEmpty() ? 0 : m_lamp.glyph.at(0).unicode();
        painter.setPen(QPen(color, 1.6));
        painter.setBrush(shape == 0x25CF ? QBrush(color) : QBrush(Qt::NoBrush));
        if (shape == 0x2715) {
            painter.drawLine(box.topLeft(), box.bottomRight());
            painter.drawLine(box.topRight(), box.bottomLeft());
        } else if (shape == 0x2013) {
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
        } else {
            painter.drawEllipse(box.adjusted(1, 1, -1, -1));
            if (shape == 0x25D0) {
                painter.setBrush(color);
                painter.drawPie(box.adjusted(1, 1, -1, -1), 90 * 16, 180 * 16);
            }
        }
        QFont font = m_theme.font(Type::Label);
        font.setPointSizeF(7);
        painter.setFont(font);
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(QRect(0, 15, width(), height() - 15), Qt::AlignCenter, m_lamp.source.left(1).toUpper());
        drawFocus(painter);
    }

private:
    models::LampData m_lamp;
};

QHBoxLayout* row(QWidget* widget)
{
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    return layout;
}

} // namespace

SeverityCounters::SeverityCounters(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("severityCounters"));
    row(this);
}

void SeverityCounters::setCounts(const QList<models::SeverityCount>& counts)
{
    m_counts = counts;
    while (m_buttons.size() < counts.size()) {
        auto* button = new CountButton(m_theme, this);
        const auto index = m_buttons.size();
        button->setObjectName(QStringLiteral("severity%1").arg(index));
        connect(button, &QAbstractButton::clicked, this, [this, index] { Q_EMIT activated(m_counts[index].target); });
        layout()->addWidget(button);
        m_buttons.append(button);
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < counts.size());
        if (i >= counts.size())
            continue;
        static_cast<CountButton*>(m_buttons[i])->setCount(counts[i]);
        const QString words = tr("%1: %2 open").arg(counts[i].name).arg(counts[i].count);
        m_buttons[i]->setAccessibleName(words);
        m_buttons[i]->setToolTip(words);
    }
}

SourceLamps::SourceLamps(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("sourceLamps"));
    row(this)->setSpacing(0);
}

void SourceLamps::setLamps(const QList<models::LampData>& lamps)
{
    m_lamps = lamps.mid(0, kMaxLamps);
    while (m_buttons.size() < m_lamps.size()) {
        auto* button = new LampButton(m_theme, this);
        const auto index = m_buttons.size();
        connect(button, &QAbstractButton::clicked, this, [this, index] { Q_EMIT activated(m_lamps[index].source); });
        layout()->addWidget(button);
        m_buttons.append(button);
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < m_lamps.size());
        if (i >= m_lamps.size())
            continue;
        m_buttons[i]->setObjectName(QStringLiteral("lamp-") + m_lamps[i].source);
        static_cast<LampButton*>(m_buttons[i])->setLamp(m_lamps[i]);
        m_buttons[i]->setAccessibleName(m_lamps[i].source + QLatin1Char(' ') + m_lamps[i].state);
        m_buttons[i]->setToolTip(QStringLiteral("<p style='white-space:pre-wrap'>") + m_lamps[i].toolTip.toHtmlEscaped()
                                 + QStringLiteral("</p>"));
    }
}

} // namespace assay::ui
