// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/tables/RecordTableView.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "models/format/SpreadsheetText.h"
#include "ui/parts/tables/ColumnDialog.h"
#include "ui/parts/panes/EmptyState.h"
#include "ui/parts/tables/FigureDelegate.h"
#include "ui/parts/tables/FilterBar.h"
#include "ui/parts/panes/FocusReturn.h"
#include "ui/parts/tables/GroupDialog.h"
#include "ui/parts/panes/ReadingPlace.h"
#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

constexpr int kWidest = 280;
constexpr int kNarrowest = 44;
constexpr qsizetype kMostFilterText = 160;

} // namespace

RecordTableView::RecordTableView(models::Session& session, models::RecordTableModel& model, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(model), m_theme(theme), m_filter(new FilterBar(model, theme, this)),
      m_columnsButton(new QToolButton(this)), m_table(new QTableView(this)), m_footer(new QLabel(this)),
      m_empty(new EmptyState(m_table))
{
    const QString id = model.id();
    setObjectName(id + QStringLiteral("View"));
    m_columnsButton->setObjectName(id + QStringLiteral("Columns"));
    m_table->setObjectName(id + QStringLiteral("Table"));
    m_footer->setObjectName(id + QStringLiteral("Footer"));
    m_footer->setProperty("type", QStringLiteral("label"));
    m_footer->setTextFormat(Qt::PlainText);
    m_columnsButton->setMinimumSize(Theme::kTarget, Theme::kTarget + 4);

    m_table->setModel(&m_model);
    m_table->setItemDelegate(new FigureDelegate(m_theme, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setMouseTracking(true);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(Theme::kRow);
    // Rows are all alike and never come or go in a change of layout: the header need not look at a million of them.
    disconnect(&m_model, &QAbstractItemModel::layoutAboutToBeChanged, m_table->verticalHeader(), nullptr);
    disconnect(&m_model, &QAbstractItemModel::layoutChanged, m_table->verticalHeader(), nullptr);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(kNarrowest);
    header->setResizeContentsPrecision(60);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(m_model.sortColumn(), m_model.sortDirection());
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setSortingEnabled(true);
    resetColumns();

    m_place = new ReadingPlace(m_model, *m_table, this);
    m_filter->addTool(m_columnsButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::kInside, 0, 0);
    layout->setSpacing(Theme::kInside);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_footer);
    setTabOrder(&m_filter->line(), m_columnsButton);
    setTabOrder(m_columnsButton, m_table);
    setFocusProxy(m_table);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);

    connect(m_filter, &FilterBar::entered, this, &RecordTableView::entered);
    connect(m_filter, &FilterBar::left, this, [this] {
        m_table->setFocus(Qt::TabFocusReason);
        if (currentRow() < 0)
            selectRow(0);
    });
    connect(m_columnsButton, &QToolButton::clicked, this, &RecordTableView::chooseColumns);
    connect(header, &QWidget::customContextMenuRequested, this, &RecordTableView::chooseColumns);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT currentChanged(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { updateFooter(); });
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (!toggleGroup(index.row()))
            Q_EMIT clicked(index.row());
    });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        if (currentRow() >= 0)
            Q_EMIT menuRequested(m_table->viewport()->mapToGlobal(place));
    });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        // A click has folded it already.
        if (!m_model.isGroup(index.row()))
            Q_EMIT activated(index.row());
    });
    connect(&m_model, &models::RecordTableModel::countsChanged, this, [this] { updateFooter(); updateEmpty(); });
    connect(&m_model, &models::RecordTableModel::filterApplied, this, [this](const QString& problem) {
        m_problem = problem;
        updateFooter();
        updateEmpty();
    });
    connect(&m_model, &models::RecordTableModel::settled, this, [this] {
        if (!m_sized && m_model.shownCount() > 0)
            fitColumns();
        updateEmpty();
    });
    connect(&m_session, &models::Session::ageTick, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(m_empty, &EmptyState::helpRequested, this, [this] {
        if (m_model.filter().isEmpty())
            Q_EMIT helpRequested();
        else
            clearFilter();
    });
    if (m_model.shownCount() > 0)
        fitColumns();
    retranslate();
}

int RecordTableView::currentRow() const
{
    const QModelIndex index = m_table->selectionModel()->currentIndex();
    return index.isValid() ? index.row() : -1;
}

QString RecordTableView::currentFigure() const
{
    const QModelIndex index = m_table->selectionModel()->currentIndex();
    return index.isValid() ? m_model.figure(index.row(), index.column()) : QString();
}

void RecordTableView::selectRow(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const QList<int> columns = visibleColumns();
    m_table->setCurrentIndex(m_model.index(row, columns.isEmpty() ? 0 : columns.first()));
}

void RecordTableView::setFilter(const QString& text)
{
    m_filter->setText(text);
}

void RecordTableView::focusFilter()
{
    m_filter->line().setFocus(Qt::ShortcutFocusReason);
    m_filter->line().selectAll();
}

bool RecordTableView::clearFilter()
{
    if (m_filter->text().isEmpty() && m_model.filter().isEmpty())
        return false;
    setFilter(QString());
    return true;
}

void RecordTableView::addFilterActions(QMenu& menu)
{
    const QModelIndex at = m_table->selectionModel()->currentIndex();
    const QString term = at.isValid() ? m_model.termOf(at.row(), at.column()) : QString();
    if (term.isEmpty())
        return;
    auto* part = menu.addMenu(tr("Filter by %1").arg(term.size() > 48 ? term.left(47) + QChar(0x2026) : term).replace(QLatin1Char('&'), QStringLiteral("&&")));
    part->setObjectName(QStringLiteral("cellFilterMenu"));
    const auto add = [&](const QString& text, const char* name, auto run) {
        auto* action = part->addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, run);
    };
    const auto join = [this, term](models::Joining how) { return [this, term, how] { setFilter(models::joined(m_model.filter(), term, how)); }; };
    add(tr("&Apply"), "filterApply", join(models::Joining::Instead));
    add(tr("A&nd"), "filterAnd", join(models::Joining::And));
    add(tr("&Or"), "filterOr", join(models::Joining::Or));
    add(tr("&Exclude"), "filterExclude", join(models::Joining::Without));
    add(tr("&Prepare"), "filterPrepare", [this, term] { m_filter->prepare(models::joined(m_model.filter(), term, models::Joining::And)); });
    add(tr("&Copy as filter"), "filterCopy", [term] { QApplication::clipboard()->setText(term); });
}

void RecordTableView::chooseGroups()
{
    if (auto* open = findChild<GroupDialog*>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    QList<QPair<QString, QString>> columns;
    for (int column = 0; column < m_model.columnCount(); ++column)
        columns.append({m_model.columnId(column), m_model.headerData(column, Qt::Horizontal).toString()});
    auto* dialog = new GroupDialog(m_model.name(), columns, m_model.groups(), this);
    connect(dialog, &GroupDialog::chosen, &m_model, &models::RecordTableModel::setGroups);
    connect(dialog, &GroupDialog::allOpen, &m_model, &models::RecordTableModel::setAllGroupsOpen);
    returnFocusAfter(*dialog);
    dialog->show();
    dialog->activateWindow();
}

bool RecordTableView::toggleGroup(int row)
{
    if (!m_model.isGroup(row))
        return false;
    m_model.setGroupOpen(row, m_model.isGroupOpen(row) ? Qt::Unchecked : Qt::Checked);
    return true;
}

int RecordTableView::selectedCount() const
{
    int count = 0;
    for (const auto& range : m_table->selectionModel()->selection())
        count += range.height();
    return count;
}

QList<int> RecordTableView::visibleColumns() const
{
    QList<int> out;
    const QHeaderView* header = m_table->horizontalHeader();
    for (int place = 0; place < header->count(); ++place)
        if (const int column = header->logicalIndex(place); !header->isSectionHidden(column))
            out.append(column);
    return out;
}

QStringList RecordTableView::shownColumns() const
{
    QStringList ids;
    for (const int column : visibleColumns())
        ids.append(m_model.columnId(column));
    return ids;
}

void RecordTableView::showColumns(const QStringList& ids)
{
    if (ids.isEmpty())
        return;
    QHeaderView* header = m_table->horizontalHeader();
    int place = 0;
    for (const QString& id : ids) {
        const int column = m_model.columnOf(id.toStdString());
        if (column < 0)
            continue;
        header->moveSection(header->visualIndex(column), place++);
    }
    for (int column = 0; column < m_model.columnCount(); ++column)
        header->setSectionHidden(column, !ids.contains(m_model.columnId(column)));
    m_model.setSeenColumns(ids);
    if (m_sized)
        fitColumns();
}

void RecordTableView::resetColumns()
{
    showColumns(m_model.columnsShownByDefault());
}

QList<int> RecordTableView::chosenRows() const
{
    QList<int> rows;
    const auto selected = m_table->selectionModel()->selectedRows(visibleColumns().value(0));
    rows.reserve(selected.size());
    for (const QModelIndex& index : selected)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty())
        for (int row = 0; row < m_model.rowCount(); ++row)
            rows.append(row);
    return rows;
}

void RecordTableView::copyCells()
{
    const QList<int> columns = visibleColumns();
    QString text;
    for (const int row : chosenRows()) {
        QStringList cells;
        for (const int column : columns)
            cells.append(models::spreadsheetText(m_model.index(row, column).data().toString()));
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    QApplication::clipboard()->setText(text);
}

void RecordTableView::copyCsv()
{
    const QList<int> rows = chosenRows();
    const auto count = static_cast<int>(rows.size());
    m_session.exportCsv(m_model, rows, visibleColumns(), this, [this, count](const QByteArray& csv) {
        auto* content = new QMimeData;
        content->setText(QString::fromUtf8(csv));
        content->setData(QStringLiteral("text/csv"), csv);
        QApplication::clipboard()->setMimeData(content);
        Q_EMIT csvCopied(count);
    });
}

void RecordTableView::chooseColumns()
{
    if (auto* open = findChild<ColumnDialog*>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    QList<ColumnDialog::Entry> entries;
    const QList<int> shown = visibleColumns();
    for (const int column : shown)
        entries.append({m_model.columnId(column), m_model.headerData(column, Qt::Horizontal).toString(), true});
    for (int column = 0; column < m_model.columnCount(); ++column)
        if (!shown.contains(column))
            entries.append({m_model.columnId(column), m_model.headerData(column, Qt::Horizontal).toString(), false});
    auto* dialog = new ColumnDialog(m_model.name(), entries, this);
    connect(dialog, &ColumnDialog::chosen, this, &RecordTableView::showColumns);
    connect(dialog, &ColumnDialog::resetRequested, this, &RecordTableView::resetColumns);
    dialog->open();
}

void RecordTableView::fitColumns()
{
    m_sized = m_model.shownCount() > 0;
    m_table->resizeColumnsToContents();
    const QList<int> columns = visibleColumns();
    int used = 0;
    QList<int> texts;
    for (const int column : columns) {
        const int width = std::clamp(m_table->columnWidth(column) + 6, kNarrowest, kWidest);
        m_table->setColumnWidth(column, width);
        used += width;
        const auto alignment = static_cast<Qt::Alignment>(
            m_model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
        const QString id = m_model.columnId(column);
        if (!alignment.testFlag(Qt::AlignRight) && id != QLatin1String("tier") && id != QLatin1String("data_age"))
            texts.append(column);
    }
    // What is left over goes to the texts, so that the table ends where the pane ends.
    const int left = m_table->viewport()->width() - used;
    if (left > 0 && !texts.isEmpty())
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const int share = left * static_cast<int>(i + 1) / static_cast<int>(texts.size())
                              - left * static_cast<int>(i) / static_cast<int>(texts.size());
            m_table->setColumnWidth(texts[i], m_table->columnWidth(texts[i]) + share);
        }
}

void RecordTableView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Only while nobody chose widths; afterwards the table keeps them.
    if (m_sized && event->oldSize().width() != event->size().width())
        QTimer::singleShot(0, this, [this] { fitColumns(); });
}

bool RecordTableView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        m_empty->setGeometry(m_table->viewport()->geometry());
    if (event->type() == QEvent::FocusIn && watched == m_table)
        Q_EMIT entered();
    if (event->type() == QEvent::KeyPress && watched == m_table && m_model.isGroup(currentRow())) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool open = m_model.isGroupOpen(currentRow());
        if (key == Qt::Key_Return || key == Qt::Key_Enter || (key == Qt::Key_Right && !open) || (key == Qt::Key_Left && open))
            return toggleGroup(currentRow());
    }
    return QWidget::eventFilter(watched, event);
}

void RecordTableView::updateFooter()
{
    const auto& format = m_session.format();
    QString text = tr("%1 of %2").arg(format.count(m_model.shownCount()), format.count(m_model.totalCount()));
    if (!m_model.filter().isEmpty())
        text += QStringLiteral(" · ") + (m_model.filter().size() > kMostFilterText ? m_model.filter().left(kMostFilterText) + QChar(0x2026)
                                                                                    : m_model.filter());
    const int selected = selectedCount();
    if (selected > 1)
        text += QStringLiteral(" · ") + tr("%n selected", nullptr, selected);
    if (!m_problem.isEmpty())
        text += QStringLiteral(" · ") + m_problem;
    m_footer->setText(text);
    m_footer->setAccessibleName(text);
    QPalette colors;
    colors.setColor(QPalette::WindowText, m_theme.color(m_problem.isEmpty() ? Token::Muted : Token::Breach));
    m_footer->setPalette(colors);
}

void RecordTableView::updateEmpty()
{
    const bool empty = m_model.isReady() && m_model.shownCount() == 0;
    m_empty->setVisible(empty);
    if (!empty)
        return;
    m_empty->setGeometry(m_table->viewport()->geometry());
    m_empty->raise();
    if (!m_model.filter().isEmpty()) {
        m_empty->setTexts(tr("No row matches the filter."), tr("Clear filter"));
        return;
    }
    const QString nothing = m_model.nothingText();
    if (nothing.isEmpty())
        m_empty->setTexts(tr("Nothing is known here yet: no source has stated such rows."), tr("Poll sources now"));
    else
        m_empty->setTexts(nothing, {}); // asking the sources would not change it
}

void RecordTableView::retranslate()
{
    const QString name = m_model.name();
    m_table->setAccessibleName(name);
    m_filter->retranslate();
    m_place->retranslate();
    m_columnsButton->setText(tr("Columns"));
    m_columnsButton->setAccessibleName(tr("Choose columns of %1").arg(name));
    m_columnsButton->setToolTip(tr("Choose which columns are shown"));
    updateFooter();
    updateEmpty();
    if (m_sized)
        fitColumns();
}

} // namespace assay::ui
