// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/PageView.h"

namespace assay::ui {

/// Page 3: the settlement queue with both legs, and the positions. Main thread.
class SettlementPage : public PageView {
    Q_OBJECT
public:
    SettlementPage(models::Session& session, const Theme& theme, QWidget* parent)
        : PageView(session, session.settlement(), theme, parent)
    {
    }
};

} // namespace assay::ui
