// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/Concentration.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace assay::measures {

using domain::Concentration;
using domain::Decimal;
using domain::ReserveAsset;
using domain::Rounding;

namespace {

constexpr int kShareDigits = 6;
constexpr int kIndexDigits = 2;
/// A share of one is 10,000 points of the index.
constexpr std::int64_t kIndexOfOne = 10'000;

/// Which part of a pool a line belongs to; nothing if this measure does not concern it.
using Subject = std::optional<std::string_view> (*)(const ReserveAsset&);
struct Measure {
    std::string_view name;
    Subject subject;
};
constexpr std::array kMeasures{
    Measure{kCustodianShare, [](const ReserveAsset& asset) -> std::optional<std::string_view> {
                return asset.custodian;
            }},
    Measure{kDebtIssuerShare, [](const ReserveAsset& asset) -> std::optional<std::string_view> {
                if (asset.assetClass != domain::AssetClass::DebtSecurity)
                    return std::nullopt;
                return asset.debtIssuer;
            }},
    Measure{kCurrencyShare, [](const ReserveAsset& asset) -> std::optional<std::string_view> {
                return asset.currency;
            }},
    Measure{kClassShare, [](const ReserveAsset& asset) -> std::optional<std::string_view> {
                return domain::toText(asset.assetClass);
            }},
};

struct Part {
    std::string_view subject;
    Sum value;
    std::vector<std::uint32_t> lines;         ///< their places in the pool
};

/// Lines of one part mostly follow each other or repeat a few names, so the last part is tried first.
std::vector<Part> partsOf(const Pool& pool, Subject subject)
{
    std::vector<Part> out;
    std::unordered_map<std::string_view, std::size_t> places;
    std::size_t last = 0;
    for (std::uint32_t i = 0; i < pool.assets.size(); ++i) {
        const auto& asset = pool.assets[i]->record;
        const auto name = subject(asset);
        if (!name)
            continue;
        if (out.empty() || out[last].subject != *name) {
            const auto [place, fresh] = places.try_emplace(*name, out.size());
            last = place->second;
            if (fresh)
                out.push_back({*name, {}, {}});
        }
        out[last].value.add(asset.marketValueReference);
        out[last].lines.push_back(i);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Part& a, const Part& b) { return a.value.value() > b.value.value(); });
    return out;
}

/// The limit on this part: its own one, else the one on each part.
const Limits::Limit* limitOn(const Limits::OfCoin& limits, std::string_view measure, std::string_view subject)
{
    auto found = limits.find({measure, subject});
    if (found == limits.end())
        found = limits.find({measure, {}});
    return found == limits.end() ? nullptr : &found->second;
}

void measureAgainst(Concentration& out, const Decimal& numerator, const Decimal& denominator, int digits)
{
    const int scale = out.limit ? std::max(digits, out.limit->scale()) : digits;
    const auto share = numerator.dividedBy(denominator, scale, Rounding::Ceiling);
    if (!share)
        return;
    out.share = *share;
    if (!out.limit)
        return;
    if (const auto headroom = out.limit->minus(*share))
        out.headroom = *headroom;
}

void nameLines(Concentration& out, const Pool& pool, const Part& part, Naming naming)
{
    if (naming == Naming::Exceeded && !(out.headroom && out.headroom->sign() < 0))
        return;
    out.lines.reserve(part.lines.size());
    for (const auto place : part.lines)
        out.lines.push_back(pool.assets[place]->record.line);
}

/// Σ share² × 10,000 as one exact quotient.
std::optional<Concentration> indexOf(const Pool& pool, const std::vector<Part>& parts,
                                     const Limits::OfCoin& limits, const ConcentrationTerms& terms)
{
    Concentration out;
    out.coin = pool.record().coin;
    out.measure = kCustodianIndex;
    out.limit = terms.hhi;
    const auto* stated = limitOn(limits, kCustodianIndex, {});
    if (stated && (!out.limit || stated->row->record.limit < *out.limit))
        out.limit = stated->row->record.limit;
    Sum squares;
    for (const auto& part : parts) {
        const auto square = part.value.value().times(part.value.value());
        if (!part.value.exact() || !square)
            return std::nullopt;
        squares.add(*square);
    }
    const auto scaled = squares.value().times(Decimal(kIndexOfOne));
    const auto total = pool.total.value().times(pool.total.value());
    if (!squares.exact() || !scaled || !total)
        return std::nullopt;
    measureAgainst(out, *scaled, *total, kIndexDigits);
    if (!out.share)
        return std::nullopt;
    out.value = *out.share;
    out.share.reset();
    for (const auto& part : parts)
        if (!part.subject.empty())
            out.lines.emplace_back(part.subject);
    return out;
}

} // namespace

Limits::Limits(const Context& context)
{
    Confirmations<domain::IssuerLimit> confirmations(context.picture);
    context.picture.table<domain::IssuerLimit>().forEach([&](const domain::Row<domain::IssuerLimit>& row) {
        if (!context.concerns(row.record.coin))
            return;
        const auto& record = row.record;
        const auto& confirmed = confirmations.of(row);
        auto& place = m_limits[record.coin][{record.measure, record.subject}];
        if (!place.row || record.limit < place.row->record.limit) // of two sources the stricter
            place = {&row, &confirmed, context.isStale(row.origin->source, confirmed.asOf)};
    });
}

const Limits::OfCoin& Limits::of(const domain::CoinId& coin) const
{
    static const OfCoin kNone;
    const auto found = m_limits.find(coin);
    return found == m_limits.end() ? kNone : found->second;
}

std::vector<Concentration> concentrations(const Pool& pool, const Limits& limits, const ConcentrationTerms& terms)
{
    std::vector<Concentration> out;
    if (!pool.total.exact() || pool.total.value().sign() <= 0)
        return out;
    const auto& own = limits.of(pool.record().coin);
    for (const auto& measure : kMeasures) {
        const bool isLimited = std::any_of(own.begin(), own.end(), [&](const auto& limit) {
            return limit.first.first == measure.name;
        });
        const bool isCustodian = measure.name == kCustodianShare;
        if (terms.breadth == Breadth::Limited && !isLimited && !isCustodian)
            continue;
        const auto parts = partsOf(pool, measure.subject);
        if (isCustodian)
            if (auto index = indexOf(pool, parts, own, terms))
                out.push_back(std::move(*index));
        for (const auto& part : parts) {
            if (!part.value.exact())
                continue;
            const auto* limit = limitOn(own, measure.name, part.subject);
            if (!limit && terms.breadth == Breadth::Limited)
                continue;
            Concentration one;
            one.coin = pool.record().coin;
            one.measure = measure.name;
            one.subject = part.subject;
            one.value = part.value.value();
            if (limit)
                one.limit = limit->row->record.limit;
            measureAgainst(one, one.value, pool.total.value(), kShareDigits);
            nameLines(one, pool, part, terms.naming);
            out.push_back(std::move(one));
        }
    }
    return out;
}

std::vector<Concentration> concentrations(const Context& context, const PoolLimits& poolLimits,
                                          const ConcentrationTerms& terms)
{
    const Limits limits(context);
    std::vector<Concentration> out;
    const domain::CoinId* last = nullptr;
    const auto& pools = newestPools(context, poolLimits);
    for (const auto& pool : pools) {
        if (last && *last == pool.record().coin)
            continue; // a weaker source of the same coin
        last = &pool.record().coin;
        auto rows = concentrations(pool, limits, terms);
        out.insert(out.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    }
    return out;
}

} // namespace assay::measures
