// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/Custody.h"

#include "services/measures/Places.h"

namespace assay::measures {

using domain::CustodianPosition;
using domain::ReserveAsset;
using domain::Row;

namespace {

/// Tells holdings apart: a custodian's account and what lies in it.
struct Holding {
    std::string_view custodian;
    std::string_view account;
    std::string_view item;
    enum class Kind : std::uint8_t { Isin, Line } kind = Kind::Line;

    friend bool operator==(const Holding&, const Holding&) = default;
};
struct HoldingHash {
    std::size_t operator()(const Holding& holding) const
    {
        const std::hash<std::string_view> one; // the custodian hardly tells accounts apart
        return one(holding.item) * 31 + one(holding.account) + static_cast<std::size_t>(holding.kind);
    }
};

template <class Record>
Holding holdingOf(const Record& record)
{
    return record.isin.empty() ? Holding{record.custodian, record.account, record.line, Holding::Kind::Line}
                               : Holding{record.custodian, record.account, record.isin, Holding::Kind::Isin};
}

void addLot(CustodyMatch& match, const Row<ReserveAsset>& row)
{
    if (!match.asset)
        match.asset = &row;
    else if (match.asset->record.currency != row.record.currency)
        match.oneCurrency = false;
    ++match.lots;
    match.stated.add(row.record.marketValue);
}

void addPosition(CustodyMatch& match, const StatedPosition& position)
{
    const auto& record = position.row->record;
    if (!match.position)
        match.position = &position;
    else if (match.position->row->record.currency != record.currency)
        match.oneCurrency = false;
    ++match.positions;
    match.held.add(record.marketValue);
}

/// One side names the ISIN and the other does not: what is left on both sides is joined where the line is the same.
void joinByLine(std::vector<CustodyMatch>& matches, std::vector<std::uint32_t>& moved)
{
    using Key = std::tuple<std::string_view, std::string_view, std::string_view>;
    std::map<Key, std::uint32_t> left;
    for (std::uint32_t i = 0; i < matches.size(); ++i)
        if (!matches[i].asset && matches[i].positions == 1) {
            const auto& record = matches[i].position->row->record;
            left.try_emplace({record.custodian, record.account, record.line}, i);
        }
    if (left.empty())
        return;
    for (auto& match : matches) {
        if (match.position || match.lots != 1)
            continue;
        const auto& record = match.asset->record;
        const auto found = left.find({record.custodian, record.account, record.line});
        if (found == left.end())
            continue;
        auto& other = matches[found->second];
        if (!record.isin.empty() && !other.position->row->record.isin.empty())
            continue; // two securities
        addPosition(match, *other.position);
        moved.push_back(found->second);
        left.erase(found);
    }
}

} // namespace

CustodianBook::CustodianBook(const Context& context)
{
    Confirmations<CustodianPosition> confirmations(context.picture);
    std::vector<StatedPosition>* place = nullptr;
    const domain::CoinId* coin = nullptr;
    const domain::Origin* last = nullptr;
    bool stale = false;
    context.picture.table<CustodianPosition>().forEach([&](const Row<CustodianPosition>& row) {
        if (!coin || *coin != row.record.coin) {
            coin = &row.record.coin;
            place = context.concerns(*coin) ? &m_positions[*coin] : nullptr;
        }
        if (!place)
            return;
        const auto& confirmed = confirmations.of(row);
        if (&confirmed != last) {
            last = &confirmed;
            stale = context.isStale(row.origin->source, confirmed.asOf);
        }
        place->push_back({&row, &confirmed, stale});
    });
}

const std::vector<StatedPosition>& CustodianBook::of(const domain::CoinId& coin) const
{
    static const std::vector<StatedPosition> kNone;
    const auto found = m_positions.find(coin);
    return found == m_positions.end() ? kNone : found->second;
}

Custody CustodianBook::match(const Pool& pool) const
{
    const auto& positions = of(pool.record().coin);
    Custody out;
    Places<Holding, HoldingHash> places;
    out.matches.reserve(pool.assets.size() + 8);
    out.ofLine.reserve(pool.assets.size());
    const auto at = [&](const Holding& holding) -> std::uint32_t {
        const auto number = places.add(holding);
        if (number == out.matches.size())
            out.matches.emplace_back();
        return number;
    };
    for (const auto* row : pool.assets) {
        out.ofLine.push_back(at(holdingOf(row->record)));
        addLot(out.matches[out.ofLine.back()], *row);
    }
    for (const auto& position : positions)
        addPosition(out.matches[at(holdingOf(position.row->record))], position);
    std::vector<std::uint32_t> moved;
    joinByLine(out.matches, moved);
    for (const auto number : moved)
        out.matches[number] = CustodyMatch{}; // joined with another; neither side is left in it
    return out;
}

} // namespace assay::measures
