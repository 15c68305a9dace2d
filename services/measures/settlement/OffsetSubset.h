// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <set>
#include <span>
#include <vector>

#include "services/measures/settlement/SettlementQueue.h"

namespace assay::measures {

/// The heaviest subset of some instructions that hang together after which no account is short. Keeps the best that was
/// found so far; all searches are deterministic. One thread; what is given must outlive it.
class OffsetSubset {
public:
    using Item = SettlementQueue::Item;

    OffsetSubset(std::span<const std::uint32_t> items, std::span<const Item> all, std::span<const Units> balances,
                 const std::function<Units(std::uint32_t)>& weight);

    /// What is left out first where an account is short: the smallest amount that covers it, or the lightest.
    enum class First : std::uint8_t { Fitting, Lightest };
    /// Starts with all, leaves out until nothing is short, then takes back in what still fits.
    void leaveOut(First first);
    /// The same again and again on what is left out, weighing what each makes short elsewhere.
    void weigh();
    /// Tries every subset that could be heavier than the best so far. False: `steps` were used up before the end.
    bool searchAll(std::size_t& steps);

    [[nodiscard]] const std::vector<std::uint32_t>& best() const { return m_best; }
    [[nodiscard]] Units weight() const { return m_bestWeight; }

private:
    struct Flow {
        std::uint32_t account = 0;            ///< of m_start
        Units amount = 0;                     ///< net; below zero: goes out
    };
    struct One {
        std::vector<Flow> flows;
        std::vector<std::uint32_t> after;     ///< places here
        std::vector<std::uint32_t> before;    ///< who waits for it
        Units weight = 0;
    };
    enum class Choice : std::uint8_t { Open, In, Out };
    class Weighing;

    /// Calls `takeOut(place)` for `start` and for what waits for it, as far as they are in.
    template <class TakeOut>
    void leaveWithThoseWhoWait(std::uint32_t start, const std::vector<Choice>& choice, TakeOut takeOut) const;
    void takeBack(std::vector<Choice>& choice, std::vector<Units>& balance) const;
    void keep(const std::vector<Choice>& choice);
    [[nodiscard]] bool descend(std::size_t depth, Units weight, std::size_t& steps);
    /// False: the choice cannot be completed. It has to be undone in either case.
    [[nodiscard]] bool choose(std::uint32_t place, Choice choice);
    void undo(std::uint32_t place);

    std::vector<std::uint32_t> m_names;       ///< items, by place
    std::vector<One> m_ones;
    std::vector<Units> m_start;               ///< balances of the accounts that occur
    std::vector<std::uint32_t> m_best;
    Units m_bestWeight = 0;

    // Of searchAll.
    std::vector<std::uint32_t> m_heaviest;    ///< places, heaviest first
    std::vector<Units> m_rest;                ///< what could still be won from each depth on
    std::vector<Choice> m_choice;
    std::vector<Units> m_possible;            ///< what each account could have at most with what is chosen
    std::vector<std::uint32_t> m_taken;       ///< how many of those chosen take from each account
};

} // namespace assay::measures
