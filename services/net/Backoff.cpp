// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Backoff.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <random>

namespace assay::net {

using support::Duration;

RandomSource systemRandom()
{
    return [device = std::make_shared<std::random_device>()](std::uint64_t bound) {
        return std::uniform_int_distribution<std::uint64_t>(0, bound)(*device);
    };
}

Backoff::Backoff(Settings settings, RandomSource random) : m_settings(settings), m_random(std::move(random))
{
    m_settings.min = std::max(m_settings.min, Duration{1});
    m_settings.max = std::max(m_settings.max, m_settings.min);
}

Duration Backoff::next(std::optional<Duration> retryAfter)
{
    Duration ceiling = m_settings.min;
    for (unsigned i = 0; i <= m_failures && ceiling < m_settings.max; ++i)
        ceiling = ceiling > m_settings.max / 2 ? m_settings.max : ceiling * 2;
    if (m_failures < std::numeric_limits<unsigned>::max())
        ++m_failures;
    const auto jitter = [this](Duration width) {
        const auto bound = static_cast<std::uint64_t>(width.count());
        return Duration{static_cast<Duration::rep>(std::min(m_random(bound), bound))};
    };
    const Duration own = m_settings.min + jitter(ceiling - m_settings.min);
    if (!retryAfter || *retryAfter < own)
        return own;
    return *retryAfter + jitter(m_settings.min);
}

} // namespace assay::net
