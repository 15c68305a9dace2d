// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/PackedChunk.h"

#include <algorithm>
#include <limits>

namespace assay::domain {

void PackedChunk::setBytes(std::size_t row, std::string_view bytes)
{
    const std::size_t begin = m_begins[row];
    const std::size_t before = m_begins[row + 1] - begin;
    m_bytes.replace(begin, before, bytes);
    const auto moved = static_cast<std::uint32_t>(bytes.size() - before); // wraps, and back again
    for (std::size_t later = row + 1; later < m_begins.size(); ++later)
        m_begins[later] += moved;
}

void PackedChunk::setMeta(std::size_t row, RowMeta stamp)
{
    auto place = std::find(m_stamps.begin(), m_stamps.end(), stamp);
    if (place == m_stamps.end()) {
        if (m_stamps.size() > std::numeric_limits<std::uint8_t>::max())
            forgetUnused();
        place = m_stamps.insert(m_stamps.end(), std::move(stamp));
    }
    m_stampOf[row] = static_cast<std::uint8_t>(place - m_stamps.begin());
}

void PackedChunk::forgetUnused()
{
    std::vector<RowMeta> kept;
    std::array<std::uint8_t, kRows> places{};
    for (std::size_t row = 0; row < kRows; ++row) {
        const auto& own = stamp(row);
        auto place = std::find(kept.begin(), kept.end(), own);
        if (place == kept.end())
            place = kept.insert(kept.end(), own);
        places[row] = static_cast<std::uint8_t>(place - kept.begin());
    }
    m_stamps = std::move(kept);
    m_stampOf = places;
}

void PackedChunk::seal()
{
    forgetUnused();
    m_stamps.shrink_to_fit();
    m_bytes.shrink_to_fit();
}

} // namespace assay::domain
