// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QVariantList>
#include <QWidget>

#include "models/items/RecordTableModel.h"
#include "ui/parts/tables/SavedFilters.h"

class QCompleter;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStringListModel;
class QToolButton;

namespace assay::ui {

class Theme;

/// The line in which a table's filter is typed: says while one types whether it will do what is meant and where it will
/// not, completes fields and values with Tab, and keeps lines under a name (Ctrl+S) with what they count now.
/// Main thread; owned by its RecordTableView.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    FilterBar(models::RecordTableModel& model, const Theme& theme, QWidget* parent);

    [[nodiscard]] QLineEdit& line() const { return *m_line; }
    [[nodiscard]] QString text() const;
    /// Puts the line there and applies it.
    void setText(const QString& text);
    /// Puts the line there; it is applied by Enter.
    void prepare(const QString& text);
    [[nodiscard]] models::FilterCheck check() const { return m_check; }
    /// Adds a widget at the right of the line.
    void addTool(QWidget* tool);

    /// As kept in settings.
    [[nodiscard]] QVariantList saved() const { return m_saved->toSettings(); }
    /// The one that is shown at first is applied if nothing is.
    void setSaved(const QVariantList& saved);
    void retranslate();

Q_SIGNALS:
    /// Down or Enter: on to the rows.
    void left();
    void entered();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void typed();
    void apply();
    void showCheck();
    void underline();
    void complete();
    void offer(const models::Completion& completion);
    void replace(int position, int length, const QString& word);
    void acceptSuggestion();

    models::RecordTableModel& m_model;
    const Theme& m_theme;
    QLabel* m_state;
    QLineEdit* m_line;
    QHBoxLayout* m_row;
    QToolButton* m_message;
    SavedFilters* m_saved;
    QCompleter* m_completer;
    QStringListModel* m_words;
    models::Completion m_completion;
    models::FilterCheck m_check;
    QTimer m_debounce;
    bool m_prepared = false;   ///< waits for Enter
    bool m_underlining = false;
};

} // namespace assay::ui
