// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/desk/CheckerViewModel.h"

#include <algorithm>

#include <QRegularExpression>

#include "models/format/Codes.h"
#include "models/format/Sentences.h"
#include "services/api/WordCheck.h"

#include <QCoreApplication>

namespace assay::models {

namespace {

constexpr qsizetype kWords = 4;

QString labelOf(std::string_view field)
{
    const char* title = fieldTitle(field);
    return title ? QCoreApplication::translate("Columns", title) : fromUtf8(field);
}

} // namespace

CheckerViewModel::CheckerViewModel(ApprovalsViewModel& desk, const QString& source, const QString& id, QObject* parent)
    : QObject(parent), m_desk(desk), m_source(source), m_id(id)
{
    connect(&desk, &ApprovalsViewModel::changed, this, &CheckerViewModel::changed);
    reload();
}

void CheckerViewModel::reload()
{
    auto* gate = m_desk.context().console.gate;
    if (!gate)
        return;
    m_busy = true;
    auto then = [this](support::Result<api::CheckerView> answer) {
        m_busy = false;
        if (answer)
            m_view = std::move(*answer);
        else
            Q_EMIT failed(m_desk.context().format().errorText(answer.error()));
        Q_EMIT changed();
    };
    gate->openChecker(domain::SourceId(m_source.toStdString()), m_id.toStdString(),
                      m_desk.context().dispatcher.toMain<api::CheckerView>(this, std::move(then)));
}

QString CheckerViewModel::sentence() const
{
    return m_view ? requestSentence(m_view->request, m_desk.context().format()) : QString();
}

QString CheckerViewModel::wording() const
{
    return m_view ? fromUtf8(m_view->sentence) : QString();
}

QString CheckerViewModel::reason() const
{
    if (!m_view)
        return {};
    const auto& of = m_view->request;
    return m_desk.context().format().enumText("reason", of.reason) + QStringLiteral(" · ") + QChar(0x201C) + fromUtf8(of.reasonText) +
           QChar(0x201D);
}

QList<CheckerField> CheckerViewModel::fields() const
{
    QList<CheckerField> out;
    if (!m_view)
        return out;
    const auto& format = m_desk.context().format();
    const auto infos = domain::fieldInfos<domain::Instruction>();
    for (std::size_t i = 0; i < infos.size(); ++i) {
        const auto cell = domain::cellOf(m_view->instruction, i);
        const auto change = std::find_if(m_view->changes.begin(), m_view->changes.end(),
                                         [&](const api::FieldChange& one) { return one.field == infos[i].name; });
        const bool changed = change != m_view->changes.end();
        if (std::holds_alternative<std::monostate>(cell) && !changed)
            continue;
        CheckerField field;
        field.label = labelOf(infos[i].name);
        field.now = changed ? fromUtf8(change->now) : format.cellText(cell, infos[i].semantic, infos[i].name);
        if (changed) {
            field.before = change->before.empty() ? Format::missing() : fromUtf8(change->before);
            field.changed = true;
            if (field.now.isEmpty())
                field.now = Format::missing();
        }
        out.append(std::move(field));
    }
    // What differs is what a checker must see first.
    std::stable_sort(out.begin(), out.end(), [](const CheckerField& a, const CheckerField& b) { return a.changed && !b.changed; });
    return out;
}

QString CheckerViewModel::digest() const
{
    return m_view ? fromUtf8(m_view->request.digest) : QString();
}

QString CheckerViewModel::canonical() const
{
    return m_view ? fromUtf8(m_view->canonical) : QString();
}

QString CheckerViewModel::provenance() const
{
    if (!m_view)
        return {};
    const auto& format = m_desk.context().format();
    const auto& origin = m_view->origin;
    return tr("Fetched anew from %1 · %2 · %3")
        .arg(fromUtf8(origin.source.value()), fromUtf8(domain::letter(origin.tier)), format.age(origin.asOf, m_desk.context().now()));
}

QList<LadderStep> CheckerViewModel::ladder() const
{
    if (const auto item = m_desk.request(m_source, m_id))
        return item->ladder;
    return m_view ? ladderOf(m_view->request, m_desk.context().format(), m_desk.context().now()) : QList<LadderStep>{};
}

QString CheckerViewModel::blocked() const
{
    if (!m_view)
        return m_busy ? tr("Fetching from the endpoint…") : tr("It could not be fetched from the endpoint.");
    return sentenceText(m_desk.context().format(), m_view->blocked);
}

bool CheckerViewModel::mayDecide() const
{
    if (m_over || !m_view || !m_desk.mayDecide(m_source))
        return false;
    const auto* person = m_desk.operatorAt(m_source);
    // By the bytes and by the snapshot: who made it never decides on it.
    if (person->id == m_view->request.maker)
        return false;
    const auto item = m_desk.request(m_source, m_id);
    return item ? item->mayDecide : m_view->request.state == domain::RequestState::Submitted;
}

void CheckerViewModel::setWords(const QString& words)
{
    static const QRegularExpression kBetween(QStringLiteral("[\\s\\-–—.,;]+"));
    const auto parts = words.trimmed().toLower().split(kBetween, Qt::SkipEmptyParts);
    m_words = parts.size() == kWords ? parts.join(QLatin1Char(' ')) : QString();
    // Without a gate that can compare, nothing matches and nothing is approved here.
    const auto* check = dynamic_cast<const api::WordCheck*>(m_desk.context().console.gate);
    m_match = check && m_view && !m_words.isEmpty() && check->wordsMatch(*m_view, m_words.toStdString());
    Q_EMIT changed();
}

bool CheckerViewModel::mayApprove() const
{
    return mayDecide() && !m_busy && blocked().isEmpty() && m_match;
}

void CheckerViewModel::approve()
{
    if (!mayApprove())
        return;
    m_busy = true;
    Q_EMIT changed();
    auto then = [this](support::Result<domain::ActionRequest> answer) {
        finish(std::move(answer), tr("Approved: %1").arg(m_id));
    };
    m_desk.context().console.gate->approve(domain::SourceId(m_source.toStdString()), m_id.toStdString(), m_words.toStdString(),
                                           m_desk.context().dispatcher.toMain<domain::ActionRequest>(this, std::move(then)));
}

void CheckerViewModel::reject(const QString& reason)
{
    if (!mayDecide() || m_busy || reason.trimmed().isEmpty())
        return;
    m_busy = true;
    Q_EMIT changed();
    auto then = [this](support::Result<domain::ActionRequest> answer) {
        finish(std::move(answer), tr("Rejected: %1").arg(m_id));
    };
    m_desk.context().console.gate->reject(domain::SourceId(m_source.toStdString()), m_id.toStdString(), reason.trimmed().toStdString(),
                                          m_desk.context().dispatcher.toMain<domain::ActionRequest>(this, std::move(then)));
}

void CheckerViewModel::finish(support::Result<domain::ActionRequest> answer, const QString& notice)
{
    m_busy = false;
    m_match = false;
    m_words.clear();
    m_desk.refreshIntents();
    if (!answer) {
        Q_EMIT changed();
        Q_EMIT failed(m_desk.context().format().errorText(answer.error()));
        return;
    }
    m_over = true;
    if (m_view)
        m_view->request = std::move(*answer);
    Q_EMIT changed();
    Q_EMIT decided(notice);
}

} // namespace assay::models
