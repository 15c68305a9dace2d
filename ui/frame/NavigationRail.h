// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

#include "models/items/Roles.h"

class QToolButton;

namespace assay::ui {

class ActionTable;
class Theme;

/// The pages at the left edge, each with its name and key. Main thread; knows no page, only their actions.
class NavigationRail : public QFrame {
    Q_OBJECT
public:
    static constexpr int kWidth = 132;

    NavigationRail(const Theme& theme, ActionTable& actions, QWidget* parent);

    void setPage(models::Page page);
    void retranslate();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    ActionTable& m_actions;
    QList<QToolButton*> m_buttons;
    int m_current = 0;
};

} // namespace assay::ui
