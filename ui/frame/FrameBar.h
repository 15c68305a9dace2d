// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/view/FrameViewModel.h"

class QLabel;
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
    FrameBar(models::FrameViewModel& model, const Theme& theme, ActionTable& actions, QWidget* parent);

    void refresh();
    void retranslate();

Q_SIGNALS:
    void targetRequested(const assay::models::Target& target);
    void sourceRequested(const QString& source);
    void themeToggled();

private:
    models::FrameViewModel& m_model;
    const Theme& m_theme;
    ActionTable& m_actions;
    QLabel* m_mode;
    QLabel* m_findings;
    SeverityCounters* m_counters;
    QLabel* m_sources;
    SourceLamps* m_lamps;
    QLabel* m_poll;
    QLabel* m_clock;
    QToolButton* m_themeButton;
    QToolButton* m_languageButton;
};

} // namespace assay::ui
