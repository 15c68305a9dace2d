// SPDX-License-Identifier: GPL-3.0-or-later
// Who waits for whom. Between two instructions stands the account that one lacks and the other would fill: so the graph
// has as many edges as there are legs, however many instructions meet at one account.
#include <algorithm>
#include <deque>

#include "services/measures/Gridlock.h"
#include "services/measures/SettlementRun.h"

namespace assay::measures {

namespace {

using Stand = SettlementQueue::Stand;
using Node = std::uint32_t; ///< an item, or after the items an account

class WaitGraph {
public:
    WaitGraph(const SettlementQueue& queue, const SettlementRun& run) : m_items(queue.items().size())
    {
        m_edges.resize(m_items + queue.accounts().size());
        for (Node i = 0; i < m_items; ++i) {
            const auto& item = queue.items()[i];
            if (item.stand != Stand::Ready || run.isSettled(i))
                continue;
            for (const auto other : item.after)
                if (!run.isSettled(other))
                    m_edges[i].push_back(other);
            for (const auto* move : {&item.asset, &item.cash}) {
                if (move->amount == 0)
                    continue;
                if (!move->setAside && run.balances()[move->from] < move->amount)
                    m_edges[i].push_back(m_items + move->from);
                m_edges[m_items + move->to].push_back(i);
            }
        }
    }

    /// Strongly connected sets with more than one item in them (Tarjan, without recursion: chains may be long).
    [[nodiscard]] std::vector<std::vector<Node>> sets()
    {
        constexpr std::uint32_t kNew = UINT32_MAX;
        std::vector<std::uint32_t> index(m_edges.size(), kNew);
        std::vector<std::uint32_t> low(m_edges.size());
        std::vector<bool> open(m_edges.size());
        std::vector<std::size_t> next(m_edges.size());
        std::vector<Node> path;
        std::vector<Node> stack;
        std::uint32_t count = 0;
        m_set.assign(m_edges.size(), kNew);
        std::vector<std::vector<Node>> out;
        const auto enter = [&](Node node) {
            index[node] = low[node] = count++;
            open[node] = true;
            stack.push_back(node);
            path.push_back(node);
        };
        for (Node root = 0; root < m_items; ++root) {
            if (index[root] == kNew)
                enter(root);
            while (!path.empty()) {
                const Node node = path.back();
                if (next[node] < m_edges[node].size()) {
                    const Node to = m_edges[node][next[node]++];
                    if (index[to] == kNew)
                        enter(to);
                    else if (open[to])
                        low[node] = std::min(low[node], index[to]);
                    continue;
                }
                path.pop_back();
                if (!path.empty())
                    low[path.back()] = std::min(low[path.back()], low[node]);
                if (low[node] == index[node])
                    close(node, stack, open, out);
            }
        }
        return out;
    }

    /// A shortest way from `start` back to itself within its set, items only.
    [[nodiscard]] std::vector<Node> ring(Node start) const
    {
        std::vector<Node> from(m_edges.size(), UINT32_MAX);
        std::deque<Node> open{start};
        while (!open.empty()) {
            const Node node = open.front();
            open.pop_front();
            for (const Node to : m_edges[node]) {
                if (to == start)
                    return way(from, start, node);
                if (m_set[to] != m_set[start] || from[to] != UINT32_MAX)
                    continue;
                from[to] = node;
                open.push_back(to);
            }
        }
        return {};
    }

private:
    void close(Node node, std::vector<Node>& stack, std::vector<bool>& open, std::vector<std::vector<Node>>& out)
    {
        std::vector<Node> members;
        Node last = 0;
        do {
            last = stack.back();
            stack.pop_back();
            open[last] = false;
            m_set[last] = node;
            if (last < m_items)
                members.push_back(last);
        } while (last != node);
        if (members.size() < 2)
            return;
        std::sort(members.begin(), members.end());
        out.push_back(std::move(members));
    }

    [[nodiscard]] std::vector<Node> way(const std::vector<Node>& from, Node start, Node last) const
    {
        std::vector<Node> out;
        for (Node at = last; at != start; at = from[at])
            if (at < m_items)
                out.push_back(at);
        out.push_back(start);
        std::reverse(out.begin(), out.end());
        return out;
    }

    Node m_items;
    std::vector<std::vector<Node>> m_edges;
    std::vector<Node> m_set;                  ///< each node's, named by one of its members
};

constexpr std::size_t kRings = 100;           ///< each costs its set once

} // namespace

std::vector<Knot> knots(const SettlementQueue& queue, const GridlockTerms& terms)
{
    SettlementRun run(queue.items(), queue.accounts(), {}, terms.runSteps);
    run.settleAll();
    WaitGraph graph(queue, run);
    auto sets = graph.sets();
    std::sort(sets.begin(), sets.end(),
              [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    std::vector<Knot> out;
    for (const auto& members : sets) {
        auto& knot = out.emplace_back();
        for (const auto item : members)
            knot.members.push_back(queue.ref(item));
        if (out.size() <= kRings)
            for (const auto item : graph.ring(members.front()))
                knot.ring.push_back(queue.ref(item));
    }
    return out;
}

} // namespace assay::measures
