// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>

#include "models/view/pages/PageViewModel.h"
#include "models/view/desk/RequestTexts.h"

namespace assay::models {

class CheckerViewModel;
class RequestViewModel;

/// One operator this console has credentials for.
struct OperatorChoice {
    QString source;
    QString id;
    QString name;
    QString roles;             ///< translated
    bool isCurrent = false;
};

/// One request in the inbox.
struct RequestItem {
    QString source;
    QString id;
    QString sentence;
    QString state;
    Tone tone = Tone::Unknown;
    QString maker;
    QString expires;
    QList<LadderStep> ladder;
    QString code;              ///< four words, of requests this window has submitted; never of others
    bool isMine = false;       ///< made by who is signed in
    bool mayDecide = false;    ///< may who is signed in approve or reject it?
    bool mayRevoke = false;
    QString provenance;        ///< "clearing · K · 12 s"
};

/// A command whose outcome is not known.
struct IntentItem {
    QString id;                ///< its idempotency key
    QString sentence;
    QString asking;            ///< what came of asking, or empty
};

/// Who acts at the clearing endpoints, what they may do, what waits for them. Offers nothing where nobody is signed in.
/// One for each window; main thread.
class ApprovalsViewModel : public QObject {
    Q_OBJECT

public:
    ApprovalsViewModel(const ViewContext& context, QObject* parent);

    /// Can anything be asked for in this session?
    [[nodiscard]] bool hasGate() const { return m_context.console.gate != nullptr; }
    [[nodiscard]] QList<OperatorChoice> operators() const;
    void signIn(const QString& source, const QString& id);
    /// Who was signed in last, anywhere; nullptr: nobody.
    [[nodiscard]] const domain::Operator* current() const;
    /// Who acts at this source; nullptr: nobody.
    [[nodiscard]] const domain::Operator* operatorAt(const QString& source) const;
    /// "A. Chan · Maker", or empty.
    [[nodiscard]] QString operatorText() const;
    /// May who is signed in ask for anything, at any source or at this one?
    [[nodiscard]] bool mayPropose(const QString& source = {}) const;
    [[nodiscard]] bool mayDecide(const QString& source = {}) const;
    /// Why nothing is offered and what helps; empty if somebody is signed in.
    [[nodiscard]] QString advice() const;

    /// Requests that are not over, those that wait for who is signed in first.
    [[nodiscard]] QList<RequestItem> inbox() const;
    [[nodiscard]] std::optional<RequestItem> request(const QString& source, const QString& id) const;
    /// How many wait for who is signed in.
    [[nodiscard]] int waiting() const;
    void revoke(const QString& source, const QString& id, const QString& reason);

    [[nodiscard]] QList<IntentItem> intents() const;
    /// Asks the endpoint what came of it; nothing is sent again.
    void askOutcome(const QString& id);

    /// For one dialog, which owns it.
    [[nodiscard]] RequestViewModel* makeRequest(domain::QueueAction action, const QString& source, const QString& instruction,
                                                QObject* parent);
    [[nodiscard]] CheckerViewModel* makeChecker(const QString& source, const QString& id, QObject* parent);
    /// Asks for the words of a request that was made here before, if they are not known in this session.
    void recallCode(const QString& source, const QString& id);
    /// Remembers what a maker reads out.
    void keepCode(const QString& id, const QString& code);
    /// Asks for open intents again.
    void refreshIntents();
    void retranslate() { Q_EMIT changed(); }
    [[nodiscard]] const ViewContext& context() const { return m_context; }

Q_SIGNALS:
    /// Operators, rights, requests or intents are new.
    void changed();
    void signedIn(const QString& text);
    void done(const QString& notice);
    void failed(const assay::models::ErrorText& error);

private:
    void takeSnapshot();
    void askOperators(const domain::SourceId& source);
    [[nodiscard]] RequestItem itemOf(const domain::Row<domain::ActionRequest>& row) const;

    const ViewContext& m_context;
    std::map<std::string, std::vector<domain::Operator>> m_operators;  ///< by source
    std::map<std::string, domain::Instant> m_asked;                    ///< when operators were asked for, by source
    std::map<std::string, domain::Operator> m_signedIn;                ///< by source
    std::string m_latest;                                              ///< source of the last sign-in
    std::map<QString, QString> m_codes;
    std::set<QString> m_recalled;                                      ///< requests whose words were asked for
    std::vector<api::OpenIntent> m_intents;
    std::map<std::string, QString> m_answers;                          ///< what came of asking, by request
    QString m_problem;                                                 ///< why operators are not known
    bool m_intentsAsked = false;
};

[[nodiscard]] bool hasRole(const domain::Operator& of, std::string_view role);

} // namespace assay::models
