// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/Coverage.h"

#include <algorithm>
#include <set>

#include "services/domain/Sentence.h"
#include "services/measures/common/Checked.h"
#include "services/measures/reserves/CoverageWindow.h"
#include "services/measures/common/Digits.h"
#include "services/support/Phrases.h"

namespace assay::measures
{

using domain::CoinId;
using domain::CoverageReading;
using domain::Decimal;
using domain::Duration;
using domain::Eligibility;
using domain::Instant;
using domain::ReserveAsset;
using domain::ReserveStatement;
using domain::Rounding;
using domain::Row;
using domain::sentence;
using domain::SourceId;
using support::grouped;

namespace
{


using Lines = std::vector<const Row<ReserveAsset>*>;

/// All statements of one coin from one source, with their lines.
struct History {
    std::vector<const Row<ReserveStatement>*> statements;
    std::map<std::string, Lines, std::less<>> lines;
};
using Histories = std::map<CoinId, std::map<SourceId, History>>;

/// Rows of one statement follow each other, so the last place is looked at first.
Histories histories(const Context& context)
{
    Histories out;
    context.snapshot.table<ReserveStatement>().forEach([&](const Row<ReserveStatement>& row) {
        if (context.concerns(row.record.coin))
            out[row.record.coin][row.origin->source].statements.push_back(&row);
    });
    const ReserveAsset* last = nullptr;
    const SourceId* source = nullptr;
    Lines* place = nullptr;
    context.snapshot.table<ReserveAsset>().forEach([&](const Row<ReserveAsset>& row) {
        const auto& asset = row.record;
        if (!last || asset.statementId != last->statementId || asset.coin != last->coin ||
            row.origin->source != *source) {
            if (!context.concerns(asset.coin))
                return;
            place = &out[asset.coin][row.origin->source].lines[asset.statementId];
            last = &asset;
            source = &row.origin->source;
        }
        place->push_back(&row);
    });
    return out;
}

/// Not restated by another, in order of time, one for each instant.
std::vector<const Row<ReserveStatement>*> standing(const History& history)
{
    std::set<std::string, std::less<>> restated;
    for (const auto* row : history.statements)
        if (!row->record.supersedes.empty() && row->record.supersedes != row->record.statementId)
            restated.insert(row->record.supersedes);
    std::vector<const Row<ReserveStatement>*> out;
    for (const auto* row : history.statements)
        if (!restated.contains(row->record.statementId))
            out.push_back(row);
    if (out.empty()) // a ring of restatements: none of them is void
        out = history.statements;
    const auto order = [](const auto* row) { return std::tie(row->record.asOf, row->record.statementId); };
    std::sort(out.begin(), out.end(), [&](const auto* a, const auto* b) { return order(a) > order(b); });
    out.erase(std::unique(out.begin(), out.end(),
                          [](const auto* a, const auto* b) { return a->record.asOf == b->record.asOf; }),
              out.end());
    std::reverse(out.begin(), out.end());
    return out;
}

/// The ledgers' figure, if it is known to be valid at this instant.
std::optional<Decimal> observedAt(const CoinSupply* supply, Instant at)
{
    if (!supply || supply->observed.empty())
        return std::nullopt;
    Sum out;
    for (const auto& [ledger, one] : supply->observed) {
        if (!one.total.exact() || at < one.since || at > one.until)
            return std::nullopt;
        out.add(one.total.value());
    }
    return out.exact() ? std::optional(out.value()) : std::nullopt;
}

const SourceId& strongest(const std::map<SourceId, History>& sources)
{
    const auto tier = [](const History& one) {
        return one.statements.empty() ? -1 : static_cast<int>(one.statements.front()->origin->tier);
    };
    return std::max_element(sources.begin(), sources.end(),
                            [&](const auto& a, const auto& b) { return tier(a.second) < tier(b.second); })
        ->first;
}

/// nullptr: nobody saw its lines.
const EligibleThen* eligibleThen(const Row<ReserveStatement>& statement, const CoverageParameters& parameters)
{
    if (!parameters.before)
        return nullptr;
    const auto found = parameters.before->find(refOf(statement));
    return found == parameters.before->end() ? nullptr : &found->second;
}

std::vector<CoveragePoint> pointsOf(const History& history, const Context& context, const CoinSupply* supply,
                                    const CoverageParameters& parameters)
{
    static const Lines kNone;
    std::vector<CoveragePoint> out;
    Confirmations<ReserveStatement> confirmations(context.snapshot);
    const auto statements = standing(history);
    for (const auto* row : statements) {
        const auto& statement = row->record;
        CoveragePoint point;
        point.statementId = statement.statementId;
        point.asOf = statement.asOf;
        point.confirmed = std::max(statement.asOf, confirmations.of(*row).asOf);
        point.outstanding = statement.outstanding;
        if (const auto observed = observedAt(supply, statement.asOf); observed && *observed > point.outstanding)
            point.outstanding = *observed;
        const auto lines = history.lines.find(statement.statementId);
        const Lines& found = lines == history.lines.end() ? kNone : lines->second;
        point.eligible = eligibleValue(statement, found, parameters);
        // A source withdraws the lines of a statement when there is a newer one.
        if (const auto* then = found.empty() ? eligibleThen(*row, parameters) : nullptr)
            point.eligible = then->value;
        if (point.eligible)
            point.headline = coverageRatio(*point.eligible, point.outstanding);
        out.push_back(std::move(point));
    }
    return out;
}

std::map<CoinId, std::vector<CoveragePoint>> seriesOf(const Context& context, const CoverageParameters& parameters,
                                                      const std::map<CoinId, CoinSupply>& supply)
{
    std::map<CoinId, std::vector<CoveragePoint>> out;
    for (const auto& [coin, sources] : histories(context)) {
        const auto found = supply.find(coin);
        auto points = pointsOf(sources.at(strongest(sources)), context,
                               found == supply.end() ? nullptr : &found->second, parameters);
        if (!points.empty())
            out.emplace(coin, std::move(points));
    }
    return out;
}

void append(std::string& text, const std::string& sentence)
{
    if (!sentence.empty())
        text += (text.empty() ? "" : " ") + sentence;
}

} // namespace

std::optional<Decimal> coverageRatio(const Decimal& value, const Decimal& outstanding)
{
    if (outstanding.sign() <= 0)
        return std::nullopt;
    return Checked(value).over(Checked(outstanding), kRatioDigits, Rounding::Floor).value();
}

Outstanding outstandingOf(const Pool& pool, const CoinSupply* supply)
{
    Outstanding out;
    out.value = pool.record().outstanding;
    out.asOf = out.earliest = out.latest = pool.record().asOf;
    if (!supply || supply->observed.empty()) {
        out.remark = sentence("No ledger supply is observed, so the issuer's own figure is the denominator.");
        return out;
    }
    Sum observed;
    Instant from = supply->observed.begin()->second.until;
    Instant to = from;
    for (const auto& [ledger, one] : supply->observed) {
        if (one.stale) {
            out.remark = sentence("The supply observed on {1} is stale and not used.", ledger.value());
            return out;
        }
        observed.add(one.total.value());
        if (!one.total.exact() || !observed.exact()) {
            out.remark = sentence("The observed supply is too large to be added exactly and is not used.");
            return out;
        }
        from = std::min(from, one.until);
        to = std::max(to, one.until);
    }
    for (const auto& [ledger, one] : supply->observed)
        out.evidence.add(one.evidence);
    out.earliest = std::min(out.earliest, from);
    out.latest = std::max(out.latest, to);
    if (observed.value() > out.value) {
        out.value = observed.value();
        out.asOf = from;
        out.observed = true;
    }
    return out;
}

AssetValue assetValue(const ReserveStatement& statement, std::span<const Row<ReserveAsset>* const> lines,
                      const LineGroups& groups, const CoverageParameters& parameters)
{
    AssetValue out;
    for (const auto& kind : groups.kinds) {
        const auto& asset = lines[kind.first]->record;
        switch (parameters.eligibility(statement, asset)) {
        case Eligibility::Ineligible: out.ineligible += kind.count; continue;
        case Eligibility::Unknown:
        case Eligibility::CannotTell:
            out.undecided += kind.count;
            out.doubtful.add(kind.value);
            continue;
        case Eligibility::Eligible: break;
        }
        out.eligible.add(kind.value);
        const auto haircut = parameters.haircut ? parameters.haircut(statement, asset) : std::nullopt;
        const Checked value = kind.value.exact() ? Checked(kind.value.value()) : Checked::unknown();
        const Checked left = haircut ? value * (Checked(1) - Checked(*haircut)) : Checked::unknown();
        if (left.known())
            out.prudential.add(left.get());
        else if (out.withoutHaircut.empty())
            out.withoutHaircut = asset.line;
    }
    return out;
}

std::optional<Decimal> eligibleValue(const ReserveStatement& statement,
                                     std::span<const Row<ReserveAsset>* const> lines,
                                     const CoverageParameters& parameters)
{
    LineGrouping grouping;
    for (const auto* line : lines)
        grouping.add(line->record);
    const auto groups = grouping.take();
    const bool complete = static_cast<std::int64_t>(lines.size()) == statement.assetCount && groups.total.exact() &&
                          groups.total.value() == statement.assetTotal;
    if (!complete)
        return std::nullopt;
    const auto value = assetValue(statement, lines, groups, parameters);
    return value.eligible.exact() ? std::optional(value.eligible.value()) : std::nullopt;
}

std::vector<CoverageInterval> coverageIntervals(std::span<const CoveragePoint> points,
                                                const CoverageParameters& parameters, Instant from, Instant until)
{
    std::vector<CoverageInterval> out;
    Instant at = from;
    const auto add = [&](Instant end, CoverageState state, const CoveragePoint* point) {
        end = std::min(end, until);
        if (end <= at)
            return;
        if (!point && !out.empty() && out.back().state == CoverageState::Unproved && out.back().statementId.empty())
            out.back().until = end;
        else
            out.push_back({at, end, state, point ? point->headline : std::nullopt, point ? point->statementId : ""});
        at = end;
    };
    for (std::size_t i = 0; i < points.size() && at < until; ++i) {
        const auto& point = points[i];
        add(point.asOf, CoverageState::Unproved, nullptr);
        const bool newest = i + 1 == points.size();
        const Instant end = newest ? point.confirmed : points[i + 1].asOf;
        if (!point.headline || end - point.asOf > parameters.longestGap)
            add(end, CoverageState::Unproved, nullptr);
        else
            add(end, *point.headline < parameters.minimum ? CoverageState::Below : CoverageState::Covered, &point);
    }
    add(until, CoverageState::Unproved, nullptr);
    return out;
}

std::int64_t minutesIn(std::span<const CoverageInterval> intervals, CoverageState state)
{
    Duration total{};
    for (const auto& one : intervals)
        if (one.state == state)
            total += one.until - one.from;
    return (total.count() + 59'999) / 60'000;
}

namespace
{

CoverageReading readingOf(const Pool& pool, const CoinSupply* supply, std::span<const CoveragePoint> points,
                          WindowFacts& facts, const Context& context, const CoverageParameters& parameters)
{
    const auto& record = pool.record();
    CoverageReading out;
    out.coin = record.coin;
    out.issuer = record.issuer;
    out.currency = record.currency;
    out.assetsAsOf = record.asOf;
    if (!pool.assets.empty()) {
        out.pool = pool.assets.front()->record.pool;
        for (const auto* line : pool.assets)
            if (line->record.pool != out.pool)
                out.pool.clear();
    }
    const auto outstanding = outstandingOf(pool, supply);
    out.outstanding = outstanding.value;
    out.outstandingAsOf = outstanding.asOf;
    append(out.remark, outstanding.remark);
    if (pool.stale)
        append(out.remark, sentence("The newest {1} is stale.", pool.name()));
    const auto intervals = coverageIntervals(points, parameters, context.now - parameters.window, context.now);
    out.minutesBelow = minutesIn(intervals, CoverageState::Below);
    out.minutesUnproved = minutesIn(intervals, CoverageState::Unproved);
    if (supply && !supply->observed.empty())
        out.claimGap = claimGapShare(*supply, record.outstanding);
    if (!pool.incomplete.empty()) {
        append(out.remark, sentence("The newest {1} is incomplete: {2}.", pool.name(), pool.incomplete));
        return out;
    }
    const auto value = assetValue(record, pool.assets, *pool.groups, parameters);
    if (!value.eligible.exact() || !value.doubtful.exact()) {
        append(out.remark, sentence("The lines are too large to be added exactly."));
        return out;
    }
    if (!value.doubtful.value().isZero())
        append(out.remark, sentence("Whether {1} {2} of assets count cannot be told; they are not counted.",
                                    record.currency, grouped(value.doubtful.value().text())));
    out.reserveValue = value.eligible.value();
    out.buffer = (Checked(*out.reserveValue) - Checked(outstanding.value)).value();
    if (outstanding.value.sign() <= 0)
        append(out.remark, sentence("No tokens are outstanding."));
    out.headline = coverageRatio(*out.reserveValue, outstanding.value);
    if (value.withoutHaircut.empty() && value.prudential.exact())
        out.prudential = coverageRatio(value.prudential.value(), outstanding.value);
    else
        append(out.remark, sentence("The haircut of line {1} cannot be told.", value.withoutHaircut));
    const auto worst = worstWithin({outstanding.earliest, outstanding.latest, *out.reserveValue, outstanding.value},
                                   pool, outstanding.remark.empty() ? supply : nullptr, points, facts);
    if (worst.assets && worst.outstanding)
        out.worst = coverageRatio(*worst.assets, *worst.outstanding);
    append(out.remark, worst.remark);
    return out;
}

} // namespace

std::vector<CoverageReading> coverageReadings(const Context& context, const CoverageParameters& parameters)
{
    const auto supply = supplies(context);
    const auto series = seriesOf(context, parameters, supply);
    WindowFacts facts(context);
    std::vector<CoverageReading> out;
    for (const auto& pool : newestPools(context, parameters.limits)) {
        const auto& coin = pool.record().coin;
        if (!out.empty() && out.back().coin == coin)
            continue; // a weaker source of the same coin
        const auto seen = supply.find(coin);
        const auto points = series.find(coin);
        out.push_back(readingOf(pool, seen == supply.end() ? nullptr : &seen->second,
                                points == series.end() ? std::span<const CoveragePoint>() : points->second, facts,
                                context, parameters));
    }
    return out;
}

} // namespace assay::measures
