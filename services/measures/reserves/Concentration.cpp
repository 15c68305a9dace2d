// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/Concentration.h"

#include <algorithm>
#include <array>
#include <span>

#include "services/measures/common/Digits.h"
#include "services/measures/common/KeyIndex.h"

namespace assay::measures {

using domain::Concentration;
using domain::Decimal;
using domain::Rounding;

namespace {

constexpr int kIndexDigits = 2;
/// A share of one is 10,000 points of the index.
constexpr std::int64_t kIndexOfOne = 10'000;

/// What the lines of a pool have in common by one measure.
struct Part {
    std::string_view subject;
    Sum value;
    std::uint32_t place = 0;                  ///< as ofLine() gives it
};

/// The parts of one pool by one measure, largest first.
struct Parts {
    static constexpr std::uint32_t kNone = LineGroups::kNone;
    std::vector<Part> parts;
    std::vector<std::uint32_t> ofLine;        ///< place of each line; kNone: the measure does not concern it
};

template <class Name>
std::vector<Part> named(const Pool& pool, const std::vector<LineGroup>& groups, Name name)
{
    std::vector<Part> out;
    for (std::uint32_t i = 0; i < groups.size(); ++i)
        out.push_back({name(pool.assets[groups[i].first]->record), groups[i].value, i});
    return out;
}

std::vector<Part> ofClasses(const LineGroups& groups)
{
    std::vector<Part> out;
    for (std::uint32_t i = 0; i < groups.classes.size(); ++i)
        if (groups.classes[i].count > 0)
            out.push_back({domain::toText(static_cast<domain::AssetClass>(i)), groups.classes[i].value, i});
    return out;
}

Parts ofDebtIssuers(const Pool& pool)
{
    Parts out;
    TextPlaces places;
    out.ofLine.assign(pool.assets.size(), Parts::kNone);
    for (std::size_t i = 0; i < pool.assets.size(); ++i) {
        if (pool.groups->lines[i].assetClass != domain::AssetClass::DebtSecurity)
            continue;
        const auto& asset = pool.assets[i]->record;
        const auto place = places.add(asset.debtIssuer);
        if (place == out.parts.size())
            out.parts.push_back({asset.debtIssuer, {}, place});
        out.parts[place].value.add(asset.marketValueReference);
        out.ofLine[i] = place;
    }
    return out;
}

std::uint32_t placeOf(const LineGroups::Line& line, std::string_view measure)
{
    if (measure == kCustodianShare)
        return line.custodian;
    return measure == kCurrencyShare ? line.currency : static_cast<std::uint32_t>(line.assetClass);
}

Parts partsOf(const Pool& pool, std::string_view measure)
{
    Parts out;
    const auto& groups = *pool.groups;
    if (measure == kDebtIssuerShare)
        out = ofDebtIssuers(pool);
    else if (measure == kCustodianShare)
        out.parts = named(pool, groups.custodians, [](const auto& asset) { return std::string_view(asset.custodian); });
    else if (measure == kCurrencyShare)
        out.parts = named(pool, groups.currencies, [](const auto& asset) { return std::string_view(asset.currency); });
    else
        out.parts = ofClasses(groups);
    std::stable_sort(out.parts.begin(), out.parts.end(),
                     [](const Part& a, const Part& b) { return a.value.value() > b.value.value(); });
    return out;
}

constexpr std::array kMeasures{kCustodianShare, kDebtIssuerShare, kCurrencyShare, kClassShare};

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

/// Fills in the lines of those rows of one measure that are to name them; `rows` are in order of `parts`.
void nameLines(std::span<Concentration> rows, const std::vector<std::uint32_t>& places, const Pool& pool,
               std::string_view measure, const Parts& parts, Naming naming)
{
    const auto isNamed = [naming](const Concentration& row) {
        return naming == Naming::All || (row.headroom && row.headroom->sign() < 0);
    };
    std::vector<Concentration*> ofPlace;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (isNamed(rows[i])) {
            ofPlace.resize(std::max<std::size_t>(ofPlace.size(), places[i] + 1U), nullptr);
            ofPlace[places[i]] = &rows[i];
        }
    if (ofPlace.empty())
        return;
    for (std::size_t i = 0; i < pool.assets.size(); ++i) {
        const auto place = parts.ofLine.empty() ? placeOf(pool.groups->lines[i], measure) : parts.ofLine[i];
        if (place < ofPlace.size() && ofPlace[place])
            ofPlace[place]->lines.push_back(pool.assets[i]->record.line);
    }
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
    Confirmations<domain::IssuerLimit> confirmations(context.snapshot);
    context.snapshot.table<domain::IssuerLimit>().forEach([&](const domain::Row<domain::IssuerLimit>& row) {
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
    for (const auto measure : kMeasures) {
        const bool isLimited =
            std::any_of(own.begin(), own.end(), [&](const auto& limit) { return limit.first.first == measure; });
        const bool isCustodian = measure == kCustodianShare;
        if (terms.breadth == Breadth::Limited && !isLimited && !isCustodian)
            continue;
        const auto parts = partsOf(pool, measure);
        if (isCustodian)
            if (auto index = indexOf(pool, parts.parts, own, terms))
                out.push_back(std::move(*index));
        const std::size_t from = out.size();
        std::vector<std::uint32_t> places;
        for (const auto& part : parts.parts) {
            const auto* limit = limitOn(own, measure, part.subject);
            if (!part.value.exact() || (!limit && terms.breadth == Breadth::Limited))
                continue;
            Concentration one;
            one.coin = pool.record().coin;
            one.measure = measure;
            one.subject = part.subject;
            one.value = part.value.value();
            if (limit)
                one.limit = limit->row->record.limit;
            measureAgainst(one, one.value, pool.total.value(), kShareDigits);
            out.push_back(std::move(one));
            places.push_back(part.place);
        }
        nameLines(std::span(out).subspan(from), places, pool, measure, parts, terms.naming);
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
