// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "ui/pages/PageView.h"


namespace assay::ui {

class StripArea;

/// Page 1: four strips of cards, and under them every open finding, worst first. Main thread.
class OverviewPage : public PageView {
    Q_OBJECT
public:
    OverviewPage(models::Session& session, const Theme& theme, QWidget* parent);

protected:
    void refreshCards() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct StripView {
        QWidget* box = nullptr;
        QLabel* title = nullptr;
        CardStrip* cards = nullptr;
    };
    void fit();

    StripArea* m_area = nullptr;
    std::array<StripView, 4> m_strips;
};

} // namespace assay::ui
