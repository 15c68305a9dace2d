// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ReservesPage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>

#include "ui/parts/tables/RecordTableView.h"
#include "ui/parts/panes/StressPanel.h"
#include "ui/theme/Theme.h"

namespace assay::ui {

ReservesPage::ReservesPage(models::Session& session, const Theme& theme, QWidget* parent)
    : PageView(session, session.page<models::ReservesViewModel>(), theme, parent), m_span(new QComboBox(this)), m_mix(new QComboBox(this)),
      m_chip(new QToolButton(this)),
      m_stress(new StressPanel(session, theme, makeTable(*session.page<models::ReservesViewModel>().stressRuns(), this), this))
{
    // Wider and higher than a small window has room for.
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("stressArea"));
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(m_stress);
    putBelow(QStringLiteral("liquidity"), area);
    m_chip->setObjectName(QStringLiteral("coinChip"));
    m_chip->setFocusPolicy(Qt::StrongFocus);
    m_chip->setMinimumHeight(Theme::kTarget + 4);
    m_span->setObjectName(QStringLiteral("coverageSpan"));
    for (const int hours : {1, 6, 24, 24 * 7, 24 * 30, 24 * 90})
        m_span->addItem(QString(), hours);
    m_span->setCurrentIndex(2);
    m_mix->setObjectName(QStringLiteral("reserveMix"));
    for (const auto by : {models::MixBy::Class, models::MixBy::Currency, models::MixBy::Maturity, models::MixBy::Custodian})
        m_mix->addItem(QString(), static_cast<int>(by));
    tools().addWidget(m_chip);
    tools().addWidget(m_span);
    tools().addWidget(m_mix);
    auto& model = this->session().page<models::ReservesViewModel>();
    connect(m_span, &QComboBox::currentIndexChanged, this, [this] {
        this->session().page<models::ReservesViewModel>().setChartSpan(std::chrono::hours{m_span->currentData().toInt()});
    });
    connect(m_mix, &QComboBox::currentIndexChanged, this, [this] {
        this->session().page<models::ReservesViewModel>().setMixBy(static_cast<models::MixBy>(m_mix->currentData().toInt()));
    });
    connect(m_chip, &QToolButton::clicked, this, [this] {
        this->session().page<models::ReservesViewModel>().setScope({});
        if (auto* table = currentTable())
            table->table().setFocus(Qt::OtherFocusReason);
    });
    connect(&model, &models::ReservesViewModel::scopeChanged, this, &ReservesPage::showScope);
    connect(&model, &models::ReservesViewModel::changed, m_stress, &StressPanel::refresh);
    connect(m_stress, &StressPanel::noticed, this, &PageView::noticed);
    connect(&model, &models::ReservesViewModel::explained, this, [this] {
        Q_EMIT noticed({tr("The explanation is stored with the restatement."), models::Tone::Good});
    });
    ReservesPage::retranslate();
}

bool ReservesPage::wantsCharts() const
{
    // The what-if takes the room.
    const auto* table = currentTable();
    return !table || (table->model().id() != QLatin1String("liquidity") && &table->model() != session().page<models::ReservesViewModel>().stressRuns());
}

void ReservesPage::rowChosen(RecordTableView& table)
{
    // What is charted is of the coin of the row with the cursor, in every table that has coins.
    auto& model = session().page<models::ReservesViewModel>();
    if (&table != currentTable() || table.currentRow() < 0 || !model.scope().isEmpty() || table.model().columnOf("coin") < 0)
        return;
    if (const QString coin = table.model().rawText(table.currentRow(), "coin"); !coin.isEmpty())
        model.selectCoin(coin);
}

void ReservesPage::rowPicked(RecordTableView& table)
{
    auto& model = session().page<models::ReservesViewModel>();
    if (&table.model() == model.coins())
        model.setScope(model.coinAt(table.currentRow()));
}

void ReservesPage::rowOpened(RecordTableView& table)
{
    const auto& model = session().page<models::ReservesViewModel>();
    if (&table.model() == model.letters())
        Q_EMIT letterRequested();
    else if (&table.model() == model.stressRuns())
        m_stress->runAgain(table.currentRow());
}

void ReservesPage::openTarget(const models::Target& target)
{
    if (!target.coin.isEmpty())
        session().page<models::ReservesViewModel>().setScope(target.coin);
    PageView::openTarget(target);
}

void ReservesPage::showScope()
{
    const QString coin = session().page<models::ReservesViewModel>().scope();
    m_chip->setVisible(!coin.isEmpty());
    m_chip->setText(tr("Only %1  ✕").arg(coin));
    m_chip->setToolTip(tr("The page shows only %1. Press to show all coins.").arg(coin));
    m_chip->setAccessibleName(m_chip->toolTip());
    m_stress->setCoin(coin);
}

void ReservesPage::retranslate()
{
    m_span->setAccessibleName(tr("Span of the charts over time"));
    for (int i = 0; i < m_span->count(); ++i) {
        const int hours = m_span->itemData(i).toInt();
        m_span->setItemText(i, hours <= 24 ? tr("Last %n hours", nullptr, hours) : tr("Last %n days", nullptr, hours / 24));
    }
    m_mix->setAccessibleName(tr("What the holdings chart is parted by"));
    m_mix->setItemText(0, tr("By class"));
    m_mix->setItemText(1, tr("By currency"));
    m_mix->setItemText(2, tr("By maturity"));
    m_mix->setItemText(3, tr("By custodian"));
    m_stress->retranslate();
    showScope();
    PageView::retranslate();
}

} // namespace assay::ui
