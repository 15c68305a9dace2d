// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/CaseBook.h"
#include "services/rules/Engine.h"

namespace assay::rules {

/// By what the derived tables are made, from the rules that own each parameter. Errors: MissingField, WrongType, OutOfRange.
[[nodiscard]] support::Result<measures::CaseTerms> caseTerms(const Engine& engine);

} // namespace assay::rules
