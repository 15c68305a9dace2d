// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "models/view/desk/HandoverViewModel.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace assay::ui {

class ActionTable;
class Theme;

/// The handover sheet: edited as text while it is a draft, then read and ticked line by line, countersigned, printed. Not
/// modal; deletes itself when closed. Main thread.
class HandoverDialog : public QDialog {
    Q_OBJECT
public:
    HandoverDialog(models::HandoverViewModel& model, ActionTable& actions, const Theme& theme, QWidget* parent);

    /// Writes the sheet as PDF.
    void writePdf(const QString& path);

Q_SIGNALS:
    void noticed(const QString& text, assay::models::Tone tone);

private:
    void showModel();
    void print();

    models::HandoverViewModel& m_model;
    const Theme& m_theme;
    QLabel* m_state;
    QLineEdit* m_shift;
    QStackedWidget* m_pages;
    QPlainTextEdit* m_edit;
    QListWidget* m_lines;
    QLabel* m_questionsLabel;
    QPlainTextEdit* m_questions;
    QLabel* m_obstacle;
    QPushButton* m_compile;
    QPushButton* m_ready;
    QPushButton* m_countersign;
    QPushButton* m_print;
};

} // namespace assay::ui
