// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/SettlementRecords.h"

namespace assay::domain {

/// How many people besides the maker have to approve an action, up to an amount.
struct ApprovalBand {
    QueueAction action = QueueAction::Unknown;
    std::string currency;                     ///< empty: any, and instructions free of payment
    std::optional<Decimal> upTo;              ///< that amount included; not stated: any amount, also an unknown one
    std::int64_t needed = 1;
};

/// What a clearing endpoint demands of requests, as it states it. Plain value, any thread.
struct RequestPolicy {
    std::vector<ApprovalBand> bands;          ///< the first that fits holds
    std::int64_t reasonTextMin = 15;          ///< characters
    Duration longest = std::chrono::hours{2}; ///< from the making of a request to its expiry
};

} // namespace assay::domain
