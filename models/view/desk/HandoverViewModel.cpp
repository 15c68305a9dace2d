// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/desk/HandoverViewModel.h"

#include <algorithm>

#include "models/format/Sentences.h"
#include "models/format/Translate.h"
#include "models/view/settlement/DayStrip.h"
#include "models/view/pages/Summaries.h"

namespace assay::models {

namespace {

using domain::HandoverState;

constexpr std::size_t kMostFindings = 40;
constexpr std::size_t kMostFails = 20;
constexpr qsizetype kMostText = 4'000;

QString oneLine(QString text)
{
    return text.replace(QLatin1Char('\n'), QLatin1Char(' ')).simplified();
}

void addFindings(QStringList& out, const domain::Snapshot& snapshot, const Format& format)
{
    std::vector<const domain::Finding*> open;
    snapshot.findings.forEach([&](const domain::Row<domain::Finding>& row) {
        if (isOpen(row.record))
            open.push_back(&row.record);
    });
    std::stable_sort(open.begin(), open.end(), [](const auto* a, const auto* b) { return a->severity > b->severity; });
    for (std::size_t i = 0; i < std::min(open.size(), kMostFindings); ++i) {
        const auto& of = *open[i];
        out.append(oneLine(Format::severityMark(of.severity) + QLatin1Char(' ') + fromUtf8(of.rule.value()) + QLatin1Char(' ') +
                           fromUtf8(of.subject) + QStringLiteral(": ") +
                           (of.outcome == domain::Outcome::CannotTell ? format.enumText(of.outcome) : fromUtf8(of.explanation))));
    }
    if (open.size() > kMostFindings)
        out.append(tr("…and %1 more findings").arg(format.count(static_cast<std::int64_t>(open.size() - kMostFindings))));
}

void addExceptions(QStringList& out, const domain::Snapshot& snapshot, const Format& format)
{
    std::vector<const domain::FailGroup*> fails;
    snapshot.table<domain::FailGroup>().forEach([&](const domain::Row<domain::FailGroup>& row) { fails.push_back(&row.record); });
    std::stable_sort(fails.begin(), fails.end(), [](const auto* a, const auto* b) { return a->value > b->value; });
    fails.resize(std::min(fails.size(), kMostFails));
    for (const auto* of : fails)
        out.append(oneLine(tr("Failing: %1, %2, %n instructions, %3", nullptr, static_cast<int>(of->instructions))
                               .arg(fromUtf8(of->participant.value()), format.enumText("reason", of->reason),
                                    format.money(of->value, of->currency))));
}

} // namespace

QStringList handoverLines(const domain::Snapshot& snapshot, const Format& format, domain::Instant now)
{
    QStringList out;
    addFindings(out, snapshot, format);
    snapshot.table<domain::ActionRequest>().forEach([&](const domain::Row<domain::ActionRequest>& row) {
        if (!isOver(row.record.state))
            out.append(oneLine(tr("Request %1: %2")
                                   .arg(format.enumText(row.record.state), requestSentence(row.record, format))));
    });
    for (const auto& source : snapshot.sources)
        if (source.state != domain::FeedState::Live && source.state != domain::FeedState::Ageing)
            out.append(oneLine(tr("Source %1: %2 %3")
                                   .arg(fromUtf8(source.id.value()), format.enumText(source.state),
                                        sentenceText(format, source.reason))));
    for (const auto& box : drawStrip(cyclesOf(snapshot, now), format, now).cycles)
        out.append(oneLine(tr("Cut-off %1 %2: %3")
                               .arg(box.cutOff, box.name,
                                    box.missing.isEmpty() ? box.waiting : box.waiting + QStringLiteral(" · ") + box.missing)));
    addExceptions(out, snapshot, format);
    return out;
}

HandoverViewModel::HandoverViewModel(ApprovalsViewModel& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &ApprovalsViewModel::changed, this, &HandoverViewModel::changed);
}

void HandoverViewModel::open()
{
    const domain::Handover* waiting = nullptr;
    const auto snapshot = m_desk.context().dispatcher.current();
    snapshot->table<domain::Handover>().forEach([&](const domain::Row<domain::Handover>& row) {
        if (row.record.state == HandoverState::Ready && (!waiting || waiting->madeAt < row.record.madeAt))
            waiting = &row.record;
    });
    if (waiting && (m_sheet.id != waiting->id || m_sheet.state != HandoverState::Ready)) {
        m_sheet = *waiting;
    } else if (!waiting && (m_sheet.state == HandoverState::Unknown || m_sheet.state == HandoverState::Countersigned)) {
        m_sheet = {};
        m_sheet.state = HandoverState::Draft;
        compile();
    }
    Q_EMIT changed();
}

void HandoverViewModel::compile()
{
    if (!mayEdit())
        return;
    const auto& context = m_desk.context();
    m_sheet.lines.clear();
    for (const auto& line : handoverLines(*context.dispatcher.current(), context.format(), context.now()))
        m_sheet.lines.push_back(line.toStdString());
    if (m_sheet.shift.empty())
        m_sheet.shift = context.format().instantHkt(context.now()).left(16).toStdString();
    Q_EMIT changed();
}

QString HandoverViewModel::stateText() const
{
    const auto& format = m_desk.context().format();
    QString out = format.enumText(m_sheet.state);
    if (m_sheet.outgoingSignedAt)
        out += QStringLiteral(" · ") +
               tr("signed by %1 at %2").arg(fromUtf8(m_sheet.outgoing), format.instantHkt(*m_sheet.outgoingSignedAt));
    if (m_sheet.incomingSignedAt)
        out += QStringLiteral(" · ") +
               tr("countersigned by %1 at %2").arg(fromUtf8(m_sheet.incoming), format.instantHkt(*m_sheet.incomingSignedAt));
    return out;
}

QList<HandoverLine> HandoverViewModel::lines() const
{
    QList<HandoverLine> out;
    for (std::size_t i = 0; i < m_sheet.lines.size(); ++i)
        out.append({fromUtf8(m_sheet.lines[i]),
                    std::find(m_sheet.ticked.begin(), m_sheet.ticked.end(), std::to_string(i + 1)) != m_sheet.ticked.end()});
    return out;
}

bool HandoverViewModel::mayTick() const
{
    const auto* person = m_desk.current();
    return m_sheet.state == HandoverState::Ready && person && person->id != m_sheet.outgoing;
}

QString HandoverViewModel::obstacle() const
{
    if (m_busy)
        return tr("Storing…");
    switch (m_sheet.state) {
    case HandoverState::Unknown: return tr("There is no sheet.");
    case HandoverState::Draft:
        if (!m_desk.current())
            return m_desk.advice();
        return m_sheet.lines.empty() ? tr("The sheet has no line.") : QString();
    case HandoverState::Ready: {
        if (!mayTick())
            return tr("Who comes must sign in as another person than %1 (Ctrl+Shift+O).").arg(fromUtf8(m_sheet.outgoing));
        const auto left = m_sheet.lines.size() - std::min(m_sheet.lines.size(), m_sheet.ticked.size());
        return left == 0 ? QString() : tr("%n lines are not ticked yet.", nullptr, static_cast<int>(left));
    }
    case HandoverState::Countersigned: return tr("Both have signed.");
    }
    return {};
}

void HandoverViewModel::setShift(const QString& shift)
{
    if (mayEdit())
        m_sheet.shift = shift.trimmed().toStdString();
}

void HandoverViewModel::setLines(const QStringList& lines)
{
    if (!mayEdit())
        return;
    m_sheet.lines.clear();
    for (const auto& line : lines)
        if (const auto text = oneLine(line); !text.isEmpty())
            m_sheet.lines.push_back(text.left(kMostText).toStdString());
    Q_EMIT changed();
}

void HandoverViewModel::tick(int line, Qt::CheckState state)
{
    if (!mayTick() || line < 0 || static_cast<std::size_t>(line) >= m_sheet.lines.size())
        return;
    const std::string number = std::to_string(line + 1);
    std::erase(m_sheet.ticked, number);
    if (state == Qt::Checked)
        m_sheet.ticked.push_back(number);
    Q_EMIT changed();
}

void HandoverViewModel::setQuestions(const QString& questions)
{
    if (mayTick())
        m_sheet.questions = questions.trimmed().left(kMostText).toStdString();
}

void HandoverViewModel::makeReady()
{
    if (!mayEdit() || !obstacle().isEmpty())
        return;
    auto sheet = m_sheet;
    const auto now = m_desk.context().now();
    sheet.outgoing = m_desk.current()->id;
    sheet.madeAt = now;
    sheet.outgoingSignedAt = now;
    sheet.state = HandoverState::Ready;
    store(std::move(sheet), tr("The sheet is signed and waits for who comes."));
}

void HandoverViewModel::countersign()
{
    if (!mayTick() || !obstacle().isEmpty())
        return;
    auto sheet = m_sheet;
    sheet.incoming = m_desk.current()->id;
    sheet.incomingSignedAt = m_desk.context().now();
    sheet.state = HandoverState::Countersigned;
    store(std::move(sheet), tr("The shift is handed over; both have signed."));
}

void HandoverViewModel::store(domain::Handover sheet, const QString& notice)
{
    m_busy = true;
    Q_EMIT changed();
    auto then = [this, sheet, notice](support::Result<std::string> answer) mutable {
        m_busy = false;
        if (!answer) {
            Q_EMIT changed();
            Q_EMIT failed(m_desk.context().format().errorText(answer.error()));
            return;
        }
        sheet.id = *answer;
        m_sheet = std::move(sheet);
        Q_EMIT changed();
        Q_EMIT stored(notice);
    };
    m_desk.context().console.commands.record(sheet, m_desk.context().dispatcher.toMain<std::string>(this, std::move(then)));
}

QString HandoverViewModel::html() const
{
    QString out = QStringLiteral("<h1>%1</h1><p>%2<br>%3</p><ol>").arg(tr("Shift handover").toHtmlEscaped(), shift().toHtmlEscaped(), stateText().toHtmlEscaped());
    for (const auto& line : lines())
        out += QStringLiteral("<li>%1 %2</li>").arg(line.ticked ? QStringLiteral("☑") : QStringLiteral("☐"), line.text.toHtmlEscaped());
    out += QStringLiteral("</ol>");
    if (!m_sheet.questions.empty())
        out += QStringLiteral("<h2>%1</h2><p>%2</p>").arg(tr("Questions").toHtmlEscaped(), questions().toHtmlEscaped());
    return out + QStringLiteral("<p>%1</p>").arg(tr("Sheet %1").arg(fromUtf8(m_sheet.id)).toHtmlEscaped());
}

} // namespace assay::models
