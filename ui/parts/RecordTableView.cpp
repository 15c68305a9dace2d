// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/RecordTableView.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/parts/ColumnDialog.h"
#include "ui/parts/EmptyState.h"
#include "ui/parts/FigureDelegate.h"
#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

constexpr int kDebounceMs = 120;
constexpr int kWidest = 280;
constexpr int kNarrowest = 44;
constexpr qsizetype kMostFilterText = 160;

} // namespace

RecordTableView::RecordTableView(models::Session& session, models::RecordTableModel& model, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(model), m_theme(theme), m_filter(new QLineEdit(this)),
      m_columnsButton(new QToolButton(this)), m_table(new QTableView(this)), m_footer(new QLabel(this)),
      m_empty(new EmptyState(m_table))
{
    const QString id = model.id();
    setObjectName(id + QStringLiteral("View"));
    m_filter->setAcceptDrops(false);          // a file dropped here is for the window to take in
    m_filter->setObjectName(id + QStringLiteral("Filter"));
    m_columnsButton->setObjectName(id + QStringLiteral("Columns"));
    m_table->setObjectName(id + QStringLiteral("Table"));
    m_footer->setObjectName(id + QStringLiteral("Footer"));
    m_footer->setProperty("type", QStringLiteral("label"));
    m_footer->setTextFormat(Qt::PlainText);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaxLength(32'000);   // a filter may name every line of a limit
    m_filter->setMinimumHeight(Theme::kTarget + 4);
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

    auto* bar = new QHBoxLayout;
    bar->setSpacing(Theme::kBetween);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_columnsButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::kInside, 0, 0);
    layout->setSpacing(Theme::kInside);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_footer);
    setTabOrder(m_filter, m_columnsButton);
    setTabOrder(m_columnsButton, m_table);
    setFocusProxy(m_table);
    m_filter->installEventFilter(this);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kDebounceMs);
    connect(&m_debounce, &QTimer::timeout, this, [this] { m_model.setFilter(m_filter->text()); });
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_debounce.start(); });
    connect(m_columnsButton, &QToolButton::clicked, this, &RecordTableView::chooseColumns);
    connect(header, &QWidget::customContextMenuRequested, this, &RecordTableView::chooseColumns);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT currentChanged(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { updateFooter(); });
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) { Q_EMIT clicked(index.row()); });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        if (currentRow() >= 0)
            Q_EMIT menuRequested(m_table->viewport()->mapToGlobal(place));
    });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) { Q_EMIT activated(index.row()); });
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
        if (m_filter->text().isEmpty())
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
    m_debounce.stop();
    m_model.setFilter(text);
}

void RecordTableView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool RecordTableView::clearFilter()
{
    if (m_filter->text().isEmpty())
        return false;
    setFilter(QString());
    return true;
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
    if (m_sized)
        fitColumns();
}

void RecordTableView::resetColumns()
{
    QStringList ids;
    for (int column = 0; column < m_model.columnCount(); ++column)
        if (m_model.isShownByDefault(column))
            ids.append(m_model.columnId(column));
    showColumns(ids);
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
            cells.append(m_model.index(row, column).data().toString().replace(QLatin1Char('\t'), QLatin1Char(' '))
                             .replace(QLatin1Char('\n'), QLatin1Char(' ')));
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
    if (event->type() == QEvent::FocusIn && (watched == m_table || watched == m_filter))
        Q_EMIT entered();
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (watched == m_filter && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return)) {
            m_table->setFocus(Qt::TabFocusReason);
            if (currentRow() < 0)
                selectRow(0);
            return true;
        }
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
    const auto selected = m_table->selectionModel()->selectedRows(visibleColumns().value(0)).size();
    if (selected > 1)
        text += QStringLiteral(" · ") + tr("%n selected", nullptr, static_cast<int>(selected));
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
    m_empty->setTexts(nothing.isEmpty() ? tr("Nothing is known here yet: no source has stated such rows.") : nothing,
                      tr("Poll sources now"));
}

void RecordTableView::retranslate()
{
    const QString name = m_model.name();
    m_table->setAccessibleName(name);
    m_filter->setAccessibleName(tr("Filter %1").arg(name));
    m_filter->setPlaceholderText(tr("Filter: text, or column:value, as in status:failed amount:>=10m"));
    m_columnsButton->setText(tr("Columns"));
    m_columnsButton->setAccessibleName(tr("Choose columns of %1").arg(name));
    m_columnsButton->setToolTip(tr("Choose which columns are shown"));
    updateFooter();
    updateEmpty();
    if (m_sized)
        fitColumns();
}

} // namespace assay::ui
