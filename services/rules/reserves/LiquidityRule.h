// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/reserves/Stress.h"
#include "services/rules/engine/RulePack.h"

/// \file What STB-33 says of liquidity, for the ladder and as the defaults of a what-if. Errors of both: MissingField,
/// WrongType, OutOfRange, Malformed.

namespace assay::rules
{

[[nodiscard]] support::Result<measures::LadderParameters> ladderParameters(const Rule& rule);
/// Without a start, a failed party and shocks.
[[nodiscard]] support::Result<measures::StressParameters> stressDefaults(const Rule& rule);

} // namespace assay::rules
