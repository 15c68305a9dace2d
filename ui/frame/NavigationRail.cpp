// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/NavigationRail.h"

#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/actions/ActionTable.h"
#include "ui/pages/PageWidgets.h"
#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

/// A button that shows the page's name at the left and its number, muted, at the right.
class RailButton : public QToolButton {
public:
    RailButton(const Theme& theme, int number, QWidget* parent) : QToolButton(parent), m_theme(theme), m_number(number) {}

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QRect box = rect();
        if (isChecked() || underMouse()) {
            QColor under = m_theme.color(Token::Accent);
            under.setAlpha(isChecked() ? 30 : 14);
            painter.fillRect(box, under);
        }
        if (isChecked())
            painter.fillRect(QRect(0, 0, 3, box.height()), m_theme.color(Token::Accent));
        if (hasFocus()) {
            painter.setPen(m_theme.color(Token::Accent));
            painter.drawRect(box.adjusted(0, 0, -1, -1));
        }
        painter.setFont(m_theme.font(isChecked() ? Type::Strong : Type::Body));
        painter.setPen(m_theme.color(Token::Text));
        const QRect inner = box.adjusted(14, 0, -10, 0);
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, inner.width() - 14));
        painter.setFont(m_theme.font(Type::Label));
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, QString::number(m_number));
    }

private:
    const Theme& m_theme;
    int m_number;
};

} // namespace

NavigationRail::NavigationRail(const Theme& theme, ActionTable& actions, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_actions(actions)
{
    setObjectName(QStringLiteral("navigationRail"));
    setFixedWidth(kWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::kBetween, 1, Theme::kBetween);
    layout->setSpacing(2);
    int number = 0;
    for (const auto& page : pageWidgets()) {
        auto* button = new RailButton(theme, ++number, this);
        button->setObjectName(pageObjectName("rail", page.page));
        button->setCheckable(true);
        button->setFixedHeight(36);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, &actions.action(commandOf(page.page)), &QAction::trigger);
        layout->addWidget(button);
        m_buttons.append(button);
    }
    layout->addStretch();
    retranslate();
    setPage(models::Page::Overview);
}

void NavigationRail::setPage(models::Page page)
{
    m_current = static_cast<int>(page);
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(i == m_current);
}

void NavigationRail::retranslate()
{
    setAccessibleName(tr("Pages"));
    for (const auto& spec : ActionTable::specs())
        if (const auto page = pageOf(spec.command)) {
            QToolButton* button = m_buttons[static_cast<int>(*page)];
            button->setText(ActionTable::plainText(spec));
            button->setAccessibleName(ActionTable::plainText(spec));
            button->setToolTip(m_actions.action(spec.command).toolTip());
        }
}

void NavigationRail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Bg));
    painter.setPen(m_theme.color(Token::Line));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace assay::ui
