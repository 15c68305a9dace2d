// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/PageView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

#include "models/view/pages/PageTable.h"
#include "ui/parts/panes/Card.h"
#include "ui/parts/charts/ChartPanel.h"
#include "ui/parts/panes/DetailPane.h"
#include "ui/parts/tables/FilterBar.h"
#include "ui/parts/panes/FocusReturn.h"
#include "ui/parts/dialogs/RawDialog.h"
#include "ui/parts/tables/RecordTableView.h"
#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

constexpr int kDetailWidth = 340;

QSplitter* splitter(Qt::Orientation orientation, const QString& name, QWidget* parent)
{
    auto* made = new QSplitter(orientation, parent);
    made->setObjectName(name);
    made->setChildrenCollapsible(false);
    made->setHandleWidth(Theme::kBetween);
    return made;
}

} // namespace

PageView::PageView(models::Session& session, models::PageViewModel& model, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(model), m_theme(theme), m_title(new QLabel(this)),
      m_tools(new QHBoxLayout), m_across(splitter(Qt::Horizontal, QStringLiteral("across"), this)),
      m_down(splitter(Qt::Vertical, QStringLiteral("down"), m_across)),
      m_charts(splitter(Qt::Horizontal, QStringLiteral("charts"), m_down)), m_tabs(new QTabWidget(m_down)),
      m_detail(new DetailPane(theme, m_across))
{
    setObjectName(name() + QStringLiteral("Page"));
    m_title->setObjectName(name() + QStringLiteral("Title"));
    m_title->setTextFormat(Qt::PlainText);
    m_tabs->setObjectName(name() + QStringLiteral("Tabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);

    auto* top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addStretch();
    top->addLayout(m_tools);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, 12, Theme::kAround, Theme::kBetween);
    layout->setSpacing(Theme::kBetween);
    layout->addLayout(top);
    if (model.page() != models::Page::Overview) {
        m_cards = addStrip(this, name() + QStringLiteral("Cards"));
        layout->addWidget(m_cards);
    }
    m_down->addWidget(m_charts);
    m_down->addWidget(m_tabs);
    m_across->addWidget(m_down);
    m_across->addWidget(m_detail);
    m_across->setStretchFactor(0, 1);
    m_across->setStretchFactor(1, 0);
    m_charts->hide();
    layout->addWidget(m_across, 1);
    addTables();

    connect(&model, &models::PageViewModel::changed, this, &PageView::refresh);
    connect(&model, &models::PageViewModel::chartsChanged, this, &PageView::refreshCharts);
    connect(&model, &models::PageViewModel::rawReady, this, &PageView::showRaw);
    connect(&model, &models::PageViewModel::historyReady, m_detail, &DetailPane::setHistory);
    connect(&model, &models::PageViewModel::failed, this, [this](const models::ErrorText& error) {
        m_detail->setHistoryProblem(error.oneLine());
        Q_EMIT noticed({error.oneLine(), models::Tone::Watch});
    });
    connect(&session, &models::Session::ageTick, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_detail, &DetailPane::rawRequested, &model, &models::PageViewModel::openRaw);
    connect(m_detail, &DetailPane::targetRequested, this, &PageView::targetRequested);
    connect(m_detail, &DetailPane::historyRequested, this, [this] {
        if (auto* table = currentTable(); table && table->currentRow() >= 0)
            m_model.requestHistory(&table->model(), table->currentRow());
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        refreshCharts();
        refreshDetail();
    });
    m_title->setFont(theme.font(Type::Title));
    m_title->setText(model.title());
    refreshCharts();
    refreshTabs();
}

QString PageView::name() const
{
    return models::pageName(m_model.page());
}

CardStrip* PageView::addStrip(QWidget* parent, const QString& objectName)
{
    auto* strip = new CardStrip(m_theme, parent);
    strip->setObjectName(objectName);
    connect(strip, &CardStrip::activated, this, &PageView::targetRequested);
    return strip;
}

void PageView::setTop(QWidget* top)
{
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, top);
}

RecordTableView* PageView::makeTable(models::RecordTableModel& model, QWidget* parent)
{
    auto* view = new RecordTableView(m_session, model, m_theme, parent);
    m_tables.append(view);
    connect(view, &RecordTableView::currentChanged, this, [this, view] {
        if (view == currentTable())
            refreshDetail();
        rowChosen(*view);
    });
    connect(view, &RecordTableView::entered, this, [this, view] {
        if (const auto tab = tabOf(view); tab >= 0 && m_tabList[tab].active != view) {
            m_tabList[tab].active = view;
            refreshDetail();
        }
    });
    connect(view, &RecordTableView::clicked, this, [this, view] { rowPicked(*view); });
    connect(view, &RecordTableView::activated, this, [this, view](int row) {
        const auto target = m_model.detail(&view->model(), row).target;
        if (!target.filter.isEmpty())
            Q_EMIT targetRequested(target);
        else {
            rowPicked(*view);
            rowOpened(*view);
        }
    });
    connect(view, &RecordTableView::menuRequested, this, &PageView::menuRequested);
    connect(view, &RecordTableView::helpRequested, this, &PageView::pollRequested);
    connect(view, &RecordTableView::csvCopied, this, [this](int rows) {
        Q_EMIT noticed({tr("%n rows copied as CSV.", nullptr, rows), models::Tone::Normal});
    });
    connect(&model, &models::RecordTableModel::countsChanged, this, &PageView::refreshTabs);
    connect(&model, &models::RecordTableModel::settled, this, [this, view] {
        // Select a row, so that the details are filled: the first is the worst or the newest.
        if (view->currentRow() < 0 && view->model().shownCount() > 0)
            view->selectRow(0);
        if (view == currentTable())
            refreshDetail();
    });
    return view;
}

void PageView::addTables()
{
    for (auto* model : m_model.tabs()) {
        auto* view = makeTable(*model, m_tabs);
        m_tabs->addTab(view, model->name());
        m_tabList.append({view, view, view});
    }
    m_tabs->tabBar()->setVisible(m_tabList.size() > 1);
    m_tabs->setUsesScrollButtons(true);
}

void PageView::putBelow(const QString& table, QWidget* below)
{
    for (qsizetype i = 0; i < m_tabList.size(); ++i) {
        auto& tab = m_tabList[i];
        if (tab.table->model().id() != table)
            continue;
        const int place = static_cast<int>(i);
        const bool open = m_tabs->currentIndex() == place;
        const QString title = m_tabs->tabText(place);
        m_tabs->removeTab(place);
        auto* parts = splitter(Qt::Vertical, table + QStringLiteral("Parts"), m_tabs);
        parts->addWidget(tab.table);
        parts->addWidget(below);
        tab.table->show();
        tab.widget = parts;
        m_tabs->insertTab(place, parts, title);
        if (open)
            m_tabs->setCurrentIndex(place);
    }
}

qsizetype PageView::tabOf(const RecordTableView* view) const
{
    for (qsizetype i = 0; i < m_tabList.size(); ++i)
        if (m_tabList[i].widget == view || m_tabList[i].widget->isAncestorOf(view))
            return i;
    return -1;
}

RecordTableView* PageView::currentTable() const
{
    for (const auto& tab : m_tabList)
        if (tab.widget == m_tabs->currentWidget())
            return tab.active;
    return nullptr;
}

RecordTableView* PageView::tableView(const QString& id) const
{
    for (auto* view : m_tables)
        if (view->model().id() == id)
            return view;
    return nullptr;
}

void PageView::refresh()
{
    m_title->setText(m_model.title());
    refreshCards();
    refreshDetail();
}

void PageView::refreshCards()
{
    if (!m_cards)
        return;
    const auto cards = m_model.cards();
    m_cards->setVisible(!cards.isEmpty());
    m_cards->setCards(cards);
}

QList<models::ChartData> PageView::chartsHere() const
{
    const QString tab = currentTable() && tabOf(currentTable()) >= 0 ? m_tabList[tabOf(currentTable())].table->model().id() : QString();
    QList<models::ChartData> own;
    QList<models::ChartData> common;
    for (const auto& chart : m_model.charts())
        if (chart.tab.isEmpty())
            common.append(chart);
        else if (chart.tab == tab)
            own.append(chart);
    return own.isEmpty() ? common : own;
}

void PageView::refreshCharts()
{
    const auto charts = chartsHere();
    qsizetype before = 0;
    for (const ChartPanel* panel : std::as_const(m_panels))
        before += panel->isHidden() ? 0 : 1;
    while (m_panels.size() < charts.size()) {
        auto* panel = new ChartPanel(m_theme, m_charts);
        m_charts->addWidget(panel);
        m_panels.append(panel);
    }
    for (qsizetype i = 0; i < m_panels.size(); ++i) {
        m_panels[i]->setVisible(i < charts.size());
        if (i < charts.size())
            m_panels[i]->setData(charts[i], m_session.format().language());
    }
    m_charts->setVisible(!charts.isEmpty() && wantsCharts());
    if (before != charts.size() && before > 0)
        m_charts->setSizes(QList<int>(m_panels.size(), 100));
    if (!charts.isEmpty() && isVisible() && !m_spread)
        spread();
}

void PageView::refreshDetail()
{
    auto* table = currentTable();
    const int row = table ? table->currentRow() : -1;
    m_detail->setDetail(row < 0 ? models::DetailData{} : m_model.detail(&table->model(), row));
}

void PageView::refreshTabs()
{
    for (int i = 0; i < m_tabList.size(); ++i) {
        const auto& model = m_tabList[i].table->model();
        m_tabs->setTabText(i, model.isReady() ? model.name() + QStringLiteral("  ") + m_session.format().count(model.totalCount())
                                              : model.name());
    }
}

void PageView::rowChosen(RecordTableView&) {}

void PageView::rowPicked(RecordTableView&) {}

void PageView::rowOpened(RecordTableView&) {}

void PageView::openTarget(const models::Target& target)
{
    RecordTableView* view = target.table.isEmpty() ? currentTable() : tableView(target.table);
    if (!view)
        return;
    if (const auto tab = tabOf(view); tab >= 0) {
        m_tabs->setCurrentWidget(m_tabList[tab].widget);
        m_tabList[tab].active = view;
    }
    view->setFilter(target.filter);
    view->table().setFocus();
}

void PageView::setInspectorVisible(Qt::CheckState state)
{
    m_detail->setVisible(state == Qt::Checked);
}

void PageView::toggleChartData()
{
    for (ChartPanel* panel : std::as_const(m_panels))
        panel->toggleTable();
}

void PageView::openRaw()
{
    auto* table = currentTable();
    const QString hash = table && table->currentRow() >= 0 ? table->model().rawHash(table->currentRow()) : QString();
    if (hash.isEmpty())
        Q_EMIT noticed({tr("Choose a row that came from a source first."), models::Tone::Watch});
    else
        m_model.openRaw(hash);
}

void PageView::showRaw(const models::RawData& raw)
{
    auto* dialog = new RawDialog(raw, m_theme, this);
    returnFocusAfter(*dialog);
    dialog->show();
}

void PageView::recolor()
{
    for (ChartPanel* panel : std::as_const(m_panels))
        panel->recolor();
    m_title->setFont(m_theme.font(Type::Title));
    refresh();
}

void PageView::retranslate()
{
    for (ChartPanel* panel : std::as_const(m_panels))
        panel->retranslate();
    for (RecordTableView* view : std::as_const(m_tables))
        view->retranslate();
    m_detail->retranslate();
    m_tabs->setAccessibleName(tr("Tables of the page"));
    refreshTabs();
    refreshCharts();
    refresh();
}

void PageView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    if (!m_spread)
        spread();
}

void PageView::spread()
{
    if (width() < 200)
        return;
    m_spread = m_charts->isVisible() || m_model.charts().isEmpty();
    const int all = m_across->width();
    m_across->setSizes({all - kDetailWidth, kDetailWidth});
    const int tall = m_down->height();
    const int charts = std::clamp(tall * 9 / 20, 180, 300);
    m_down->setSizes({charts, tall - charts});
    if (m_panels.size() > 1) {
        QList<int> sizes;
        for (qsizetype i = 0; i < m_panels.size(); ++i)
            sizes.append(100);
        m_charts->setSizes(sizes);
    }
}

void PageView::saveLayout(QSettings& settings) const
{
    settings.beginGroup(QStringLiteral("pages/") + name());
    settings.setValue(QStringLiteral("across"), m_across->saveState());
    settings.setValue(QStringLiteral("down"), m_down->saveState());
    settings.setValue(QStringLiteral("charts"), m_charts->saveState());
    for (const RecordTableView* view : m_tables) {
        settings.setValue(QStringLiteral("columns/") + view->model().id(), view->shownColumns());
        settings.setValue(QStringLiteral("filters/") + view->model().id(), view->filterBar().saved());
        settings.setValue(QStringLiteral("groups/") + view->model().id(), view->model().groups());
    }
    settings.endGroup();
}

void PageView::restoreLayout(const QSettings& settings)
{
    const QString group = QStringLiteral("pages/") + name() + QLatin1Char('/');
    const auto restore = [&](QSplitter* part, const QString& key) {
        const QByteArray state = settings.value(group + key).toByteArray();
        return !state.isEmpty() && part->restoreState(state);
    };
    // A layout that cannot be read is as if there were none.
    if (restore(m_across, QStringLiteral("across")) && restore(m_down, QStringLiteral("down")))
        m_spread = true;
    restore(m_charts, QStringLiteral("charts"));
    for (RecordTableView* view : std::as_const(m_tables)) {
        view->showColumns(settings.value(group + QStringLiteral("columns/") + view->model().id()).toStringList());
        view->filterBar().setSaved(settings.value(group + QStringLiteral("filters/") + view->model().id()).toList());
        view->model().setGroups(settings.value(group + QStringLiteral("groups/") + view->model().id()).toStringList());
    }
}

void PageView::resetLayout()
{
    m_spread = false;
    for (RecordTableView* view : std::as_const(m_tables))
        view->resetColumns();
    if (isVisible())
        spread();
}

} // namespace assay::ui
