// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "services/sandbox/world/World.h"

namespace assay::sandbox
{

/// Cuts resources into pages. All pages behind one first page show the same moment; the last few such moments are kept,
/// a cursor into an older one is Cancelled (410 Gone). One thread.
class Pager
{
public:
    static constexpr std::size_t kDefaultLimit = 1000;
    static constexpr std::size_t kMaxLimit = 10'000;
    static constexpr std::size_t kSnapshots = 24;

    /// The body of one page; `cursor` is empty for the first. Errors: NotFound (resource), OutOfRange (limit),
    /// Malformed (cursor), Cancelled (snapshot gone).
    [[nodiscard]] support::Result<std::string> page(const World& world, const SourceState& source,
                                                    std::string_view resource, std::size_t limit,
                                                    std::string_view cursor, Duration clockSkew);
    /// Forgets all snapshots: the world was replaced.
    void clear() { m_snapshots.clear(); }

private:
    struct Pages {
        std::int64_t id;
        std::string source;
        std::string resource;
        std::int64_t sequence;
        Instant asOf;
        std::vector<RowPtr> rows;
    };

    /// The rows of now; remembered only if they need more than one page, so that small resources push nothing out.
    const Pages& take(const World& world, const SourceState& source, std::string_view resource,
                         const RowTable& table, std::size_t limit);

    std::deque<Pages> m_snapshots;
    Pages m_single{};
    std::int64_t m_nextId = 1;
};

} // namespace assay::sandbox
