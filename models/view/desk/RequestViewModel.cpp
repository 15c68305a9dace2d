// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/desk/RequestViewModel.h"

#include "models/format/Sentences.h"

#include <array>

namespace assay::models {

namespace {

using api::CheckResult;
using domain::QueueAction;

struct CheckName {
    std::string_view id;
    const char* text;
};
constexpr auto kCheckNames = std::to_array<CheckName>({
    {"limits", QT_TRANSLATE_NOOP("assay::models::RequestViewModel", "Limits")},
    {"cut-off", QT_TRANSLATE_NOOP("assay::models::RequestViewModel", "Cut-off")},
    {"sanctions", QT_TRANSLATE_NOOP("assay::models::RequestViewModel", "Sanctions list")},
    {"state", QT_TRANSLATE_NOOP("assay::models::RequestViewModel", "State unchanged")},
    {"role", QT_TRANSLATE_NOOP("assay::models::RequestViewModel", "Role")},
    {"reason", QT_TRANSLATE_NOOP("assay::models::RequestViewModel", "Reason")},
    {"policy", QT_TRANSLATE_NOOP("assay::models::RequestViewModel", "Policy")},
    {"offset", QT_TRANSLATE_NOOP("assay::models::RequestViewModel", "Together")},
    {"parameters", QT_TRANSLATE_NOOP("assay::models::RequestViewModel", "Parameters")},
});

} // namespace

RequestViewModel::RequestViewModel(ApprovalsViewModel& desk, QueueAction action, const QString& source, const QString& instruction,
                                   QObject* parent)
    : QObject(parent), m_desk(desk), m_action(action), m_source(source), m_instruction(instruction)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &RequestViewModel::ask);
    m_pause.start();
}

QString RequestViewModel::title() const
{
    return tr("Request: %1 %2").arg(actionText(m_action), m_instruction);
}

QList<Fact> RequestViewModel::facts() const
{
    const auto& context = m_desk.context();
    const auto& format = context.format();
    const auto snapshot = context.dispatcher.current();
    const auto row = snapshot->table<domain::Instruction>().find(domain::SourceId(m_source.toStdString()), m_instruction.toStdString());
    if (!row)
        return {{tr("Instruction"), tr("not known any more"), {}, Tone::Breach}};
    const auto& of = row->record;
    const auto& confirmed = snapshot->confirmedBy(*row);
    QList<Fact> out;
    out.append({tr("Status"), format.enumText("status", of.status), fromUtf8(of.status)});
    if (!of.reason.empty())
        out.append({tr("Reason"), format.enumText("reason", of.reason), fromUtf8(of.reason)});
    out.append({tr("Amount"), of.amount ? format.money(*of.amount, of.currency) : Format::missing(), {}});
    out.append({tr("From"), fromUtf8(of.deliverer.value()), {}});
    out.append({tr("To"), fromUtf8(of.receiver.value()), {}});
    out.append({tr("Hold"), format.enumText(of.hold), {}});
    out.append({tr("Known from"),
                fromUtf8(confirmed.source.value()) + QStringLiteral(" · ") + fromUtf8(domain::letter(confirmed.tier)) +
                    QStringLiteral(" · ") + format.age(confirmed.asOf, context.now()),
                format.tierText(confirmed.tier)});
    return out;
}

QString RequestViewModel::parameterName() const
{
    switch (m_action) {
    case QueueAction::Resequence: return QStringLiteral("before");
    case QueueAction::Split:
    case QueueAction::Partial: return QStringLiteral("quantity");
    case QueueAction::Unknown:
    case QueueAction::Hold:
    case QueueAction::Release:
    case QueueAction::Cancel:
    case QueueAction::Recycle: break;
    }
    return {};
}

QString RequestViewModel::parameterLabel() const
{
    const auto name = parameterName();
    if (name == QLatin1String("before"))
        return tr("Before instruction");
    return name.isEmpty() ? QString() : tr("Quantity");
}

void RequestViewModel::setInput(const RequestInput& input)
{
    if (m_input == input)
        return;
    m_input = input;
    m_previewed = false;
    m_pause.start();
    Q_EMIT changed();
}

bool RequestViewModel::isLongEnough() const
{
    return m_input.text.trimmed().size() >= kShortestText;
}

QString RequestViewModel::counter() const
{
    const auto& format = m_desk.context().format();
    const auto length = m_input.text.trimmed().size();
    return isLongEnough() ? tr("%1 characters").arg(format.count(length))
                          : tr("%1 of at least %2 characters").arg(format.count(length), format.count(kShortestText));
}

api::Proposal RequestViewModel::proposal() const
{
    api::Proposal out;
    out.source = domain::SourceId(m_source.toStdString());
    out.action = m_action;
    out.instruction = m_instruction.toStdString();
    if (!parameterName().isEmpty() && !m_input.parameter.trimmed().isEmpty())
        out.parameters = (parameterName() + QLatin1Char('=') + m_input.parameter.trimmed()).toStdString();
    out.reason = m_input.reason.toStdString();
    out.reasonText = m_input.text.trimmed().toStdString();
    out.validFor = std::chrono::minutes{m_input.minutes};
    return out;
}

void RequestViewModel::ask()
{
    auto* gate = m_desk.context().console.gate;
    if (!gate || !m_code.isEmpty())
        return;
    const auto question = ++m_question;
    auto then = [this, question](support::Result<api::ProposalPreview> answer) {
        if (question != m_question || !m_code.isEmpty())
            return;
        if (answer) {
            take(*answer);
            Q_EMIT changed();
        } else {
            Q_EMIT failed(m_desk.context().format().errorText(answer.error()));
        }
    };
    gate->preview(proposal(), m_desk.context().dispatcher.toMain<api::ProposalPreview>(this, std::move(then)));
}

void RequestViewModel::take(const api::ProposalPreview& preview)
{
    m_checks.clear();
    m_failing = false;
    for (const auto& check : preview.checks) {
        CheckLine line;
        line.id = fromUtf8(check.id);
        line.title = line.id;
        for (const auto& name : kCheckNames)
            if (name.id == check.id)
                line.title = tr(name.text);
        line.finding = sentenceText(m_desk.context().format(), check.finding);
        line.advice = sentenceText(m_desk.context().format(), check.advice);
        switch (check.result) {
        case CheckResult::Pass:
            line.mark = QStringLiteral("✓");
            line.tone = Tone::Good;
            break;
        case CheckResult::Warn:
            line.mark = QStringLiteral("!");
            line.tone = Tone::Watch;
            break;
        case CheckResult::Fail:
            line.mark = QStringLiteral("✗");
            line.tone = Tone::Breach;
            m_failing = true;
            break;
        }
        m_checks.append(std::move(line));
    }
    const auto lines = [](const std::vector<std::string>& refs) {
        QStringList out;
        for (const auto& ref : refs)
            out.append(fromUtf8(ref));
        return out;
    };
    m_settles = lines(preview.settles);
    m_queueAfter = lines(preview.queueAfter);
    QStringList values;
    for (const auto& [unit, value] : preview.value)
        values.append(m_desk.context().format().amount(value, unit));
    m_value = values.join(QStringLiteral(" + "));
    m_needed = preview.needed;
    m_previewed = true;
}

QString RequestViewModel::effect() const
{
    if (!m_previewed)
        return tr("Working out what would come of it…");
    if (m_settles.isEmpty())
        return tr("No instruction would settle by this alone.");
    const QString text = tr("%n instructions would settle", nullptr, static_cast<int>(m_settles.size()));
    return m_value.isEmpty() ? text : text + QStringLiteral(", ") + m_value;
}

QString RequestViewModel::needed() const
{
    return m_needed ? tr("Needs the approval of %n other people.", nullptr, static_cast<int>(*m_needed)) : QString();
}

QString RequestViewModel::obstacle() const
{
    if (!m_code.isEmpty())
        return tr("It is submitted.");
    if (!m_desk.mayPropose(m_source))
        return tr("Your role does not allow this request.");
    if (m_input.reason.isEmpty())
        return tr("Choose a reason.");
    if (!isLongEnough())
        return tr("Say why, in at least %n characters.", nullptr, kShortestText);
    if (!parameterName().isEmpty() && m_input.parameter.trimmed().isEmpty())
        return tr("%1 is missing.").arg(parameterLabel());
    if (!m_previewed)
        return tr("The checks are running.");
    if (m_failing)
        return tr("A check has failed; see what it advises.");
    return {};
}

void RequestViewModel::submit()
{
    auto* gate = m_desk.context().console.gate;
    if (!gate || m_busy || !obstacle().isEmpty())
        return;
    m_busy = true;
    Q_EMIT changed();
    auto then = [this](support::Result<api::Submitted> answer) {
        m_busy = false;
        if (answer) {
            m_code = fromUtf8(answer->code);
            m_requestId = fromUtf8(answer->request.id);
            m_desk.keepCode(m_requestId, m_code);
            Q_EMIT submitted(m_code);
        } else {
            m_desk.refreshIntents();
            Q_EMIT failed(m_desk.context().format().errorText(answer.error()));
        }
        Q_EMIT changed();
    };
    gate->propose(proposal(), m_desk.context().dispatcher.toMain<api::Submitted>(this, std::move(then)));
}

} // namespace assay::models
