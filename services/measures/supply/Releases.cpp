// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/supply/Releases.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <unordered_set>

namespace assay::measures {

namespace {

constexpr std::size_t kAllSetsUpTo = 10;      ///< on hold: 1,024 sets
constexpr std::size_t kMostReleases = 20;     ///< in one set

struct Effect {
    std::vector<std::uint32_t> settle;
    Units others = 0;                         ///< worth of what is not itself released
};

class Trial {
public:
    Trial(const SettlementQueue& queue, SettlementRun& run) : m_queue(queue), m_run(run) {}

    /// Of releasing these in a queue in which nothing else is done.
    [[nodiscard]] Effect of(const std::vector<std::uint32_t>& act)
    {
        const auto mark = m_run.mark();
        for (const auto item : act)
            m_run.release(item);
        Effect out;
        out.settle.assign(m_run.order().begin() + static_cast<std::ptrdiff_t>(mark.order), m_run.order().end());
        for (const auto item : out.settle)
            if (m_queue.items()[item].stand != SettlementQueue::Stand::Held)
                out.others += m_queue.items()[item].weight;
        m_run.back(mark);
        return out;
    }

    [[nodiscard]] bool exhausted() const { return !m_run.complete(); }

private:
    const SettlementQueue& m_queue;
    SettlementRun& m_run;
};

struct Single {
    std::uint32_t item = 0;
    Units others = 0;
};

/// All sets, smallest first: the first of the most worth is the smallest of it.
std::pair<std::vector<std::uint32_t>, bool> bestOfAll(Trial& trial, const std::vector<std::uint32_t>& held)
{
    std::vector<std::uint32_t> best;
    Units most = 0;
    std::vector<std::uint32_t> masks;
    for (std::uint32_t mask = 1; mask < (1u << held.size()); ++mask)
        masks.push_back(mask);
    std::stable_sort(masks.begin(), masks.end(),
                     [](auto a, auto b) { return std::popcount(a) < std::popcount(b); });
    for (const auto mask : masks) {
        std::vector<std::uint32_t> act;
        for (std::size_t i = 0; i < held.size(); ++i)
            if (mask & (1u << i))
                act.push_back(held[i]);
        const Units others = trial.of(act).others;
        if (trial.exhausted())
            return {best, false};
        if (others > most) {
            most = others;
            best = std::move(act);
        }
    }
    return {best, true};
}

/// Adds the release that gains most until none does, then drops those that were not needed after all.
std::vector<std::uint32_t> bestInTurn(Trial& trial, const std::vector<Single>& singles)
{
    std::vector<std::uint32_t> act;
    Units most = 0;
    std::vector<Single> open = singles;
    while (!open.empty() && act.size() < kMostReleases && !trial.exhausted()) {
        std::optional<std::size_t> best;
        Units bestOthers = most;
        for (std::size_t i = 0; i < open.size() && !trial.exhausted(); ++i) {
            auto with = act;
            with.push_back(open[i].item);
            const Units others = trial.of(with).others;
            if (others > bestOthers) {
                bestOthers = others;
                best = i;
            }
        }
        if (!best)
            break;
        act.push_back(open[*best].item);
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(*best));
        most = bestOthers;
    }
    for (std::size_t i = act.size(); i-- > 0 && !trial.exhausted();) {
        auto without = act;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        if (trial.of(without).others >= most)
            act = std::move(without);
    }
    std::sort(act.begin(), act.end());
    return act;
}

} // namespace

std::vector<ReleaseFound> bestReleases(const SettlementQueue& queue, SettlementRun& run,
                                       const std::vector<std::uint32_t>& held, const GridlockTerms& terms)
{
    Trial trial(queue, run);
    run.allow(terms.runSteps);
    std::vector<Single> singles;
    for (const auto item : held) {
        if (trial.exhausted())
            break;
        const Units others = trial.of({item}).others;
        if (others > 0)
            singles.push_back({item, others});
    }
    std::stable_sort(singles.begin(), singles.end(), [](const auto& a, const auto& b) { return a.others > b.others; });

    std::vector<std::uint32_t> best;
    bool exact = false;
    if (held.size() <= kAllSetsUpTo)
        std::tie(best, exact) = bestOfAll(trial, held);
    else {
        auto promising = singles;
        promising.resize(std::min(promising.size(), terms.options));
        best = bestInTurn(trial, promising);
    }
    run.allow(terms.runSteps); // enough steps to list what was found
    std::vector<ReleaseFound> out;
    if (!best.empty())
        out.push_back({best, trial.of(best).settle, true, exact});
    for (const auto& single : singles) {
        if (out.size() >= terms.options)
            break;
        if (best.size() == 1 && best.front() == single.item)
            continue;
        out.push_back({{single.item}, trial.of({single.item}).settle, false, false});
    }
    std::erase_if(out, [](const ReleaseFound& one) { return one.settle.empty(); });
    return out;
}

} // namespace assay::measures
