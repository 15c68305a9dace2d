// SPDX-License-Identifier: GPL-3.0-or-later
// What settles if one acts on a queue, and the queue after it.
#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_set>

#include "services/measures/settlement/Gridlock.h"
#include "services/measures/settlement/SettlementRun.h"

namespace assay::measures {

using domain::Decimal;

namespace {

using Item = SettlementQueue::Item;
using Stand = SettlementQueue::Stand;
using Move = SettlementQueue::Move;

/// The queue as it would be: items in their order then, with the places they have in the queue as it is.
class Changed {
public:
    Changed(const SettlementQueue& queue, const WhatIf& ask, WhatThen& out) : m_queue(queue), m_out(out)
    {
        m_items = queue.items();
        m_place.resize(m_items.size());
        std::iota(m_place.begin(), m_place.end(), 0u);
        each(ask.release, [&](auto item) { set(item, Stand::Held, Stand::Ready); });
        each(ask.hold, [&](auto item) { set(item, Stand::Ready, Stand::Held); });
        each(ask.cancel, [&](auto item) {
            m_items[item].stand = Stand::Barred;
            m_cancelled.insert(item);
        });
        for (const auto& [ref, quantity] : ask.quantity)
            if (const auto item = find(ref))
                shrink(m_items[*item], quantity);
        reorder(ask);
        each(ask.together, [&](auto item) { m_together.push_back(item); });
        std::sort(m_together.begin(), m_together.end());
        m_together.erase(std::unique(m_together.begin(), m_together.end()), m_together.end());
        // Nobody waits for what is cancelled.
        if (!m_cancelled.empty())
            for (auto& item : m_items)
                std::erase_if(item.after, [&](auto other) { return m_cancelled.contains(other); });
        permute();
    }

    [[nodiscard]] const std::vector<Item>& items() const { return m_items; }
    [[nodiscard]] const std::vector<std::uint32_t>& together() const { return m_together; }
    /// In the queue as it is.
    [[nodiscard]] std::uint32_t place(std::uint32_t item) const { return m_place[item]; }
    [[nodiscard]] bool isCancelled(std::uint32_t item) const { return m_cancelled.contains(m_place[item]); }

private:
    std::optional<std::uint32_t> find(const std::string& ref)
    {
        const auto found = m_queue.find(ref);
        if (!found)
            m_out.unknown.push_back(ref);
        return found;
    }
    template <class Act>
    void each(const std::vector<std::string>& refs, Act act)
    {
        for (const auto& ref : refs)
            if (const auto item = find(ref))
                act(*item);
    }
    void set(std::uint32_t item, Stand from, Stand to)
    {
        if (m_items[item].stand == from)
            m_items[item].stand = to;
    }

    void shrink(Item& item, const Decimal& quantity) const
    {
        const int scale = m_queue.accounts()[item.asset.from].scale;
        const auto units = unitsOf(quantity, scale);
        if (!units || *units <= 0 || *units >= item.asset.amount)
            return;
        if (item.cash.amount > 0) {
            const int cents = m_queue.accounts()[item.cash.from].scale;
            const auto product = decimalOf(item.cash.amount, cents).times(quantity);
            const auto share =
                product ? product->dividedBy(decimalOf(item.asset.amount, scale), cents, domain::Rounding::Up) : product;
            const auto part = share ? unitsOf(*share, cents) : std::nullopt;
            if (!part)
                return;
            item.cash.amount = *part;
        }
        item.asset.amount = *units;
    }

    void reorder(const WhatIf& ask)
    {
        if (ask.priority.empty() && ask.before.empty())
            return;
        std::map<std::uint32_t, std::int64_t> priorities;
        for (const auto& [ref, priority] : ask.priority)
            if (const auto item = find(ref))
                priorities[*item] = priority;
        constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
        const auto rank = [&](std::uint32_t item) {
            const auto found = priorities.find(item);
            const auto priority = found == priorities.end() ? m_items[item].record->priority : found->second;
            return priority > 0 ? priority : kLast;
        };
        if (!priorities.empty())
            std::stable_sort(m_place.begin(), m_place.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
        for (const auto& [ref, next] : ask.before) {
            const auto item = find(ref);
            const auto other = find(next);
            if (!item || !other || *item == *other)
                continue;
            m_place.erase(std::find(m_place.begin(), m_place.end(), *item));
            m_place.insert(std::find(m_place.begin(), m_place.end(), *other), *item);
        }
    }

    void permute()
    {
        if (std::is_sorted(m_place.begin(), m_place.end()))
            return;
        std::vector<std::uint32_t> now(m_place.size());
        std::vector<Item> items;
        items.reserve(m_place.size());
        for (std::uint32_t i = 0; i < m_place.size(); ++i) {
            now[m_place[i]] = i;
            items.push_back(std::move(m_items[m_place[i]]));
        }
        for (auto& item : items)
            for (auto& other : item.after)
                other = now[other];
        for (auto& item : m_together)
            item = now[item];
        std::sort(m_together.begin(), m_together.end());
        m_items = std::move(items);
    }

    const SettlementQueue& m_queue;
    WhatThen& m_out;
    std::vector<Item> m_items;
    std::vector<std::uint32_t> m_place;
    std::vector<std::uint32_t> m_together;
    std::unordered_set<std::uint32_t> m_cancelled; ///< places in the queue as it is
};

class OutcomeWriter {
public:
    OutcomeWriter(const SettlementQueue& queue, const Changed& changed, const SettlementRun& run, WhatThen& out)
        : m_queue(queue), m_changed(changed), m_run(run), m_out(out)
    {
    }

    void tell(const SettlementRun& base)
    {
        std::vector<bool> anyway(m_queue.items().size());
        for (const auto item : base.order()) {
            anyway[item] = true;
            m_out.anyway.push_back(m_queue.ref(item));
        }
        std::vector<bool> then(m_queue.items().size());
        std::map<std::string, Decimal> value;
        for (const auto item : m_run.order()) {
            const auto place = m_changed.place(item);
            const auto& record = *m_changed.items()[item].record;
            then[place] = true;
            m_out.settles.push_back(record.ref);
            addMoves(m_changed.items()[item]);
            if (anyway[place])
                continue;
            m_out.freed.push_back(record.ref);
            const auto& one = m_changed.items()[item];
            const auto& leg = one.cash.amount > 0 ? one.cash : one.asset;
            auto& sum = value[m_queue.accounts()[leg.from].asset];
            if (const auto more = sum.plus(decimalOf(leg.amount, m_queue.accounts()[leg.from].scale)))
                sum = *more;
        }
        m_out.freedValue.assign(value.begin(), value.end());
        for (const auto item : base.order())
            if (!then[item])
                m_out.lost.push_back(m_queue.ref(item));
        for (const auto& [account, units] : m_moves)
            if (units != 0) {
                const auto& of = m_queue.accounts()[account];
                m_out.moves.push_back({of.participant, of.asset, decimalOf(units, of.scale)});
            }
        std::sort(m_out.moves.begin(), m_out.moves.end(), [](const auto& a, const auto& b) {
            return std::tie(a.participant, a.asset) < std::tie(b.participant, b.asset);
        });
        for (std::uint32_t i = 0; i < m_changed.items().size(); ++i)
            if (!m_run.isSettled(i) && !m_changed.isCancelled(i))
                m_out.after.push_back(whyWaits(i));
    }

    [[nodiscard]] StillWaits shortage(std::string ref, std::uint32_t account, Units missing) const
    {
        const auto& of = m_queue.accounts()[account];
        return {std::move(ref), StillWaits::For::Money, of.participant + ' ' + of.asset, decimalOf(missing, of.scale)};
    }

    /// What it waits for that is neither settled nor among `others`.
    [[nodiscard]] std::optional<StillWaits> missingLink(std::uint32_t index, const std::vector<std::uint32_t>& others) const
    {
        const auto& item = m_changed.items()[index];
        for (const auto other : item.after)
            if (!m_run.isSettled(other) && !std::binary_search(others.begin(), others.end(), other))
                return StillWaits{item.record->ref, StillWaits::For::Linked, m_changed.items()[other].record->ref, {}};
        if (item.waitsForUnknown)
            return StillWaits{item.record->ref, StillWaits::For::Linked, item.record->linkedRef, {}};
        return std::nullopt;
    }

private:
    void addMoves(const Item& item)
    {
        for (const auto* move : {&item.asset, &item.cash}) {
            m_moves[move->from] -= move->amount;
            m_moves[move->to] += move->amount;
        }
    }

    [[nodiscard]] StillWaits whyWaits(std::uint32_t index) const
    {
        const auto& item = m_changed.items()[index];
        const std::string& ref = item.record->ref;
        switch (item.stand) {
        case Stand::Barred: return {ref, StillWaits::For::Other, {}, {}};
        case Stand::Held: return {ref, StillWaits::For::Release, {}, {}};
        case Stand::Ready: break;
        }
        for (const auto other : item.after)
            if (!m_run.isSettled(other))
                return {ref, StillWaits::For::Linked, m_changed.items()[other].record->ref, {}};
        if (item.waitsForUnknown)
            return {ref, StillWaits::For::Linked, item.record->linkedRef, {}};
        for (const auto* move : {&item.asset, &item.cash}) {
            const Units have = m_run.balances()[move->from];
            if (move->setAside || have >= move->amount)
                continue;
            auto out = shortage(ref, move->from, move->amount - have);
            if (move == &item.asset)
                out.what = StillWaits::For::Asset;
            return out;
        }
        return {ref, StillWaits::For::Other, {}, {}};
    }

    const SettlementQueue& m_queue;
    const Changed& m_changed;
    const SettlementRun& m_run;
    WhatThen& m_out;
    std::map<std::uint32_t, Units> m_moves;
};

} // namespace

WhatThen whatIf(const SettlementQueue& queue, const WhatIf& ask, const GridlockTerms& terms)
{
    WhatThen out;
    SettlementRun base(queue.items(), queue.accounts(), {}, terms.runSteps);
    base.settleAll();
    const Changed changed(queue, ask, out);
    SettlementRun run(changed.items(), queue.accounts(), {}, terms.runSteps);
    const OutcomeWriter telling(queue, changed, run, out);
    const auto together = [&] { return changed.together().empty() || run.together(changed.together()); };
    const bool atOnce = together();
    run.settleAll();
    if (!atOnce && !together()) {
        std::vector<std::uint32_t> rest;
        std::copy_if(changed.together().begin(), changed.together().end(), std::back_inserter(rest),
                     [&](auto item) { return !run.isSettled(item); });
        for (const auto& [account, missing] : run.shortOf(rest))
            out.shortOf.push_back(telling.shortage({}, account, missing));
        for (const auto item : rest)
            if (auto link = telling.missingLink(item, rest))
                out.shortOf.push_back(std::move(*link));
    }
    out.complete = base.complete() && run.complete();
    OutcomeWriter(queue, changed, run, out).tell(base);
    return out;
}

} // namespace assay::measures
