// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/OffsetSubset.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace assay::measures {

namespace {

constexpr int kWeighings = 8;
constexpr std::size_t kTrials = 100;          ///< of weigh(), for each instruction

} // namespace

template <class TakeOut>
void OffsetSubset::leaveWithThoseWhoWait(std::uint32_t start, const std::vector<Choice>& choice, TakeOut takeOut) const
{
    std::vector<std::uint32_t> leaving{start};
    while (!leaving.empty()) {
        const auto place = leaving.back();
        leaving.pop_back();
        if (choice[place] != Choice::In)
            continue;
        takeOut(place);
        leaving.insert(leaving.end(), m_ones[place].before.begin(), m_ones[place].before.end());
    }
}

/// One round of weigh(): of what is out, all is tried in; where an account is short then, what goes out of it is left out,
/// or what would come in is taken back, whichever leaves least short elsewhere for its weight.
class OffsetSubset::Weighing {
public:
    /// Takes from `trials`; with none left, what fits best is left out unweighed.
    Weighing(const OffsetSubset& subset, std::vector<Choice>& choice, std::vector<Units>& balance, std::size_t& trials)
        : m_subset(subset), m_ones(subset.m_ones), m_choice(choice), m_balance(balance), m_trials(trials), m_in(balance.size()),
          m_out(balance.size()), m_gross(balance.size()), m_perUnit(balance.size()), m_turns(choice.size())
    {
        for (std::uint32_t place = 0; place < m_ones.size(); ++place)
            for (const auto& flow : m_ones[place].flows)
                m_gross[flow.account] += flow.amount < 0 ? -flow.amount : flow.amount;
        for (std::uint32_t account = 0; account < m_gross.size(); ++account)
            m_perUnit[account] = (Units{1} << kFactorBits) / std::max<Units>(m_gross[account], 1);
        for (std::uint32_t place = 0; place < m_ones.size(); ++place) {
            if (m_choice[place] == Choice::In)
                continue;
            m_turns[place] = kTurns;
            m_choice[place] = Choice::In;
            for (const auto& flow : m_ones[place].flows) {
                m_balance[flow.account] += flow.amount;
                if (flow.amount < 0)
                    m_in[flow.account].emplace(-flow.amount, place);
            }
        }
    }

    void run()
    {
        for (std::uint32_t account = 0; account < m_balance.size(); ++account)
            if (m_balance[account] < 0)
                m_short.insert(account);
        std::uint32_t account = 0;
        while (!m_short.empty()) {
            // In turn, so that none is emptied for the others.
            auto next = m_short.upper_bound(account);
            if (next == m_short.end())
                next = m_short.begin();
            account = *next;
            if (m_balance[account] >= 0 || m_in[account].empty()) {
                m_short.erase(next);
                continue;
            }
            const auto chosen = best(account);
            if (chosen.to == Choice::In)
                turn(chosen.place, Choice::In);
            else
                m_subset.leaveWithThoseWhoWait(chosen.place, m_choice, [this](auto place) { turn(place, Choice::Out); });
        }
    }

private:
    static constexpr int kFactorBits = 100;
    static constexpr int kShareBits = 60;
    static constexpr int kTurns = 3;          ///< how often one is left out or taken back
    static constexpr int kLook = 64;          ///< that are weighed at a time, each way

    /// As a share of what the account turns over, in units of 2^-kShareBits.
    [[nodiscard]] Units shortage(std::uint32_t account, Units balance) const
    {
        return balance < 0 ? (std::min(-balance, m_gross[account]) * m_perUnit[account]) >> (kFactorBits - kShareBits) : 0;
    }

    /// How much less is short.
    [[nodiscard]] Units gain(std::uint32_t place, Choice to) const
    {
        Units out = 0;
        for (const auto& flow : m_ones[place].flows) {
            const auto balance = m_balance[flow.account];
            out += shortage(flow.account, balance) -
                   shortage(flow.account, to == Choice::In ? balance + flow.amount : balance - flow.amount);
        }
        return out;
    }

    using Places = std::set<std::pair<Units, std::uint32_t>>; ///< with what each takes from an account, or brings

    struct Turn {
        std::uint32_t place = 0;
        Choice to = Choice::Out;
        bool helps = false;                   ///< less is short after it
        Units score = std::numeric_limits<std::int64_t>::min();
    };

    /// What is taken back comes before what is left out, and what helps before what does not.
    void consider(std::uint32_t place, Choice to, Turn& best)
    {
        if (to == Choice::In && m_turns[place] <= 0)
            return;
        const Units value = gain(place, to);
        const bool helps = value > 0;
        if (to == Choice::In && !helps)
            return;
        const Units worth = std::max<Units>(m_ones[place].weight >> SettlementQueue::kCountBits, 1);
        const Turn turn{place, to, helps, to == Choice::Out && helps ? (value << kShareBits) / worth : value};
        const auto rank = [](const Turn& one) { return one.helps ? one.to == Choice::In ? 2 : 1 : 0; };
        if (std::pair(rank(turn), turn.score) > std::pair(rank(best), best.score))
            best = turn;
    }

    [[nodiscard]] Turn best(std::uint32_t account)
    {
        const Units missing = -m_balance[account];
        const auto first = m_in[account].lower_bound({missing, 0});
        Turn out{first == m_in[account].end() ? m_in[account].rbegin()->second : first->second};
        const auto look = [&](const Places& list, Choice to) {
            const auto middle = list.lower_bound({missing, 0});
            auto at = middle;
            for (int i = 0; i < kLook && at != list.end() && m_trials > 0; ++i, ++at, --m_trials)
                consider(at->second, to, out);
            at = middle;
            for (int i = 0; i < kLook && at != list.begin() && m_trials > 0; ++i, --m_trials)
                consider((--at)->second, to, out);
        };
        look(m_in[account], Choice::Out);
        look(m_out[account], Choice::In);
        return out;
    }

    void turn(std::uint32_t place, Choice to)
    {
        m_choice[place] = to;
        --m_turns[place];
        for (const auto& flow : m_ones[place].flows) {
            auto& balance = m_balance[flow.account];
            balance += to == Choice::In ? flow.amount : -flow.amount;
            if (balance < 0)
                m_short.insert(flow.account);
            if (flow.amount < 0) {
                if (to == Choice::In)
                    m_in[flow.account].emplace(-flow.amount, place);
                else
                    m_in[flow.account].erase({-flow.amount, place});
            } else if (flow.amount > 0) {
                if (to == Choice::Out)
                    m_out[flow.account].emplace(flow.amount, place);
                else
                    m_out[flow.account].erase({flow.amount, place});
            }
        }
    }

    const OffsetSubset& m_subset;
    const std::vector<One>& m_ones;
    std::vector<Choice>& m_choice;
    std::vector<Units>& m_balance;
    std::size_t& m_trials;
    std::vector<Places> m_in;                 ///< by account: what may be left out
    std::vector<Places> m_out;                ///< by account: what would bring to it, and was left out
    std::vector<Units> m_gross;
    std::vector<Units> m_perUnit;             ///< 2^kFactorBits shared out
    std::vector<int> m_turns;
    std::set<std::uint32_t> m_short;
};

OffsetSubset::OffsetSubset(std::span<const std::uint32_t> items, std::span<const Item> all,
                           std::span<const Units> balances, const std::function<Units(std::uint32_t)>& weight)
    : m_names(items.begin(), items.end()), m_ones(items.size())
{
    std::unordered_map<std::uint32_t, std::uint32_t> accounts;
    std::unordered_map<std::uint32_t, std::uint32_t> places;
    for (std::uint32_t i = 0; i < m_names.size(); ++i)
        places.emplace(m_names[i], i);
    for (std::uint32_t i = 0; i < m_names.size(); ++i) {
        auto& one = m_ones[i];
        one.weight = weight(m_names[i]);
        const auto flow = [&](std::uint32_t account, Units amount) {
            const auto [place, added] = accounts.try_emplace(account, static_cast<std::uint32_t>(m_start.size()));
            if (added)
                m_start.push_back(balances[account]);
            const auto known = std::find_if(one.flows.begin(), one.flows.end(),
                                            [&](const Flow& other) { return other.account == place->second; });
            if (known == one.flows.end())
                one.flows.push_back({place->second, amount});
            else
                known->amount += amount;
        };
        for (const auto* move : {&all[m_names[i]].asset, &all[m_names[i]].cash}) {
            if (move->amount == 0)
                continue;
            if (!move->setAside)
                flow(move->from, -move->amount);
            flow(move->to, move->amount);
        }
        for (const auto other : all[m_names[i]].after)
            if (const auto place = places.find(other); place != places.end()) {
                one.after.push_back(place->second);
                m_ones[place->second].before.push_back(i);
            }
    }
}

void OffsetSubset::keep(const std::vector<Choice>& choice)
{
    Units weight = 0;
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < m_ones.size(); ++i)
        if (choice[i] == Choice::In) {
            weight += m_ones[i].weight;
            items.push_back(m_names[i]);
        }
    if (weight <= m_bestWeight)
        return;
    m_bestWeight = weight;
    m_best = std::move(items);
}

void OffsetSubset::leaveOut(First first)
{
    std::vector<Choice> choice(m_ones.size(), Choice::In);
    std::vector<Units> balance = m_start;
    std::vector<std::set<std::pair<Units, std::uint32_t>>> goingOut(m_start.size());
    std::set<std::uint32_t> shortAccounts;
    const auto keyOf = [&](const One& one, const Flow& flow) { return first == First::Fitting ? -flow.amount : one.weight; };
    for (std::uint32_t i = 0; i < m_ones.size(); ++i)
        for (const auto& flow : m_ones[i].flows) {
            balance[flow.account] += flow.amount;
            if (flow.amount < 0)
                goingOut[flow.account].emplace(keyOf(m_ones[i], flow), i);
        }
    for (std::uint32_t a = 0; a < balance.size(); ++a)
        if (balance[a] < 0)
            shortAccounts.insert(a);
    const auto takeOut = [&](std::uint32_t place) {
        choice[place] = Choice::Out;
        for (const auto& flow : m_ones[place].flows) {
            balance[flow.account] -= flow.amount;
            if (flow.amount < 0)
                goingOut[flow.account].erase({keyOf(m_ones[place], flow), place});
            else if (balance[flow.account] < 0)
                shortAccounts.insert(flow.account);
        }
    };
    while (!shortAccounts.empty()) {
        const auto account = *shortAccounts.begin();
        auto& candidates = goingOut[account];
        if (balance[account] >= 0 || candidates.empty()) {
            shortAccounts.erase(shortAccounts.begin());
            continue;
        }
        auto chosen = candidates.begin();
        if (first == First::Fitting) {
            chosen = candidates.lower_bound({-balance[account], 0});
            if (chosen == candidates.end())
                --chosen;
        }
        // Of equals the last in line.
        leaveWithThoseWhoWait(std::prev(candidates.upper_bound({chosen->first, UINT32_MAX}))->second, choice, takeOut);
    }
    takeBack(choice, balance);
    keep(choice);
}

void OffsetSubset::weigh()
{
    std::vector<Choice> choice(m_ones.size(), Choice::Out);
    std::vector<Units> balance = m_start;
    auto trials = kTrials * m_ones.size();
    for (int round = 0; round < kWeighings && trials > 0; ++round) {
        const auto before = std::count(choice.begin(), choice.end(), Choice::In);
        Weighing(*this, choice, balance, trials).run();
        takeBack(choice, balance);
        keep(choice);
        if (std::count(choice.begin(), choice.end(), Choice::In) == before)
            return;
    }
}

void OffsetSubset::takeBack(std::vector<Choice>& choice, std::vector<Units>& balance) const
{
    constexpr int kRounds = 5;
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < m_ones.size(); ++i)
        if (choice[i] == Choice::Out && m_ones[i].weight > 0)
            out.push_back(i);
    std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return m_ones[a].weight > m_ones[b].weight; });
    for (int round = 0; round < kRounds; ++round) {
        bool moved = false;
        for (const auto place : out) {
            const auto& one = m_ones[place];
            const bool fits =
                choice[place] == Choice::Out &&
                std::all_of(one.after.begin(), one.after.end(), [&](auto other) { return choice[other] == Choice::In; }) &&
                std::all_of(one.flows.begin(), one.flows.end(), [&](const Flow& flow) {
                    return flow.amount >= 0 || balance[flow.account] + flow.amount >= 0;
                });
            if (!fits)
                continue;
            choice[place] = Choice::In;
            moved = true;
            for (const auto& flow : one.flows)
                balance[flow.account] += flow.amount;
        }
        if (!moved)
            return;
    }
}

bool OffsetSubset::choose(std::uint32_t place, Choice choice)
{
    m_choice[place] = choice;
    const auto& one = m_ones[place];
    bool possible = true;
    for (const auto& flow : one.flows) {
        // What goes out counts once it is in, what comes in counts until it is out.
        const bool counts = choice == Choice::In ? flow.amount < 0 : flow.amount > 0;
        if (!counts)
            continue;
        auto& balance = m_possible[flow.account];
        auto& taken = m_taken[flow.account];
        balance += choice == Choice::In ? flow.amount : -flow.amount;
        taken += choice == Choice::In ? 1 : 0;
        // One that is below zero already may stay there if nothing is taken from it.
        possible = possible && (balance >= 0 || taken == 0);
    }
    const auto contradicts = [&](Choice other, auto places) {
        return std::any_of(places.begin(), places.end(), [&](auto at) { return m_choice[at] == other; });
    };
    if (choice == Choice::In)
        return possible && !contradicts(Choice::Out, std::span(one.after));
    return possible && !contradicts(Choice::In, std::span(one.before));
}

void OffsetSubset::undo(std::uint32_t place)
{
    for (const auto& flow : m_ones[place].flows) {
        if (m_choice[place] == Choice::In && flow.amount < 0) {
            m_possible[flow.account] -= flow.amount;
            --m_taken[flow.account];
        }
        if (m_choice[place] == Choice::Out && flow.amount > 0)
            m_possible[flow.account] += flow.amount;
    }
    m_choice[place] = Choice::Open;
}

bool OffsetSubset::descend(std::size_t depth, Units weight, std::size_t& steps)
{
    if (steps == 0)
        return false;
    --steps;
    if (weight + m_rest[depth] <= m_bestWeight)
        return true;
    if (depth == m_heaviest.size()) {
        keep(m_choice);
        return true;
    }
    const auto place = m_heaviest[depth];
    for (const auto choice : {Choice::In, Choice::Out}) {
        const bool possible = choose(place, choice);
        const bool complete =
            !possible || descend(depth + 1, weight + (choice == Choice::In ? m_ones[place].weight : 0), steps);
        undo(place);
        if (!complete)
            return false;
    }
    return true;
}

bool OffsetSubset::searchAll(std::size_t& steps)
{
    m_heaviest.resize(m_ones.size());
    std::iota(m_heaviest.begin(), m_heaviest.end(), 0u);
    std::stable_sort(m_heaviest.begin(), m_heaviest.end(),
                     [&](auto a, auto b) { return m_ones[a].weight > m_ones[b].weight; });
    m_rest.assign(m_ones.size() + 1, 0);
    for (std::size_t i = m_ones.size(); i-- > 0;)
        m_rest[i] = m_rest[i + 1] + std::max<Units>(m_ones[m_heaviest[i]].weight, 0);
    m_choice.assign(m_ones.size(), Choice::Open);
    m_taken.assign(m_start.size(), 0);
    m_possible = m_start;
    for (const auto& one : m_ones)
        for (const auto& flow : one.flows)
            if (flow.amount > 0)
                m_possible[flow.account] += flow.amount;
    return descend(0, 0, steps);
}

} // namespace assay::measures
