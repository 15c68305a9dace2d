// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "models/view/pages/Data.h"

namespace assay::ui {

class Theme;

/// A stored answer exactly as it came, read-only plain text, with its SHA-256. Non-blocking; deletes itself when closed.
class RawDialog : public QDialog {
    Q_OBJECT
public:
    RawDialog(const models::RawData& raw, const Theme& theme, QWidget* parent);
};

} // namespace assay::ui
