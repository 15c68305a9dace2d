// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;

namespace assay::ui {

/// When `dialog` ends, what has the keyboard now gets it again, so that the next key goes where the person was, with or
/// without a window manager. Call before the dialog is shown. Main thread.
void returnFocusAfter(QDialog& dialog);

} // namespace assay::ui
