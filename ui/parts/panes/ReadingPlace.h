// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPersistentModelIndex>

#include "models/items/RecordTableModel.h"

class QPushButton;
class QTableView;

namespace assay::ui {

/// Keeps the scroll position of a table: the rows in view stay in view while others come and go, and while one has
/// scrolled away from the top or has chosen rows, new rows wait behind a button that counts them. Main thread; owned by
/// its RecordTableView.
class ReadingPlace : public QObject {
    Q_OBJECT
public:
    ReadingPlace(models::RecordTableModel& model, QTableView& table, QObject* parent);

    /// Shows what waits. What comes later waits again if one still reads.
    void release();
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void remember(bool sameWish);
    void restore(bool sameWish);
    /// Does one read, so that rows must not move under the eyes?
    [[nodiscard]] bool reads() const;
    void decide();
    void showWaiting();

    models::RecordTableModel& m_model;
    QTableView& m_table;
    QPushButton* m_pill;
    QList<QPersistentModelIndex> m_anchors;   ///< rows in view, from the top
    bool m_chosen = false;                    ///< the selection was made by hand
    bool m_following = false;
};

} // namespace assay::ui
