// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/panes/FocusReturn.h"

#include <QApplication>
#include <QDialog>
#include <QPointer>

namespace assay::ui {

void returnFocusAfter(QDialog& dialog)
{
    QWidget* owner = dialog.parentWidget() ? dialog.parentWidget()->window() : nullptr;
    QPointer<QWidget> from = QApplication::focusWidget();
    if (!from && owner)
        from = owner->focusWidget();
    if (!from)
        return;
    // In the context of what gets it: nothing is done once that is gone.
    QObject::connect(&dialog, &QDialog::finished, from.data(), [from] {
        if (!from->isVisible())
            return;
        from->window()->activateWindow();
        from->setFocus(Qt::ActiveWindowFocusReason);
    });
}

} // namespace assay::ui
