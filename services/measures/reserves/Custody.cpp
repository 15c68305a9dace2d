// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/Custody.h"

#include <algorithm>

#include "services/measures/common/KeyIndex.h"
#include "services/measures/common/ReadAhead.h"

namespace assay::measures {

using domain::CustodianPosition;
using domain::ReserveAsset;
using domain::Row;

namespace {

struct Account {
    std::string_view custodian;
    std::string_view name;

    friend bool operator==(const Account& a, const Account& b)
    {
        return sameText(a.name, b.name) && sameText(a.custodian, b.custodian);
    }
};
struct AccountHash {
    std::size_t operator()(const Account& account) const
    {
        return TextHash()(account.name) * 31 + TextHash()(account.custodian);
    }
};
using AccountPlaces = KeyIndex<Account, AccountHash>;

/// Identifies a holding: an account and the asset in it.
struct CustodyHolding {
    std::uint32_t account = 0;
    enum class Kind : std::uint8_t { Isin, Line } kind = Kind::Line;
    std::string_view item;

    friend bool operator==(const CustodyHolding& a, const CustodyHolding& b)
    {
        return a.account == b.account && a.kind == b.kind && sameText(a.item, b.item);
    }
};
struct HoldingHash {
    std::size_t operator()(const CustodyHolding& holding) const
    {
        return TextHash()(holding.item) + holding.account * 2 + static_cast<std::size_t>(holding.kind);
    }
};
using HoldingPlaces = KeyIndex<CustodyHolding, HoldingHash>;

template <class Record>
CustodyHolding holdingOf(const Record& record, std::uint32_t account)
{
    return record.isin.empty() ? CustodyHolding{account, CustodyHolding::Kind::Line, record.line}
                               : CustodyHolding{account, CustodyHolding::Kind::Isin, record.isin};
}

/// The accounts of both sides under one numbering.
class Accounts {
public:
    Accounts(const Pool& pool, const StatedPositions& stated) : m_groups(*pool.groups)
    {
        AccountPlaces places;
        for (const auto& group : m_groups.accounts) {
            const auto& asset = pool.assets[group.first]->record;
            m_named.push_back(places.add({asset.custodian, asset.account}));
        }
        for (const auto& group : m_groups.custodians)
            m_nameless.push_back(places.add({pool.assets[group.first]->record.custodian, {}}));
        for (const auto& account : stated.accounts)
            m_stated.push_back(places.add({account.custodian, account.name}));
    }

    [[nodiscard]] std::uint32_t ofLine(std::size_t number) const
    {
        const auto& line = m_groups.lines[number];
        return line.account == LineGroups::kNone ? m_nameless[line.custodian] : m_named[line.account];
    }
    [[nodiscard]] std::uint32_t of(const StatedPosition& position) const { return m_stated[position.account]; }

private:
    const LineGroups& m_groups;
    std::vector<std::uint32_t> m_named;
    std::vector<std::uint32_t> m_nameless;
    std::vector<std::uint32_t> m_stated;
};

/// The same without its text. Different items nearly always have different digests.
struct Digest {
    std::uint64_t item = 0;
    std::uint32_t account = 0;

    friend bool operator==(const Digest&, const Digest&) = default;
};
struct DigestHash {
    std::size_t operator()(const Digest& digest) const { return digest.item + digest.account; }
};

template <class A, class B>
bool sameItem(const A& a, const B& b)
{
    return a.isin.empty() ? b.isin.empty() && sameText(a.line, b.line) : sameText(a.isin, b.isin);
}

/// Sorts lines and positions by their keys. False: two items were taken for one.
template <class Keys, class OfLine, class OfPosition>
bool sort(Custody& out, Keys keys, const Pool& pool, const StatedPositions& stated, OfLine ofLine, OfPosition ofPosition)
{
    bool sound = true;
    keys.reserve(pool.assets.size() + 8);
    out.matches.reserve(pool.assets.size() + 8);
    out.ofLine.reserve(pool.assets.size());
    out.ofPosition.reserve(stated.positions.size());
    const auto at = [&](const auto& key) -> CustodyMatch& {
        const auto number = keys.add(key);
        if (number == out.matches.size())
            out.matches.emplace_back();
        return out.matches[number];
    };
    for (std::size_t i = 0; i < pool.assets.size(); ++i) {
        auto& match = at(ofLine(i));
        if (match.lots++ == 0)
            match.asset = pool.assets[i];
        else
            sound = sound && sameItem(match.asset->record, pool.assets[i]->record);
        out.ofLine.push_back(static_cast<std::uint32_t>(&match - out.matches.data()));
    }
    for (const auto& position : stated.positions) {
        auto& match = at(ofPosition(position));
        if (match.positions++ == 0)
            match.position = &position;
        else
            sound = sound && sameItem(match.position->row->record, position.row->record);
        out.ofPosition.push_back(static_cast<std::uint32_t>(&match - out.matches.data()));
    }
    return sound;
}

/// What is looked at when two sides are compared; rows lie far apart in memory.
template <class Record>
void fetch(const Row<Record>& row)
{
    __builtin_prefetch(&row.record.line);
    __builtin_prefetch(&row.record.isin);
    __builtin_prefetch(&row.record.currency);
    __builtin_prefetch(&row.record.marketValue);
    __builtin_prefetch(&row.record.encumbrance);
}

/// Are both sides of each match one item?
bool bothAlike(const std::vector<CustodyMatch>& matches)
{
    constexpr std::size_t kAhead = 10;
    bool alike = true;
    for (std::size_t i = 0; i < matches.size() && alike; ++i) {
        if (i + kAhead < matches.size() && matches[i + kAhead].asset && matches[i + kAhead].position) {
            fetch(*matches[i + kAhead].asset);
            fetch(*matches[i + kAhead].position->row);
        }
        if (matches[i].asset && matches[i].position)
            alike = sameItem(matches[i].asset->record, matches[i].position->row->record);
    }
    return alike;
}

SeveralLots& severalOf(Custody& out, CustodyMatch& match)
{
    if (match.several == 0) {
        out.several.emplace_back();
        match.several = static_cast<std::uint32_t>(out.several.size());
    }
    return out.several[match.several - 1];
}

/// Adds up the holdings of several lots.
void addUp(Custody& out, const Pool& pool, const StatedPositions& stated)
{
    const auto isSeveral = [](const CustodyMatch& match) { return match.lots > 1 || match.positions > 1; };
    if (std::none_of(out.matches.begin(), out.matches.end(), isSeveral))
        return;
    for (std::size_t i = 0; i < pool.assets.size(); ++i) {
        auto& match = out.matches[out.ofLine[i]];
        if (!isSeveral(match))
            continue;
        auto& lots = severalOf(out, match);
        lots.stated.add(pool.assets[i]->record.marketValue);
        lots.oneCurrency = lots.oneCurrency && match.asset->record.currency == pool.assets[i]->record.currency;
    }
    for (std::size_t i = 0; i < stated.positions.size(); ++i) {
        const auto& position = stated.positions[i];
        auto& match = out.matches[out.ofPosition[i]];
        if (!isSeveral(match))
            continue;
        auto& lots = severalOf(out, match);
        const auto& record = position.row->record;
        lots.held.add(record.marketValue);
        lots.oneCurrency = lots.oneCurrency && match.position->row->record.currency == record.currency;
    }
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
        match.position = other.position;
        match.positions = 1;
        moved.push_back(found->second);
        left.erase(found);
    }
}

} // namespace

namespace {

/// The positions of one coin while they are met.
struct Filling {
    StatedPositions stated;
    AccountPlaces accounts;

    void add(StatedPosition position)
    {
        const auto& record = position.row->record;
        const auto number = static_cast<std::uint32_t>(stated.positions.size());
        position.account = accounts.add({record.custodian, record.account});
        if (position.account == stated.accounts.size())
            stated.accounts.push_back({record.custodian, record.account, number});
        else if (auto& account = stated.accounts[position.account];
                 !record.accountTitle.empty() &&
                 stated.positions[account.position].row->record.accountTitle.empty())
            account.position = number;
        stated.arrived = std::max(stated.arrived, position.row->origin->knownAt);
        stated.positions.push_back(position);
    }
};

} // namespace

CustodianBook::CustodianBook(const Context& context)
{
    std::map<domain::CoinId, Filling> fillings;
    Confirmations<CustodianPosition> confirmations(context.snapshot);
    Filling* place = nullptr;
    const domain::CoinId* coin = nullptr;
    const domain::Origin* last = nullptr;
    bool stale = false;
    readAhead(context.snapshot.table<CustodianPosition>(), [&](const Row<CustodianPosition>& row) {
        if (!coin || *coin != row.record.coin) {
            coin = &row.record.coin;
            place = context.concerns(*coin) ? &fillings[*coin] : nullptr;
        }
        if (!place)
            return;
        const auto& confirmed = confirmations.of(row);
        if (&confirmed != last) {
            last = &confirmed;
            stale = context.isStale(row.origin->source, confirmed.asOf);
        }
        place->add({&row, &confirmed, stale, 0, itemDigest(row.record)});
    });
    for (auto& [id, filling] : fillings)
        m_positions.emplace(id, std::move(filling.stated));
}

const StatedPositions& CustodianBook::of(const domain::CoinId& coin) const
{
    static const StatedPositions kNone;
    const auto found = m_positions.find(coin);
    return found == m_positions.end() ? kNone : found->second;
}

Custody CustodianBook::match(const Pool& pool) const
{
    const auto& stated = of(pool.record().coin);
    const Accounts accounts(pool, stated);
    Custody out;
    const auto byDigest = [&] {
        return sort(
            out, KeyIndex<Digest, DigestHash>(), pool, stated,
            [&](std::size_t i) { return Digest{pool.groups->lines[i].item, accounts.ofLine(i)}; },
            [&](const StatedPosition& position) { return Digest{position.item, accounts.of(position)}; });
    };
    if (!byDigest() || !bothAlike(out.matches)) {
        out = {};
        (void)sort(
            out, HoldingPlaces(), pool, stated,
            [&](std::size_t i) { return holdingOf(pool.assets[i]->record, accounts.ofLine(i)); },
            [&](const StatedPosition& position) { return holdingOf(position.row->record, accounts.of(position)); });
    }
    addUp(out, pool, stated);
    std::vector<std::uint32_t> moved;
    joinByLine(out.matches, moved);
    for (const auto number : moved)
        out.matches[number] = CustodyMatch{}; // joined with another; neither side is left in it
    return out;
}

const CustodianBook& custodianBook(const Context& context)
{
    return context.memo.of<CustodianBook>("custodian book", [&] { return CustodianBook(context); });
}

const domain::Decimal* Custody::stated(const CustodyMatch& match) const
{
    if (match.several == 0)
        return match.asset ? &match.asset->record.marketValue : nullptr;
    const auto& lots = several[match.several - 1];
    return match.lots > 0 && lots.oneCurrency && lots.stated.exact() ? &lots.stated.value() : nullptr;
}

const domain::Decimal* Custody::held(const CustodyMatch& match) const
{
    if (match.several == 0)
        return match.position ? &match.position->row->record.marketValue : nullptr;
    const auto& lots = several[match.several - 1];
    return match.positions > 0 && lots.oneCurrency && lots.held.exact() ? &lots.held.value() : nullptr;
}

} // namespace assay::measures
