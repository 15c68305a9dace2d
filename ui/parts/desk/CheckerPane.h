// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/view/desk/CheckerViewModel.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace assay::ui {

class Theme;

/// One request as its checker sees it: the sentence first, then what changed since, digest and bytes, the box for the four
/// words. The buttons to decide exist only for who may decide. Owns its view model. Main thread.
class CheckerPane : public QWidget {
    Q_OBJECT
public:
    CheckerPane(models::CheckerViewModel* model, const Theme& theme, QWidget* parent);
    [[nodiscard]] models::CheckerViewModel& model() const { return *m_model; }
    void focusWords();
    /// Without effect until the words are there and nothing blocks.
    void approve();
    /// Asks for the reason first.
    void reject();

Q_SIGNALS:
    void decided(const QString& notice);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showModel();
    void showFields();
    void offerDecision();

    models::CheckerViewModel* m_model;
    const Theme& m_theme;
    QLabel* m_sentence;
    QLabel* m_wording;
    QLabel* m_reason;
    QLabel* m_standing;
    QLabel* m_blocked;
    QLabel* m_ladder;
    QTableWidget* m_fields;
    QLabel* m_digest;
    QPushButton* m_bytesButton;
    QPlainTextEdit* m_bytes;
    QWidget* m_decision;
    QHBoxLayout* m_decisionRow;
    QLineEdit* m_words = nullptr;
    QPushButton* m_approve = nullptr;
    QPushButton* m_reject = nullptr;
    QLabel* m_state;
};

} // namespace assay::ui
