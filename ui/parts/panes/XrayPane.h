// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/view/settlement/Xray.h"

class QLabel;
class QListWidget;
class QToolButton;

namespace assay::ui {

class EmptyState;
class FactList;
class Theme;

/// One leg: title, state, facts; marked if it is the one that blocks.
class LegPanel : public QFrame {
    Q_OBJECT
public:
    LegPanel(const Theme& theme, const QString& name, QWidget* parent);
    void setLeg(const models::XrayLeg& leg);

private:
    const Theme& m_theme;
    QLabel* m_title;
    QLabel* m_state;
    FactList* m_facts;
};

/// Both legs of one instruction side by side, and what it waits for followed to its end. Main thread; asks by signal.
class XrayPane : public QWidget {
    Q_OBJECT
public:
    XrayPane(const Theme& theme, QWidget* parent);
    void setData(const models::XrayData& data);
    [[nodiscard]] const models::XrayData& data() const { return m_data; }
    void retranslate();

Q_SIGNALS:
    /// Another instruction of the same chain is to be shown.
    void instructionRequested(const QString& ref);

private:
    const Theme& m_theme;
    models::XrayData m_data;
    QWidget* m_body;
    EmptyState* m_empty;
    QLabel* m_title;
    QLabel* m_standing;
    QLabel* m_verdict;
    LegPanel* m_asset;
    LegPanel* m_cash;
    QFrame* m_chainPanel;
    QLabel* m_chainTitle;
    QLabel* m_cycle;
    QListWidget* m_chain;
    QLabel* m_chainEnd;
    QLabel* m_partial;
    QToolButton* m_linked;
};

} // namespace assay::ui
