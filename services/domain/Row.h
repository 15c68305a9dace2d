// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "services/domain/Origin.h"

namespace assay::domain {

enum class Life : std::uint8_t { Empty, Present, Removed };

/// A record with where it came from. Removed rows keep their place, so that positions are stable for the whole session.
template <class Record>
struct Row {
    Record record;
    OriginPtr origin;
    std::uint64_t revision = 0;   ///< of the picture in which it last changed
    Life life = Life::Empty;
};

} // namespace assay::domain
