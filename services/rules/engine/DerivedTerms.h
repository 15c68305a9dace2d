// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/DerivedTablesBuilder.h"
#include "services/rules/engine/RuleEngine.h"

namespace assay::rules {

/// By what the derived tables are made, from the rules that own each parameter. Errors: MissingField, WrongType, OutOfRange.
[[nodiscard]] support::Result<measures::DerivedTerms> caseTerms(const RuleEngine& engine);

} // namespace assay::rules
