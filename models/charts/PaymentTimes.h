// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/domain/Snapshot.h"

namespace assay::models {

/// How the redemptions of one coin were paid. Seconds from the valid request to payment.
struct PaymentTimes {
    /// Of each redemption paid with both instants known, shortest first, with how it was judged.
    std::vector<std::pair<std::int64_t, domain::ClockState>> paid;
    std::int64_t running = 0;
    std::int64_t overdue = 0;
    std::int64_t inTime = 0;
    std::int64_t late = 0;

    /// Nearest rank: the shortest time that at least `percent` of 100 payments did not exceed. Only if `paid` has some.
    [[nodiscard]] std::int64_t percentile(int percent) const;
    /// Paid in time ÷ all that had to be paid by now, 4 digits, downwards; none if nothing had to.
    [[nodiscard]] std::optional<domain::Decimal> shareInTime() const;
};
/// By coin. Those deferred by consent or refused had not to be paid.
[[nodiscard]] std::map<std::string, PaymentTimes> paymentTimes(const domain::Snapshot& snapshot);

} // namespace assay::models
