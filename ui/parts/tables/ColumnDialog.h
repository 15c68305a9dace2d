// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QStringList>

class QLineEdit;
class QListWidget;

namespace assay::ui {

/// Which columns of a table are shown, with search. Non-blocking; every tick is applied at once; deletes itself when closed.
class ColumnDialog : public QDialog {
    Q_OBJECT
public:
    struct Entry {
        QString id;
        QString title;
        bool shown = false;
    };

    ColumnDialog(const QString& table, const QList<Entry>& entries, QWidget* parent);

Q_SIGNALS:
    void chosen(const QStringList& ids);
    void resetRequested();

private:
    void search(const QString& text);
    void announce();

    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace assay::ui
