// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/view/desk/ApprovalsViewModel.h"

namespace assay::models {

/// One field of the instruction for a checker.
struct CheckerField {
    QString label;
    QString now;
    QString before;            ///< when the request was made; empty if it is the same
    bool changed = false;
};

/// A checker's own view of one request: fetched anew from the endpoint, made from the canonical bytes. It holds no code; the
/// checker types what the maker reads out. One for each view; main thread.
class CheckerViewModel : public QObject {
    Q_OBJECT

public:
    CheckerViewModel(ApprovalsViewModel& desk, const QString& source, const QString& id, QObject* parent);

    [[nodiscard]] const QString& source() const { return m_source; }
    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] bool isReady() const { return m_view.has_value(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// In the language of the window, from the canonical bytes.
    [[nodiscard]] QString sentence() const;
    /// The endpoint's English wording, from the same bytes.
    [[nodiscard]] QString wording() const;
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QList<CheckerField> fields() const;
    [[nodiscard]] QString digest() const;
    [[nodiscard]] QString canonical() const;
    [[nodiscard]] QString provenance() const;
    [[nodiscard]] QList<LadderStep> ladder() const;
    /// Why it cannot be approved whatever is typed; empty: nothing blocks.
    [[nodiscard]] QString blocked() const;
    /// May who is signed in decide on it at all? Without this no approval is offered.
    [[nodiscard]] bool mayDecide() const;

    void setWords(const QString& words);
    /// Four words, as the gate takes them; empty until there are four.
    [[nodiscard]] const QString& words() const { return m_words; }
    /// Are they those of the bytes that were fetched?
    [[nodiscard]] bool wordsMatch() const { return m_match; }
    [[nodiscard]] bool mayApprove() const;
    void approve();
    void reject(const QString& reason);
    void reload();

Q_SIGNALS:
    void changed();
    void decided(const QString& notice);
    void failed(const assay::models::ErrorText& error);

private:
    void finish(support::Result<domain::ActionRequest> answer, const QString& notice);

    ApprovalsViewModel& m_desk;
    QString m_source;
    QString m_id;
    std::optional<api::CheckerView> m_view;
    QString m_words;
    bool m_match = false;
    bool m_busy = false;
    bool m_over = false;       ///< decided here
};

} // namespace assay::models
