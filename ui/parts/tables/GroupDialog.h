// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QPair>
#include <QStringList>

class QComboBox;

namespace assay::ui {

/// Asks by which columns rows are grouped, up to three, outermost first. Applies at once; non-modal, deletes itself.
class GroupDialog : public QDialog {
    Q_OBJECT
public:
    /// `columns`: id and title; `chosen`: ids.
    GroupDialog(const QString& table, const QList<QPair<QString, QString>>& columns, const QStringList& chosen, QWidget* parent);

Q_SIGNALS:
    void chosen(const QStringList& ids);
    void allOpen(Qt::CheckState state);

private:
    void announce();

    QList<QComboBox*> m_boxes;
};

} // namespace assay::ui
