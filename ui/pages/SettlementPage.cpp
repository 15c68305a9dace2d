// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/SettlementPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QTableView>

#include "ui/parts/panes/Card.h"
#include "ui/parts/charts/DayStrip.h"
#include "ui/parts/panes/GridlockPanel.h"
#include "ui/parts/panes/PlainLabel.h"
#include "ui/parts/tables/RecordTableView.h"
#include "ui/parts/tables/UsageDelegate.h"
#include "ui/parts/panes/XrayPane.h"
#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

/// Below this the queue has no room beside cards.
constexpr int kRoomForCards = 800;

} // namespace

SettlementPage::SettlementPage(models::Session& session, const Theme& theme, QWidget* parent)
    : PageView(session, session.page<models::SettlementViewModel>(), theme, parent), m_strip(new DayStrip(theme, this)), m_xray(new XrayPane(theme, this)),
      m_options(new GridlockPanel(theme, this)), m_ladder(plainLabel(QStringLiteral("requestLadderLine"), this)),
      m_advice(plainLabel(QStringLiteral("deskAdvice"), this))
{
    setTop(m_strip);
    putBelow(QStringLiteral("instructions"), m_xray);
    putBelow(QStringLiteral("gridlock"), m_options);
    auto* requests = new QWidget(this);
    auto* below = new QVBoxLayout(requests);
    below->setContentsMargins(0, Theme::kInside, 0, 0);
    below->addWidget(m_ladder);
    below->addWidget(m_advice);
    below->addStretch();
    putBelow(QStringLiteral("requests"), requests);
    for (const auto* id : {"instructionsParts", "gridlockParts", "requestsParts"})
        if (auto* parts = findChild<QSplitter*>(QLatin1String(id))) {
            parts->setStretchFactor(0, 3);
            parts->setStretchFactor(1, 2);
            parts->setSizes({560, 440});
        }
    if (auto* parts = findChild<QSplitter*>(QStringLiteral("requestsParts")))
        parts->setSizes({1000, 90});

    auto& model = this->session().page<models::SettlementViewModel>();
    if (auto* standings = tableView(model.standings()->id())) {
        auto* bars = new UsageDelegate(theme, standings);
        for (const auto* column : {"usage", "projected_usage"})
            standings->table().setItemDelegateForColumn(model.standings()->columnOf(column), bars);
    }
    connect(m_strip, &DayStrip::activated, this, &PageView::targetRequested);
    connect(m_xray, &XrayPane::instructionRequested, this, &SettlementPage::showInstruction);
    connect(m_options, &GridlockPanel::instructionRequested, this, &SettlementPage::showInstruction);
    connect(&model, &models::SettlementViewModel::xrayChanged, this, [this] { m_xray->setData(this->session().page<models::SettlementViewModel>().xray()); });
    connect(&model, &models::SettlementViewModel::gridlockChanged, this,
            [this] { m_options->setData(this->session().page<models::SettlementViewModel>().option()); });
    // A row whose values changed keeps its place: what is shown of it follows.
    for (auto* table : {model.instructions(), model.gridlock(), model.requests()})
        connect(table, &models::RecordTableModel::settled, this, &SettlementPage::follow);
    connect(&this->session().desk(), &models::ApprovalsViewModel::changed, this, &SettlementPage::showDesk);
    SettlementPage::retranslate();
}

void SettlementPage::refreshCards()
{
    m_strip->setData(session().page<models::SettlementViewModel>().strip());
    PageView::refreshCards();
    if (auto* cards = findChild<CardStrip*>(QStringLiteral("settlementCards")); cards && height() < kRoomForCards)
        cards->hide();
}

void SettlementPage::follow()
{
    auto& model = session().page<models::SettlementViewModel>();
    if (auto* queue = tableView(model.instructions()->id())) {
        const int row = queue->currentRow();
        model.lookThrough(row < 0 ? QString() : queue->model().index(row, 0).data(models::KeyRole).toString());
    }
    if (auto* options = tableView(model.gridlock()->id()))
        model.chooseOption(options->currentRow());
    showDesk();
}

void SettlementPage::rowChosen(RecordTableView& table)
{
    auto& model = session().page<models::SettlementViewModel>();
    if (&table.model() == model.instructions() || &table.model() == model.gridlock() || &table.model() == model.requests())
        follow();
}

void SettlementPage::rowOpened(RecordTableView& table)
{
    // From a sum to the rows behind it.
    const QString filter = session().page<models::SettlementViewModel>().filterBehind(table.model(), table.currentRow());
    if (!filter.isEmpty())
        openTarget({models::Page::Settlement, QStringLiteral("instructions"), filter});
}

void SettlementPage::showInstruction(const QString& ref)
{
    auto* queue = tableView(session().page<models::SettlementViewModel>().instructions()->id());
    const QString source = session().page<models::SettlementViewModel>().sourceOf(ref);
    if (!queue || source.isEmpty()) {
        Q_EMIT noticed({tr("%1 is not known here.").arg(ref), models::Tone::Watch});
        return;
    }
    const QString key = source + QChar(0x1E) + ref;
    openTarget({models::Page::Settlement, queue->model().id(), {}});
    // A filter that hides it would make a dead end.
    if (queue->model().rowOfKey(key) < 0 && !queue->model().filter().isEmpty())
        queue->clearFilter();
    const auto choose = [queue, key] {
        if (const int row = queue->model().rowOfKey(key); row >= 0)
            queue->selectRow(row);
    };
    if (queue->model().isSettled() && queue->model().rowOfKey(key) >= 0)
        choose();
    else
        connect(&queue->model(), &models::RecordTableModel::settled, queue, choose, Qt::SingleShotConnection);
}

SettlementPage::Chosen SettlementPage::chosen() const
{
    const auto& model = session().page<models::SettlementViewModel>();
    const auto* table = currentTable();
    const int row = table ? table->currentRow() : -1;
    if (table && row >= 0 && &table->model() == model.instructions()) {
        const auto parts = table->model().index(row, 0).data(models::KeyRole).toString().split(QChar(0x1E));
        if (parts.size() >= 2)
            return {parts[0], parts[1]};
    }
    if (table && row >= 0 && &table->model() == model.gridlock() && !model.option().act.isEmpty()) {
        const QString ref = model.option().act.first();
        return {model.sourceOf(ref), ref};
    }
    if (table && row >= 0 && &table->model() == model.requests()) {
        const QString ref = table->model().rawText(row, "instruction");
        return {model.sourceOf(ref), ref};
    }
    return {};
}

QString SettlementPage::neighbour(int steps) const
{
    const auto* queue = tableView(session().page<models::SettlementViewModel>().instructions()->id());
    const int row = queue ? queue->currentRow() + steps : -1;
    return queue && queue->currentRow() >= 0 && row >= 0 && row < queue->model().rowCount() ? queue->model().rawText(row, "ref")
                                                                                          : QString();
}

void SettlementPage::showGridlock()
{
    openTarget({models::Page::Settlement, session().page<models::SettlementViewModel>().gridlock()->id(), {}});
}

void SettlementPage::showDesk()
{
    auto& desk = session().desk();
    const QString advice = desk.advice();
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    const auto* requests = tableView(session().page<models::SettlementViewModel>().requests()->id());
    const int row = requests ? requests->currentRow() : -1;
    const auto item = row < 0 ? std::nullopt : desk.request({}, requests->model().rawText(row, "id"));
    m_ladder->setVisible(item.has_value());
    if (!item)
        return;
    QStringList lines;
    for (const auto& step : item->ladder)
        lines.append(models::ladderText({step}) + (step.detail.isEmpty() ? QString() : QStringLiteral(" (") + step.detail + QLatin1Char(')')));
    m_ladder->setText(lines.join(QStringLiteral("  →  ")));
    m_ladder->setAccessibleName(tr("Progress: %1").arg(m_ladder->text()));
}

void SettlementPage::retranslate()
{
    m_strip->retranslate();
    m_xray->retranslate();
    m_options->retranslate();
    PageView::retranslate();
    m_xray->setData(session().page<models::SettlementViewModel>().xray());
    showDesk();
}

} // namespace assay::ui
