// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace assay::ui {

class ActionTable;

/// Every action with its keys, made from the action table. Non-blocking; deletes itself when closed. Main thread.
class ShortcutSheet : public QDialog {
    Q_OBJECT
public:
    ShortcutSheet(ActionTable& actions, QWidget* parent);
};

} // namespace assay::ui
