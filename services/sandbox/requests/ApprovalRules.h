// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/SettlementRecords.h"

namespace assay::sandbox
{

/// How many people besides the maker an action needs, by band of amount: the first rule that fits counts. Plain value.
struct ApprovalRules {
    struct Rule {
        domain::QueueAction action = domain::QueueAction::Unknown;
        std::string currency;                ///< empty: any, and what has no money leg
        std::optional<domain::Decimal> upTo; ///< included
        std::int64_t needed = 1;
    };
    std::vector<Rule> rules;
    std::size_t reasonTextMin = 15;                           ///< characters
    std::chrono::minutes longest = std::chrono::minutes{120}; ///< that a request may be valid for

    [[nodiscard]] static ApprovalRules ofSandbox();
    [[nodiscard]] std::int64_t needed(domain::QueueAction action, const std::string& currency,
                                      const std::optional<domain::Decimal>& amount) const;
    /// The body of GET /v1/request-policy.
    [[nodiscard]] std::string json() const;
};

} // namespace assay::sandbox
