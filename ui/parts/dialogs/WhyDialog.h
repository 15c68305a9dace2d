// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "models/view/session/WhyViewModel.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace assay::ui {

class Theme;

/// "Why this number?": the figure as a tree down to the stored bytes, open at what is wrong. Not modal, several may be
/// open; owns its view model, deletes itself when closed. Main thread.
class WhyDialog : public QDialog {
    Q_OBJECT
public:
    WhyDialog(models::WhyViewModel* model, const Theme& theme, QWidget* parent);

Q_SIGNALS:
    void rawRequested(const QString& hash);

private:
    void ask();
    void fill(const models::WhyNode& node, QTreeWidgetItem* item) const;
    void showTree();
    void showError(const models::ErrorText& error);
    void updateButtons();
    [[nodiscard]] QString chosenHash() const;

    models::WhyViewModel* m_model;
    const Theme& m_theme;
    QLabel* m_state;
    QProgressBar* m_progress;
    QTreeWidget* m_tree;
    QPushButton* m_again;
    QPushButton* m_raw;
    QPushButton* m_copy;
};

} // namespace assay::ui
