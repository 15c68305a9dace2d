// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/PageView.h"

class QPushButton;

namespace assay::ui {

/// Page 6: the configured sources, how they are and why. Main thread.
class SourcesPage : public PageView {
    Q_OBJECT
public:
    SourcesPage(models::Session& session, const Theme& theme, QWidget* parent);
    void retranslate() override;

protected:
    void rowChosen(RecordTableView& table) override;

private:
    QPushButton* m_poll;
};

} // namespace assay::ui
