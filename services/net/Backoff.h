// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "services/support/Instant.h"

namespace assay::net {

/// A number from 0 to `bound` inclusive; injected so that tests are deterministic.
using RandomSource = std::function<std::uint64_t(std::uint64_t bound)>;

/// The operating system's random numbers.
[[nodiscard]] RandomSource systemRandom();

/// How long to wait before the next attempt: exponential, full jitter between `min` and the ceiling of the attempt
/// (2·min, 4·min … at most `max`), so that many consoles do not come back in step. Pure; one owner, any thread.
class Backoff {
public:
    struct Settings {
        support::Duration min{500};
        support::Duration max{60'000};
    };

    Backoff(Settings settings, RandomSource random);

    /// Counts one failure. A wait demanded by the server (Retry-After) is the floor, even above `max`.
    [[nodiscard]] support::Duration next(std::optional<support::Duration> retryAfter = std::nullopt);
    /// After a success: the next failure waits briefly again.
    void reset() { m_failures = 0; }
    [[nodiscard]] unsigned failures() const { return m_failures; }

private:
    Settings m_settings;
    RandomSource m_random;
    unsigned m_failures = 0;
};

} // namespace assay::net
