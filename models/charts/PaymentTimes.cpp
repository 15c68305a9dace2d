// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/PaymentTimes.h"

#include <algorithm>

namespace assay::models {

using domain::ClockState;

std::int64_t PaymentTimes::percentile(int percent) const
{
    const std::size_t rank = (paid.size() * static_cast<std::size_t>(std::clamp(percent, 1, 100)) + 99) / 100;
    return paid[rank - 1].first;
}

std::optional<domain::Decimal> PaymentTimes::shareInTime() const
{
    const std::int64_t due = inTime + late + overdue;
    if (due == 0)
        return std::nullopt;
    const auto share = domain::Decimal(inTime).dividedBy(domain::Decimal(due), 4, domain::Rounding::Floor);
    return share ? std::optional<domain::Decimal>(*share) : std::nullopt;
}

std::map<std::string, PaymentTimes> paymentTimes(const domain::Snapshot& snapshot)
{
    std::map<std::string, PaymentTimes> out;
    snapshot.table<domain::RedemptionClock>().forEach([&](const domain::Row<domain::RedemptionClock>& row) {
        const auto& of = row.record;
        auto& times = out[of.coin.value()];
        times.inTime += of.state == ClockState::PaidInTime ? 1 : 0;
        times.late += of.state == ClockState::PaidLate ? 1 : 0;
        times.running += of.state == ClockState::Running ? 1 : 0;
        times.overdue += of.state == ClockState::Overdue ? 1 : 0;
        if (of.validAt && of.paidAt && *of.paidAt >= *of.validAt)
            times.paid.emplace_back(std::chrono::floor<std::chrono::seconds>(*of.paidAt - *of.validAt).count(), of.state);
    });
    for (auto& [coin, times] : out)
        std::sort(times.paid.begin(), times.paid.end());
    return out;
}

} // namespace assay::models
