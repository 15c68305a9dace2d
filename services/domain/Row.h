// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "services/domain/Origin.h"

namespace assay::domain {

/// Rows of a table that are shared and copied together.
inline constexpr std::size_t kRowsInChunk = 64;

enum class RowState : std::uint8_t { Empty, Present, Removed };

/// Origin and lifecycle state of a row. Removed rows keep their place, so that positions are stable for the whole session.
struct RowMeta {
    OriginPtr origin;
    std::uint64_t revision = 0;   ///< of the snapshot in which the row last changed
    RowState life = RowState::Empty;
    friend bool operator==(const RowMeta&, const RowMeta&) = default;
};

template <class Record>
struct Row {
    Record record;
    OriginPtr origin;
    std::uint64_t revision = 0;
    RowState life = RowState::Empty;

    void setMeta(const RowMeta& stamp)
    {
        if (origin != stamp.origin)
            origin = stamp.origin;
        revision = stamp.revision;
        life = stamp.life;
    }
};

} // namespace assay::domain
