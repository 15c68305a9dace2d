// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "models/view/desk/ApprovalsViewModel.h"

namespace assay::models {

/// What a maker has put into the form.
struct RequestInput {
    QString reason;            ///< code
    QString text;
    QString parameter;         ///< value of parameterName(), or empty
    int minutes = 30;
    friend bool operator==(const RequestInput&, const RequestInput&) = default;
};

/// One check as the form shows it.
struct CheckLine {
    QString id;
    QString mark;              ///< ✓ ! ✗
    QString title;
    QString finding;
    QString advice;
    Tone tone = Tone::Unknown;
};

/// One request before it is one: what its maker fills in, what is checked, what would come of it. Preview questions follow
/// the input after a pause; an answer to an older one is dropped. One for each dialog; main thread.
class RequestViewModel : public QObject {
    Q_OBJECT

public:
    static constexpr int kPauseMs = 200;

    RequestViewModel(ApprovalsViewModel& desk, domain::QueueAction action, const QString& source, const QString& instruction,
                     QObject* parent);

    [[nodiscard]] domain::QueueAction action() const { return m_action; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] const QString& instruction() const { return m_instruction; }
    /// The instruction as the snapshot has it, with where that is known from.
    [[nodiscard]] QList<Fact> facts() const;
    /// What this action needs besides the instruction: "before", "quantity"; empty: nothing.
    [[nodiscard]] QString parameterName() const;
    [[nodiscard]] QString parameterLabel() const;
    [[nodiscard]] QList<QPair<QString, QString>> reasons() const { return requestReasons(m_desk.context().format()); }

    [[nodiscard]] const RequestInput& input() const { return m_input; }
    void setInput(const RequestInput& input);
    /// "9 of 15 characters"
    [[nodiscard]] QString counter() const;
    [[nodiscard]] bool isLongEnough() const;

    [[nodiscard]] const QList<CheckLine>& checks() const { return m_checks; }
    [[nodiscard]] QString effect() const;            ///< "5 instructions would settle, HKD 310,000,000.00"
    [[nodiscard]] const QStringList& settles() const { return m_settles; }
    [[nodiscard]] const QStringList& queueAfter() const { return m_queueAfter; }
    [[nodiscard]] QString needed() const;            ///< "Needs 1 approval by another person", or empty
    /// Why it cannot be submitted now; empty: it can.
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void submit();

    /// Empty until it is submitted.
    [[nodiscard]] const QString& code() const { return m_code; }
    [[nodiscard]] const QString& requestId() const { return m_requestId; }
    [[nodiscard]] const QString& source() const { return m_source; }

Q_SIGNALS:
    void changed();
    void submitted(const QString& code);
    void failed(const assay::models::ErrorText& error);

private:
    void ask();
    [[nodiscard]] api::Proposal proposal() const;
    void take(const api::ProposalPreview& preview);

    ApprovalsViewModel& m_desk;
    domain::QueueAction m_action;
    QString m_source;
    QString m_instruction;
    RequestInput m_input;
    QTimer m_pause;
    QList<CheckLine> m_checks;
    QStringList m_settles;
    QStringList m_queueAfter;
    QString m_value;
    std::optional<std::int64_t> m_needed;
    bool m_failing = false;
    bool m_previewed = false;   ///< is the preview that of the input?
    bool m_busy = false;
    std::uint64_t m_question = 0;
    QString m_code;
    QString m_requestId;
};

} // namespace assay::models
