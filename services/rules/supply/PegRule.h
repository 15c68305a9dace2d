// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/supply/Peg.h"
#include "services/rules/engine/RulePack.h"

namespace assay::rules
{

/// Window and band of STB-30, for the table of pegs. Errors: MissingField, WrongType, OutOfRange.
[[nodiscard]] support::Result<measures::PegParameters> pegParameters(const Rule& rule);

} // namespace assay::rules
