// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/RowIndex.h"

#include <algorithm>

namespace assay::domain {

RowIndex::Entries& RowIndex::entriesOf(const SourceId& source)
{
    if (m_last >= m_sources.size() || m_sources[m_last].first != source) {
        const auto found =
            std::find_if(m_sources.begin(), m_sources.end(), [&](const auto& one) { return one.first == source; });
        m_last = static_cast<std::size_t>(found - m_sources.begin());
        if (found == m_sources.end())
            m_sources.emplace_back(source, Entries{});
    }
    return m_sources[m_last].second;
}

} // namespace assay::domain
