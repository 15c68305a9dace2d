// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/world/Rows.h"

#include <algorithm>
#include <unordered_set>

namespace assay::sandbox
{

std::vector<ChangeSet::Step>& ChangeSet::at(std::string_view source, std::string_view resource)
{
    for (auto& steps : m_steps)
        if (steps.source == source && steps.resource == resource)
            return steps.steps;
    return m_steps.emplace_back(Steps{std::string(source), std::string(resource), {}}).steps;
}

std::vector<Change> ChangeSet::take()
{
    std::vector<Change> out;
    for (auto& [source, resource, steps] : m_steps) {
        auto& change = out.emplace_back();
        change.source = std::move(source);
        change.resource = std::move(resource);
        std::unordered_set<std::string_view> seen;
        for (auto step = steps.rbegin(); step != steps.rend(); ++step)
            if (seen.insert(step->row->key).second)
                (step->kind == Kind::Upsert ? change.upserts : change.removes).push_back(step->row);
        std::ranges::reverse(change.upserts);
        std::ranges::reverse(change.removes);
    }
    m_steps.clear();
    return out;
}

void RowTable::apply(const Change& change)
{
    for (const auto& row : change.removes) {
        const auto place = m_places.find(row->key);
        if (place == m_places.end())
            continue;
        m_rows.erase(place->second);
        m_places.erase(place);
    }
    for (const auto& row : change.upserts) {
        const auto [place, added] = m_places.try_emplace(row->key, m_next);
        if (added)
            ++m_next;
        m_rows[place->second] = row;
    }
}

std::vector<RowPtr> RowTable::rows() const
{
    std::vector<RowPtr> out;
    out.reserve(m_rows.size());
    for (const auto& [place, row] : m_rows)
        out.push_back(row);
    return out;
}

} // namespace assay::sandbox
