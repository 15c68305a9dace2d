// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/PageView.h"

class QComboBox;
class QToolButton;

namespace assay::ui {

class StressPanel;

/// Page 2: the Reserves case. A coin that is picked among the issuers becomes what the whole page is about, until its chip
/// is cleared. Main thread.
class ReservesPage : public PageView {
    Q_OBJECT
public:
    ReservesPage(models::Session& session, const Theme& theme, QWidget* parent);
    void retranslate() override;
    void openTarget(const models::Target& target) override;

protected:
    [[nodiscard]] bool wantsCharts() const override;
    void rowChosen(RecordTableView& table) override;
    void rowPicked(RecordTableView& table) override;
    void rowOpened(RecordTableView& table) override;

private:
    void showScope();

    QComboBox* m_span;
    QComboBox* m_mix;
    QToolButton* m_chip;
    StressPanel* m_stress;
};

} // namespace assay::ui
