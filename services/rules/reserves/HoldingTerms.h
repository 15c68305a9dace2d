// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "services/measures/reserves/Concentration.h"
#include "services/measures/reserves/Holdings.h"
#include "services/rules/engine/RulePack.h"

namespace assay::rules {

/// All that decides over a line of a pool, gathered from the rules of these packs: classes STB-04, deposits STB-05,
/// maturities STB-06, debt STB-07, repos STB-08, currencies STB-09, haircuts and age STB-02.
/// Errors: MissingField (a rule or parameter), WrongType, OutOfRange.
[[nodiscard]] support::Result<measures::HoldingTerms> holdingTerms(std::span<const RulePack> packs);

/// The limit on the index of custodians, of STB-32. Errors: as above.
[[nodiscard]] support::Result<measures::ConcentrationTerms> concentrationTerms(std::span<const RulePack> packs);

} // namespace assay::rules
