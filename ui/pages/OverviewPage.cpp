// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/OverviewPage.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/parts/Card.h"
#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

constexpr std::array kStrips{models::OverviewViewModel::Strip::Issuers, models::OverviewViewModel::Strip::Settlement,
                             models::OverviewViewModel::Strip::Vaults, models::OverviewViewModel::Strip::Aml};

} // namespace

OverviewPage::OverviewPage(models::Session& session, const Theme& theme, QWidget* parent)
    : PageView(session, session.overview(), theme, parent)
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
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("overviewStrips"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumHeight(132);
    content->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    setTop(area);
    OverviewPage::refreshCards();
}

void OverviewPage::refreshCards()
{
    auto& model = session().overview();
    for (std::size_t i = 0; i < kStrips.size(); ++i) {
        auto& strip = m_strips[i];
        if (!strip.cards)
            return;
        strip.title->setFont(theme().font(Type::Strong));
        strip.title->setText(model.stripTitle(kStrips[i]));
        strip.cards->setCards(model.strip(kStrips[i]));
    }
}

} // namespace assay::ui
