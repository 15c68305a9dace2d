// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QVariantList>
#include <QWidget>

#include "models/items/RecordTableModel.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace assay::ui {

class Theme;

/// A filter line under a name.
struct SavedFilter {
    QString name;
    QString line;
    int color = 0;             ///< of Theme::series
    int alarm = -1;            ///< more rows than this are a breach; -1: never
    bool first = false;        ///< applied when the table is opened
};

/// The buttons of a table's saved filters, each with the rows it would show now. Main thread; owned by its FilterBar.
class SavedFilters : public QWidget {
    Q_OBJECT
public:
    SavedFilters(models::RecordTableModel& model, const Theme& theme, QWidget* parent);

    [[nodiscard]] QVariantList toSettings() const;
    /// What cannot be read is left out.
    void fromSettings(const QVariantList& saved);
    [[nodiscard]] const QList<SavedFilter>& all() const { return m_all; }
    /// The line that is applied at first, or empty.
    [[nodiscard]] QString atFirst() const;
    /// Asks for a name; a line that has one is changed.
    void save(const QString& line);
    /// The same name replaces.
    void put(const SavedFilter& filter);
    void remove(const QString& name);

    /// To share: JSON. Errors: why it cannot be read, translated; empty: read.
    [[nodiscard]] QByteArray toFile() const;
    [[nodiscard]] QString fromFile(const QByteArray& bytes);
    void retranslate();

Q_SIGNALS:
    void chosen(const QString& line);

private:
    void rebuild();
    void refreshCounts();
    void showMenu(int index, const QPoint& place);
    void chooseFile(Qt::CheckState writing);

    models::RecordTableModel& m_model;
    const Theme& m_theme;
    QHBoxLayout* m_row;
    QList<SavedFilter> m_all;
    QList<QToolButton*> m_buttons;
};

/// Asks for name, colour and alarm of a filter. Non-modal, deletes itself.
class SaveFilterDialog : public QDialog {
    Q_OBJECT
public:
    SaveFilterDialog(const SavedFilter& filter, const Theme& theme, QWidget* parent);

Q_SIGNALS:
    void saved(const assay::ui::SavedFilter& filter);

private:
    SavedFilter m_filter;
    QLineEdit* m_name;
    QComboBox* m_color;
    QSpinBox* m_alarm;
    QCheckBox* m_first;
};

} // namespace assay::ui
