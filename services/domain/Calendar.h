// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/support/Zones.h"

namespace assay::domain {

/// Was a year's list compared with the official publication?
enum class Verification : std::uint8_t { Unverified, Verified };

/// One year that a calendar covers.
struct CalendarYear {
    int year = 0;
    std::string source;                                ///< where the days come from
    Verification verification = Verification::Unverified;
    std::map<support::Date, std::string> holidays;     ///< closed, with the name of the day
    std::map<support::Date, std::string> workingDays;  ///< open although on a weekend
};

struct CalendarData {
    std::string id;                                    ///< "hong-kong"
    std::string name;
    std::string zone;                                  ///< of its dates: "Asia/Hong_Kong"
    std::vector<std::chrono::weekday> weekend;
    std::vector<CalendarYear> years;
};

/// The business days of one place, from data. A date in a year that the data does not cover is OutOfRange, never a
/// guess. Immutable, any thread. It does not know of typhoons and other closures that are not announced a year ahead.
class Calendar {
public:
    /// Errors: OutOfRange (a year twice, a day of another year, no days of work in a week), Malformed, NotFound (zone).
    [[nodiscard]] static support::Result<Calendar> create(CalendarData data);

    [[nodiscard]] const CalendarData& data() const { return m_data; }
    [[nodiscard]] const std::string& id() const { return m_data.id; }
    /// nullptr if the year is not covered.
    [[nodiscard]] const CalendarYear* year(int number) const;

    /// Errors: OutOfRange (year not covered, no such day).
    [[nodiscard]] support::Result<bool> isBusinessDay(support::Date date) const;
    /// The n-th business day after `date` (before it if n is negative); n = 0 is `date` or the next business day.
    [[nodiscard]] support::Result<support::Date> addBusinessDays(support::Date date, std::int64_t n) const;
    /// Business days d with from < d ≤ to; negative if `to` is earlier. So 0 means that no business day has begun
    /// since.
    [[nodiscard]] support::Result<std::int64_t> businessDaysBetween(support::Date from, support::Date to) const;

    /// The civil date there.
    [[nodiscard]] support::Date localDate(support::Instant instant) const { return m_zone.dateAt(instant); }
    /// The first moment of this date there.
    [[nodiscard]] support::Instant startOf(support::Date date) const { return m_zone.startOf(date); }

private:
    Calendar(CalendarData data, support::Zone zone) : m_data(std::move(data)), m_zone(std::move(zone)) {}

    CalendarData m_data;
    support::Zone m_zone;
};

} // namespace assay::domain
