// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/view/session/Session.h"

class QLabel;
class QMenu;
class QTableView;
class QToolButton;

namespace assay::ui {

class EmptyState;
class FilterBar;
class ReadingPlace;
class Theme;

/// A table as every page shows it: filter bar above, rows, footer with what is seen of what there is, chosen columns,
/// copy as cells or CSV. Sorting and filtering are the model's. Main thread; owned by its page.
class RecordTableView : public QWidget {
    Q_OBJECT
public:
    RecordTableView(models::Session& session, models::RecordTableModel& model, const Theme& theme, QWidget* parent);

    [[nodiscard]] models::RecordTableModel& model() const { return m_model; }
    [[nodiscard]] QTableView& table() const { return *m_table; }
    /// Row with the cursor, or -1.
    [[nodiscard]] int currentRow() const;
    /// Figure id of the cell with the cursor, for "why this number?"; or empty.
    [[nodiscard]] QString currentFigure() const;
    void selectRow(int row);

    void setFilter(const QString& text);
    [[nodiscard]] FilterBar& filterBar() const { return *m_filter; }
    void focusFilter();
    /// Clears the filter; false if there was none.
    bool clearFilter();
    void copyCells();
    void copyCsv();
    void chooseColumns();
    /// Column ids that are seen, in the order on the screen.
    [[nodiscard]] QStringList shownColumns() const;
    void showColumns(const QStringList& ids);
    void resetColumns();
    /// Asks by which columns rows are grouped.
    void chooseGroups();
    /// What the cell with the cursor can do as a filter.
    void addFilterActions(QMenu& menu);
    /// Rows selected, in the order on the screen; all if none.
    [[nodiscard]] QList<int> chosenRows() const;
    [[nodiscard]] QList<int> visibleColumns() const;
    void retranslate();

Q_SIGNALS:
    void currentChanged();
    void activated(int row);
    void helpRequested();
    void csvCopied(int rows);
    /// The table or its filter got the focus.
    void entered();
    /// A row is clicked: chosen on purpose, not only passed by.
    void clicked(int row);
    void menuRequested(const QPoint& globalPlace);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateFooter();
    void updateEmpty();
    void fitColumns();
    [[nodiscard]] int selectedCount() const;
    /// Folds or unfolds the group whose line `row` is; false if it is none.
    bool toggleGroup(int row);

    models::Session& m_session;
    models::RecordTableModel& m_model;
    const Theme& m_theme;
    FilterBar* m_filter;
    QToolButton* m_columnsButton;
    QTableView* m_table;
    ReadingPlace* m_place = nullptr;
    QLabel* m_footer;
    EmptyState* m_empty;
    QString m_problem;
    bool m_sized = false;      ///< column widths were taken from rows
};

} // namespace assay::ui
