// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "services/measures/settlement/SettlementTerms.h"
#include "services/rules/engine/RulePack.h"

namespace assay::rules {

/// By what the derived tables of settlement are made and gridlock is searched: dates and statuses SET-02, finality SET-03,
/// shortages and limits SET-07, the search SET-08. Errors: MissingField (a rule or parameter), WrongType, OutOfRange.
[[nodiscard]] support::Result<measures::SettlementTerms> settlementTerms(std::span<const RulePack> packs);

} // namespace assay::rules
