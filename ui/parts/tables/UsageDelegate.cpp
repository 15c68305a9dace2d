// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/tables/UsageDelegate.h"

#include <QPainter>

#include <algorithm>

#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

constexpr int kFull = 125;     // what the whole bar stands for, in hundredths of the limit
constexpr int kFigure = 84;    // room for the percentage

} // namespace

UsageDelegate::UsageDelegate(const Theme& theme, QObject* parent) : FigureDelegate(theme, parent), m_bars(theme) {}

QSize UsageDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {190, Theme::kRow};
}

void UsageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    FigureDelegate::paint(painter, option, index);
    bool known = false;
    // Only the length of a bar; the figure beside it is the exact one.
    const double share = index.data(models::RawRole).toString().toDouble(&known);
    const QRect bar = option.rect.adjusted(8, 9, -kFigure, -9);
    if (!known || bar.width() < 24)
        return;
    const auto tone = static_cast<models::Tone>(index.data(models::ToneRole).toInt());
    const auto place = [&](double hundredths) {
        return bar.left() + static_cast<int>(std::clamp(hundredths / kFull, 0.0, 1.0) * bar.width());
    };
    painter->save();
    painter->fillRect(bar, m_bars.color(Token::Line));
    const QColor fill = tone == models::Tone::Normal ? m_bars.color(Token::Accent) : m_bars.color(marks::tokenOf(tone));
    painter->fillRect(QRect(bar.topLeft(), QPoint(place(share * 100.0), bar.bottom())), fill);
    painter->setPen(QPen(m_bars.color(Token::Watch), 1));
    painter->drawLine(place(kWarning), bar.top() - 3, place(kWarning), bar.bottom() + 3);
    painter->setPen(QPen(m_bars.color(Token::Breach), 2));
    painter->drawLine(place(kAlarm), bar.top() - 3, place(kAlarm), bar.bottom() + 3);
    painter->restore();
}

} // namespace assay::ui
