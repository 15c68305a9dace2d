// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Snapshot.h"

namespace assay::domain {

Snapshot::Snapshot()
{
    static const auto none = std::make_shared<const DerivedTables>();
    derived = none;
}
Snapshot::~Snapshot() = default;
Snapshot::Snapshot(const Snapshot&) = default;
Snapshot& Snapshot::operator=(const Snapshot&) = default;
Snapshot::Snapshot(Snapshot&&) noexcept = default;
Snapshot& Snapshot::operator=(Snapshot&&) noexcept = default;

const Origin& Snapshot::confirmedBy(std::span<const std::string_view> resources, const Origin& stated) const
{
    const Origin* oldest = nullptr;
    for (const auto resource : resources) {
        const auto found = confirmed.find({stated.source, std::string(resource)});
        if (found != confirmed.end() && (!oldest || found->second->asOf < oldest->asOf))
            oldest = found->second.get();
    }
    return oldest && oldest->asOf >= stated.asOf ? *oldest : stated;
}

const SourceHealth* Snapshot::source(const SourceId& id) const
{
    for (const auto& health : sources)
        if (health.id == id)
            return &health;
    return nullptr;
}

Quality Snapshot::quality(const SourceId& id, Instant asOf, Instant now) const
{
    const auto* health = source(id);
    // What a frozen source repeats is as old as its last change, whatever instant it names.
    if (health && health->state == FeedState::Frozen)
        return Quality::Stale;
    const Duration limit = health && health->staleAfterMs > 0 ? Duration{health->staleAfterMs} : std::chrono::hours{24};
    return qualityAt(asOf, now, limit);
}

} // namespace assay::domain
