// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/desk/ApprovalsViewModel.h"

#include <algorithm>

#include "models/view/desk/CheckerViewModel.h"
#include "models/view/desk/RequestViewModel.h"

namespace assay::models {

namespace {

constexpr std::chrono::seconds kAskAgain{30};

QString rolesText(const domain::Operator& of)
{
    QStringList out;
    for (const auto& role : of.roles)
        out.append(roleText(role));
    return out.join(QStringLiteral(", "));
}

QString nameOf(const domain::Operator& of)
{
    return fromUtf8(of.name.empty() ? of.id : of.name);
}

const std::string& keyOf(const api::OpenIntent& intent)
{
    return intent.key.empty() ? intent.requestId : intent.key;
}

bool decides(const domain::Operator& of)
{
    return hasRole(of, "checker") || hasRole(of, "supervisor");
}

} // namespace

bool hasRole(const domain::Operator& of, std::string_view role)
{
    return std::find(of.roles.begin(), of.roles.end(), role) != of.roles.end();
}

ApprovalsViewModel::ApprovalsViewModel(const ViewContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    connect(&context.dispatcher, &Dispatcher::snapshotChanged, this, &ApprovalsViewModel::takeSnapshot);
}

void ApprovalsViewModel::takeSnapshot()
{
    if (hasGate()) {
        const auto now = m_context.now();
        for (const auto& source : m_context.dispatcher.current()->sources) {
            if (source.kind != "clearing" || m_operators.contains(source.id.value()))
                continue;
            // A source that could not say who may act is asked again, but not with every snapshot.
            const auto asked = m_asked.find(source.id.value());
            if (asked != m_asked.end() && now - asked->second < kAskAgain)
                continue;
            m_asked.insert_or_assign(source.id.value(), now);
            askOperators(source.id);
        }
        if (!m_intentsAsked) {
            m_intentsAsked = true;
            refreshIntents();
        }
    }
    Q_EMIT changed();
}

void ApprovalsViewModel::askOperators(const domain::SourceId& source)
{
    auto then = [this, source](support::Result<std::vector<domain::Operator>> answer) {
        if (answer) {
            m_operators[source.value()] = std::move(*answer);
            m_problem.clear();
        } else {
            m_problem = m_context.format().errorText(answer.error()).oneLine();
        }
        Q_EMIT changed();
    };
    m_context.console.gate->operators(source,
                                      m_context.dispatcher.toMain<std::vector<domain::Operator>>(this, std::move(then)));
}

QList<OperatorChoice> ApprovalsViewModel::operators() const
{
    QList<OperatorChoice> out;
    for (const auto& [source, people] : m_operators) {
        const auto now = m_signedIn.find(source);
        for (const auto& person : people)
            out.append({fromUtf8(source), fromUtf8(person.id), nameOf(person), rolesText(person),
                        now != m_signedIn.end() && now->second.id == person.id});
    }
    return out;
}

void ApprovalsViewModel::signIn(const QString& source, const QString& id)
{
    if (!hasGate())
        return;
    const domain::SourceId at(source.toStdString());
    auto then = [this, at](support::Result<domain::Operator> answer) {
        if (!answer) {
            Q_EMIT failed(m_context.format().errorText(answer.error()));
            return;
        }
        m_latest = at.value();
        m_signedIn.insert_or_assign(at.value(), std::move(*answer));
        Q_EMIT changed();
        Q_EMIT signedIn(operatorText());
    };
    m_context.console.gate->signIn(at, id.toStdString(), m_context.dispatcher.toMain<domain::Operator>(this, std::move(then)));
}

const domain::Operator* ApprovalsViewModel::current() const
{
    const auto found = m_signedIn.find(m_latest);
    return found == m_signedIn.end() ? nullptr : &found->second;
}

const domain::Operator* ApprovalsViewModel::operatorAt(const QString& source) const
{
    const auto found = m_signedIn.find(source.toStdString());
    return found == m_signedIn.end() ? nullptr : &found->second;
}

QString ApprovalsViewModel::operatorText() const
{
    const auto* person = current();
    return person ? nameOf(*person) + QStringLiteral(" · ") + rolesText(*person) : QString();
}

bool ApprovalsViewModel::mayPropose(const QString& source) const
{
    const auto* person = source.isEmpty() ? current() : operatorAt(source);
    return hasGate() && person && hasRole(*person, "maker");
}

bool ApprovalsViewModel::mayDecide(const QString& source) const
{
    const auto* person = source.isEmpty() ? current() : operatorAt(source);
    return hasGate() && person && decides(*person);
}

QString ApprovalsViewModel::advice() const
{
    if (!hasGate())
        return tr("Nothing can be asked for here: this session only reads.");
    if (current())
        return {};
    const bool anyone = std::any_of(m_operators.begin(), m_operators.end(), [](const auto& entry) { return !entry.second.empty(); });
    if (anyone)
        return tr("Nobody is signed in: choose an operator at the top right (Ctrl+Shift+O).");
    const auto& sources = m_context.dispatcher.current()->sources;
    if (std::none_of(sources.begin(), sources.end(), [](const auto& source) { return source.kind == "clearing"; }))
        return tr("No clearing source is configured, so nothing can be asked for.");
    if (!m_problem.isEmpty())
        return tr("The operators are not known yet: %1").arg(m_problem);
    return tr("No operator is configured. Add a table [[source.operator]] with id and token (\"env:NAME\" or \"keychain:NAME\") to the "
              "clearing source in the configuration, then start again.");
}

RequestItem ApprovalsViewModel::itemOf(const domain::Row<domain::ActionRequest>& row) const
{
    const auto& of = row.record;
    const auto& format = m_context.format();
    const auto now = m_context.now();
    const auto& confirmed = m_context.dispatcher.current()->confirmedBy(row);
    RequestItem out;
    out.source = fromUtf8(row.origin->source.value());
    out.id = fromUtf8(of.id);
    out.sentence = requestSentence(of, format);
    out.state = format.enumText(of.state);
    out.tone = toneOfRequest(of.state);
    out.maker = fromUtf8(of.maker);
    out.ladder = ladderOf(of, format, now);
    const bool expired = of.expiresAt < now;
    out.expires = expired ? tr("expired") : tr("expires in %1").arg(format.duration(of.expiresAt - now));
    if (const auto code = m_codes.find(out.id); code != m_codes.end())
        out.code = code->second;
    out.provenance = fromUtf8(confirmed.source.value()) + QStringLiteral(" · ") + fromUtf8(domain::letter(confirmed.tier)) +
                     QStringLiteral(" · ") + format.age(confirmed.asOf, now);
    const auto* person = operatorAt(out.source);
    if (!person || !hasGate())
        return out;
    out.isMine = person->id == of.maker;
    // One of several approvals leaves a request open for the next person.
    const bool more = of.state == domain::RequestState::Approved && of.needed &&
                      static_cast<std::int64_t>(of.checkers.size()) < *of.needed;
    const bool open = (of.state == domain::RequestState::Submitted || more) && !expired;
    const bool decided = std::find(of.checkers.begin(), of.checkers.end(), person->id) != of.checkers.end();
    out.mayDecide = open && !out.isMine && !decided && decides(*person);
    out.mayRevoke = out.isMine && open;
    if (!out.isMine)
        out.code.clear();
    return out;
}

QList<RequestItem> ApprovalsViewModel::inbox() const
{
    QList<RequestItem> out;
    m_context.dispatcher.current()->table<domain::ActionRequest>().forEach([&](const domain::Row<domain::ActionRequest>& row) {
        if (!isOver(row.record.state))
            out.append(itemOf(row));
    });
    std::stable_sort(out.begin(), out.end(), [](const RequestItem& a, const RequestItem& b) { return a.mayDecide && !b.mayDecide; });
    return out;
}

std::optional<RequestItem> ApprovalsViewModel::request(const QString& source, const QString& id) const
{
    std::optional<RequestItem> out;
    const auto wanted = id.toStdString();
    m_context.dispatcher.current()->table<domain::ActionRequest>().forEach([&](const domain::Row<domain::ActionRequest>& row) {
        if (row.record.id == wanted && (source.isEmpty() || fromUtf8(row.origin->source.value()) == source))
            out = itemOf(row);
    });
    return out;
}

int ApprovalsViewModel::waiting() const
{
    const auto items = inbox();
    return static_cast<int>(std::count_if(items.begin(), items.end(), [](const RequestItem& item) { return item.mayDecide; }));
}

void ApprovalsViewModel::revoke(const QString& source, const QString& id, const QString& reason)
{
    if (!hasGate())
        return;
    auto then = [this, id](support::Result<domain::ActionRequest> answer) {
        if (answer)
            Q_EMIT done(tr("Request %1 is revoked.").arg(id));
        else
            Q_EMIT failed(m_context.format().errorText(answer.error()));
        refreshIntents();
    };
    m_context.console.gate->revoke(domain::SourceId(source.toStdString()), id.toStdString(), reason.toStdString(),
                                   m_context.dispatcher.toMain<domain::ActionRequest>(this, std::move(then)));
}

QList<IntentItem> ApprovalsViewModel::intents() const
{
    const auto& format = m_context.format();
    const auto stepText = [](const std::string& step) {
        if (step == "submit")
            return tr("submit");
        if (step == "approve")
            return tr("approve");
        if (step == "reject")
            return tr("reject");
        if (step == "revoke")
            return tr("revoke");
        return fromUtf8(step);
    };
    QList<IntentItem> out;
    for (const auto& intent : m_intents) {
        IntentItem item;
        item.id = fromUtf8(keyOf(intent));
        item.sentence = tr("%1 wanted to %2 request %3 at %4; whether it arrived is not known.")
                            .arg(fromUtf8(intent.actor), stepText(intent.step), fromUtf8(intent.requestId), format.instantHkt(intent.at));
        if (const auto answer = m_answers.find(keyOf(intent)); answer != m_answers.end())
            item.asking = answer->second;
        out.append(std::move(item));
    }
    return out;
}

void ApprovalsViewModel::refreshIntents()
{
    if (!hasGate())
        return;
    auto then = [this](support::Result<std::vector<api::OpenIntent>> answer) {
        if (answer)
            m_intents = std::move(*answer);
        else
            Q_EMIT failed(m_context.format().errorText(answer.error()));
        Q_EMIT changed();
    };
    m_context.console.gate->openIntents(m_context.dispatcher.toMain<std::vector<api::OpenIntent>>(this, std::move(then)));
}

void ApprovalsViewModel::askOutcome(const QString& id)
{
    const auto found = std::find_if(m_intents.begin(), m_intents.end(),
                                    [&](const api::OpenIntent& intent) { return fromUtf8(keyOf(intent)) == id; });
    if (found == m_intents.end() || !hasGate())
        return;
    m_answers[keyOf(*found)] = tr("asking…");
    Q_EMIT changed();
    auto then = [this, key = keyOf(*found), request = fromUtf8(found->requestId)](support::Result<domain::ActionRequest> answer) {
        if (answer) {
            m_answers[key] = m_context.format().enumText(answer->state);
            Q_EMIT done(tr("Request %1: %2").arg(request, m_answers[key]));
        } else {
            m_answers[key] = m_context.format().errorText(answer.error()).oneLine();
        }
        refreshIntents();
    };
    m_context.console.gate->askOutcome(*found, m_context.dispatcher.toMain<domain::ActionRequest>(this, std::move(then)));
}

RequestViewModel* ApprovalsViewModel::makeRequest(domain::QueueAction action, const QString& source, const QString& instruction, QObject* parent)
{
    return new RequestViewModel(*this, action, source, instruction, parent);
}

CheckerViewModel* ApprovalsViewModel::makeChecker(const QString& source, const QString& id, QObject* parent)
{
    return new CheckerViewModel(*this, source, id, parent);
}

void ApprovalsViewModel::recallCode(const QString& source, const QString& id)
{
    if (!hasGate() || m_codes.contains(id) || !m_recalled.insert(id).second)
        return;
    auto then = [this, id](support::Result<api::Submitted> answer) {
        // A request that was made elsewhere has no words here; its maker reads them there.
        if (answer)
            keepCode(id, fromUtf8(answer->code));
    };
    m_context.console.gate->readOut(domain::SourceId(source.toStdString()), id.toStdString(),
                                    m_context.dispatcher.toMain<api::Submitted>(this, std::move(then)));
}

void ApprovalsViewModel::keepCode(const QString& id, const QString& code)
{
    m_codes.insert_or_assign(id, code);
    refreshIntents();
    Q_EMIT changed();
}

} // namespace assay::models
