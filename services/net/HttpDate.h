// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/support/Instant.h"

namespace assay::net {

/// An HTTP date in any of the three forms of RFC 9110 §5.6.7 (IMF-fixdate, RFC 850, asctime).
/// A two-digit year is the nearest one that is not more than 50 years after `now`. Errors: Malformed, OutOfRange.
[[nodiscard]] support::Result<support::Instant> parseHttpDate(std::string_view text, support::Instant now);

/// Retry-After (RFC 9110 §10.2.3) in seconds or as a date: how long to wait after `now`, from 0 to `cap`.
/// Nothing if it cannot be read. `now` should be the server's own time where that is known.
[[nodiscard]] std::optional<support::Duration> parseRetryAfter(std::string_view text, support::Instant now,
                                                               support::Duration cap);

} // namespace assay::net
