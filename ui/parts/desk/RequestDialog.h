// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "models/view/desk/RequestViewModel.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTreeWidget;

namespace assay::ui {

class FactList;
class Theme;

/// A request as its maker fills it in: reason, text, expiry, what the action needs; checks and effect beside it. Once it is
/// submitted, the four words to be read out and how far the request came. Not modal; owns its view model, deletes itself
/// when closed. Main thread.
class RequestDialog : public QDialog {
    Q_OBJECT
public:
    RequestDialog(models::RequestViewModel* model, models::ApprovalsViewModel& desk, const Theme& theme, QWidget* parent);

    /// Fills in what the action needs, if it needs anything.
    void setParameter(const QString& text);

Q_SIGNALS:
    void submitted(const QString& notice);

private:
    QWidget* buildForm();
    QWidget* buildCode();
    void showModel();
    void showCode();
    void showError(const models::ErrorText& error);
    void take();

    models::RequestViewModel* m_model;
    models::ApprovalsViewModel& m_desk;
    const Theme& m_theme;
    QStackedWidget* m_pages;
    FactList* m_facts = nullptr;
    QComboBox* m_reason = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QLabel* m_counter = nullptr;
    QSpinBox* m_minutes = nullptr;
    QLineEdit* m_parameter = nullptr;
    QTreeWidget* m_checks = nullptr;
    QLabel* m_effect = nullptr;
    QListWidget* m_settles = nullptr;
    QListWidget* m_queue = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_code = nullptr;
    QLabel* m_ladder = nullptr;
    QPushButton* m_submit = nullptr;
};

} // namespace assay::ui
