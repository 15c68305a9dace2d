// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/SourceHealthMonitor.h"

#include "services/domain/Sentence.h"

namespace assay::sync {

using namespace domain;

SourceHealthMonitor::SourceHealthMonitor(const std::vector<SourceConfig>& sources)
{
    for (const auto& source : sources) {
        Entry entry;
        entry.health.id = source.id;
        entry.health.kind = source.kind;
        entry.health.protocol = source.protocol;
        entry.health.url = source.url;
        entry.health.tier = source.tier;
        entry.health.everyMs = source.every.count();
        entry.health.staleAfterMs = source.staleAfter.count();
        m_entries.emplace(source.id, std::move(entry));
    }
}

void SourceHealthMonitor::add(const SourceHealth& health)
{
    Entry entry;
    entry.health = health;
    m_entries.emplace(health.id, std::move(entry));
}

void SourceHealthMonitor::note(const FeedNote& note)
{
    const auto found = m_entries.find(note.source);
    if (found == m_entries.end())
        return;
    Entry& entry = found->second;
    SourceHealth& health = entry.health;
    switch (note.kind) {
    case FeedNote::Kind::Attempt: health.lastAttempt = note.at; return;
    case FeedNote::Kind::NextPoll: health.nextPoll = note.at; return;
    case FeedNote::Kind::Failure:
        ++health.failures;
        entry.failure = note.error ? note.error->text() : std::string("failed");
        return;
    case FeedNote::Kind::Success: break;
    }
    health.lastSuccess = note.at;
    health.failures = 0;
    ++health.unchangedPolls;
    entry.failure.clear();
    if (note.asOf) {
        entry.sameAsOf = health.lastAsOf == note.asOf ? entry.sameAsOf + 1 : 0;
        if (entry.sameAsOf == 0)
            entry.asOfMoved = note.at;
        // The last answer counts, also when it is of an earlier instant: a clock that ran ahead was set right.
        health.lastAsOf = note.asOf;
    }
    if (note.clockOffset)
        health.clockOffsetMs = note.clockOffset->count();
    if (note.certificateExpiry)
        health.certificateExpiry = note.certificateExpiry;
    if (!note.schemaVersion.empty())
        health.schemaVersion = note.schemaVersion;
    if (!note.raw.empty())
        health.lastRaw = note.raw;
    health.rejectedRows = note.rejected;
    entry.rejection = note.firstRejection;
}

void SourceHealthMonitor::moved(const SourceId& source, Instant at)
{
    const auto found = m_entries.find(source);
    if (found == m_entries.end())
        return;
    found->second.lastMoved = at;
    found->second.health.unchangedPolls = 0;
}

const SourceHealthMonitor::Entry* SourceHealthMonitor::movedPeer(const Entry& entry) const
{
    for (const auto& [id, other] : m_entries)
        if (id != entry.health.id && other.health.kind == entry.health.kind && other.lastMoved > entry.lastMoved)
            return &other;
    return nullptr;
}

void SourceHealthMonitor::evaluate(Entry& entry, Instant now) const
{
    SourceHealth& health = entry.health;
    health.reason.clear();
    if (!entry.failure.empty()) {
        health.state = FeedState::Failing;
        health.reason = entry.failure;
        return;
    }
    if (!health.lastAsOf) {
        health.state = FeedState::Waiting;
        return;
    }
    switch (qualityAt(*health.lastAsOf, now, Duration{health.staleAfterMs})) {
    case Quality::Live: health.state = FeedState::Live; break;
    case Quality::Ageing: health.state = FeedState::Ageing; break;
    case Quality::Stale:
    case Quality::Missing: health.state = FeedState::Stale; break;
    }
    if (entry.sameAsOf >= kStillPolls && now - entry.asOfMoved >= kStillFor) {
        const Entry* peer = movedPeer(entry);
        if (peer)
            health.state = FeedState::Frozen;
        else if (health.state == FeedState::Live)
            health.state = FeedState::Ageing;
        health.reason = peer ? domain::sentence("answers, but its as-of stands still at {1} while {2} moves",
                                              support::toText(*health.lastAsOf), peer->health.id.value())
                             : domain::sentence("answers, but its as-of stands still at {1}",
                                                support::toText(*health.lastAsOf));
    } else if (health.state == FeedState::Stale)
        health.reason = domain::sentence("the newest figures are of {1}", support::toText(*health.lastAsOf));
    else if (health.rejectedRows > 0)
        health.reason =
            domain::sentence("{1} rows set aside; first: {2}", std::to_string(health.rejectedRows), entry.rejection);
    constexpr std::int64_t kSkewLimitMs = 2'000;
    if (health.reason.empty() && health.clockOffsetMs
        && (*health.clockOffsetMs > kSkewLimitMs || *health.clockOffsetMs < -kSkewLimitMs))
        health.reason =
            domain::sentence("its clock differs from ours by {1} s", std::to_string(*health.clockOffsetMs / 1000));
}

std::vector<SourceHealth> SourceHealthMonitor::refresh(Instant now)
{
    std::vector<SourceHealth> changed;
    for (auto& [id, entry] : m_entries) {
        evaluate(entry, now);
        if (entry.stored && entry.storedState == entry.health.state && entry.storedReason == entry.health.reason)
            continue;
        entry.stored = true;
        entry.storedState = entry.health.state;
        entry.storedReason = entry.health.reason;
        changed.push_back(entry.health);
    }
    return changed;
}

std::vector<SourceHealth> SourceHealthMonitor::all() const
{
    std::vector<SourceHealth> out;
    for (const auto& [id, entry] : m_entries)
        out.push_back(entry.health);
    return out;
}

} // namespace assay::sync
