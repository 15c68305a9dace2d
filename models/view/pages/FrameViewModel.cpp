// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/pages/FrameViewModel.h"

#include "models/format/Sentences.h"

#include <algorithm>

namespace assay::models {

namespace {

constexpr std::size_t kCannotTell = 5;

} // namespace

FrameViewModel::FrameViewModel(const ViewContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_session(context.console.snapshots.session())
{
    connect(&context.dispatcher, &Dispatcher::snapshotChanged, this, &FrameViewModel::takeSnapshot);
}

void FrameViewModel::takeSnapshot()
{
    m_session = m_context.console.snapshots.session();
    m_counts.fill(0);
    // Findings are one for each rule and subject: few enough for this thread.
    m_context.dispatcher.current()->findings.forEach([this](const domain::Row<domain::Finding>& row) {
        if (row.record.outcome == domain::Outcome::Breach)
            ++m_counts[static_cast<std::size_t>(row.record.severity)];
        else if (row.record.outcome == domain::Outcome::CannotTell)
            ++m_counts[kCannotTell];
    });
    Q_EMIT changed();
}

BannerData FrameViewModel::banner() const
{
    const auto& snapshot = *m_context.dispatcher.current();
    // One line: what must be known first. Losing the record comes before everything else.
    if (snapshot.recording == domain::Recording::NotRecorded && snapshot.revision > 0)
        return {tr("Not recorded: the store cannot be written. Figures are live but leave no evidence."), Tone::Breach};
    if (m_openIntents > 0)
        return {tr("The outcome of %n requests is not known. Ctrl+Shift+A lists them and asks.", nullptr, m_openIntents), Tone::Watch};
    if (!m_session.notice.empty())
        return {fromUtf8(m_session.notice), Tone::Watch};
    switch (m_session.mode) {
    case api::Mode::Offline:
        return {tr("Offline: %1, as known at %2 HKT (%3 old). No source is asked.")
                    .arg(fromUtf8(m_session.storePath), m_context.format().instantHkt(snapshot.knownAt),
                         m_context.format().age(snapshot.knownAt, m_context.now())),
                Tone::Unknown};
    case api::Mode::ReadOnly:
        return {tr("Read only: another window records into this store."), Tone::Info};
    case api::Mode::Live:
        break;
    }
    if (!m_session.scenario.empty())
        return {tr("Sandbox: invented data, scenario “%1”.").arg(fromUtf8(m_session.scenario)), Tone::Info};
    return {};
}

QString FrameViewModel::modeText() const
{
    switch (m_session.mode) {
    case api::Mode::Live: return tr("LIVE");
    case api::Mode::Offline: return tr("OFFLINE");
    case api::Mode::ReadOnly: return tr("READ ONLY");
    }
    return {};
}

QList<LampData> FrameViewModel::lamps() const
{
    QList<LampData> out;
    const auto& format = m_context.format();
    for (const auto& source : m_context.dispatcher.current()->sources) {
        LampData lamp;
        lamp.source = fromUtf8(source.id.value());
        lamp.state = format.enumText(source.state);
        switch (source.state) {
        case domain::FeedState::Live: lamp.glyph = QStringLiteral("●"); lamp.tone = Tone::Good; break;
        case domain::FeedState::Ageing: lamp.glyph = QStringLiteral("◐"); lamp.tone = Tone::Watch; break;
        case domain::FeedState::Stale: lamp.glyph = QStringLiteral("○"); lamp.tone = Tone::Breach; break;
        case domain::FeedState::Waiting: lamp.glyph = QStringLiteral("○"); lamp.tone = Tone::Unknown; break;
        case domain::FeedState::Failing: lamp.glyph = QStringLiteral("✕"); lamp.tone = Tone::Breach; break;
        case domain::FeedState::Frozen: lamp.glyph = QStringLiteral("❄"); lamp.tone = Tone::Breach; break;
        case domain::FeedState::Offline: lamp.glyph = QStringLiteral("–"); lamp.tone = Tone::Unknown; break;
        }
        lamp.toolTip = lamp.source + QStringLiteral(": ") + lamp.state;
        if (!source.reason.empty())
            lamp.toolTip += QStringLiteral(" (") + sentenceText(format, source.reason) + QLatin1Char(')');
        if (source.lastSuccess)
            lamp.toolTip += QLatin1Char('\n') + tr("Last good answer %1 ago").arg(format.age(*source.lastSuccess, m_context.now()));
        out.append(std::move(lamp));
    }
    return out;
}

QList<SeverityCount> FrameViewModel::severities() const
{
    using domain::Severity;
    QList<SeverityCount> out;
    for (const auto severity : {Severity::Critical, Severity::High, Severity::Medium, Severity::Low}) {
        const int count = m_counts[static_cast<std::size_t>(severity)];
        const Tone alarm = severity >= Severity::High ? Tone::Breach : severity == Severity::Medium ? Tone::Watch : Tone::Normal;
        out.append({severity, Format::severityMark(severity), m_context.format().severityText(severity), count,
                    count > 0 ? alarm : Tone::Muted,
                    {Page::Overview, QStringLiteral("findings"),
                     QStringLiteral("outcome:breach severity:") + fromUtf8(domain::toText(severity))}});
    }
    const int unknown = m_counts[kCannotTell] + m_counts[static_cast<std::size_t>(Severity::Unknown)];
    out.append({Severity::Unknown, Format::severityMark(Severity::Unknown), tr("Cannot tell"), unknown,
                unknown > 0 ? Tone::Unknown : Tone::Muted,
                {Page::Overview, QStringLiteral("findings"), QStringLiteral("outcome:cannot-tell")}});
    return out;
}

QString FrameViewModel::nextPoll() const
{
    if (m_session.mode != api::Mode::Live)
        return {};
    std::optional<domain::Instant> next;
    for (const auto& source : m_context.dispatcher.current()->sources)
        if (source.nextPoll && (!next || *source.nextPoll < *next))
            next = source.nextPoll;
    if (!next)
        return {};
    const auto now = m_context.now();
    return tr("next poll %1").arg(m_context.format().duration(*next > now ? *next - now : domain::Duration{}));
}

QString FrameViewModel::status() const
{
    const auto& snapshot = *m_context.dispatcher.current();
    if (snapshot.revision == 0)
        return tr("Nothing received yet");
    return tr("Revision %1, known at %2 HKT")
        .arg(m_context.format().count(static_cast<std::int64_t>(snapshot.revision)),
             m_context.format().instantHkt(snapshot.knownAt));
}

QString FrameViewModel::clockText() const
{
    return m_context.format().timeHkt(m_context.now()) + QStringLiteral(" HKT");
}

void FrameViewModel::setOpenIntents(int count)
{
    if (m_openIntents == count)
        return;
    m_openIntents = count;
    Q_EMIT changed();
}

void FrameViewModel::pollNow()
{
    m_context.console.commands.pollNow({});
}

} // namespace assay::models
