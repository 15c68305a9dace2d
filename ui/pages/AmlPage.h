// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/PageView.h"

namespace assay::ui {

/// Page 5: alerts, transfers, sanctions lists and what the AML rules found. Main thread.
class AmlPage : public PageView {
    Q_OBJECT
public:
    AmlPage(models::Session& session, const Theme& theme, QWidget* parent)
        : PageView(session, session.page<models::AmlViewModel>(), theme, parent)
    {
    }
};

} // namespace assay::ui
