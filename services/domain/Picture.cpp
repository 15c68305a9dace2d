// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Picture.h"

namespace assay::domain {

Picture::Picture()
{
    static const auto none = std::make_shared<const CaseTables>();
    cases = none;
}
Picture::~Picture() = default;
Picture::Picture(const Picture&) = default;
Picture& Picture::operator=(const Picture&) = default;
Picture::Picture(Picture&&) noexcept = default;
Picture& Picture::operator=(Picture&&) noexcept = default;

const Origin& Picture::confirmedBy(std::span<const std::string_view> resources, const Origin& stated) const
{
    const Origin* oldest = nullptr;
    for (const auto resource : resources) {
        const auto found = confirmed.find({stated.source, std::string(resource)});
        if (found != confirmed.end() && (!oldest || found->second->asOf < oldest->asOf))
            oldest = found->second.get();
    }
    return oldest && oldest->asOf >= stated.asOf ? *oldest : stated;
}

const SourceHealth* Picture::source(const SourceId& id) const
{
    for (const auto& health : sources)
        if (health.id == id)
            return &health;
    return nullptr;
}

Quality Picture::quality(const SourceId& id, Instant asOf, Instant now) const
{
    const auto* health = source(id);
    // What a frozen source repeats is as old as its last change, whatever instant it names.
    if (health && health->state == FeedState::Frozen)
        return Quality::Stale;
    const Duration limit = health && health->staleAfterMs > 0 ? Duration{health->staleAfterMs} : std::chrono::hours{24};
    return qualityAt(asOf, now, limit);
}

} // namespace assay::domain
