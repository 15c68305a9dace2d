// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/tables/FigureDelegate.h"

#include <cmath>
#include <memory>

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include "models/items/RecordTableModel.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

constexpr int kPad = 8;
/// Cells of some tall screens.
constexpr int kMostLaid = 4096;

QString columnId(const QModelIndex& index)
{
    const auto* model = qobject_cast<const models::RecordTableModel*>(index.model());
    return model ? model->columnId(index.column()) : QString();
}

models::Quality qualityOf(const QModelIndex& index)
{
    const QVariant value = index.data(models::QualityRole);
    return value.isValid() ? static_cast<models::Quality>(value.toInt()) : models::Quality::Live;
}

} // namespace

FigureDelegate::FigureDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_laid(kMostLaid)
{
}

const QStaticText& FigureDelegate::laidOut(const QString& text, const QFont& font, int room) const
{
    const LaidKey key{text, room, font};
    if (const auto* known = m_laid.object(key))
        return *known;
    auto made = std::make_unique<QStaticText>(QFontMetrics(font).elidedText(text, Qt::ElideRight, room));
    made->setTextFormat(Qt::PlainText);
    made->prepare(QTransform(), font);
    const auto& out = *made;
    m_laid.insert(key, made.release());
    return out;
}

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const bool mono = index.data(models::MonospaceRole).toBool();
    int width = QFontMetrics(mono ? m_theme.font(Type::Code) : option.font).horizontalAdvance(text) + 2 * kPad + 2;
    if (!index.data(models::GlyphRole).toString().isEmpty())
        width += 16;
    if (columnId(index) == QLatin1String("data_age"))
        width += 16;
    return {width, Theme::kRow};
}

void FigureDelegate::paintGroup(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!option.state.testFlag(QStyle::State_Selected)) {
        QColor tint = m_theme.color(Token::Accent);
        tint.setAlpha(20);
        painter.fillRect(option.rect, tint);
    }
    const auto* model = qobject_cast<const models::RecordTableModel*>(index.model());
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const QString sum = index.data(Qt::DisplayRole).toString();
    painter.setFont(m_theme.font(Type::Strong));
    painter.setPen(m_theme.color(Token::Text));
    const QRect box = option.rect.adjusted(kPad, 0, -kPad, 0);
    if (!sum.isEmpty() || !model || !table) {
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight, QFontMetrics(painter.font()).elidedText(sum, Qt::ElideRight, box.width()));
        return;
    }
    // What a group is runs across the columns without a sum, from the left end of the row.
    const QHeaderView* header = table->horizontalHeader();
    int first = 0;
    while (first < header->count() && header->isSectionHidden(header->logicalIndex(first)))
        ++first;
    const int left = first < header->count() ? header->sectionViewportPosition(header->logicalIndex(first)) : 0;
    const QString mark = model->isGroupOpen(index.row()) ? QStringLiteral("▾  ") : QStringLiteral("▸  ");
    const int indent = index.data(models::GroupRole).toInt() * 20;
    const QRect whole(left + kPad + indent, option.rect.top(), table->viewport()->width(), option.rect.height());
    painter.drawText(whole, Qt::AlignVCenter | Qt::AlignLeft, mark + index.data(models::GroupTextRole).toString());
}

void FigureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
    else if (option.state.testFlag(QStyle::State_MouseOver)) {
        QColor hover = m_theme.color(Token::Accent);
        hover.setAlpha(16);
        painter->fillRect(option.rect, hover);
    }
    // Hairlines between rows only.
    painter->setPen(m_theme.color(Token::Line));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    if (index.data(models::GroupRole).isValid()) {
        paintGroup(*painter, option, index);
        painter->restore();
        return;
    }
    const QString id = columnId(index);
    const auto quality = qualityOf(index);
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
    const bool number = alignment.testFlag(Qt::AlignRight);
    QString text = index.data(Qt::DisplayRole).toString();
    text.replace(QLatin1Char('\n'), QStringLiteral(" · "));
    const auto tone = static_cast<models::Tone>(index.data(models::ToneRole).toInt());
    QRect box = option.rect.adjusted(kPad, 0, -kPad, 0);

    if (id == QLatin1String("tier")) {
        if (!text.isEmpty() && text.size() <= 2)
            marks::drawTier(*painter, QRect(box.left(), box.top(), box.width(), box.height() - 1), text, m_theme);
        else
            painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft, text);
        painter->restore();
        return;
    }

    QFont font = option.font;
    if (index.data(models::MonospaceRole).toBool())
        font = m_theme.font(Type::Code);
    const bool age = id == QLatin1String("data_age");
    if (age && quality == models::Quality::Ageing)
        font.setItalic(true);
    const QString glyph = index.data(models::GlyphRole).toString();
    if (!glyph.isEmpty()) {
        const QColor color = m_theme.color(marks::tokenOfMark(glyph));
        marks::drawShape(*painter, QRectF(box.left(), box.center().y() - 5, 10, 10), marks::shapeOf(glyph), color);
        box.setLeft(box.left() + 16);
        // The word after the shape says what the letter would; the shape itself is drawn, not written.
        if (text.startsWith(glyph.at(0)))
            text = text.mid(1).trimmed();
        if (text.isEmpty())
            text = glyph.mid(1).trimmed();
    }

    const QStaticText& laid = laidOut(text, font, box.width());
    const QSizeF size = laid.size();
    const int width = qRound(size.width());
    if (index.data(models::MatchRole).toBool()) {
        // Why the filter keeps this row: a wash and a line, so that it is not shown by colour alone.
        const int left = number ? box.right() + 1 - width : box.left();
        QColor wash = m_theme.color(Token::Accent);
        wash.setAlpha(40);
        painter->fillRect(QRect(left - 2, option.rect.top() + 3, width + 4, option.rect.height() - 6), wash);
        painter->fillRect(QRect(left - 2, option.rect.bottom() - 3, width + 4, 1), m_theme.color(Token::Accent));
    }
    if (quality == models::Quality::Stale && (number || age)) {
        const int left = number || age ? box.right() - width : box.left();
        painter->fillRect(QRect(left - 4, option.rect.top() + 3, width + 8, option.rect.height() - 6), marks::hatch(m_theme));
    }
    if (age && (quality == models::Quality::Ageing || quality == models::Quality::Stale)) {
        const int left = number ? box.right() - width - 15 : box.left();
        marks::drawClock(*painter, QRectF(left, option.rect.center().y() - 5, 10, 10), m_theme.color(Token::Watch));
        if (!number)
            box.setLeft(box.left() + 15);
    }
    Token token = marks::tokenOf(tone);
    if (age && quality == models::Quality::Stale)
        token = Token::Watch;   // old is not the same as wrong: breach red stays with what is broken
    painter->setFont(font);
    painter->setPen(m_theme.color(token));
    painter->drawStaticText(QPointF(number ? box.right() + 1 - size.width() : box.left(),
                                    box.top() + std::floor((box.height() - size.height()) / 2)), laid);

    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(m_theme.color(Token::Accent));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace assay::ui
