// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/Custody.h"

#include <bit>
#include <functional>

namespace assay::measures {

using domain::CustodianPosition;
using domain::ReserveAsset;
using domain::Row;

namespace {

/// Tells holdings apart: a custodian's account and what lies in it.
struct Place {
    std::string_view custodian;
    std::string_view account;
    std::string_view item;
    enum class Kind : std::uint8_t { Isin, Line } kind = Kind::Line;

    friend bool operator==(const Place&, const Place&) = default;
    [[nodiscard]] std::size_t hash() const
    {
        const std::hash<std::string_view> one;
        std::size_t out = one(item) + static_cast<std::size_t>(kind);
        out = out * 0x9e3779b97f4a7c15ULL + one(account);
        return (out * 0x9e3779b97f4a7c15ULL + one(custodian)) ^ (out >> 29);
    }
};

template <class Record>
Place placeOf(const Record& record)
{
    return record.isin.empty() ? Place{record.custodian, record.account, record.line, Place::Kind::Line}
                               : Place{record.custodian, record.account, record.isin, Place::Kind::Isin};
}

/// Places in the order in which they were first seen. Open addressing, so that a pool costs two allocations.
class Places {
public:
    explicit Places(std::size_t most) : m_slots(std::bit_ceil(most * 2 + 2), 0) { m_places.reserve(most); }

    /// The number of this place; `known` is size() if it was not there before.
    [[nodiscard]] std::uint32_t add(const Place& place)
    {
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t at = place.hash() & mask;; at = (at + 1) & mask) {
            if (m_slots[at] == 0) {
                m_places.push_back(place);
                m_slots[at] = static_cast<std::uint32_t>(m_places.size());
                return m_slots[at] - 1;
            }
            if (m_places[m_slots[at] - 1] == place)
                return m_slots[at] - 1;
        }
    }

private:
    std::vector<std::uint32_t> m_slots;       ///< number + 1; 0: free
    std::vector<Place> m_places;
};

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
    Places places(pool.assets.size() + positions.size());
    out.matches.reserve(pool.assets.size() + 8);
    out.ofLine.reserve(pool.assets.size());
    const auto at = [&](const Place& place) -> std::uint32_t {
        const auto number = places.add(place);
        if (number == out.matches.size())
            out.matches.emplace_back();
        return number;
    };
    for (const auto* row : pool.assets) {
        out.ofLine.push_back(at(placeOf(row->record)));
        addLot(out.matches[out.ofLine.back()], *row);
    }
    for (const auto& position : positions)
        addPosition(out.matches[at(placeOf(position.row->record))], position);
    std::vector<std::uint32_t> moved;
    joinByLine(out.matches, moved);
    for (const auto number : moved)
        out.matches[number] = CustodyMatch{}; // joined with another; neither side is left in it
    return out;
}

} // namespace assay::measures
