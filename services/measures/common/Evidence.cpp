// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/common/Evidence.h"

#include <algorithm>

namespace assay::measures {

using domain::Instant;

bool Context::isStale(const domain::SourceId& source, Instant asOf) const
{
    return snapshot.quality(source, asOf, now) == domain::Quality::Stale;
}

const domain::Calendar* Context::calendar(std::string_view id) const
{
    const auto found = std::find_if(calendars.begin(), calendars.end(), [&](const auto& c) { return c.id() == id; });
    return found == calendars.end() ? nullptr : &*found;
}

void Evidence::add(const domain::Origin& origin)
{
    if (std::find(m_recent.begin(), m_recent.end(), &origin) != m_recent.end())
        return;
    m_recent[m_next] = &origin;
    m_next = (m_next + 1) % m_recent.size();
    m_raws.push_back(origin.raw);
    add(origin.asOf);
}

void Evidence::add(const Evidence& other)
{
    m_raws.insert(m_raws.end(), other.m_raws.begin(), other.m_raws.end());
    if (other.m_oldest)
        add(*other.m_oldest);
}

void Evidence::add(Instant asOf)
{
    if (!m_oldest || asOf < *m_oldest)
        m_oldest = asOf;
}

std::vector<std::string> Evidence::hashes() const
{
    auto raws = m_raws;
    std::sort(raws.begin(), raws.end());
    raws.erase(std::unique(raws.begin(), raws.end()), raws.end());
    std::vector<std::string> out;
    out.reserve(raws.size());
    for (const auto& raw : raws)
        if (!raw.empty())
            out.push_back(raw.hex());
    return out;
}

} // namespace assay::measures
