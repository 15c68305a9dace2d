// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/view/settlement/SettlementViewModel.h"

class QLabel;
class QListWidget;

namespace assay::ui {

class EmptyState;
class Theme;

/// What the chosen option against gridlock would do: whom it acts on, what settles then, the queue after it. Main thread.
class GridlockPanel : public QWidget {
    Q_OBJECT
public:
    GridlockPanel(const Theme& theme, QWidget* parent);
    void setData(const models::GridlockData& option);
    void retranslate();

Q_SIGNALS:
    void instructionRequested(const QString& ref);

private:
    QListWidget* list(const QString& name);
    static void fill(QListWidget& list, const QStringList& refs);

    const Theme& m_theme;
    models::GridlockData m_data;
    EmptyState* m_empty;
    QWidget* m_body;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_value;
    QLabel* m_note;
    QLabel* m_actLabel;
    QLabel* m_freesLabel;
    QLabel* m_queueLabel;
    QListWidget* m_act;
    QListWidget* m_frees;
    QListWidget* m_queue;
};

} // namespace assay::ui
