// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/Pools.h"

#include <algorithm>
#include <set>

#include "services/support/Phrases.h"

namespace assay::measures {

using domain::Instant;
using domain::ReserveAsset;
using domain::ReserveStatement;
using domain::Row;
using domain::Supply;
using domain::Tier;
using support::grouped;
using support::timeText;

namespace {

bool isNewer(const ReserveStatement& a, const ReserveStatement& b)
{
    return std::tie(a.asOf, a.statementId) > std::tie(b.asOf, b.statementId);
}

std::string lowered(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

void addLines(Pool& pool, const Context& context, Confirmations<ReserveAsset>& confirmations,
              const std::vector<const Row<ReserveAsset>*>& lines, Instant lastArrival, const PoolLimits& limits)
{
    lastArrival = std::max(lastArrival, pool.statement->origin->knownAt);
    std::optional<Instant> confirmed;
    const domain::Origin* last = nullptr;
    pool.assets = lines;
    for (const auto* line : lines) {
        pool.total.add(line->record.marketValueReference);
        if (line->origin.get() == last)
            continue; // the same answer as the line before, so also the same confirmation
        last = line->origin.get();
        pool.evidence.add(*last);
        const auto& answer = confirmations.of(*line);
        pool.evidence.add(answer);
        confirmed = confirmed ? std::min(*confirmed, answer.asOf) : answer.asOf;
    }
    const auto& record = pool.record();
    const auto count = static_cast<std::int64_t>(lines.size());
    if (!pool.total.exact())
        pool.incomplete = "the lines are too large to be added exactly";
    else if (count != record.assetCount)
        pool.incomplete =
            grouped(lines.size()) + " of " + grouped(std::to_string(record.assetCount)) + " asset lines are here";
    else if (pool.total.value() != record.assetTotal)
        pool.incomplete = "the lines add up to " + grouped(pool.total.value().text()) + ", the statement says "
            + grouped(record.assetTotal.text());
    if (!pool.incomplete.empty()) {
        pool.arriving = context.now - lastArrival <= limits.arrivalGrace;
    }
    if (confirmed && context.isStale(pool.statement->origin->source, *confirmed))
        pool.stale = true;
}

} // namespace

Side sideOf(const domain::Picture& picture, const domain::Origin& origin)
{
    if (const auto* source = picture.source(origin.source)) {
        if (source->kind == "issuer")
            return Side::Stated;
        if (source->kind == "ledger")
            return Side::Observed;
    }
    return origin.tier == Tier::Observed || origin.tier == Tier::Inspected ? Side::Observed : Side::Stated;
}

std::string Pool::name() const
{
    return "statement " + record().statementId + " as of " + timeText(record().asOf);
}

namespace {

std::vector<Pool> gather(const Context& context, const PoolLimits& limits)
{
    using Key = std::pair<domain::CoinId, domain::SourceId>;
    std::map<Key, std::vector<const Row<ReserveStatement>*>> statements;
    context.picture.table<ReserveStatement>().forEach([&](const Row<ReserveStatement>& row) {
        if (context.concerns(row.record.coin))
            statements[{row.record.coin, row.origin->source}].push_back(&row);
    });
    using Lines = std::vector<const Row<ReserveAsset>*>;
    std::map<std::tuple<domain::CoinId, domain::SourceId, std::string>, Lines> lines;
    // Lines of one statement mostly follow each other, so the place of the last one is tried first.
    const Row<ReserveAsset>* last = nullptr;
    Lines* place = nullptr;
    std::map<Key, Instant> arrivals; // lines of a statement that is not here yet are a part that is arriving, too
    context.picture.table<ReserveAsset>().forEach([&](const Row<ReserveAsset>& row) {
        const auto& record = row.record;
        if (!last || last->record.statementId != record.statementId || last->record.coin != record.coin ||
            last->origin != row.origin) {
            last = &row;
            place = nullptr;
            if (context.concerns(record.coin)) {
                place = &lines[{record.coin, row.origin->source, record.statementId}];
                auto& arrival = arrivals[{record.coin, row.origin->source}];
                arrival = std::max(arrival, row.origin->knownAt);
            }
        }
        if (place)
            place->push_back(&row);
    });
    Confirmations<ReserveStatement> confirmations(context.picture);
    Confirmations<ReserveAsset> lineConfirmations(context.picture);
    std::vector<Pool> pools;
    for (const auto& [key, rows] : statements) {
        std::set<std::string> restated;
        for (const auto* row : rows)
            if (!row->record.supersedes.empty() && row->record.supersedes != row->record.statementId)
                restated.insert(row->record.supersedes);
        const Row<ReserveStatement>* newest = nullptr;
        for (const auto* row : rows)
            if (!restated.contains(row->record.statementId) && (!newest || isNewer(row->record, newest->record)))
                newest = row;
        if (!newest) // statements that restate each other in a ring: none is void, so the newest counts
            newest = *std::min_element(rows.begin(), rows.end(),
                                       [](auto a, auto b) { return isNewer(a->record, b->record); });
        Pool pool;
        pool.statement = newest;
        const auto& confirmed = confirmations.of(*newest);
        pool.evidence.add(*newest->origin);
        pool.evidence.add(confirmed);
        pool.evidence.add(newest->record.asOf);
        pool.stale = context.now - newest->record.asOf > limits.maxAge || context.isStale(key.second, confirmed.asOf);
        addLines(pool, context, lineConfirmations, lines[{key.first, key.second, newest->record.statementId}],
                 arrivals[key], limits);
        pools.push_back(std::move(pool));
    }
    std::stable_sort(pools.begin(), pools.end(), [](const Pool& a, const Pool& b) {
        if (a.record().coin != b.record().coin)
            return a.record().coin < b.record().coin;
        return a.statement->origin->tier > b.statement->origin->tier;
    });
    for (std::size_t i = 0; i < pools.size(); ++i) {
        const auto& coin = pools[i].record().coin;
        pools[i].subject = coin.value();
        if (i > 0 && pools[i - 1].record().coin == coin)
            pools[i].subject += " (" + pools[i].statement->origin->source.value() + ')';
    }
    return pools;
}

} // namespace

const std::vector<Pool>& newestPools(const Context& context, const PoolLimits& limits)
{
    const std::string key =
        "pools " + std::to_string(limits.maxAge.count()) + ' ' + std::to_string(limits.arrivalGrace.count());
    return context.memo.of<std::vector<Pool>>(key, [&] { return gather(context, limits); });
}

std::map<domain::CoinId, CoinSupply> supplies(const Context& context)
{
    struct Chosen {
        const Row<Supply>* row = nullptr;
        const domain::Origin* confirmed = nullptr;
    };
    // Two sources may watch one contract; the one that looked last is believed.
    std::map<std::tuple<domain::CoinId, Side, domain::LedgerId, std::string>, Chosen> chosen;
    Confirmations<Supply> confirmations(context.picture);
    context.picture.table<Supply>().forEach([&](const Row<Supply>& row) {
        if (!context.concerns(row.record.coin))
            return;
        const auto& confirmed = confirmations.of(row);
        auto& entry = chosen[{row.record.coin, sideOf(context.picture, *row.origin), row.record.ledger,
                              lowered(row.record.contract)}];
        if (!entry.row || confirmed.asOf > entry.confirmed->asOf)
            entry = {&row, &confirmed};
    });
    std::map<domain::CoinId, CoinSupply> out;
    for (const auto& [key, entry] : chosen) {
        auto& coin = out[std::get<0>(key)];
        auto& side = std::get<1>(key) == Side::Stated ? coin.stated : coin.observed;
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
