// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QAbstractTableModel>
#include <QByteArray>
#include <QCoreApplication>
#include <QList>

#include "models/bridge/WorkPool.h"
#include "models/items/RowOrder.h"
#include "models/view/pages/Data.h"

namespace assay::models {

/// What every table shares: the language, the clock, the pool. Owned by Session; tables refer to it.
struct TableContext {
    Format format;
    support::Clock clock;
    WorkPool* pool = nullptr;
};

/// The one table class for all records: a snapshot of rows and the order in which they are seen. Sorting and filtering run
/// on the pool; selection, sort, scroll position and persistent indexes survive every update. Main thread.
class RecordTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Up to this many rows an order is built at once, on main.
    static constexpr std::size_t kAtOnce = 512;

    /// `name` is English source text in context "Tables" ("Instructions"); `id` is stable ("instructions").
    RecordTableModel(QString id, const char* name, ColumnSet columns, RowSourceFactory factory, const TableContext& context,
                     QObject* parent);
    ~RecordTableModel() override;

    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] QString name() const;

    /// Takes the rows of a newer snapshot. Newest wins: snapshots that arrive while a job runs wait as one.
    void setSnapshot(const domain::SnapshotPtr& snapshot);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// The columns that are seen, by id: what large tables make ready beforehand. Those shown by default, if not set.
    void setSeenColumns(const QStringList& ids);
    /// Column -1 gives the order in which rows were stated.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] const ColumnSet& columns() const { return *m_columns; }
    /// Column of this id ("amount"), or -1.
    [[nodiscard]] int columnOf(std::string_view id) const;
    [[nodiscard]] QString columnId(int column) const;
    [[nodiscard]] bool isShownByDefault(int column) const;
    /// Their ids, in the table's order.
    [[nodiscard]] QStringList columnsShownByDefault() const;
    [[nodiscard]] int sortColumn() const { return m_wanted.column; }
    [[nodiscard]] Qt::SortOrder sortDirection() const { return m_wanted.direction; }

    void setFilter(const QString& text);
    [[nodiscard]] const QString& filter() const { return m_wanted.filter; }
    /// What there is to say of a line before it is applied.
    [[nodiscard]] FilterCheck checkLine(const QString& line) const { return checkFilter(line, *m_columns, m_context.clock()); }
    /// What may be typed at the cursor; `done` runs on main, or never if `receiver` died first.
    void complete(const QString& line, int cursor, QObject* receiver, std::function<void(Completion)> done) const;
    /// The term that keeps rows which read as this cell does; empty for lines of groups.
    [[nodiscard]] QString termOf(int row, int column) const;
    /// Filters whose rows are counted beside the one that is applied; counts() is in their order.
    void setCounted(const QStringList& filters);
    [[nodiscard]] QList<qsizetype> counts() const;
    [[nodiscard]] QString countText(qsizetype count) const { return m_context.format.count(count); }
    /// Narrows the table to what the page is about; the filter works within it.
    void setScope(const RowScope& scope);
    [[nodiscard]] const RowScope& scope() const { return m_wanted.scope; }
    /// What is wrong with the filter, or empty. Valid once the filter was applied.
    [[nodiscard]] QString filterProblem() const;

    /// Groups rows by up to three columns ("status"); none: rows as they are.
    void setGroups(const QStringList& columnIds);
    [[nodiscard]] QStringList groups() const;
    [[nodiscard]] bool isGroup(int row) const;
    /// Shows or folds the rows of the group whose line this is.
    void setGroupOpen(int row, Qt::CheckState state);
    [[nodiscard]] bool isGroupOpen(int row) const;
    void setAllGroupsOpen(Qt::CheckState state);

    /// While Checked, rows that come are counted and not shown.
    void setHolding(Qt::CheckState state);
    [[nodiscard]] bool isHolding() const { return m_wanted.admitted != OrderSpec::kAll; }
    /// Rows that match and wait.
    [[nodiscard]] int waitingCount() const { return m_order ? static_cast<int>(m_order->waiting) : 0; }

    /// Rows that match, whether a group shows or folds them.
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] int totalCount() const;
    /// What it means that all rows there are were judged not to belong here, English source text in context "Tables".
    void setNothingText(const char* text) { m_nothing = text; }
    /// The same in the language of the user; empty while there are no rows at all: nothing can be said of them.
    [[nodiscard]] QString nothingText() const
    {
        return m_nothing && m_source && m_source->size() > 0 ? QCoreApplication::translate("Tables", m_nothing) : QString();
    }
    /// Bytes kept beside the rows; 0 while a job has them.
    [[nodiscard]] std::size_t memory() const { return m_builder ? m_builder->memory() : 0; }
    /// Was a first snapshot applied?
    [[nodiscard]] bool isReady() const { return m_order != nullptr; }
    /// Is what is seen what was asked for?
    [[nodiscard]] bool isSettled() const;
    /// Row of this KeyRole value, or -1.
    [[nodiscard]] int rowOfKey(const QString& key) const;

    /// Facts and provenance of a row.
    [[nodiscard]] DetailData detail(int row) const;
    [[nodiscard]] HistoryQuery historyQuery(int row) const;
    /// What to ask for "why this number?": "coverage:HKDX.headline", "STB-01:HKDX"; empty if there is nothing to explain.
    [[nodiscard]] QString figure(int row, int column) const;
    /// The row's value in the column of this id as machine formats write it; empty if there is none.
    [[nodiscard]] QString rawText(int row, std::string_view column) const;
    /// Raw bytes a row rests on; empty if none.
    [[nodiscard]] QString rawHash(int row) const;

    /// What is seen, as CSV: same rows, order and columns; header block; cells exact and locale-free, UTC times; texts that
    /// a spreadsheet would run are neutralised. Empty lists mean all rows, all columns shown by default.
    [[nodiscard]] QByteArray csv(const QList<int>& rows = {}, const QList<int>& columns = {}) const;
    /// The same as a job that any thread may run (for many rows: WorkPool::run).
    [[nodiscard]] std::function<QByteArray()> csvJob(const QList<int>& rows, const QList<int>& columns) const;

    /// The clock moved on. Views repaint what they show; orders by age or quality are made anew now and then.
    void tick();
    /// The language changed.
    void retranslate();

Q_SIGNALS:
    /// Rows seen, rows there are.
    void countsChanged(int shown, int total);
    void filterApplied(const QString& problem);
    /// isSettled() became true.
    void settled();
    /// Before and after what is seen follows an update. Views keep their place by it.
    void aboutToFollow(bool sameWish);
    void followed(bool sameWish);
    void waitingChanged(int rows);
    void countsOfFiltersChanged();

private:
    void next();
    void finish(RowOrderPtr order, const std::shared_ptr<OrderBuilder>& builder, const domain::SnapshotPtr& snapshot);
    void apply(RowOrderPtr order);
    void applyExactRanges(const RowOrder& order);
    void applyByLayout(const RowOrderPtr& order);
    void relayout(const RowOrderPtr& order, const std::vector<std::uint32_t>& lines);
    void retire(std::shared_ptr<const void> old) const;
    [[nodiscard]] std::uint32_t line(int row) const { return (*m_lines)[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const RowGroup* groupAt(int row) const;
    [[nodiscard]] QVariant groupData(const RowGroup& group, int column, int role) const;
    [[nodiscard]] QString sumText(const RowGroup& group, std::size_t column) const;
    void announceChanged(const RowOrder& order);
    [[nodiscard]] RowView view(int row) const;
    [[nodiscard]] QString rowSentence(int row) const;

    QString m_id;
    const char* m_name;
    const char* m_nothing = nullptr;
    std::shared_ptr<const ColumnSet> m_columns;
    RowSourceFactory m_factory;
    const TableContext& m_context;

    RowOrderPtr m_order;                       ///< what is on the screen
    const std::vector<std::uint32_t>* m_lines = nullptr; ///< its lines; in between, m_between
    std::vector<std::uint32_t> m_between;
    RowSourcePtr m_source;
    OrderSpec m_wanted;
    std::vector<std::size_t> m_seen;           ///< columns, ascending
    filter::Filter m_applied;                  ///< the filter of m_order, for why a row is there
    domain::SnapshotPtr m_waiting;              ///< newest snapshot not yet given to a job
    std::shared_ptr<OrderBuilder> m_builder;   ///< null while a job has it
    bool m_stale = false;                      ///< the order must be made anew
    int m_ticks = 0;
};

/// A model of all present rows of one table.
template <class Record>
[[nodiscard]] RowSourceFactory allRows()
{
    return [](const domain::SnapshotPtr& snapshot, const RowSourcePtr&) -> RowSourcePtr {
        return std::make_shared<TableSource<Record>>(snapshot);
    };
}

template <class Record>
[[nodiscard]] RecordTableModel* makeRecordModel(const QString& id, const char* name, ColumnSet columns,
                                                const TableContext& context, QObject* parent)
{
    return new RecordTableModel(id, name, std::move(columns), allRows<Record>(), context, parent);
}

} // namespace assay::models
