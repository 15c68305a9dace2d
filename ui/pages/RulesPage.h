// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/PageView.h"

namespace assay::ui {

/// Page 7: the rules in force, and under them the findings of the chosen one. Main thread.
class RulesPage : public PageView {
    Q_OBJECT
public:
    RulesPage(models::Session& session, const Theme& theme, QWidget* parent);

protected:
    void rowChosen(RecordTableView& table) override;
};

} // namespace assay::ui
