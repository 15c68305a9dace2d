// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/Gridlock.h"

#include <algorithm>
#include <set>

#include "services/domain/Sentence.h"
#include "services/measures/settlement/OffsetSearch.h"
#include "services/measures/supply/Releases.h"
#include "services/measures/settlement/SettlementRun.h"
#include "services/support/Phrases.h"

namespace assay::measures {

using domain::Decimal;
using domain::GridlockOption;
using domain::sentence;
using support::counted;
using support::grouped;

namespace {

using Item = SettlementQueue::Item;
using Stand = SettlementQueue::Stand;

constexpr std::size_t kFreesShown = 200;
constexpr std::size_t kNamed = 6;
constexpr std::size_t kOffsets = 100;         ///< whose effect is tried

/// "SI-1, SI-2 and 3 more"
std::string named(const SettlementQueue& queue, const std::vector<std::uint32_t>& items)
{
    std::string out;
    const std::size_t shown = items.size() <= kNamed ? items.size() : kNamed - 1;
    for (std::size_t i = 0; i < shown; ++i)
        out += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + queue.ref(items[i]);
    return shown == items.size() ? out : sentence("{1} and {2} more", out, grouped(items.size() - shown));
}

/// What a found set or release comes to, in words and figures.
class OptionWriter {
public:
    explicit OptionWriter(const SettlementQueue& queue) : m_queue(queue) {}

    struct Found {
        std::string_view kind;
        std::vector<std::uint32_t> act;
        std::vector<std::uint32_t> frees;     ///< in the order in which they settle, those of `act` included
        Units weight = 0;
    };

    /// All but the text.
    [[nodiscard]] GridlockOption row(const Found& found) const
    {
        GridlockOption out;
        out.kind = found.kind;
        std::string names;
        auto act = found.act;
        std::sort(act.begin(), act.end());
        for (const auto item : act) {
            out.act.push_back(m_queue.ref(item));
            names += m_queue.ref(item) + '\n';
        }
        out.id = out.kind + '-' + domain::Hash::of(names).hex().substr(0, 12);
        std::set<std::string> participants;
        for (const auto item : found.frees) {
            if (out.frees.size() < kFreesShown)
                out.frees.push_back(m_queue.ref(item));
            participants.insert(m_queue.items()[item].record->deliverer.value());
            participants.insert(m_queue.items()[item].record->receiver.value());
        }
        out.participants.assign(participants.begin(), participants.end());
        out.instructions = static_cast<std::int64_t>(found.frees.size());
        addValue(found.frees, out);
        return out;
    }

    /// "HKD 168,000,000.00"; empty if it is all free of payment.
    [[nodiscard]] std::string worth(const GridlockOption& row, const std::vector<std::uint32_t>& items) const
    {
        if (row.currency.empty())
            return sentence("free of payment");
        const bool mixed = currencies(items).size() > 1;
        const std::string money = row.currency + ' ' + grouped(row.value.text());
        return mixed ? sentence("{1} at the configured rates", money) : money;
    }

private:
    [[nodiscard]] std::set<std::string> currencies(const std::vector<std::uint32_t>& items) const
    {
        std::set<std::string> out;
        for (const auto index : items)
            if (m_queue.items()[index].cash.amount > 0)
                out.insert(m_queue.items()[index].record->currency);
        return out;
    }

    void addValue(const std::vector<std::uint32_t>& items, GridlockOption& out) const
    {
        const auto kinds = currencies(items);
        if (kinds.empty())
            return;
        Units sum = 0;
        if (kinds.size() > 1) {
            for (const auto index : items)
                sum += m_queue.items()[index].weight >> SettlementQueue::kCountBits;
            out.currency = m_queue.reference();
            out.value = decimalOf(sum, SettlementQueue::kWeightScale);
            return;
        }
        int scale = 0;
        for (const auto index : items) {
            const auto& cash = m_queue.items()[index].cash;
            if (cash.amount == 0)
                continue;
            scale = m_queue.accounts()[cash.from].scale;
            sum += cash.amount;
        }
        out.currency = *kinds.begin();
        out.value = decimalOf(sum, scale);
    }

    const SettlementQueue& m_queue;
};

/// Looks for everything on one queue.
class Finder {
public:
    Finder(const SettlementQueue& queue, const GridlockTerms& terms)
        : m_queue(queue), m_terms(terms), m_telling(queue),
          m_atOnce(queue.items(), queue.accounts(), {}, 1), m_run(queue.items(), queue.accounts(), {}, terms.runSteps)
    {
    }

    std::vector<GridlockOption> find()
    {
        m_run.settleAll();
        m_complete = m_run.complete();
        for (std::uint32_t i = 0; i < m_queue.items().size(); ++i) {
            const auto stand = m_queue.items()[i].stand;
            if (m_run.isSettled(i) || stand == Stand::Barred)
                continue;
            (stand == Stand::Held ? m_held : m_waiting).push_back(i);
        }
        offsets();
        if (!m_held.empty()) {
            heldOffsets();
            releases();
        }
        std::sort(m_rows.begin(), m_rows.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second.id < b.second.id;
        });
        keepAnOffset();
        std::vector<GridlockOption> out;
        for (auto& [weight, row] : m_rows)
            if (out.size() < m_terms.options)
                out.push_back(std::move(row));
        return out;
    }

private:
    /// Where others fill the table, the best gridlock takes its last place.
    void keepAnOffset()
    {
        const auto first = std::find_if(m_rows.begin(), m_rows.end(), [](const auto& one) { return one.second.kind == kOffset; });
        const auto most = static_cast<std::ptrdiff_t>(m_terms.options);
        if (most > 0 && first != m_rows.end() && first - m_rows.begin() >= most)
            std::iter_swap(m_rows.begin() + most - 1, first);
    }

    [[nodiscard]] std::vector<OffsetSet> search(std::vector<std::uint32_t> items,
                                                std::function<Units(std::uint32_t)> weight)
    {
        OffsetSearch::Given given{m_queue.items(), m_run.balances(), std::move(items),
                                  [this](std::uint32_t item) { return m_run.isSettled(item); }, std::move(weight)};
        OffsetSearch offset(std::move(given), m_terms);
        return offset.sets();
    }

    /// Those of `set`, then what follows from them.
    [[nodiscard]] std::vector<std::uint32_t> settlingWith(const std::vector<std::uint32_t>& set)
    {
        const auto mark = m_run.mark();
        std::vector<std::uint32_t> out;
        m_run.allow(m_terms.runSteps / kOffsets);
        if (m_run.together(set))
            out.assign(m_run.order().begin() + static_cast<std::ptrdiff_t>(mark.order), m_run.order().end());
        m_run.back(mark);
        return out;
    }

    void offsets()
    {
        for (const auto& set : search(m_waiting, [&](auto item) { return m_queue.items()[item].weight; })) {
            m_offsetWeight.emplace_back(set.items, set.weight);
            if (m_offsetWeight.size() <= m_terms.options)
                addOffset(set, {});
        }
    }

    /// Sets that some on hold would complete: worth what the others in them are worth.
    void heldOffsets()
    {
        auto items = m_waiting;
        items.insert(items.end(), m_held.begin(), m_held.end());
        std::sort(items.begin(), items.end());
        const auto isHeld = [&](std::uint32_t item) { return m_queue.items()[item].stand == Stand::Held; };
        // Each that is released counts against the set, so that no more are than it takes.
        const auto weight = [&](std::uint32_t item) { return isHeld(item) ? Units{-1} : m_queue.items()[item].weight; };
        std::size_t looked = 0;
        for (const auto& set : search(std::move(items), weight)) {
            if (++looked > kOffsets)
                return;
            std::vector<std::uint32_t> held;
            std::copy_if(set.items.begin(), set.items.end(), std::back_inserter(held), isHeld);
            if (held.empty() || set.weight <= without(set.items) || freesWithoutOffset(held, set))
                continue;
            addOffset(set, held);
        }
    }

    /// What the sets that need no release and meet this one are worth.
    [[nodiscard]] Units without(const std::vector<std::uint32_t>& items) const
    {
        Units out = 0;
        for (const auto& [set, weight] : m_offsetWeight)
            if (std::any_of(set.begin(), set.end(),
                            [&](auto item) { return std::binary_search(items.begin(), items.end(), item); }))
                out += weight;
        return out;
    }

    /// Would the releases alone do it, one after the other?
    [[nodiscard]] bool freesWithoutOffset(const std::vector<std::uint32_t>& held, const OffsetSet& set)
    {
        const auto mark = m_run.mark();
        m_run.allow(m_terms.runSteps / kOffsets);
        for (const auto item : held)
            m_run.release(item);
        const bool all = std::all_of(set.items.begin(), set.items.end(), [&](auto item) { return m_run.isSettled(item); });
        m_run.back(mark);
        return all;
    }

    void addOffset(const OffsetSet& set, const std::vector<std::uint32_t>& held)
    {
        auto frees = settlingWith(set.items);
        if (frees.empty())
            return; // it only could if the steps had not run out before
        const bool rests = restsOnOthers(set.items);
        OptionWriter::Found found{held.empty() && !rests ? kOffset : kLaterOffset, set.items, std::move(frees), 0};
        for (const auto item : found.frees)
            found.weight += m_queue.items()[item].weight;
        auto row = m_telling.row(found);
        const std::size_t more = found.frees.size() - set.items.size();
        row.text = held.empty()
                       ? sentence("{1} can settle together, though none can alone", named(m_queue, set.items))
                       : sentence("{1} can settle together once {2} {3|is|are} released, though none can alone",
                                  named(m_queue, set.items), named(m_queue, held), held.size() == 1 ? "is" : "are");
        const std::string count = counted(set.items.size(), "instruction");
        row.text += ": " + sentence("{1}, {2}, between {3}.",
                                   more > 0 ? sentence("{1}, and {2} more after them", count, grouped(more)) : count,
                                   m_telling.worth(row, found.frees), counted(row.participants.size(), "participant"));
        if (rests)
            row.text += ' ' + sentence("It rests on others that settle before by themselves.");
        row.text +=
            ' ' + (set.exact ? sentence("Exact: of the {1} that hang together, no other choice is worth more.",
                                        counted(set.among, "instruction"))
                             : sentence("Found by leaving out what hurts least among {1}; another choice may be worth "
                                        "more.",
                                        counted(set.among, "instruction")));
        row.text += unstated(set.items);
        if (!m_complete)
            row.text += ' ' + sentence("The queue is too large for all of it to be gone through.");
        add(found.weight, std::move(row));
    }

    /// Are balances, or what one of them waits for, there only once others have settled by themselves?
    [[nodiscard]] bool restsOnOthers(const std::vector<std::uint32_t>& set) const
    {
        return !m_atOnce.shortOf(set).empty() || std::any_of(set.begin(), set.end(), [&](auto item) {
            const auto& after = m_queue.items()[item].after;
            return std::any_of(after.begin(), after.end(), [&](auto other) { return m_run.isSettled(other); });
        });
    }

    /// A balance that nobody stated counts as nothing; the reader has to know.
    [[nodiscard]] std::string unstated(const std::vector<std::uint32_t>& items) const
    {
        std::set<std::string> names;
        for (const auto index : items)
            for (const auto* move : {&m_queue.items()[index].asset, &m_queue.items()[index].cash}) {
                const auto& account = m_queue.accounts()[move->from];
                if (move->amount > 0 && !account.stated)
                    names.insert(account.participant + ' ' + account.asset);
            }
        if (names.empty())
            return {};
        return ' ' + sentence("No balance is stated for {1}; taken as nothing.",
                              names.size() == 1
                                  ? *names.begin()
                                  : sentence("{1} (first: {2})", counted(names.size(), "account"), *names.begin()));
    }

    void releases()
    {
        for (const auto& found : bestReleases(m_queue, m_run, m_held, m_terms)) {
            OptionWriter::Found one{"release", found.act, found.settle, 0};
            for (const auto item : one.frees)
                one.weight += m_queue.items()[item].weight;
            auto row = m_telling.row(one);
            std::size_t others = 0;
            for (const auto item : one.frees)
                others += std::find(found.act.begin(), found.act.end(), item) == found.act.end() ? 1 : 0;
            row.text = sentence("Releasing {1} lets {2} settle as well", named(m_queue, found.act),
                                counted(others, "other instruction")) +
                       ": " +
                       sentence("{1}, {2}, between {3}.", counted(one.frees.size(), "instruction"),
                                m_telling.worth(row, one.frees), counted(row.participants.size(), "participant"));
            if (found.set)
                row.text += ' ' + (found.exact ? sentence("Exact: no releases free more, and no fewer free as much.")
                                               : sentence("Chosen one after the other; other releases may free more."));
            add(one.weight, std::move(row));
        }
    }

    void add(Units weight, GridlockOption row)
    {
        const bool known = std::any_of(m_rows.begin(), m_rows.end(), [&](const auto& one) { return one.second.id == row.id; });
        if (!known)
            m_rows.emplace_back(weight, std::move(row));
    }

    const SettlementQueue& m_queue;
    const GridlockTerms& m_terms;
    OptionWriter m_telling;
    SettlementRun m_atOnce;                   ///< on which nothing has settled
    SettlementRun m_run;
    bool m_complete = true;
    std::vector<std::uint32_t> m_waiting;
    std::vector<std::uint32_t> m_held;
    std::vector<std::pair<std::vector<std::uint32_t>, Units>> m_offsetWeight;
    std::vector<std::pair<Units, GridlockOption>> m_rows;
};

} // namespace

std::vector<GridlockOption> gridlockOptions(const SettlementQueue& queue, const GridlockTerms& terms)
{
    return Finder(queue, terms).find();
}

WhatIf askOf(const GridlockOption& option)
{
    WhatIf out;
    (option.kind == "release" ? out.release : out.together) = option.act;
    return out;
}

} // namespace assay::measures
