// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "services/api/Console.h"
#include "services/runtime/Supervision.h"

namespace assay::runtime {

/// Runs a what-if on the newest statement of a coin. Lines of `parameters` ("run_off.1=0.15") replace those of the rule pack,
/// others stay. Errors: NotFound (no statement), MissingField (lines missing), Malformed and Unsupported (with the line),
/// OutOfRange. Pure: `snapshot` of the view is left to the caller.
[[nodiscard]] support::Result<api::StressView> runStressView(const Supervision& supervision, const domain::Snapshot& snapshot,
                                                             const domain::CoinId& coin, std::string_view parameters,
                                                             domain::Instant now);

} // namespace assay::runtime
