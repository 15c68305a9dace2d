// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/reserves/LetterViewModel.h"

namespace assay::models {

LetterViewModel::LetterViewModel(const ViewContext& context, QObject* parent) : QObject(parent), m_context(context) {}

void LetterViewModel::draft(const QString& rule, const QString& subject)
{
    m_busy = true;
    auto then = [this](support::Result<domain::Letter> answer) {
        m_busy = false;
        if (!answer) {
            Q_EMIT failed(m_context.format().errorText(answer.error()));
            return;
        }
        m_letter = std::move(*answer);
        m_letter.state = domain::LetterState::Draft;
        Q_EMIT ready();
    };
    m_context.console.analyses.draftLetter(domain::RuleId(rule.toStdString()), subject.toStdString(),
                                           m_context.dispatcher.toMain<domain::Letter>(this, std::move(then)));
}

bool LetterViewModel::open(const QString& id)
{
    const std::string wanted = id.toStdString();
    bool found = false;
    m_context.dispatcher.current()->table<domain::Letter>().forEach([&](const domain::Row<domain::Letter>& row) {
        if (row.record.id != wanted)
            return;
        m_letter = row.record;
        found = true;
    });
    return found;
}

LetterData LetterViewModel::data() const
{
    LetterData out;
    out.id = fromUtf8(m_letter.id);
    out.title = fromUtf8(m_letter.rule.value()) + QStringLiteral(" · ") + fromUtf8(m_letter.subject);
    out.english = fromUtf8(m_letter.textEnglish);
    out.chinese = fromUtf8(m_letter.textChinese);
    if (m_letter.replyBy)
        out.replyBy = fromUtf8(support::toText(*m_letter.replyBy));
    out.state = m_context.format().enumText(m_letter.state);
    out.answer = fromUtf8(m_letter.answer);
    out.editable = m_letter.state == domain::LetterState::Draft || m_letter.state == domain::LetterState::Unknown;
    out.answerable = m_letter.state == domain::LetterState::Sent;
    return out;
}

void LetterViewModel::take(const LetterData& edited)
{
    m_letter.textEnglish = edited.english.toStdString();
    m_letter.textChinese = edited.chinese.toStdString();
    const auto date = support::parseDate(edited.replyBy.toStdString());
    m_letter.replyBy = date ? std::optional<domain::Date>(*date) : std::nullopt;
}

void LetterViewModel::saveDraft(const LetterData& edited)
{
    if (m_busy)
        return;
    take(edited);
    m_letter.state = domain::LetterState::Draft;
    store(tr("The draft is saved; the Letters tab keeps it."));
}

void LetterViewModel::markSent(const LetterData& edited)
{
    if (m_busy)
        return;
    take(edited);
    m_letter.state = domain::LetterState::Sent;
    store(tr("The letter is marked as sent; the reply is on the duty calendar."));
}

void LetterViewModel::markAnswered(const QString& answer)
{
    if (m_busy)
        return;
    m_letter.state = domain::LetterState::Answered;
    m_letter.answer = answer.toStdString();
    m_letter.answeredAt = m_context.now();
    store(tr("The letter is marked as answered."));
}

void LetterViewModel::store(const QString& notice)
{
    m_busy = true;
    auto then = [this, notice](support::Result<std::string> answer) {
        m_busy = false;
        if (!answer) {
            Q_EMIT failed(m_context.format().errorText(answer.error()));
            return;
        }
        m_letter.id = *answer;
        Q_EMIT saved(notice);
    };
    m_context.console.commands.record(m_letter, m_context.dispatcher.toMain<std::string>(this, std::move(then)));
}

} // namespace assay::models
