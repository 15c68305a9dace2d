// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/OverviewPage.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/parts/panes/Card.h"
#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

constexpr std::array kStrips{models::OverviewViewModel::Strip::Issuers, models::OverviewViewModel::Strip::Settlement,
                             models::OverviewViewModel::Strip::Vaults, models::OverviewViewModel::Strip::Aml};

} // namespace

/// Wants the height of its content; scrolls when it gets less.
class StripArea : public QScrollArea {
public:
    using QScrollArea::QScrollArea;
    void want(int height)
    {
        if (height == m_wanted)
            return;
        m_wanted = height;
        updateGeometry();
    }
    [[nodiscard]] QSize sizeHint() const override { return {QScrollArea::sizeHint().width(), m_wanted}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {Card::kMinimumWidth, Card::kHeight}; }

private:
    int m_wanted = Card::kHeight;
};

OverviewPage::OverviewPage(models::Session& session, const Theme& theme, QWidget* parent)
    : PageView(session, session.page<models::OverviewViewModel>(), theme, parent)
{
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::kAround);
    grid->setVerticalSpacing(Theme::kBetween);
    for (std::size_t i = 0; i < kStrips.size(); ++i) {
        auto& strip = m_strips[i];
        strip.box = new QWidget(content);
        strip.title = new QLabel(strip.box);
        strip.title->setObjectName(QStringLiteral("stripTitle%1").arg(i));
        strip.title->setTextFormat(Qt::PlainText);
        strip.cards = addStrip(strip.box, QStringLiteral("strip%1").arg(i));
        auto* layout = new QVBoxLayout(strip.box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(Theme::kInside);
        layout->addWidget(strip.title);
        layout->addWidget(strip.cards);
        layout->addStretch();
        grid->addWidget(strip.box, static_cast<int>(i / 2), static_cast<int>(i % 2));
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(2, 1);
    m_area = new StripArea(this);
    m_area->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_area->setObjectName(QStringLiteral("overviewStrips"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content->setAutoFillBackground(false);
    m_area->viewport()->setAutoFillBackground(false);
    m_area->setWidget(content);
    setTop(m_area);
    OverviewPage::refreshCards();
}

void OverviewPage::refreshCards()
{
    auto& model = session().page<models::OverviewViewModel>();
    for (std::size_t i = 0; i < kStrips.size(); ++i) {
        auto& strip = m_strips[i];
        if (!strip.cards)
            return;
        strip.title->setFont(theme().font(Type::Strong));
        strip.title->setText(model.stripTitle(kStrips[i]));
        strip.cards->setCards(model.strip(kStrips[i]));
    }
    fit();
}

void OverviewPage::resizeEvent(QResizeEvent* event)
{
    PageView::resizeEvent(event);
    fit();
}

void OverviewPage::fit()
{
    if (!m_area)
        return;
    // All cards if that leaves the findings at least half of the page; else they scroll.
    const int half = (width() - 2 * Theme::kAround - Theme::kAround) / 2;
    int wanted = 0;
    for (std::size_t row = 0; row < 2; ++row) {
        int tallest = 0;
        for (std::size_t i = 2 * row; i < 2 * row + 2; ++i)
            tallest = std::max(tallest, m_strips[i].title->sizeHint().height() + Theme::kInside
                                            + m_strips[i].cards->heightFor(half));
        wanted += tallest;
    }
    wanted += Theme::kBetween;
    m_area->want(std::clamp(wanted, Card::kHeight, std::max(Card::kHeight, height() / 2)));
}

} // namespace assay::ui
