// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/DerivedTablesBuilder.h"

#include <unordered_set>

namespace assay::measures {

using namespace domain;

namespace {

/// What a derived row of a coin rests on first: the newest statement of the coin's strongest source.
std::map<CoinId, OriginPtr> originsByCoin(const Context& context)
{
    struct Best {
        const Row<ReserveStatement>* row = nullptr;
    };
    std::map<CoinId, Best> best;
    context.snapshot.table<ReserveStatement>().forEach([&](const Row<ReserveStatement>& row) {
        if (!context.concerns(row.record.coin))
            return;
        auto& entry = best[row.record.coin];
        if (!entry.row || std::tie(row.origin->tier, row.record.asOf) > std::tie(entry.row->origin->tier, entry.row->record.asOf))
            entry.row = &row;
    });
    std::map<CoinId, OriginPtr> out;
    for (const auto& [coin, entry] : best) {
        auto origin = std::make_shared<Origin>(*entry.row->origin);
        origin->asOf = entry.row->record.asOf;
        out.emplace(coin, std::move(origin));
    }
    return out;
}

/// A derived row without any stated row behind it has the console as its source.
OriginPtr ownOrigin(const Context& context)
{
    auto origin = std::make_shared<Origin>();
    origin->source = SourceId("measures");
    origin->tier = Tier::Observed;
    origin->asOf = context.now;
    origin->knownAt = context.now;
    return origin;
}

/// The origin of the row that was stated last among those with one key, as it was last confirmed.
template <class Record, class Key, class KeyOf>
std::map<Key, OriginPtr> originsBy(const Context& context, KeyOf&& keyOfRow)
{
    std::map<Key, OriginPtr> out;
    context.snapshot.table<Record>().forEach([&](const Row<Record>& row) {
        if (!context.concerns(row.record.coin))
            return;
        auto& origin = out[keyOfRow(row.record)];
        if (!origin || std::tie(origin->tier, origin->asOf) < std::tie(row.origin->tier, row.origin->asOf))
            origin = row.origin;
    });
    return out;
}

} // namespace

DerivedTablesBuilder::DerivedTablesBuilder(DerivedTerms terms) : m_terms(std::move(terms)), m_settlement(m_terms.settlement) {}

template <class Record, class OriginOf>
void DerivedTablesBuilder::replace(const Context& context, std::vector<Record> rows, OriginOf&& originOf)
{
    auto& editor = m_editors.get<Record>();
    const std::uint64_t revision = context.snapshot.revision + 1;
    std::unordered_set<std::uint32_t> seen;
    for (auto& row : rows) {
        const OriginPtr origin = originOf(row);
        (void)editor.put(std::move(row), origin, revision);
        seen.insert(editor.lastPosition());
    }
    std::vector<std::pair<OriginPtr, std::string>> gone;
    for (std::size_t i = 0; i < editor.table().size(); ++i) {
        const auto& row = editor.table().at(i);
        const bool askedFor = row.record.coin.empty() ? !context.coins : context.concerns(row.record.coin);
        if (row.life == RowState::Present && askedFor && !seen.contains(static_cast<std::uint32_t>(i)))
            gone.emplace_back(row.origin, keyOf(row.record));
    }
    for (const auto& [origin, key] : gone)
        (void)editor.remove(origin, key, revision);
}

CoverageParameters DerivedTablesBuilder::coverageBy(const LineEligibility& lines) const
{
    CoverageParameters out = m_terms.coverage;
    out.before = &m_eligible;
    out.eligibility = [&lines](const ReserveStatement& statement, const ReserveAsset& asset) {
        return lines.of(statement, asset).eligibility;
    };
    out.haircut = [&lines](const ReserveStatement& statement, const ReserveAsset& asset) {
        return lines.haircut(statement, asset);
    };
    return out;
}

void DerivedTablesBuilder::recall(const Context& context, const EarlierData& past)
{
    m_day = startOfDay(context.now);
    m_openings = past.openings;
    const LineEligibility judgement(context, m_terms.holdings);
    const auto coverage = coverageBy(judgement);
    std::map<StatementRef, std::vector<const Row<ReserveAsset>*>> lines;
    for (const auto& row : past.lines)
        lines[refOf(row)].push_back(&row);
    context.snapshot.table<ReserveStatement>().forEach([&](const Row<ReserveStatement>& row) {
        const auto found = lines.find(refOf(row));
        const auto value =
            found == lines.end() ? std::nullopt : eligibleValue(row.record, found->second, coverage);
        if (value)
            m_eligible.insert_or_assign(found->first, EligibleThen{row.record.asOf, *value});
    });
}

void DerivedTablesBuilder::remember(const Context& context, const CoverageParameters& coverage)
{
    for (const auto& pool : newestPools(context, coverage.limits)) {
        if (!pool.incomplete.empty())
            continue;
        const auto value = assetValue(pool.record(), pool.assets, *pool.groups, coverage);
        if (value.eligible.exact())
            m_eligible.insert_or_assign(refOf(*pool.statement), EligibleThen{pool.record().asOf, value.eligible.value()});
    }
    const Instant oldest = context.now - coverage.window - coverage.longestGap;
    std::erase_if(m_eligible, [&](const auto& entry) { return entry.second.asOf < oldest; });
}

/// What was seen last before midnight is what a day opens with.
void DerivedTablesBuilder::beginDay(const Context& context)
{
    const Instant day = startOfDay(context.now);
    if (m_day && *m_day != day)
        for (const auto& [place, seen] : m_seen)
            if (seen.at <= day)
                m_openings.insert_or_assign(place, seen);
    m_day = day;
    for (auto& [place, seen] : observedSupplies(context))
        m_seen.insert_or_assign(place, std::move(seen));
}

void DerivedTablesBuilder::refresh(const Context& context)
{
    const auto statements = originsByCoin(context);
    const auto own = ownOrigin(context);
    const auto ofCoin = [&](const auto& row) {
        const auto found = statements.find(row.coin);
        return found == statements.end() ? own : found->second;
    };

    const LineEligibility lines(context, m_terms.holdings);
    const auto coverage = coverageBy(lines);
    beginDay(context);
    remember(context, coverage);
    replace(context, coverageReadings(context, coverage), ofCoin);
    replace(context, holdings(context, m_terms.holdings), ofCoin);
    replace(context, concentrations(context, m_terms.holdings.limits, m_terms.concentrations), ofCoin);
    replace(context, ladders(context, m_terms.ladder), ofCoin);
    replace(context, duties(context, m_terms.duties), ofCoin);

    const auto supplies = originsBy<Supply, std::pair<CoinId, LedgerId>>(
        context, [](const Supply& row) { return std::pair(row.coin, row.ledger); });
    BridgeParameters bridge = m_terms.bridge;
    bridge.earlier.insert(m_openings.begin(), m_openings.end());
    replace(context, supplyBridges(context, bridge), [&](const SupplyBridge& row) {
        const auto found = supplies.find({row.coin, row.ledger});
        return found == supplies.end() ? own : found->second;
    });
    const auto prices = originsBy<Price, std::pair<CoinId, std::string>>(
        context, [](const Price& row) { return std::pair(row.coin, row.venue); });
    replace(context, pegReadings(context, m_terms.peg), [&](const PegReading& row) {
        const auto found = prices.find({row.coin, row.venue});
        return found == prices.end() ? own : found->second;
    });

    std::map<std::pair<CoinId, std::string>, OriginPtr> requests;
    std::vector<RedemptionClock> clocks;
    for (auto& timed : redemptionClocks(context, m_terms.clocks)) {
        requests.emplace(std::pair(timed.clock.coin, timed.clock.id), timed.row->origin);
        clocks.push_back(std::move(timed.clock));
    }
    replace(context, std::move(clocks), [&](const RedemptionClock& row) { return requests.at({row.coin, row.id}); });
    m_settlement.refresh(context);
}

void DerivedTablesBuilder::publish(DerivedTables& tables)
{
    const auto take = [&]<class Record>(std::type_identity<Record>) {
        if constexpr (requires(const Record& record) { record.coin; })
            tables.get<Record>() = m_editors.get<Record>().publish();
    };
    forEachRecordIn(DerivedRecords{}, take);
    m_settlement.publish(tables);
}

} // namespace assay::measures
