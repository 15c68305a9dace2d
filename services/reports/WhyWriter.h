// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "services/domain/Why.h"

namespace assay::reports {

/// The tree for a terminal: two spaces a level, a mark for what came of the check (✓ agrees, ✗ differs or bytes changed,
/// ? cannot be told), tier and as-of of each leaf, the SHA-256 and place of its bytes.
[[nodiscard]] std::string whyText(const domain::Why& why);
/// The same as one JSON object with "children".
[[nodiscard]] std::string whyJson(const domain::Why& why);

} // namespace assay::reports
