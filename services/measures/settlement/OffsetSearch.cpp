// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/OffsetSearch.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "services/measures/settlement/OffsetSubset.h"

namespace assay::measures {

using Item = SettlementQueue::Item;
using Move = SettlementQueue::Move;

OffsetSearch::OffsetSearch(Given given, const GridlockTerms& terms)
    : m_given(std::move(given)), m_terms(terms), m_chosen(m_given.items.size()), m_followers(m_given.items.size()),
      m_steps(terms.exactSteps)
{
    for (const auto item : m_given.waiting)
        m_chosen[item] = true;
    for (const auto item : m_given.waiting)
        for (const auto other : m_given.items[item].after)
            if (!m_given.settled(other))
                m_followers[other].push_back(item);
}

/// Leaves out what could not settle even if all others did: one that needs more than its account could ever get, or that
/// waits for one that is left out.
void OffsetSearch::dropHopeless()
{
    std::vector<Units> most(m_given.balances.begin(), m_given.balances.end());
    std::unordered_map<std::uint32_t, std::vector<std::pair<Units, std::uint32_t>>> needs;
    std::vector<std::uint32_t> gone;
    const auto drop = [&](std::uint32_t item) {
        if (!m_chosen[item])
            return;
        m_chosen[item] = false;
        gone.push_back(item);
    };
    for (const auto index : m_given.waiting) {
        const auto& item = m_given.items[index];
        for (const auto* move : {&item.asset, &item.cash}) {
            most[move->to] += move->amount;
            if (!move->setAside && move->amount > 0)
                needs[move->from].emplace_back(move->amount, index);
        }
        const bool missing = std::any_of(item.after.begin(), item.after.end(), [&](auto other) {
            return !m_given.settled(other) && !m_chosen[other];
        });
        if (item.waitsForUnknown || missing)
            drop(index);
    }
    for (auto& [account, list] : needs)
        std::sort(list.begin(), list.end());
    const auto check = [&](std::uint32_t account) {
        const auto found = needs.find(account);
        if (found == needs.end())
            return;
        for (auto& list = found->second; !list.empty() && list.back().first > most[account]; list.pop_back())
            drop(list.back().second);
    };
    std::vector<std::uint32_t> accounts;
    for (const auto& [account, list] : needs)
        accounts.push_back(account);
    std::sort(accounts.begin(), accounts.end());
    for (const auto account : accounts)
        check(account);
    while (!gone.empty()) {
        const auto index = gone.back();
        gone.pop_back();
        for (const auto follower : m_followers[index])
            drop(follower);
        for (const auto* move : {&m_given.items[index].asset, &m_given.items[index].cash}) {
            most[move->to] -= move->amount;
            check(move->to);
        }
    }
}

/// What shares an account that could run short, or is linked, belongs together.
std::vector<OffsetSearch::Part> OffsetSearch::parts(const std::vector<std::uint32_t>& items) const
{
    std::unordered_map<std::uint32_t, Units> out;
    for (const auto index : items)
        for (const auto* move : {&m_given.items[index].asset, &m_given.items[index].cash})
            if (!move->setAside)
                out[move->from] += move->amount;
    const auto binds = [&](std::uint32_t account) {
        const auto found = out.find(account);
        return found != out.end() && found->second > m_given.balances[account];
    };
    std::vector<std::uint32_t> root(items.size());
    std::iota(root.begin(), root.end(), 0u);
    const auto find = [&](std::uint32_t at) {
        while (root[at] != at)
            at = root[at] = root[root[at]];
        return at;
    };
    std::unordered_map<std::uint32_t, std::uint32_t> ofAccount;
    std::unordered_map<std::uint32_t, std::uint32_t> placeOf;
    for (std::uint32_t i = 0; i < items.size(); ++i)
        placeOf.emplace(items[i], i);
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        const auto& item = m_given.items[items[i]];
        const auto join = [&](std::uint32_t other) { root[find(i)] = find(other); };
        for (const auto* move : {&item.asset, &item.cash})
            for (const auto account : {move->from, move->to})
                if (move->amount > 0 && binds(account))
                    join(ofAccount.try_emplace(account, i).first->second);
        for (const auto other : item.after)
            if (const auto place = placeOf.find(other); place != placeOf.end())
                join(place->second);
    }
    std::map<std::uint32_t, Part> byRoot;
    for (std::uint32_t i = 0; i < items.size(); ++i)
        byRoot[find(i)].items.push_back(items[i]);
    std::vector<Part> result;
    for (auto& [at, part] : byRoot)
        result.push_back(std::move(part));
    return result;
}

OffsetSet OffsetSearch::search(const Part& part)
{
    OffsetSubset subset(part.items, m_given.items, m_given.balances, m_given.weight);
    OffsetSet out;
    out.among = part.items.size();
    subset.leaveOut(OffsetSubset::First::Fitting);
    subset.leaveOut(OffsetSubset::First::Lightest);
    subset.weigh();
    if (part.items.size() <= m_terms.exactUpTo)
        out.exact = subset.searchAll(m_steps);
    out.items = subset.best();
    out.weight = subset.weight();
    return out;
}

std::vector<OffsetSet> OffsetSearch::sets()
{
    dropHopeless();
    std::vector<std::uint32_t> items;
    for (const auto item : m_given.waiting)
        if (m_chosen[item])
            items.push_back(item);
    std::vector<OffsetSet> out;
    for (const auto& part : parts(items)) {
        const auto found = search(part);
        // What was chosen of a part may itself fall into parts that stand alone.
        for (const auto& piece : parts(found.items)) {
            OffsetSet set{piece.items, 0, found.among, found.exact};
            for (const auto item : set.items)
                set.weight += m_given.weight(item);
            if (set.weight > 0)
                out.push_back(std::move(set));
        }
    }
    std::sort(out.begin(), out.end(), [](const OffsetSet& a, const OffsetSet& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.items < b.items;
    });
    return out;
}

} // namespace assay::measures
