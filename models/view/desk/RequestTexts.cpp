// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/desk/RequestTexts.h"

#include "models/format/Translate.h"

#include <array>

namespace assay::models {

namespace {

using domain::RequestState;

struct RoleName {
    std::string_view role;
    const char* text;
};
constexpr auto kRoles = std::to_array<RoleName>({
    {"examiner", QT_TRANSLATE_NOOP("assay::models", "Examiner")},
    {"maker", QT_TRANSLATE_NOOP("assay::models", "Maker")},
    {"checker", QT_TRANSLATE_NOOP("assay::models", "Checker")},
    {"vault-officer", QT_TRANSLATE_NOOP("assay::models", "Vault officer")},
    {"aml-analyst", QT_TRANSLATE_NOOP("assay::models", "AML analyst")},
    {"supervisor", QT_TRANSLATE_NOOP("assay::models", "Supervisor")},
    {"auditor", QT_TRANSLATE_NOOP("assay::models", "Auditor")},
});

constexpr auto kReasons = std::to_array<std::string_view>({"GRID", "LIQU", "CLNT", "DUPL", "OPER", "RISK", "LEGL"});

/// How far a request came: the number of steps that are done.
int reached(const domain::ActionRequest& of)
{
    switch (of.state) {
    case RequestState::Unknown: return 0;
    case RequestState::Submitted:
    case RequestState::Rejected:
    case RequestState::Revoked:
    case RequestState::Expired: return 1;
    case RequestState::Blocked: return of.decidedAt ? 2 : 1;
    case RequestState::Approved: return of.needed && static_cast<std::int64_t>(of.checkers.size()) < *of.needed ? 1 : 2;
    case RequestState::OutcomeUnknown: return 2;
    case RequestState::Refused: return 3;
    case RequestState::Accepted: return of.effectAt ? 5 : 4;
    case RequestState::Effective: return 5;
    }
    return 0;
}

QString join(const std::vector<std::string>& names)
{
    QStringList out;
    for (const auto& name : names)
        out.append(fromUtf8(name));
    return out.join(QStringLiteral(", "));
}

} // namespace

QList<LadderStep> ladderOf(const domain::ActionRequest& of, const Format& format, domain::Instant now)
{
    using State = LadderStep::State;
    QList<LadderStep> out{{tr("submitted"), format.instantHkt(of.madeAt) + QStringLiteral(" · ") + fromUtf8(of.maker), State::Waiting},
                          {tr("approved"), {}, State::Waiting},
                          {tr("sent"), {}, State::Waiting},
                          {tr("accepted"), {}, State::Waiting},
                          {tr("effect observed"), of.effectAt ? format.instantHkt(*of.effectAt) : QString(), State::Waiting}};
    const auto approvals = static_cast<std::int64_t>(of.checkers.size());
    out[1].detail = of.needed ? tr("%1 of %2").arg(format.count(approvals), format.count(*of.needed)) : format.count(approvals);
    if (!of.checkers.empty())
        out[1].detail += QStringLiteral(" · ") + join(of.checkers);
    if (of.state == RequestState::Submitted)
        out[1].detail += QStringLiteral(" · ") +
                         (of.expiresAt < now ? tr("expired") : tr("expires in %1").arg(format.duration(of.expiresAt - now)));
    if (of.decidedAt && reached(of) > 2)
        out[2].detail = format.instantHkt(*of.decidedAt);
    const int done = reached(of);
    for (int i = 0; i < done; ++i)
        out[i].state = State::Done;
    if (done == 0 || done >= out.size())
        return out;
    auto& next = out[done];
    const auto because = [&](const QString& text) {
        next.state = State::Failed;
        next.text = of.stateReason.empty() ? text : text + QStringLiteral(": ") + fromUtf8(of.stateReason);
        out.resize(done + 1);
    };
    switch (of.state) {
    case RequestState::Rejected: because(tr("rejected")); break;
    case RequestState::Revoked: because(tr("revoked by its maker")); break;
    case RequestState::Expired: because(tr("expired before it was approved")); break;
    case RequestState::Blocked: because(tr("blocked: the state moved since")); break;
    case RequestState::Refused: because(tr("refused")); break;
    case RequestState::OutcomeUnknown:
        next.state = State::Unknown;
        next.text = tr("outcome unknown — ask again");
        break;
    case RequestState::Unknown:
    case RequestState::Submitted:
    case RequestState::Approved:
    case RequestState::Accepted:
    case RequestState::Effective: next.state = State::Current; break;
    }
    return out;
}

QString ladderText(const QList<LadderStep>& steps)
{
    QStringList out;
    for (const auto& step : steps) {
        QString mark;
        switch (step.state) {
        case LadderStep::State::Done: mark = QStringLiteral("✓ "); break;
        case LadderStep::State::Current: mark = QStringLiteral("● "); break;
        case LadderStep::State::Waiting: mark = QStringLiteral("○ "); break;
        case LadderStep::State::Failed: mark = QStringLiteral("✗ "); break;
        case LadderStep::State::Unknown: mark = QStringLiteral("? "); break;
        }
        out.append(mark + step.text);
    }
    return out.join(QStringLiteral("  →  "));
}

QString actionText(domain::QueueAction action)
{
    using domain::QueueAction;
    switch (action) {
    case QueueAction::Unknown: return Format::missing();
    case QueueAction::Hold: return tr("Hold");
    case QueueAction::Release: return tr("Release hold");
    case QueueAction::Cancel: return tr("Cancel");
    case QueueAction::Resequence: return tr("Re-sequence");
    case QueueAction::Recycle: return tr("Recycle");
    case QueueAction::Split: return tr("Split");
    case QueueAction::Partial: return tr("Settle in part");
    }
    return {};
}

QString requestSentence(const domain::ActionRequest& of, const Format& format)
{
    QString out = tr("%1: %2").arg(actionText(of.action), fromUtf8(of.instruction));
    if (of.amount)
        out += QStringLiteral(", ") + format.money(*of.amount, of.currency);
    if (!of.parameters.empty())
        out += QStringLiteral(" (") + fromUtf8(of.parameters) + QLatin1Char(')');
    return out + QStringLiteral("; ") + tr("asked for by %1 at %2").arg(fromUtf8(of.maker), format.instantHkt(of.madeAt));
}

Tone toneOfRequest(RequestState state)
{
    switch (state) {
    case RequestState::Submitted:
    case RequestState::Approved: return Tone::Watch;
    case RequestState::Accepted: return Tone::Info;
    case RequestState::Effective: return Tone::Good;
    case RequestState::Rejected:
    case RequestState::Revoked:
    case RequestState::Expired: return Tone::Muted;
    case RequestState::Blocked:
    case RequestState::Refused: return Tone::Breach;
    case RequestState::OutcomeUnknown:
    case RequestState::Unknown: return Tone::Unknown;
    }
    return Tone::Unknown;
}

bool isOver(RequestState state)
{
    switch (state) {
    case RequestState::Rejected:
    case RequestState::Revoked:
    case RequestState::Expired:
    case RequestState::Refused:
    case RequestState::Effective: return true;
    case RequestState::Unknown:
    case RequestState::Submitted:
    case RequestState::Approved:
    case RequestState::Blocked:
    case RequestState::Accepted:
    case RequestState::OutcomeUnknown: return false;
    }
    return false;
}

QList<QPair<QString, QString>> requestReasons(const Format& format)
{
    QList<QPair<QString, QString>> out;
    for (const auto code : kReasons)
        out.append({fromUtf8(code), format.enumText("reason", code)});
    return out;
}

QString roleText(std::string_view role)
{
    for (const auto& name : kRoles)
        if (name.role == role)
            return tr(name.text);
    return fromUtf8(role);
}

} // namespace assay::models
