// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/PageView.h"

class QLabel;

namespace assay::ui {

class DayStrip;
class GridlockPanel;
class XrayPane;

/// Page 3: the day with its cut-offs, the queue with the X-ray of what is chosen, limits, exceptions, gridlock, requests.
/// Main thread.
class SettlementPage : public PageView {
    Q_OBJECT
public:
    /// An instruction and where it is stated.
    struct Chosen {
        QString source;
        QString ref;
    };

    SettlementPage(models::Session& session, const Theme& theme, QWidget* parent);
    void retranslate() override;

    /// What a request would be about: the row with the cursor, or what the chosen option acts on.
    [[nodiscard]] Chosen chosen() const;
    /// The reference `steps` rows further in the queue as it is seen; empty beyond its ends.
    [[nodiscard]] QString neighbour(int steps) const;
    void showGridlock();

protected:
    void refreshCards() override;
    void rowChosen(RecordTableView& table) override;
    void rowOpened(RecordTableView& table) override;

private:
    void showInstruction(const QString& ref);
    void follow();
    void showDesk();

    DayStrip* m_strip;
    XrayPane* m_xray;
    GridlockPanel* m_options;
    QLabel* m_ladder;
    QLabel* m_advice;
};

} // namespace assay::ui
