// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/SettlementTablesBuilder.h"

#include "services/domain/RecordSchemas.h"

#include <algorithm>
#include <unordered_set>

namespace assay::measures {

using namespace domain;

namespace {

constexpr std::size_t kBlockedLargest = 20;
constexpr std::size_t kMostGone = 4'000;      ///< rows that are no more, before their places are given up
constexpr std::size_t kSmallQueue = 500;      ///< searched on each change
constexpr std::size_t kQueueStep = 20'000;    ///< for each of which the next search waits

} // namespace

SettlementTablesBuilder::SettlementTablesBuilder(SettlementTerms terms) : m_terms(std::move(terms)), m_tally(m_terms.queue) {}

template <class Derived>
OriginPtr SettlementTablesBuilder::originOf(const Context& context, const SourceId& source)
{
    OriginPtr oldest;
    for (const auto resource : resourcesOf<Derived>()) {
        const auto found = context.snapshot.confirmed.find({source, std::string(resource)});
        if (found != context.snapshot.confirmed.end() && (!oldest || found->second->asOf < oldest->asOf))
            oldest = found->second;
    }
    if (oldest)
        return oldest;
    auto origin = std::make_shared<Origin>();
    origin->source = source;
    origin->resource = std::string(resourceOf<Instruction>());
    origin->tier = Tier::Observed;
    origin->asOf = context.now;
    origin->knownAt = context.now;
    return origin;
}

/// Rows of the same source that are no longer among `rows` go.
template <class Record>
void SettlementTablesBuilder::replace(std::vector<Record> rows, const OriginPtr& origin)
{
    auto& editor = m_editors.get<Record>();
    std::unordered_set<std::uint32_t> seen;
    for (auto& row : rows) {
        (void)editor.put(std::move(row), origin, m_revision);
        seen.insert(editor.lastPosition());
    }
    std::vector<std::string> gone;
    for (std::size_t i = 0; i < editor.table().size(); ++i) {
        const auto& row = editor.table().at(i);
        if (row.life == RowState::Present && row.origin->source == origin->source && !seen.contains(static_cast<std::uint32_t>(i)))
            gone.push_back(keyOf(row.record));
    }
    for (const auto& key : gone)
        (void)editor.remove(origin, key, m_revision);
    compact(editor);
}

/// Rebuilds a table that is mostly removed rows, so that it does not grow for ever; views have to reset.
template <class Record>
void SettlementTablesBuilder::compact(TableEditor<Record>& editor)
{
    const auto& table = editor.table();
    if (table.size() < kMostGone || table.present() > table.size() / 4)
        return;
    TableEditor<Record> fresh;
    table.forEach([&](const Row<Record>& row) { (void)fresh.put(row.record, row.origin, row.revision); });
    editor = std::move(fresh);
}

bool SettlementTablesBuilder::followPositions(const Snapshot& snapshot)
{
    const auto& table = snapshot.table<Position>();
    return m_positions.follow(table, snapshot.revision, [&](std::size_t at, const Row<Position>* before, const Row<Position>* after) {
        const auto keyOfRow = [](const Row<Position>& row) {
            return std::tuple(row.origin->source, row.record.participant.value(), row.record.asset);
        };
        if (before) {
            m_moved.insert(keyOfRow(*before));
            m_accounts[keyOfRow(*before)].erase(at);
        }
        if (after) {
            m_moved.insert(keyOfRow(*after));
            m_accounts[keyOfRow(*after)].insert(at);
        }
    });
}

void SettlementTablesBuilder::refresh(const Context& context)
{
    m_revision = context.snapshot.revision + 1;
    const bool queued = m_tally.follow(context.snapshot);
    const bool moved = followPositions(context.snapshot);
    if (queued)
        m_tally.fillLargest(kBlockedLargest);
    auto changedAccounts = m_tally.takeChangedAccounts();
    for (Source source = 0; source < m_tally.sources().size(); ++source) {
        const auto& id = m_tally.sources()[source];
        const auto origin = originOf<AgeingBucket>(context, id);
        auto& kept = m_kept[source];
        const SettlementTables cases(context, m_terms, m_tally, source);
        replace(cases.cycles(), originOf<CycleStanding>(context, id));
        auto cutOffs = cases.cutOffs();
        const bool newTime = cutOffs != kept.cutOffs || kept.today != cases.today();
        if (queued || newTime) {
            replace(cases.ageing(), origin);
            replace(cases.efficiency(), origin);
            replace(cases.fails(), origin);
        }
        kept.waits = kept.waits || queued || moved || newTime;
        kept.cutOffs = std::move(cutOffs);
        kept.today = cases.today();
        // Accounts whose projection may read otherwise; all of them once the cut-off is another.
        std::set<SettlementTally::AccountKey> concerned;
        for (const auto& key : changedAccounts)
            if (std::get<0>(key) == source)
                concerned.insert(key);
        for (const auto& [account, rows] : m_accounts)
            if (std::get<0>(account) == id && (newTime || m_moved.contains(account)))
                concerned.emplace(source, std::get<1>(account), std::get<2>(account));
        kept.concerned = std::move(concerned);
        const auto withBalances = originOf<ParticipantStanding>(context, id);
        refreshStandings(cases, source, withBalances);
        refreshGridlock(context, source, withBalances);
    }
    m_moved.clear();
}

void SettlementTablesBuilder::refreshStandings(const SettlementTables& cases, Source source, const OriginPtr& origin)
{
    auto& editor = m_editors.get<ParticipantStanding>();
    for (const auto& key : m_kept[source].concerned) {
        ParticipantStanding row;
        row.participant = ParticipantId(std::get<1>(key));
        row.asset = std::get<2>(key);
        const auto rows = m_accounts.find({m_tally.sources()[source], std::get<1>(key), std::get<2>(key)});
        std::optional<ParticipantStanding> made;
        if (rows != m_accounts.end() && !rows->second.empty()) {
            Checked balance;
            Checked reserved;
            Checked limit;
            bool someReserved = false;
            bool someLimit = false;
            for (const auto at : rows->second) {
                const auto& position = m_positions.last().at(at).record;
                balance += position.balance;
                if (position.reserved)
                    reserved += *position.reserved;
                if (position.limit)
                    limit += *position.limit;
                someReserved = someReserved || position.reserved;
                someLimit = someLimit || position.limit;
            }
            if (balance.known() && reserved.known() && limit.known())
                made = cases.standing(key, {balance.get(), someReserved ? reserved.value() : std::nullopt,
                                            someLimit ? limit.value() : std::nullopt});
        }
        // Without a balance there is nothing to project.
        if (made)
            (void)editor.put(std::move(*made), origin, m_revision);
        else
            (void)editor.remove(origin, keyOf(row), m_revision);
    }
}

void SettlementTablesBuilder::refreshGridlock(const Context& context, Source source, const OriginPtr& origin)
{
    auto& kept = m_kept[source];
    if (kept.searching.valid()) {
        if (kept.searching.wait_for(std::chrono::seconds{0}) != std::future_status::ready)
            return;
        take(kept, kept.searching.get());
    }
    if (!kept.waits)
        return restateGridlock(origin);
    // So that a large queue that never rests is not searched all the time.
    if (kept.searched && kept.instructions > kSmallQueue) {
        const auto steps = static_cast<Duration::rep>(1 + kept.instructions / kQueueStep);
        if (context.now - *kept.searched < m_terms.gridlock.every * steps)
            return;
    }
    kept.searched = context.now;
    kept.waits = false;
    const auto search = [id = m_tally.sources()[source], today = *kept.today, terms = m_terms, origin](const Snapshot& snapshot) {
        const auto queue = SettlementQueue::of(snapshot, id, today, terms.queue, terms.gridlock.instructions);
        return GridlockFound{gridlockOptions(queue, terms.gridlock), queue.items().size(), origin};
    };
    if (kept.instructions <= kSmallQueue)
        return take(kept, search(context.snapshot));
    Snapshot read; // what the search needs of it
    read.tables.get<Instruction>() = context.snapshot.table<Instruction>();
    read.tables.get<Position>() = context.snapshot.table<Position>();
    kept.searching = std::async(std::launch::async, [search, read = std::move(read)] { return search(read); });
}

void SettlementTablesBuilder::take(Kept& kept, GridlockFound found)
{
    kept.instructions = found.instructions;
    replace(std::move(found.options), found.origin);
    restateGridlock(found.origin);
}

/// The result is valid as of `origin`: found again then, or nothing has changed since.
void SettlementTablesBuilder::restateGridlock(const OriginPtr& origin)
{
    auto& editor = m_editors.get<GridlockOption>();
    const auto& table = editor.table();
    for (std::uint32_t i = 0; i < table.size(); ++i)
        if (table.life(i) == RowState::Present && table.origin(i)->source == origin->source && table.origin(i)->asOf < origin->asOf)
            editor.restate(i, origin);
}

void SettlementTablesBuilder::publish(DerivedTables& tables)
{
    forEachRecordIn(Records{}, [&]<class Record>(std::type_identity<Record>) {
        tables.get<Record>() = m_editors.get<Record>().publish();
    });
}

} // namespace assay::measures
