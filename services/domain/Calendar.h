// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/support/Instant.h"

namespace assay::domain {

/// Was a year's list compared with the official publication?
enum class Verification : std::uint8_t { Unverified, Verified };
/// European: an hour more from the last Sunday of March 01:00 UTC to the last Sunday of October 01:00 UTC.
enum class SummerTime : std::uint8_t { None, European };

/// One year that a calendar covers.
struct CalendarYear {
    int year = 0;
    std::string source;                                ///< where the days come from
    Verification verification = Verification::Unverified;
    std::map<support::Date, std::string> holidays;     ///< closed, with the name of the day
    std::map<support::Date, std::string> workingDays;  ///< open although on a weekend
};

/// A time of day after which a system takes nothing more for that business day.
struct CutOff {
    std::string name;                                  ///< "chats-close"
    std::chrono::minutes time{};                       ///< local, since midnight
    std::string source;
};

struct CalendarData {
    std::string id;                                    ///< "hong-kong"
    std::string name;
    std::chrono::minutes utcOffset{};                  ///< without summer time
    SummerTime summerTime = SummerTime::None;
    std::vector<std::chrono::weekday> weekend;
    std::vector<CalendarYear> years;
    std::vector<CutOff> cutOffs;
};

/// The business days of one place, from data. A date in a year that the data does not cover is OutOfRange, never a
/// guess. Immutable, any thread. It does not know of typhoons and other closures that are not announced a year ahead.
class Calendar {
public:
    /// Errors: OutOfRange (a year twice, a day of another year, no days of work in a week), Malformed.
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
    /// The first moment of this cut-off on a business day that is later than `now`. Errors: NotFound, OutOfRange.
    [[nodiscard]] support::Result<support::Instant> nextCutOff(std::string_view name, support::Instant now) const;

    /// The civil date there.
    [[nodiscard]] support::Date localDate(support::Instant instant) const;

private:
    [[nodiscard]] std::chrono::minutes offsetAt(support::Instant instant) const;

    CalendarData m_data;
};

} // namespace assay::domain
