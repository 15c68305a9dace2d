// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/SettlementRecords.h"

namespace assay::sandbox
{

/// Who may act at the clearing house of the sandbox: two makers, two checkers, a supervisor who is both, an examiner and an
/// auditor who only read. None of them exists.
[[nodiscard]] std::span<const domain::Operator> sandboxOperators();

[[nodiscard]] bool hasRole(const domain::Operator& who, std::string_view role);

/// An operator's bearer token and the environment variable that a configuration takes it from.
struct OperatorToken {
    std::string id;
    std::string variable; ///< ASSAY_SANDBOX_OP_MAKER_A
    std::string token;
};

/// Drawn anew: nobody who has not read the line that assay-sandbox prints can act.
[[nodiscard]] std::vector<OperatorToken> freshTokens();
/// The same for the same seed, for tests and recordings.
[[nodiscard]] std::vector<OperatorToken> tokensOf(std::uint64_t seed);

} // namespace assay::sandbox
