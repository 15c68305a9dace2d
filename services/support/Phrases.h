// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "services/support/Instant.h"

/// \file Figures, times and counts as they stand in the English sentences of findings, reports and logs.

namespace assay::support {

/// "1204330120.50" → "1,204,330,120.50"
[[nodiscard]] std::string grouped(std::string_view number);
[[nodiscard]] std::string grouped(std::size_t count);
/// "4,812 bars", "1 bar"
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);
/// "2026-03-31 10:00:00 UTC"
[[nodiscard]] std::string timeText(Instant instant);
/// "26 h 5 min", "40 s"; never negative.
[[nodiscard]] std::string spanText(Duration duration);

} // namespace assay::support
