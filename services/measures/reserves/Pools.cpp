// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/Pools.h"

#include <algorithm>
#include <set>

#include "services/domain/Sentence.h"
#include "services/measures/common/ReadAhead.h"
#include "services/support/Ascii.h"
#include "services/support/Phrases.h"

namespace assay::measures {

using domain::Instant;
using domain::ReserveAsset;
using domain::ReserveStatement;
using domain::Row;
using domain::sentence;
using domain::Supply;
using domain::Tier;
using support::grouped;
using support::timeText;

namespace {

bool isNewer(const ReserveStatement& a, const ReserveStatement& b)
{
    return std::tie(a.asOf, a.statementId) > std::tie(b.asOf, b.statementId);
}

constexpr std::int64_t kMostExpected = 4'096;

/// A pool before it is known how old it may be.
struct Gathered {
    Pool pool;
    Instant lastArrival{};                    ///< of a part of this coin's statements
};

/// The newest statement of one coin from one source, and its lines as they are met.
struct Gathering {
    const Row<ReserveStatement>* statement = nullptr;
    std::vector<const Row<ReserveAsset>*> rows;
    std::vector<const Row<ReserveAsset>*> answers; ///< the first of each run of lines that came with one answer
    LineGrouping grouping;
    Instant lastArrival{};
};
/// By coin and source.
using Gatherings = std::map<std::pair<domain::CoinId, domain::SourceId>, Gathering>;

void addLines(Pool& pool, const Context& context, Confirmations<ReserveAsset>& confirmations, Gathering& from)
{
    std::optional<Instant> confirmed;
    for (const auto* line : from.answers) {
        pool.evidence.add(*line->origin);
        pool.arrived = std::max(pool.arrived, line->origin->knownAt);
        const auto& answer = confirmations.of(*line);
        pool.evidence.add(answer);
        confirmed = confirmed ? std::min(*confirmed, answer.asOf) : answer.asOf;
    }
    pool.assets = std::move(from.rows);
    pool.groups = std::make_shared<const LineGroups>(from.grouping.take());
    pool.total = pool.groups->total;
    const auto& record = pool.record();
    const auto count = static_cast<std::int64_t>(pool.assets.size());
    if (!pool.total.exact())
        pool.incomplete = sentence("the lines are too large to be added exactly");
    else if (count != record.assetCount)
        pool.incomplete = sentence("{1} of {2} asset lines are here", grouped(pool.assets.size()),
                                   grouped(std::to_string(record.assetCount)));
    else if (pool.total.value() != record.assetTotal)
        pool.incomplete = sentence("the lines add up to {1}, the statement says {2}",
                                   grouped(pool.total.value().text()), grouped(record.assetTotal.text()));
    if (confirmed && context.isStale(pool.statement->origin->source, *confirmed))
        pool.stale = true;
}

} // namespace

SupplySide sideOf(const domain::Snapshot& snapshot, const domain::Origin& origin)
{
    if (const auto* source = snapshot.source(origin.source)) {
        if (source->kind == "issuer")
            return SupplySide::Stated;
        if (source->kind == "ledger")
            return SupplySide::Observed;
    }
    return origin.tier == Tier::Observed || origin.tier == Tier::Inspected ? SupplySide::Observed : SupplySide::Stated;
}

std::string Pool::name() const
{
    return sentence("statement {1} as of {2}", record().statementId, timeText(record().asOf));
}

namespace {

/// Of the statements of one coin from one source the newest that no other restates.
const Row<ReserveStatement>* newestOf(const std::vector<const Row<ReserveStatement>*>& rows)
{
    std::set<std::string_view> restated;
    for (const auto* row : rows)
        if (!row->record.supersedes.empty() && row->record.supersedes != row->record.statementId)
            restated.insert(row->record.supersedes);
    const Row<ReserveStatement>* newest = nullptr;
    for (const auto* row : rows)
        if (!restated.contains(row->record.statementId) && (!newest || isNewer(row->record, newest->record)))
            newest = row;
    if (newest)
        return newest;
    // Statements that restate each other in a ring: none is void, so the newest counts.
    return *std::min_element(rows.begin(), rows.end(), [](auto a, auto b) { return isNewer(a->record, b->record); });
}

Gatherings newestStatements(const Context& context)
{
    std::map<Gatherings::key_type, std::vector<const Row<ReserveStatement>*>> statements;
    context.snapshot.table<ReserveStatement>().forEach([&](const Row<ReserveStatement>& row) {
        if (context.concerns(row.record.coin))
            statements[{row.record.coin, row.origin->source}].push_back(&row);
    });
    Gatherings out;
    for (const auto& [key, rows] : statements) {
        auto& place = out[key];
        place.statement = newestOf(rows);
        // What a statement says of itself need not be so.
        const auto expected = std::clamp<std::int64_t>(place.statement->record.assetCount, 0, kMostExpected);
        place.rows.reserve(static_cast<std::size_t>(expected));
        place.grouping.reserve(static_cast<std::size_t>(expected));
    }
    return out;
}

void sortLines(const Context& context, Gatherings& gatherings)
{
    // Lines of one statement mostly follow each other, so the place of the last one is tried first.
    const Row<ReserveAsset>* last = nullptr;
    Gathering* place = nullptr;
    readAhead(context.snapshot.table<ReserveAsset>(), [&](const Row<ReserveAsset>& row) {
        const auto& record = row.record;
        if (!last || last->origin != row.origin || last->record.statementId != record.statementId ||
            last->record.coin != record.coin) {
            place = nullptr;
            if (const auto found = gatherings.find({record.coin, row.origin->source}); found != gatherings.end()) {
                // Lines of a statement that is not here yet are a part that is arriving, too.
                found->second.lastArrival = std::max(found->second.lastArrival, row.origin->knownAt);
                if (found->second.statement->record.statementId == record.statementId) {
                    place = &found->second;
                    place->answers.push_back(&row);
                }
            }
        }
        last = &row;
        if (!place)
            return;
        place->rows.push_back(&row);
        place->grouping.add(record);
    });
}

std::vector<Gathered> gather(const Context& context)
{
    auto gatherings = newestStatements(context);
    sortLines(context, gatherings);
    Confirmations<ReserveStatement> confirmations(context.snapshot);
    Confirmations<ReserveAsset> lineConfirmations(context.snapshot);
    std::vector<Gathered> pools;
    for (auto& [key, gathering] : gatherings) {
        const auto* newest = gathering.statement;
        Gathered& one = pools.emplace_back();
        one.lastArrival = std::max(gathering.lastArrival, newest->origin->knownAt);
        Pool& pool = one.pool;
        pool.statement = newest;
        pool.arrived = newest->origin->knownAt;
        const auto& confirmed = confirmations.of(*newest);
        pool.evidence.add(*newest->origin);
        pool.evidence.add(confirmed);
        pool.evidence.add(newest->record.asOf);
        pool.stale = context.isStale(key.second, confirmed.asOf);
        addLines(pool, context, lineConfirmations, gathering);
    }
    std::stable_sort(pools.begin(), pools.end(), [](const Gathered& a, const Gathered& b) {
        if (a.pool.record().coin != b.pool.record().coin)
            return a.pool.record().coin < b.pool.record().coin;
        return a.pool.statement->origin->tier > b.pool.statement->origin->tier;
    });
    for (std::size_t i = 0; i < pools.size(); ++i) {
        auto& pool = pools[i].pool;
        const auto& coin = pool.record().coin;
        pool.subject = coin.value();
        if (i > 0 && pools[i - 1].pool.record().coin == coin)
            pool.subject += " (" + pool.statement->origin->source.value() + ')';
    }
    return pools;
}

} // namespace

const std::vector<Pool>& newestPools(const Context& context, const PoolLimits& limits)
{
    const std::string key =
        "pools " + std::to_string(limits.maxAge.count()) + ' ' + std::to_string(limits.arrivalGrace.count());
    return context.memo.of<std::vector<Pool>>(key, [&] {
        const auto& gathered =
            context.memo.of<std::vector<Gathered>>("gathered pools", [&] { return gather(context); });
        std::vector<Pool> pools;
        pools.reserve(gathered.size());
        for (const auto& one : gathered) {
            auto& pool = pools.emplace_back(one.pool);
            pool.stale = pool.stale || context.now - pool.record().asOf > limits.maxAge;
            pool.arriving = !pool.incomplete.empty() && context.now - one.lastArrival <= limits.arrivalGrace;
        }
        return pools;
    });
}

std::map<domain::CoinId, CoinSupply> supplies(const Context& context)
{
    struct Chosen {
        const Row<Supply>* row = nullptr;
        const domain::Origin* confirmed = nullptr;
    };
    // Two sources may watch one contract; the one that looked last is believed.
    std::map<std::tuple<domain::CoinId, SupplySide, domain::LedgerId, std::string>, Chosen> chosen;
    Confirmations<Supply> confirmations(context.snapshot);
    context.snapshot.table<Supply>().forEach([&](const Row<Supply>& row) {
        if (!context.concerns(row.record.coin))
            return;
        const auto& confirmed = confirmations.of(row);
        auto& entry = chosen[{row.record.coin, sideOf(context.snapshot, *row.origin), row.record.ledger,
                              support::lowered(row.record.contract)}];
        if (!entry.row || confirmed.asOf > entry.confirmed->asOf)
            entry = {&row, &confirmed};
    });
    std::map<domain::CoinId, CoinSupply> out;
    for (const auto& [key, entry] : chosen) {
        auto& coin = out[std::get<0>(key)];
        auto& side = std::get<1>(key) == SupplySide::Stated ? coin.stated : coin.observed;
        const auto [place, fresh] = side.try_emplace(std::get<2>(key));
        LedgerSupply& supply = place->second;
        supply.total.add(entry.row->record.total);
        if (entry.row->record.frozen)
            supply.frozen.add(*entry.row->record.frozen);
        supply.evidence.add(*entry.row->origin);
        supply.evidence.add(*entry.confirmed);
        supply.since = fresh ? entry.row->origin->asOf : std::max(supply.since, entry.row->origin->asOf);
        supply.until = fresh ? entry.confirmed->asOf : std::min(supply.until, entry.confirmed->asOf);
        supply.knownAt = std::max(supply.knownAt, entry.row->origin->knownAt);
        supply.stale = supply.stale || context.isStale(entry.row->origin->source, entry.confirmed->asOf);
    }
    return out;
}

} // namespace assay::measures
