// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "services/support/Result.h"

namespace assay::sandbox
{

/// The story that the invented world tells. Each begins as `calm` does.
enum class Scenario : std::uint8_t {
    Calm,             ///< every rule passes
    ReserveShortfall, ///< HKDX falls to 99.71 % twenty seconds after the start
    FrozenFeed,       ///< harbour-issuer answers the same bytes for ever
    StuckDvp,         ///< instructions past their date and a ring of four that wait for each other
    DoublePledgedBar, ///< bar MK 48213 stands in two vaults under two owners
    Structuring,      ///< one sender, many transfers just below HKD 8,000
    Restatement,      ///< an earlier statement is restated twenty seconds after the start
    Flood             ///< 100,000 instructions, twenty messages of 100 rows a second
};

[[nodiscard]] std::string_view toText(Scenario scenario);
[[nodiscard]] std::span<const Scenario> allScenarios();
/// Errors: Usage (names the known ones).
[[nodiscard]] support::Result<Scenario> scenarioFromText(std::string_view text);

} // namespace assay::sandbox
