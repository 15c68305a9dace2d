// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/duties/Register.h"

namespace assay::measures
{

/// How the business day of a redemption is counted; from rule STB-21 of the pack.
struct ClockTerms {
    std::string calendar;
    domain::Duration cutOff{}; ///< since midnight there; what is valid later counts as of the next day
    domain::Duration dayEnd{}; ///< since midnight of the last day allowed; due then
    std::int64_t businessDays = 1;
};

/// Adds business days to instants. Each date is looked up once. One thread.
class BusinessTime {
public:
    /// The calendar must outlive it; nullptr gives no answer to anything.
    explicit BusinessTime(const domain::Calendar* calendar) : m_calendar(calendar) {}

    /// When something is due that started at `start`. std::nullopt: the calendar is absent or does not cover the year.
    [[nodiscard]] std::optional<domain::Instant> due(domain::Instant start, const ClockTerms& terms);
    /// Seconds of business days (each 24 hours) from `from` to `to`; 0 if `to` is earlier.
    [[nodiscard]] std::optional<std::int64_t> seconds(domain::Instant from, domain::Instant to);

private:
    [[nodiscard]] std::optional<domain::Date> after(domain::Date date, std::int64_t businessDays);
    [[nodiscard]] std::optional<bool> open(domain::Date date);
    [[nodiscard]] domain::Instant midnight(domain::Date date) const;

    const domain::Calendar* m_calendar;
    std::unordered_map<std::int64_t, std::optional<domain::Date>> m_after;
    std::unordered_map<std::int64_t, std::optional<bool>> m_open;
};

/// One redemption with its clock and what was used to read it. Points into the snapshot.
struct TimedRedemption {
    const domain::Row<domain::Redemption>* row = nullptr;
    domain::RedemptionClock clock;
    const domain::Row<domain::Approval>* consent = nullptr; ///< that covers it
    std::string remark; ///< why the state cannot be told, or why a consent does not count
};

/// In order of coin, then as stored. A redemption that two sources state is there twice.
[[nodiscard]] std::vector<TimedRedemption> timedRedemptions(const Context& context, const ClockTerms& terms);
/// One for each coin and id, of the first source that states it. Issuers may number alike.
[[nodiscard]] std::vector<TimedRedemption> redemptionClocks(const Context& context, const ClockTerms& terms);

/// Nearest rank: the smallest value that at least p of 100 values do not exceed.
struct Percentiles {
    std::int64_t p50 = 0;
    std::int64_t p90 = 0;
    std::int64_t p99 = 0;
};
/// All zero if there are none. `values` are put in order.
[[nodiscard]] Percentiles percentiles(std::vector<std::int64_t>& values);

/// How long one coin's redemptions took from valid to paid, in seconds.
struct RedemptionTimes {
    domain::CoinId coin;
    std::size_t paid = 0; ///< with both instants known
    Percentiles elapsed;
    std::optional<Percentiles> business; ///< Sundays, Saturdays and holidays not counted
};
[[nodiscard]] std::vector<RedemptionTimes> redemptionTimes(const std::vector<TimedRedemption>& redemptions,
                                                           const domain::Calendar* calendar);

} // namespace assay::measures
