// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/SettlementRun.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace assay::measures {

namespace {

constexpr Units kNobody = Units{1} << 126; ///< no account ever has so much

} // namespace

SettlementRun::SettlementRun(std::span<const Item> items, std::span<const SettlementQueue::Account> accounts,
                             std::vector<Stand> stands, std::size_t steps)
    : m_items(items), m_stands(std::move(stands)), m_settled(items.size()), m_waiting(accounts.size()),
      m_leaves(items.size()), m_followers(items.size()), m_steps(std::max<std::size_t>(steps, 1))
{
    m_balances.reserve(accounts.size());
    for (const auto& account : accounts)
        m_balances.push_back(account.available);
    if (m_stands.empty())
        for (const auto& item : items)
            m_stands.push_back(item.stand);
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        const auto place = [&](const SettlementQueue::Move& move) {
            auto& waiting = m_waiting[move.from].items;
            waiting.push_back(i);
            return static_cast<std::uint32_t>(waiting.size() - 1);
        };
        if (items[i].asset.amount > 0)
            m_leaves[i].first = place(items[i].asset);
        if (items[i].cash.amount > 0)
            m_leaves[i].second = place(items[i].cash);
        for (const auto other : items[i].after)
            m_followers[other].push_back(i);
    }
    std::size_t size = 0;
    for (auto& waiting : m_waiting) {
        waiting.leaves = std::bit_ceil(std::max<std::size_t>(waiting.items.size(), 1));
        waiting.base = size;
        size += 2 * waiting.leaves;
    }
    m_tree.assign(size, kNobody);
}

void SettlementRun::setNeed(std::uint32_t account, std::uint32_t leaf, Units need)
{
    const auto& waiting = m_waiting[account];
    Units* tree = m_tree.data() + waiting.base;
    std::size_t at = waiting.leaves + leaf;
    tree[at] = need;
    for (at /= 2; at > 0; at /= 2)
        tree[at] = std::min(tree[2 * at], tree[2 * at + 1]);
}

void SettlementRun::wait(std::uint32_t account, std::uint32_t leaf, Units need)
{
    const auto& waiting = m_waiting[account];
    m_journal.push_back({Undo::What::Need, account, leaf, m_tree[waiting.base + waiting.leaves + leaf], Stand::Ready});
    setNeed(account, leaf, need);
}

std::int64_t SettlementRun::firstCovered(std::uint32_t account) const
{
    const auto& waiting = m_waiting[account];
    const Units* tree = m_tree.data() + waiting.base;
    const Units balance = m_balances[account];
    if (tree[1] > balance)
        return -1;
    std::size_t at = 1;
    while (at < waiting.leaves)
        at = tree[2 * at] <= balance ? 2 * at : 2 * at + 1;
    return static_cast<std::int64_t>(at - waiting.leaves);
}

bool SettlementRun::isFree(std::uint32_t item) const
{
    const auto& after = m_items[item].after;
    return !m_items[item].waitsForUnknown &&
           std::all_of(after.begin(), after.end(), [&](auto other) { return m_settled[other]; });
}

void SettlementRun::try_(std::uint32_t item)
{
    --m_steps; // the caller has checked that one is left
    if (m_settled[item] || m_stands[item] != Stand::Ready || !isFree(item))
        return;
    const auto& one = m_items[item];
    // Both legs may come from one account.
    const bool same = one.asset.from == one.cash.from && !one.asset.setAside && !one.cash.setAside;
    const auto needs = [&](const SettlementQueue::Move& move) {
        return move.setAside || move.amount == 0 ? Units{0} : same ? one.asset.amount + one.cash.amount : move.amount;
    };
    const Units asset = needs(one.asset);
    const Units cash = needs(one.cash);
    if (asset > 0 && m_balances[one.asset.from] < asset)
        return wait(one.asset.from, m_leaves[item].first, asset);
    if (cash > 0 && m_balances[one.cash.from] < cash)
        return wait(one.cash.from, m_leaves[item].second, cash);
    settle(item);
}

void SettlementRun::apply(std::uint32_t item, int sign)
{
    for (const auto* move : {&m_items[item].asset, &m_items[item].cash}) {
        if (!move->setAside)
            m_balances[move->from] -= sign * move->amount;
        m_balances[move->to] += sign * move->amount;
    }
}

void SettlementRun::settle(std::uint32_t item)
{
    apply(item, 1);
    m_settled[item] = true;
    m_order.push_back(item);
    m_journal.push_back({Undo::What::Settled, item, 0, 0, Stand::Ready});
    for (const auto* move : {&m_items[item].asset, &m_items[item].cash})
        if (move->amount > 0)
            m_credited.push_back(move->to);
    for (const auto follower : m_followers[item]) {
        m_unlinked.push_back(follower);
        std::push_heap(m_unlinked.begin(), m_unlinked.end(), std::greater{});
    }
}

void SettlementRun::drain()
{
    while ((!m_unlinked.empty() || !m_credited.empty()) && m_steps > 0) {
        if (!m_unlinked.empty()) {
            // Earlier ones first, as everywhere.
            std::pop_heap(m_unlinked.begin(), m_unlinked.end(), std::greater{});
            const auto item = m_unlinked.back();
            m_unlinked.pop_back();
            try_(item);
            continue;
        }
        const auto account = m_credited.back();
        const auto leaf = firstCovered(account);
        if (leaf < 0) {
            m_credited.pop_back();
            continue;
        }
        const auto item = m_waiting[account].items[static_cast<std::size_t>(leaf)];
        wait(account, static_cast<std::uint32_t>(leaf), kNobody);
        try_(item);
    }
    m_unlinked.clear();
    m_credited.clear();
}

void SettlementRun::settleAll()
{
    for (std::uint32_t i = 0; i < m_items.size() && m_steps > 0; ++i) {
        try_(i);
        drain();
    }
}

void SettlementRun::release(std::uint32_t item)
{
    if (m_stands[item] != Stand::Held)
        return;
    m_journal.push_back({Undo::What::Stand, item, 0, 0, m_stands[item]});
    m_stands[item] = Stand::Ready;
    if (m_steps > 0)
        try_(item);
    drain();
}

std::vector<std::pair<std::uint32_t, Units>> SettlementRun::shortOf(std::span<const std::uint32_t> items) const
{
    std::unordered_map<std::uint32_t, Units> change;
    for (const auto item : items)
        for (const auto* move : {&m_items[item].asset, &m_items[item].cash}) {
            if (!move->setAside)
                change[move->from] -= move->amount;
            change[move->to] += move->amount;
        }
    std::vector<std::pair<std::uint32_t, Units>> out;
    for (const auto& [account, units] : change)
        if (units < 0 && m_balances[account] + units < 0)
            out.emplace_back(account, -(m_balances[account] + units));
    std::sort(out.begin(), out.end());
    return out;
}

bool SettlementRun::together(std::span<const std::uint32_t> items)
{
    if (!shortOf(items).empty())
        return false;
    const std::unordered_set<std::uint32_t> among(items.begin(), items.end());
    for (const auto item : items) {
        const auto& one = m_items[item];
        if (m_settled[item] || one.waitsForUnknown)
            return false;
        for (const auto other : one.after)
            if (!m_settled[other] && !among.contains(other))
                return false;
    }
    for (const auto item : items)
        settle(item);
    drain();
    return true;
}

void SettlementRun::back(Mark mark)
{
    while (m_journal.size() > mark.journal) {
        const auto& one = m_journal.back();
        switch (one.what) {
        case Undo::What::Settled:
            apply(one.index, -1);
            m_settled[one.index] = false;
            break;
        case Undo::What::Need:
            setNeed(one.index, one.leaf, one.need);
            break;
        case Undo::What::Stand:
            m_stands[one.index] = one.stand;
            break;
        }
        m_journal.pop_back();
    }
    m_order.resize(mark.order);
}

} // namespace assay::measures
