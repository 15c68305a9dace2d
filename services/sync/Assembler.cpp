// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/Assembler.h"

#include <set>
#include <unordered_set>
#include <utility>

#include "services/domain/OwnSources.h"
#include "services/domain/RecordSchemas.h"
#include "services/domain/Sentence.h"
#include "services/sync/Restatements.h"

namespace assay::sync {

using namespace domain;

namespace {

/// Whose judgement a changed row may alter: that of its coin, or of every coin if it speaks of issuers or tokens at large.
template <class Record>
void noteCoin(const Record& record, Assembler::Folded& folded)
{
    if constexpr (requires { record.coin; }) {
        if (record.coin.empty())
            folded.everyCoin = true;
        else
            folded.coins.insert(record.coin);
    } else if constexpr (requires { record.issuer; } || std::is_same_v<Record, TokenSighting>)
        folded.everyCoin = true;
}

} // namespace

Assembler::Assembler(const Snapshot& start)
    : m_findings(start.findings), m_derived(start.derived), m_sources(start.sources), m_confirmed(start.confirmed), m_revision(start.revision)
{
    forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        m_editors.get<Record>() = TableEditor<Record>(start.table<Record>());
    });
}

template <class Record>
void Assembler::foldRecord(FeedDelivery& delivery, const std::vector<OriginPtr>& origins, Changes& changes, Folded& folded)
{
    auto& editor = m_editors.get<Record>();
    auto& list = changesOf<Record>(changes);
    using Put = typename TableEditor<Record>::Change;
    const bool whole = delivery.completeness == wire::Completeness::Whole && !Schema<Record>::kEvent;
    std::unordered_set<std::uint32_t> seen;
    bool concerned = false;
    for (std::size_t i = 0; i < delivery.answers.size(); ++i) {
        auto& update = delivery.answers[i].update;
        if (update.resource != resourceOf<Record>() && rowsOf<Record>(update.upserts).empty())
            continue;
        concerned = true;
        // What is folded is let go at once: the list of changes then takes its place.
        auto upserts = std::exchange(rowsOf<Record>(update.upserts), {});
        for (auto& record : upserts) {
            if constexpr (kReported<Record>)
                noteRestatement(record, origins[i], changes);
            else if constexpr (std::is_same_v<Record, Instruction>)
                noteStatus(record, origins[i], changes);
            const auto change = editor.put(record, origins[i], m_revision + 1);
            if (whole)
                seen.insert(editor.lastPosition());
            switch (change) {
            case Put::None: ++folded.unchanged; continue;
            case Put::Added: ++folded.added; break;
            case Put::Changed: ++folded.changed; break;
            case Put::Removed: continue;
            }
            list.push_back({std::move(record), origins[i], change == Put::Added ? Change::Added : Change::Changed});
            noteCoin(list.back().record, folded);
        }
        if (update.resource != resourceOf<Record>())
            continue;
        for (const auto& key : update.removedKeys) {
            if (editor.remove(origins[i], key, m_revision + 1) != Put::Removed)
                continue;
            ++folded.removed;
            list.push_back({editor.find(delivery.source, key)->record, origins[i], Change::Removed});
            noteCoin(list.back().record, folded);
        }
    }
    if (!whole || !concerned)
        return;
    std::vector<std::string> gone;
    for (std::size_t i = 0; i < editor.table().size(); ++i) {
        const auto& table = editor.table();
        if (table.life(i) == RowState::Present && table.origin(i)->source == delivery.source && !seen.contains(static_cast<std::uint32_t>(i)))
            gone.push_back(table.key(i));
    }
    for (const auto& key : gone) {
        (void)editor.remove(origins.back(), key, m_revision + 1);
        ++folded.removed;
        list.push_back({editor.find(delivery.source, key)->record, origins.back(), Change::Removed});
        noteCoin(list.back().record, folded);
    }
}

template <class Record>
void Assembler::noteRestatement(const Record& record, const OriginPtr& origin, Changes& changes)
{
    const auto& editor = m_editors.get<Record>();
    const Row<Record>* before = editor.find(origin->source, keyOf(record));
    if constexpr (std::is_same_v<Record, Filing>) {
        if (!before && !record.supersedes.empty())
            before = editor.find(origin->source, record.supersedes);
    } else if constexpr (std::is_same_v<Record, ReserveStatement>) {
        if (!before && !record.supersedes.empty())
            editor.table().forEach([&](const Row<Record>& row) {
                if (row.record.statementId == record.supersedes && row.record.coin == record.coin
                    && row.origin->source == origin->source)
                    before = &row;
            });
    }
    if (!before || before->life != RowState::Present || sameFields(before->record, record))
        return;
    auto& cards = m_editors.get<Restatement>();
    for (auto& card : restatementsOf(*before, record, *origin, origin->knownAt)) {
        changesOf<Restatement>(changes).push_back({card, origin, Change::Added});
        (void)cards.put(std::move(card), origin, m_revision + 1);
    }
}

/// What the endpoint states of its status changes itself is not noted a second time.
void Assembler::noteStatus(const Instruction& record, const OriginPtr& origin, Changes& changes)
{
    const auto& editor = m_editors.get<Instruction>();
    if (editor.table().size() == 0)
        return;
    const auto known = editor.position(origin->source, keyOf(record));
    if (!known)
        return;
    Row<Instruction> scratch;
    const auto& before = editor.table().readFields<&Instruction::status>(*known, scratch);
    if (before.life != RowState::Present || before.record.status == record.status
        || m_confirmed.contains({origin->source, std::string(resourceOf<StatusChange>())}))
        return;
    StatusChange change{record.ref, before.record.status, record.status, record.reason, record.systemRef, origin->asOf};
    auto& cards = m_editors.get<StatusChange>();
    const auto put = cards.put(change, origin, m_revision + 1);
    if (put != TableEditor<StatusChange>::Change::None)
        changesOf<StatusChange>(changes).push_back(
            {std::move(change), origin, put == TableEditor<StatusChange>::Change::Added ? Change::Added : Change::Changed});
}

Assembler::Folded Assembler::fold(FeedDelivery& delivery, Instant knownAt, Changes& changes)
{
    Folded folded;
    std::vector<OriginPtr> origins;
    for (const auto& answer : delivery.answers) {
        auto origin = std::make_shared<Origin>();
        origin->source = delivery.source;
        origin->resource = answer.update.resource;
        origin->tier = delivery.tier;
        origin->asOf = answer.update.asOf == Instant{} ? answer.raw.receivedAt : answer.update.asOf;
        origin->knownAt = knownAt;
        origin->raw = answer.raw.sha256;
        origins.push_back(origin);
        m_confirmed[{delivery.source, answer.update.resource}] = origin;
    }
    forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        foldRecord<Record>(delivery, origins, changes, folded);
    });
    folded.observations = std::move(origins);
    return folded;
}

void Assembler::confirm(const Confirmation& confirmation, Instant knownAt, std::vector<OriginPtr>& observations)
{
    for (const auto& resource : confirmation.resources) {
        auto& confirmed = m_confirmed[{confirmation.source, resource}];
        // Only what has been stated once can be confirmed.
        if (!confirmed || confirmed->asOf == confirmation.asOf)
            continue;
        auto origin = std::make_shared<Origin>();
        origin->source = confirmation.source;
        origin->resource = resource;
        origin->tier = confirmation.tier;
        origin->asOf = confirmation.asOf;
        origin->knownAt = knownAt;
        origin->raw = confirmation.raw.sha256;
        confirmed = origin;
        observations.push_back(origin);
    }
}

std::vector<Finding> Assembler::judged(rules::RuleRun judgement, Instant knownAt)
{
    auto origin = std::make_shared<Origin>();
    origin->source = rulesSource();
    origin->resource = std::string(resourceOf<Finding>());
    origin->tier = Tier::Observed;
    origin->asOf = knownAt;
    origin->knownAt = knownAt;

    std::vector<Finding> changed;
    std::unordered_set<std::string> judgedNow;
    for (auto& finding : judgement.findings) {
        judgedNow.insert(keyOf(finding));
        const auto* old = m_findings.find(rulesSource(), keyOf(finding));
        // A judgement that differs only in the time in its sentence is not stored again.
        if (old && old->life == RowState::Present && old->record.outcome == finding.outcome && old->record.measured == finding.measured
            && old->record.threshold == finding.threshold && old->record.ruleVersion == finding.ruleVersion)
            continue;
        changed.push_back(finding);
        (void)m_findings.put(std::move(finding), origin, m_revision + 1);
    }
    const std::set<RuleId> ran(judgement.ran.begin(), judgement.ran.end());
    const std::set<RuleId> whole(judgement.allSubjects.begin(), judgement.allSubjects.end());
    const auto wasAskedFor = [&](const Finding& finding) {
        if (!ran.contains(finding.rule))
            return false;
        if (!judgement.coins || whole.contains(finding.rule))
            return true;
        // The subject of a rule on coins begins with the coin.
        return judgement.coins->contains(CoinId(finding.subject.substr(0, finding.subject.find(' '))));
    };
    std::vector<Finding> over;
    m_findings.table().forEach([&](const Row<Finding>& row) {
        if (wasAskedFor(row.record) && row.record.outcome != Outcome::NotApplicable
            && !judgedNow.contains(keyOf(row.record)))
            over.push_back(row.record);
    });
    for (auto& finding : over) {
        finding.outcome = Outcome::NotApplicable;
        finding.explanation = domain::sentence("The subject is no longer there to be judged.");
        changed.push_back(finding);
        (void)m_findings.put(std::move(finding), origin, m_revision + 1);
    }
    return changed;
}

std::shared_ptr<Snapshot> Assembler::publish(Instant knownAt, Recording recording)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->revision = ++m_revision;
    snapshot->knownAt = knownAt;
    snapshot->recording = recording;
    forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        snapshot->tables.get<Record>() = m_editors.get<Record>().publish();
    });
    snapshot->findings = m_findings.publish();
    snapshot->derived = m_derived;
    snapshot->sources = m_sources;
    snapshot->confirmed = m_confirmed;
    return snapshot;
}

} // namespace assay::sync
