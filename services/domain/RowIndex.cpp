// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/RowIndex.h"

#include <algorithm>

namespace assay::domain {

std::pair<std::uint32_t, bool> RowIndex::add(const SourceId& source, std::string key, std::uint32_t position)
{
    if (m_last >= m_sources.size() || m_sources[m_last].first != source) {
        const auto found =
            std::find_if(m_sources.begin(), m_sources.end(), [&](const auto& one) { return one.first == source; });
        m_last = static_cast<std::size_t>(found - m_sources.begin());
        if (found == m_sources.end())
            m_sources.emplace_back(source, Positions{});
    }
    const auto [entry, added] = m_sources[m_last].second.try_emplace(std::move(key), position);
    return {entry->second, added};
}

std::optional<std::uint32_t> RowIndex::find(const SourceId& source, std::string_view key) const
{
    for (const auto& [id, positions] : m_sources)
        if (id == source) {
            const auto found = positions.find(key);
            return found == positions.end() ? std::nullopt : std::optional(found->second);
        }
    return std::nullopt;
}

} // namespace assay::domain
