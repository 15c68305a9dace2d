// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/PageView.h"

class QComboBox;

namespace assay::ui {

/// Page 2: coins with their coverage over time, holdings, supply, redemptions. Main thread.
class ReservesPage : public PageView {
    Q_OBJECT
public:
    ReservesPage(models::Session& session, const Theme& theme, QWidget* parent);
    void retranslate() override;

protected:
    void rowChosen(RecordTableView& table) override;

private:
    QComboBox* m_span;
};

} // namespace assay::ui
