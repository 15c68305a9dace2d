// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/Rows.h"

namespace assay::sandbox {

Change& ChangeSet::at(std::string_view source, std::string_view resource)
{
    for (auto& change : m_changes)
        if (change.source == source && change.resource == resource)
            return change;
    auto& change = m_changes.emplace_back();
    change.source = source;
    change.resource = resource;
    return change;
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
