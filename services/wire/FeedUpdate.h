// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/Changes.h"
#include "services/support/Result.h"

namespace assay::wire {

/// Does an update state everything its source has of a resource (so that what is absent is gone), or only what changed?
enum class Completeness : std::uint8_t { Whole, Delta };

/// One answer of a source, decoded: what every protocol and file format is turned into. Rows that do not decode are set
/// aside in `rejected` with their place; the rest goes on. Plain value, any thread.
struct FeedUpdate {
    std::string resource;                     ///< resourceOf<Record>()
    Completeness completeness = Completeness::Delta;
    domain::Instant asOf{};
    std::int64_t sequence = 0;                ///< 0 where the protocol has none
    std::string schemaVersion;
    domain::Batches upserts;
    std::vector<std::string> removedKeys;     ///< as keyOf()
    std::string nextCursor;                   ///< empty on the last page
    std::optional<std::int64_t> total;        ///< rows of all pages, as the source states it
    std::vector<support::Error> rejected;     ///< with their places; the first thousand
    std::int64_t rejectedMore = 0;            ///< further rows that were set aside, only counted
};

} // namespace assay::wire
