// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/view/desk/ApprovalsViewModel.h"
#include "models/view/pages/FrameViewModel.h"

class QLabel;
class QMenu;
class QToolButton;

namespace assay::ui {

class ActionTable;
class SeverityCounters;
class SourceLamps;
class Theme;

/// The one row above the pages: open findings, sources, next poll, time with its zone, theme and language. Main thread.
class FrameBar : public QFrame {
    Q_OBJECT
public:
    FrameBar(models::FrameViewModel& model, models::ApprovalsViewModel& desk, const Theme& theme, ActionTable& actions, QWidget* parent);

    void refresh();
    void retranslate();
    /// Opens the list of operators this console has credentials for.
    void chooseOperator();

Q_SIGNALS:
    void targetRequested(const assay::models::Target& target);
    void sourceRequested(const QString& source);
    void themeToggled();
    /// The inbox is asked for.
    void approvalsRequested();
    /// There is no operator to choose; what helps.
    void operatorMissing(const QString& advice);

private:
    void showDesk();

    models::FrameViewModel& m_model;
    models::ApprovalsViewModel& m_desk;
    const Theme& m_theme;
    ActionTable& m_actions;
    QLabel* m_mode;
    QLabel* m_findings;
    SeverityCounters* m_counters;
    QLabel* m_sources;
    SourceLamps* m_lamps;
    QLabel* m_poll;
    QLabel* m_clock;
    QToolButton* m_approvals;
    QToolButton* m_operator;
    QMenu* m_operators;
    QToolButton* m_themeButton;
    QToolButton* m_languageButton;
};

} // namespace assay::ui
