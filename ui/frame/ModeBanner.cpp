// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/ModeBanner.h"

#include <QPainter>

#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

constexpr int kNoticeMs = 8000;

} // namespace

ModeBanner::ModeBanner(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("modeBanner"));
    setFixedHeight(kHeight);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kNoticeMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { setNotice({}); });
    hide();
}

void ModeBanner::setBanner(const models::BannerData& banner)
{
    m_banner = banner;
    refresh();
}

void ModeBanner::setNotice(const models::BannerData& notice)
{
    m_notice = notice;
    if (!notice.text.isEmpty())
        m_timer.start();
    refresh();
}

QString ModeBanner::text() const
{
    return shown().text;
}

void ModeBanner::refresh()
{
    setVisible(!shown().text.isEmpty());
    const bool both = !m_notice.text.isEmpty() && !m_banner.text.isEmpty();
    const QString all = both ? m_notice.text + QLatin1Char('\n') + m_banner.text : shown().text;
    setAccessibleName(all);
    setToolTip(all.toHtmlEscaped());
    update();
}

void ModeBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor tone = m_theme.color(marks::tokenOf(shown().tone));
    QColor under = tone;
    under.setAlpha(shown().tone == models::Tone::Normal ? 0 : 28);
    painter.fillRect(rect(), m_theme.color(Token::Surface));
    painter.fillRect(rect(), under);
    painter.fillRect(QRect(0, 0, 4, height()), tone);
    painter.setPen(m_theme.color(Token::Line));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    painter.setFont(m_theme.font(Type::Body));
    painter.setPen(shown().tone == models::Tone::Unknown ? m_theme.color(Token::Text) : tone);
    QRect line = rect().adjusted(Theme::kAround, 0, -Theme::kAround, 0);
    const QFontMetrics metrics = painter.fontMetrics();
    // What kind of data it is stays to be read while a notice is up.
    if (!m_notice.text.isEmpty() && !m_banner.text.isEmpty()) {
        const QString lasting = metrics.elidedText(m_banner.text, Qt::ElideRight, line.width() / 2);
        const QPen notice = painter.pen();
        painter.setPen(m_theme.color(marks::tokenOf(m_banner.tone)));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, lasting);
        painter.setPen(notice);
        line.setRight(line.right() - metrics.horizontalAdvance(lasting) - Theme::kAround);
    }
    painter.drawText(line, Qt::AlignVCenter, metrics.elidedText(shown().text, Qt::ElideRight, line.width()));
}

} // namespace assay::ui
