// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "models/view/pages/Data.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QTabWidget;
class QTextEdit;
class QTreeWidget;

namespace assay::ui {

class EmptyState;
class Theme;

/// Labels and values in two columns. Labels are reused, so that an update neither flickers nor loses the selection of text.
class FactList : public QWidget {
public:
    FactList(const Theme& theme, const QString& name, QWidget* parent);
    void setFacts(const QList<models::Fact>& facts);

private:
    const Theme& m_theme;
    QGridLayout* m_grid;
    QList<QPair<QLabel*, QLabel*>> m_lines;
};

/// Everything about the chosen row: details, where it came from, how it changed. Main thread; asks by signal.
class DetailPane : public QWidget {
    Q_OBJECT
public:
    DetailPane(const Theme& theme, QWidget* parent);

    void setDetail(const models::DetailData& detail);
    void setHistory(const models::HistoryData& history);
    /// Shown in the History tab instead of versions.
    void setHistoryProblem(const QString& text);
    [[nodiscard]] const models::DetailData& detail() const { return m_detail; }
    void retranslate();

Q_SIGNALS:
    void rawRequested(const QString& hash);
    void historyRequested();
    void targetRequested(const assay::models::Target& target);

private:
    void fillProvenance();
    void fillDiff();
    void clearHistory(const QString& text);

    const Theme& m_theme;
    models::DetailData m_detail;
    QLabel* m_title;
    QLabel* m_state;
    QTabWidget* m_tabs;
    EmptyState* m_empty;
    FactList* m_facts;
    QTextEdit* m_diff;         ///< before and after of a restatement
    FactList* m_provenance;
    QPushButton* m_openRaw;
    QPushButton* m_openConfirmed;
    QPushButton* m_goTo;
    QWidget* m_evidence;
    QTreeWidget* m_history;
    QLabel* m_historyNote;
    QString m_historyOf;
    QString m_diffShown;
};

} // namespace assay::ui
