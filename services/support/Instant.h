// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "services/support/Result.h"

namespace assay::support {

using Duration = std::chrono::milliseconds;
/// A moment in UTC, to the millisecond.
using Instant = std::chrono::sys_time<Duration>;
/// A civil date without a zone: a business date, a maturity.
using Date = std::chrono::year_month_day;
/// The injected clock. Production passes systemNow; tests advance their own.
using Clock = std::function<Instant()>;

[[nodiscard]] Instant systemNow();

/// "2026-03-31T10:00:00.000Z"; always UTC, always milliseconds.
[[nodiscard]] std::string toText(Instant instant);
/// "2026-03-31"
[[nodiscard]] std::string toText(Date date);
/// ISO 8601 with zone (Z or ±hh:mm), seconds and fraction optional; a fraction beyond milliseconds is truncated.
/// Errors: Malformed, OutOfRange (no such day or time).
[[nodiscard]] Result<Instant> parseInstant(std::string_view text);
/// YYYY-MM-DD. Errors: Malformed, OutOfRange.
[[nodiscard]] Result<Date> parseDate(std::string_view text);
/// "500ms", "5s", "10m", "1h", "2d". Errors: Malformed, OutOfRange.
[[nodiscard]] Result<Duration> parseDuration(std::string_view text);
/// The civil date in Hong Kong (UTC+8, no daylight saving) at this moment.
[[nodiscard]] Date hongKongDate(Instant instant);

} // namespace assay::support
