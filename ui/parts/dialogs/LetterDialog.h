// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "models/view/reserves/LetterViewModel.h"

class QDateEdit;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace assay::ui {

class Theme;

/// A letter to an issuer, English and Traditional Chinese side by side. Not modal; owns its view model, deletes itself when
/// closed. What was sent is shown and not changed. Main thread.
class LetterDialog : public QDialog {
    Q_OBJECT
public:
    /// `model` has a letter already, or has been asked for a draft.
    LetterDialog(models::LetterViewModel* model, const Theme& theme, QWidget* parent);

Q_SIGNALS:
    void stored(const QString& notice);

private:
    void showLetter();
    void showError(const models::ErrorText& error);
    [[nodiscard]] models::LetterData edited() const;
    void setBusy(const QString& text);

    models::LetterViewModel* m_model;
    const Theme& m_theme;
    QLabel* m_title;
    QLabel* m_state;
    QPlainTextEdit* m_english;
    QPlainTextEdit* m_chinese;
    QDateEdit* m_replyBy;
    QPushButton* m_save = nullptr;
    QPushButton* m_send = nullptr;
};

/// One text that a person writes and stores: the explanation of a restatement, the answer to a letter. Not modal.
class NoteDialog : public QDialog {
    Q_OBJECT
public:
    NoteDialog(const QString& name, const QString& title, const QString& question, const QString& button, QWidget* parent);

Q_SIGNALS:
    /// Never empty; the dialog closes afterwards.
    void written(const QString& text);
};

} // namespace assay::ui
