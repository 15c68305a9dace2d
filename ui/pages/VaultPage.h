// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/PageView.h"

namespace assay::ui {

/// Page 4: vaults, bars and the gold tokens that claim them. Main thread.
class VaultPage : public PageView {
    Q_OBJECT
public:
    VaultPage(models::Session& session, const Theme& theme, QWidget* parent)
        : PageView(session, session.page<models::VaultViewModel>(), theme, parent)
    {
    }
};

} // namespace assay::ui
