// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "services/measures/settlement/SettlementQueue.h"

namespace assay::measures {

/// Lets a queue settle: each instruction by itself as soon as both legs are covered, earlier ones first, later ones past
/// those that wait. What has been done can be taken back to a mark. One thread; the items must outlive it.
class SettlementRun {
public:
    using Item = SettlementQueue::Item;
    using Stand = SettlementQueue::Stand;

    /// `stands`: of each item; what they are in the queue if they are left out.
    SettlementRun(std::span<const Item> items, std::span<const SettlementQueue::Account> accounts,
                  std::vector<Stand> stands, std::size_t steps);

    /// Until nothing moves any more, or no step is left.
    void settleAll();
    /// A held one becomes ready, and what follows from it settles.
    void release(std::uint32_t item);
    /// All of them at once, whatever their state; nothing happens and false if an account would fall short, or what one of
    /// them waits for is neither among them nor settled. What follows from it settles.
    bool together(std::span<const std::uint32_t> items);
    /// From here on so many may be taken.
    void allow(std::size_t steps) { m_steps = std::max<std::size_t>(steps, 1); }
    /// Accounts that would fall short if `items` settled at once, and by how much.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, Units>> shortOf(std::span<const std::uint32_t> items) const;

    [[nodiscard]] bool isSettled(std::uint32_t item) const { return m_settled[item]; }
    [[nodiscard]] Stand stand(std::uint32_t item) const { return m_stands[item]; }
    [[nodiscard]] const std::vector<std::uint32_t>& order() const { return m_order; }
    [[nodiscard]] const std::vector<Units>& balances() const { return m_balances; }
    /// False: given up after too many steps. What has settled by then may well have settled.
    [[nodiscard]] bool complete() const { return m_steps > 0; }
    /// Has all that it waits for settled?
    [[nodiscard]] bool isFree(std::uint32_t item) const;

    struct Mark {
        std::size_t journal = 0;
        std::size_t order = 0;
    };
    [[nodiscard]] Mark mark() const { return {m_journal.size(), m_order.size()}; }
    void back(Mark mark);

private:
    /// The needs of those that wait on one account, in order; a tree of minima over them.
    struct Waiting {
        std::size_t base = 0;                 ///< in m_tree
        std::size_t leaves = 0;               ///< a power of two
        std::vector<std::uint32_t> items;     ///< by leaf
    };
    struct Undo {
        enum class What : std::uint8_t { Settled, Need, Stand } what;
        std::uint32_t index = 0;              ///< item, or account of a need
        std::uint32_t leaf = 0;
        Units need = 0;
        Stand stand = Stand::Ready;
    };

    void try_(std::uint32_t item);
    void settle(std::uint32_t item);
    void apply(std::uint32_t item, int sign);
    void drain();
    void wait(std::uint32_t account, std::uint32_t leaf, Units need);
    void setNeed(std::uint32_t account, std::uint32_t leaf, Units need);
    /// The first that waits on the account and could have what it needs; -1: none.
    [[nodiscard]] std::int64_t firstCovered(std::uint32_t account) const;

    std::span<const Item> m_items;
    std::vector<Stand> m_stands;
    std::vector<bool> m_settled;
    std::vector<Units> m_balances;
    std::vector<Waiting> m_waiting;           ///< by account
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_leaves; ///< of each item: asset leg, cash leg
    std::vector<Units> m_tree;
    std::vector<std::vector<std::uint32_t>> m_followers; ///< who waits for each item
    std::vector<std::uint32_t> m_order;
    std::vector<Undo> m_journal;
    std::vector<std::uint32_t> m_credited;    ///< accounts
    std::vector<std::uint32_t> m_unlinked;    ///< items to try, a heap
    std::size_t m_steps;
};

} // namespace assay::measures
