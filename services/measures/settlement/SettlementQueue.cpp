// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/SettlementQueue.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <tuple>

namespace assay::measures {

using namespace domain;

namespace {

constexpr int kMaxScale = 24;
constexpr Units kMost = Units{1} << 100;      ///< of one amount: a million of them still add up
constexpr Units kWorthUnit = Units{1} << SettlementQueue::kCountBits;

} // namespace

std::optional<Units> unitsOf(const Decimal& value, int scale)
{
    const auto scaled = value.rounded(scale, Rounding::Floor);
    if (!scaled || *scaled != value)
        return std::nullopt;
    const std::string text = scaled->text();
    Units out = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            continue;
        out = out * 10 + (c - '0');
        if (out > kMost)
            return std::nullopt;
    }
    return text.front() == '-' ? -out : out;
}

Decimal decimalOf(Units units, int scale)
{
    const bool negative = units < 0;
    std::string digits;
    for (Units rest = negative ? -units : units; rest != 0; rest /= 10)
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
    const auto places = static_cast<std::size_t>(scale);
    if (digits.size() <= places)
        digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0)
        digits.insert(digits.size() - places, ".");
    const auto out = Decimal::parse(negative ? '-' + digits : digits);
    return out ? *out : Decimal();
}

/// Builds a queue in the order: rows, scales, accounts, moves, links.
class SettlementQueue::Builder {
public:
    Builder(SettlementQueue& out, const Snapshot& snapshot, const SourceId& source, Date today, const QueueTerms& terms)
        : m_out(out), m_snapshot(snapshot), m_source(source), m_today(today), m_terms(terms)
    {
    }

    void build(std::size_t most)
    {
        chooseRows(most);
        readScales();
        readBalances();
        for (auto& item : m_out.m_items)
            addMoves(item);
        for (auto& item : m_out.m_items)
            link(item);
    }

private:
    [[nodiscard]] Stand standOf(const Instruction& row) const
    {
        if (among(m_terms.unready, row.status) || row.status.empty() || row.deliverer.empty() || row.receiver.empty() ||
            row.quantity.sign() < 0 || (row.amount && row.amount->sign() < 0))
            return Stand::Barred;
        if (row.settlementDate && row.settlementDate->ok() && *row.settlementDate > m_today)
            return Stand::Barred;
        if (row.hold == HoldState::OnHold || among(m_terms.holdReasons, row.reason))
            return Stand::Held;
        const bool cured =
            row.reason.empty() || among(m_terms.curable, row.reason) || among(m_terms.timed, row.reason);
        return cured ? Stand::Ready : Stand::Barred;
    }

    /// An open instruction, before it is known whether it is among those looked at.
    struct Candidate {
        Instruction* record;
        Stand stand;
    };

    static bool isBefore(const Candidate& a, const Candidate& b)
    {
        const auto order = [](const Candidate& one) {
            constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
            return std::tuple(one.record->priority > 0 ? one.record->priority : kLast, one.record->queuedAt.value_or(Instant::max()));
        };
        const auto left = order(a);
        const auto right = order(b);
        return left != right ? left < right : a.record->ref < b.record->ref;
    }

    void chooseRows(std::size_t most)
    {
        m_out.m_reference = m_terms.reference;
        std::deque<Row<Instruction>> read;
        std::vector<Candidate> open;
        const auto& table = m_snapshot.table<Instruction>();
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (table.life(i) != RowState::Present || table.origin(i)->source != m_source)
                continue;
            auto& row = read.emplace_back();
            static_cast<void>(table.read(i, row));
            if (!among(m_terms.terminal, row.record.status)) {
                open.push_back({&row.record, standOf(row.record)});
                continue;
            }
            m_ended.push_back(std::move(row.record.ref));
            read.pop_back();
        }
        if (open.size() > most) {
            // What cannot move anyway is left out first.
            const auto first = [](const Candidate& a, const Candidate& b) {
                const bool left = a.stand == Stand::Barred;
                const bool right = b.stand == Stand::Barred;
                return left != right ? right : isBefore(a, b);
            };
            std::nth_element(open.begin(), open.begin() + static_cast<std::ptrdiff_t>(most), open.end(), first);
            m_out.m_left = open.size() - most;
            open.resize(most);
        }
        std::sort(open.begin(), open.end(), isBefore);
        auto& records = m_out.m_records;
        auto& items = m_out.m_items;
        records.reserve(open.size());
        items.resize(open.size());
        m_out.m_byRef.reserve(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            items[i].record = &records.emplace_back(std::move(*open[i].record));
            items[i].stand = open[i].stand;
            m_out.m_byRef.emplace(items[i].record->ref, static_cast<std::uint32_t>(i));
        }
        std::sort(m_ended.begin(), m_ended.end());
    }

    void readScales()
    {
        const auto note = [&](const std::string& asset, const Decimal& value) {
            auto& scale = m_scales[asset];
            scale = std::max(scale, std::min(value.scale(), kMaxScale));
        };
        for (const auto& item : m_out.m_items) {
            note(item.record->asset, item.record->quantity);
            if (item.record->settledQuantity)
                note(item.record->asset, *item.record->settledQuantity);
            if (item.record->amount)
                note(item.record->currency, *item.record->amount);
        }
        positions([&](const Position& row) {
            note(row.asset, row.balance);
            if (row.reserved)
                note(row.asset, *row.reserved);
            if (row.limit)
                note(row.asset, *row.limit);
        });
    }

    template <class Visit>
    void positions(Visit visit)
    {
        m_snapshot.table<Position>().forEach([&](const Row<Position>& row) {
            if (row.origin->source == m_source)
                visit(row.record);
        });
    }

    void readBalances()
    {
        positions([&](const Position& row) {
            auto& account = m_out.m_accounts[accountOf(row.participant.value(), row.asset)];
            const auto balance = unitsOf(row.balance, account.scale);
            const auto reserved = unitsOf(row.reserved.value_or(Decimal()), account.scale);
            const auto limit = unitsOf(row.limit.value_or(Decimal()), account.scale);
            // A balance that cannot be told is no balance.
            if (!balance || !reserved || !limit)
                return;
            account.available += *balance - *reserved + *limit;
            account.stated = true;
            if (row.reserved)
                m_reserving.push_back(&row);
        });
        for (const auto* row : m_reserving)
            m_keepsReserves.emplace(accountOf(row->participant.value(), row->asset), true);
    }

    std::uint32_t accountOf(const std::string& participant, const std::string& asset)
    {
        const auto [place, added] =
            m_accounts.try_emplace(participant + '\x1f' + asset, static_cast<std::uint32_t>(m_out.m_accounts.size()));
        if (added)
            m_out.m_accounts.push_back({participant, asset, 0, m_scales[asset], false});
        return place->second;
    }

    void addMoves(Item& item)
    {
        const auto& row = *item.record;
        Decimal quantity = row.quantity;
        std::optional<Decimal> amount = row.amount;
        if (row.settledQuantity && row.settledQuantity->sign() > 0) {
            const auto rest = quantity.minus(*row.settledQuantity);
            if (!rest || rest->sign() < 0)
                return bar(item);
            if (amount) {
                const auto whole = amount->times(*rest);
                const auto share = whole && quantity.sign() > 0
                                       ? whole->dividedBy(quantity, amount->scale(), Rounding::Up)
                                       : Result<Decimal>(*amount);
                if (!share)
                    return bar(item);
                amount = *share;
            }
            quantity = *rest;
        }
        if (!fill(item.asset, row.deliverer.value(), row.receiver.value(), row.asset, quantity, row.assetLegLockedAt))
            return bar(item);
        if (amount && !row.currency.empty() &&
            !fill(item.cash, row.receiver.value(), row.deliverer.value(), row.currency, *amount, row.cashLegLockedAt))
            return bar(item);
        item.weight = 1;
        const auto rate = m_terms.rates.find(row.currency);
        if (!amount || rate == m_terms.rates.end())
            return;
        const auto worth = amount->times(rate->second);
        const auto rounded = worth ? worth->rounded(kWeightScale, Rounding::HalfEven) : worth;
        const auto units = rounded ? unitsOf(*rounded, kWeightScale) : std::nullopt;
        // Beyond this a million of them might not add up; no real amount comes near.
        if (units && *units < (Units{1} << 86))
            item.weight += *units * kWorthUnit;
    }

    bool fill(Move& move, const std::string& from, const std::string& to, const std::string& asset,
              const Decimal& amount, const std::optional<Instant>& lockedAt)
    {
        move.from = accountOf(from, asset);
        move.to = accountOf(to, asset);
        const auto units = unitsOf(amount, m_out.m_accounts[move.from].scale);
        move.amount = units.value_or(0);
        move.setAside = lockedAt && m_keepsReserves.contains(move.from);
        return units.has_value();
    }

    /// Its figures cannot be reckoned with: it takes no part.
    static void bar(Item& item)
    {
        item.stand = Stand::Barred;
        item.asset.amount = item.cash.amount = 0;
        item.weight = 1;
    }

    void link(Item& item)
    {
        const auto& row = *item.record;
        const auto add = [&](const std::string& ref) {
            if (ref.empty() || ref == row.ref)
                return;
            const auto found = m_out.m_byRef.find(ref);
            if (found == m_out.m_byRef.end()) {
                if (!std::binary_search(m_ended.begin(), m_ended.end(), ref))
                    item.waitsForUnknown = true;
            } else if (std::find(item.after.begin(), item.after.end(), found->second) == item.after.end())
                item.after.push_back(found->second);
        };
        add(row.linkedRef);
        for (const auto& ref : row.waitsFor)
            add(ref);
    }

    SettlementQueue& m_out;
    const Snapshot& m_snapshot;
    const SourceId& m_source;
    Date m_today;
    const QueueTerms& m_terms;
    std::vector<std::string> m_ended;
    std::unordered_map<std::string, int> m_scales;
    std::unordered_map<std::string, std::uint32_t> m_accounts;
    std::vector<const Position*> m_reserving;
    std::unordered_map<std::uint32_t, bool> m_keepsReserves;
};

SettlementQueue SettlementQueue::of(const Snapshot& snapshot, const SourceId& source, Date today, const QueueTerms& terms,
                                    std::size_t most)
{
    SettlementQueue out;
    Builder(out, snapshot, source, today, terms).build(most);
    return out;
}

std::optional<std::uint32_t> SettlementQueue::find(std::string_view ref) const
{
    const auto found = m_byRef.find(ref);
    return found == m_byRef.end() ? std::nullopt : std::optional(found->second);
}

} // namespace assay::measures
