// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/Collector.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <iterator>

#include "services/support/Caught.h"

namespace assay::sync {

using namespace domain;

namespace {

/// Changed rows that are worth a transaction by themselves.
constexpr std::size_t kRoundOfItsOwn = 1000;
/// After the rules have failed altogether they are asked again, about everything.
constexpr Duration kPauseAfterFault{10'000};

/// Calls those who wait for an outcome; one that throws keeps no other from its answer.
template <class Call, class... Arguments>
void answer(const Call& call, Arguments&&... arguments)
{
    support::logged("answering", [&] { call(std::forward<Arguments>(arguments)...); });
}

} // namespace

Collector::Collector(boost::asio::any_io_executor executor, Settings settings, const Snapshot& start,
                     const std::vector<SourceConfig>& sources, Evaluate evaluate, Derive derive, Commit commit, Publish publish,
                     support::Clock clock)
    : m_timer(std::move(executor)), m_settings(settings), m_assembler(start), m_health(sources), m_evaluate(std::move(evaluate)),
      m_derive(std::move(derive)), m_commit(std::move(commit)), m_publish(std::move(publish)), m_clock(std::move(clock)), m_open(std::make_shared<store::WriteBatch>())
{
    m_changed.coins.emplace();
    for (const auto& stored : start.sources)
        m_known.push_back(stored);
    schedule();
}

Collector::~Collector()
{
    *m_alive = false;
}

void Collector::confirm(Confirmation confirmation)
{
    m_assembler.confirm(confirmation, m_clock(), m_open->observations);
    m_open->raws.push_back(std::move(confirmation.raw));
}

void Collector::add(FeedDelivery delivery, Stored stored)
{
    const Instant now = m_clock();
    Assembler::Folded folded;
    std::exception_ptr thrown;
    try {
        folded = m_assembler.fold(delivery, now, m_open->changes);
    } catch (const std::exception&) {
        thrown = std::current_exception();
        m_everyCoin = true;
    }
    if (folded.added + folded.changed + folded.removed > 0)
        m_health.moved(delivery.source, now);
    for (auto& answer : delivery.answers) {
        if (thrown || folded.added + folded.changed + folded.removed > 0)
            m_changed.resources.insert(answer.update.resource);
        // An answer without bytes of its own shares those of one before it in the same delivery. Bytes are kept in any
        // case: rows that were folded before something went wrong rest on them.
        if (!answer.raw.body.empty())
            m_open->raws.push_back(std::move(answer.raw));
    }
    m_changed.coins->insert(folded.coins.begin(), folded.coins.end());
    m_everyCoin = m_everyCoin || folded.everyCoin;
    for (const auto& origin : folded.observations)
        m_open->observations.push_back(origin);
    m_rows += folded.added + folded.changed + folded.removed;
    if (thrown)
        std::rethrow_exception(thrown);
    if (stored)
        m_waiting.emplace_back(std::move(stored), std::move(folded));
    closeIfWanted();
}

/// Much has come, or somebody waits: the disk should not be idle, now or once it has written what it is writing.
void Collector::closeIfWanted()
{
    const bool wanted = m_rows >= kRoundOfItsOwn || !m_drained.empty();
    if (wanted && m_batches.size() <= 1 && m_trouble.empty())
        closeBatch();
}

void Collector::audit(store::AuditEvent event)
{
    m_open->audit.push_back(std::move(event));
}

void Collector::drain(Drained done)
{
    m_drained.push_back(std::move(done));
    // While one batch is written and another one waits, evaluating this one would only keep that one from its turn.
    if (!m_busy || m_batches.size() <= 1 || !m_trouble.empty())
        closeBatch();
}

void Collector::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    m_timer.expires_after(m_settings.batch);
    m_timer.async_wait([this, alive = m_alive](const boost::system::error_code& error) {
        if (error || !*alive)
            return;
        m_scheduled = false;
        if (!m_busy)
            closeBatch();
        schedule();
    });
}

void Collector::closeBatch()
{
    const auto closed = support::caught("closing a round", [this] { gatherBatch(); });
    if (closed)
        return;
    setFault(closed.error().text());
    // What has arrived is kept for the next attempt; nobody is kept waiting for it.
    for (const auto& [stored, folded] : std::exchange(m_waiting, {}))
        answer(stored, tl::unexpected(closed.error()));
    for (const auto& done : std::exchange(m_drained, {}))
        answer(done, tl::unexpected(closed.error()));
}

void Collector::setFault(std::string fault)
{
    if (!fault.empty() && fault != m_fault)
        spdlog::error("{}", fault);
    m_fault = std::move(fault);
    sayTrouble();
}

void Collector::sayTrouble()
{
    if (m_said == trouble())
        return;
    m_said = trouble();
    if (onTrouble)
        answer(onTrouble);
}

std::string Collector::evaluateOpen(Instant now, bool all)
{
    const auto judged = support::caught("judging", [&] {
        const auto snapshot = m_assembler.publish(now, Recording::Recorded);
        auto judgement = m_evaluate(*snapshot, m_changed, now);
        if (all)
            m_evaluateAgain.reset();
        if (judgement.again)
            m_evaluateAgain = m_evaluateAgain ? std::min(*m_evaluateAgain, *judgement.again) : *judgement.again;
        for (auto& finding : m_assembler.judged(std::move(judgement), now))
            m_open->findings.push_back(std::move(finding));
    });
    if (judged)
        return {};
    // What arrived is stored all the same; the findings stay what they were until the rules can be asked again.
    m_evaluateAgain = now + kPauseAfterFault;
    const std::string fault = judged.error().text();
    if (!m_fault.starts_with(fault))
        m_open->audit.push_back({now, "console", "judge", "NOTE", "rules", fault});
    return fault;
}

void Collector::gatherBatch()
{
    const Instant now = m_clock();
    auto health = m_health.refresh(now);
    const bool evaluationTime = now - m_lastJudged >= m_settings.evaluateAllEvery || (m_evaluateAgain && now >= *m_evaluateAgain);
    const bool something = !m_changed.resources.empty() || !m_open->raws.empty() || !m_open->observations.empty() || !health.empty()
        || !m_open->audit.empty() || evaluationTime || (m_lost > 0 && m_trouble.empty());
    if (!something) {
        auto drained = std::exchange(m_drained, {});
        if (m_batches.empty()) {
            for (auto& done : drained)
                answer(done, support::Result<void>{});
            return;
        }
        std::move(drained.begin(), drained.end(), std::back_inserter(m_batches.back().drained));
        if (!m_busy)
            submit();
        return;
    }
    auto sources = m_health.all();
    for (const auto& known : m_known) {
        const bool configured = std::any_of(sources.begin(), sources.end(), [&](const auto& s) { return s.id == known.id; });
        if (!configured)
            sources.push_back(known);
    }
    m_assembler.setSources(std::move(sources));
    m_open->knownAt = now;
    if (m_lost > 0)
        m_open->audit.push_back({now, "console", "not-recorded", "NOTE", "store",
                                 std::to_string(m_lost) + " rounds could not be stored and were given up"});
    std::move(health.begin(), health.end(), std::back_inserter(m_open->health));
    if (evaluationTime || m_everyCoin)
        m_changed.coins.reset();
    if (evaluationTime)
        m_changed.resources.clear();
    const bool evaluating = evaluationTime || !m_changed.resources.empty();
    std::string fault = m_evaluate && evaluating ? evaluateOpen(now, evaluationTime) : std::string();
    const auto next = m_assembler.publish(now, m_trouble.empty() ? Recording::Recorded : Recording::NotRecorded);
    m_batches.push_back({std::exchange(m_open, std::make_shared<store::WriteBatch>()), next, std::exchange(m_waiting, {}),
                        std::exchange(m_drained, {}), std::exchange(m_lost, 0)});
    if (!m_busy)
        submit();
    // What is derived is not stored: it is made while the disk is at work, before the snapshot is handed out.
    if (m_derive && evaluating) {
        const auto derived = support::caught("deriving tables", [&] {
            next->derived = m_derive(*next, m_changed.coins ? &*m_changed.coins : nullptr, now);
            m_assembler.setDerived(next->derived);
        });
        if (!derived) {
            m_evaluateAgain = now + kPauseAfterFault;
            fault += (fault.empty() ? "" : "; ") + derived.error().text();
        }
    }
    if (evaluating)
        setFault(std::move(fault));
    if (evaluationTime)
        m_lastJudged = now;
    m_changed = {};
    m_changed.coins.emplace();
    m_everyCoin = false;
    m_rows = 0;
}

void Collector::submit()
{
    m_busy = true;
    const auto given = support::caught("giving a round to the store", [this] {
        m_commit(m_batches.front().writes, [this, alive = m_alive](support::Result<Hash> outcome) {
            if (*alive)
                finished(std::move(outcome));
        });
    });
    if (!given)
        finished(tl::unexpected(given.error()));
}

void Collector::show(const SnapshotPtr& snapshot, Recording recording)
{
    m_shown = snapshot->revision;
    if (snapshot->recording == recording) {
        answer(m_publish, snapshot);
        return;
    }
    auto marked = std::make_shared<Snapshot>(*snapshot);
    marked->recording = recording;
    answer(m_publish, std::move(marked));
}

void Collector::finished(support::Result<Hash> outcome)
{
    m_busy = false;
    if (outcome) {
        m_trouble.clear();
        const PendingBatch batch = std::move(m_batches.front());
        m_batches.pop_front();
        if (!m_batches.empty())
            submit();
        // After a failure newer snapshots have been shown already, as not recorded.
        if (m_batches.empty() || batch.snapshot->revision > m_shown)
            show(batch.snapshot, Recording::Recorded);
        for (const auto& [stored, folded] : batch.waiting)
            answer(stored, folded);
        for (const auto& done : batch.drained)
            answer(done, support::Result<void>{});
    } else
        keepForLater(outcome.error());
    sayTrouble();
    closeIfWanted();
}

void Collector::keepForLater(const support::Error& error)
{
    if (m_trouble != error.text())
        spdlog::warn("store: {}; figures are shown but not recorded", error.text());
    m_trouble = error.text();
    std::size_t bytes = 0;
    std::vector<std::pair<Stored, Assembler::Folded>> waiting;
    auto drained = std::exchange(m_drained, {});
    for (auto& batch : m_batches) {
        bytes += sizeOf(*batch.writes);
        std::move(batch.waiting.begin(), batch.waiting.end(), std::back_inserter(waiting));
        batch.waiting.clear();
        std::move(batch.drained.begin(), batch.drained.end(), std::back_inserter(drained));
        batch.drained.clear();
    }
    // Beyond the limit the oldest batch is given up: the journal then says how much was not recorded.
    while (bytes > m_settings.backlogBytes && m_batches.size() > 1) {
        bytes -= sizeOf(*m_batches.front().writes);
        m_lost += 1 + m_batches.front().lost;
        m_batches.pop_front();
    }
    show(m_batches.back().snapshot, Recording::NotRecorded);
    for (auto& [stored, folded] : waiting)
        answer(stored, tl::unexpected(error));
    for (auto& done : drained)
        answer(done, tl::unexpected(error));
}

std::size_t Collector::sizeOf(const store::WriteBatch& batch)
{
    std::size_t bytes = 1024;
    for (const auto& raw : batch.raws)
        bytes += raw.body.size() * 3; // the decoded rows take about twice the text again
    return bytes;
}

} // namespace assay::sync
