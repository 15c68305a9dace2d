// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "services/measures/settlement/SettlementQueue.h"

namespace assay::measures {

/// Instructions that can settle at once on the balances there are.
struct OffsetSet {
    std::vector<std::uint32_t> items;         ///< in order
    Units weight = 0;
    std::size_t among = 0;                    ///< that hang together and were searched
    bool exact = false;                       ///< no subset of those weighs more
};

/// Finds, among instructions that wait, the sets of most weight after which no account is short and nothing is left out
/// that a member waits for. What cannot be short whatever settles ties nothing together, so the search falls into parts:
/// small ones are searched in full, large ones by leaving out what hurts least until the rest is covered, and taking back
/// in what still fits. One thread; what is given must outlive it.
class OffsetSearch {
public:
    using Item = SettlementQueue::Item;

    struct Given {
        std::span<const Item> items;
        std::span<const Units> balances;      ///< by account
        std::vector<std::uint32_t> waiting;   ///< that may be chosen, in order
        std::function<bool(std::uint32_t)> settled;
        std::function<Units(std::uint32_t)> weight;
    };
    OffsetSearch(Given given, const GridlockTerms& terms);

    /// Sets that do not touch each other's balances, heaviest first. Empty ones are left out, and those whose weight is
    /// not above zero.
    [[nodiscard]] std::vector<OffsetSet> sets();

private:
    struct Part {
        std::vector<std::uint32_t> items;     ///< places in m_given.waiting's items, in order
    };
    void dropHopeless();
    [[nodiscard]] std::vector<Part> parts(const std::vector<std::uint32_t>& items) const;
    [[nodiscard]] OffsetSet search(const Part& part);

    Given m_given;
    const GridlockTerms& m_terms;
    std::vector<bool> m_chosen;               ///< by item: may be chosen
    std::vector<std::vector<std::uint32_t>> m_followers;
    std::size_t m_steps;
};

} // namespace assay::measures
