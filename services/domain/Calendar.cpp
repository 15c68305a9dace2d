// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Calendar.h"

#include <algorithm>
#include <set>

#include "services/domain/Sentence.h"

namespace assay::domain {

using support::Date;
using support::ErrorCode;
using support::fail;
using support::Result;
using namespace std::chrono;

namespace {

bool isWeekend(const CalendarData& data, sys_days day)
{
    return std::find(data.weekend.begin(), data.weekend.end(), weekday{day}) != data.weekend.end();
}

} // namespace

Result<Calendar> Calendar::create(CalendarData data)
{
    const std::string where = "calendar " + data.id;
    std::set<unsigned> weekend;
    for (const auto day : data.weekend) {
        if (!day.ok())
            return fail(ErrorCode::Malformed, "no such day of the week", where);
        weekend.insert(day.c_encoding());
    }
    if (weekend.size() == 7)
        return fail(ErrorCode::OutOfRange, "the weekend takes the whole week", where);
    auto zone = support::Zone::named(data.zone);
    if (!zone)
        return fail(zone.error().code, zone.error().detail, where);
    std::set<int> years;
    for (const auto& year : data.years) {
        if (!years.insert(year.year).second)
            return fail(ErrorCode::OutOfRange, "the year " + std::to_string(year.year) + " is there twice", where);
        for (const auto* days : {&year.holidays, &year.workingDays})
            for (const auto& [date, name] : *days)
                if (!date.ok() || static_cast<int>(date.year()) != year.year)
                    return fail(ErrorCode::OutOfRange, "\"" + name + "\" is not a day of " + std::to_string(year.year),
                                where);
        for (const auto& [date, name] : year.workingDays)
            if (year.holidays.contains(date))
                return fail(ErrorCode::OutOfRange, support::toText(date) + " is both a holiday and a working day",
                            where);
    }
    std::sort(data.years.begin(), data.years.end(), [](const auto& a, const auto& b) { return a.year < b.year; });
    return Calendar(std::move(data), std::move(*zone));
}

const CalendarYear* Calendar::year(int number) const
{
    for (const auto& year : m_data.years)
        if (year.year == number)
            return &year;
    return nullptr;
}

Result<bool> Calendar::isBusinessDay(Date date) const
{
    if (!date.ok())
        return fail(ErrorCode::OutOfRange, sentence("no such day"), sentence("calendar {1}", m_data.id));
    const auto* covered = year(static_cast<int>(date.year()));
    if (!covered)
        return fail(ErrorCode::OutOfRange, sentence("{1} is in a year that the calendar does not cover", support::toText(date)),
                    sentence("calendar {1}", m_data.id));
    if (covered->holidays.contains(date))
        return false;
    return covered->workingDays.contains(date) || !isWeekend(m_data, sys_days{date});
}

Result<Date> Calendar::addBusinessDays(Date date, std::int64_t n) const
{
    auto open = isBusinessDay(date);
    if (!open)
        return tl::unexpected(open.error());
    const days step{n < 0 ? -1 : 1};
    sys_days day{date};
    if (n == 0) {
        while (!*open) {
            day += step;
            open = isBusinessDay(Date{day});
            if (!open)
                return tl::unexpected(open.error());
        }
        return Date{day};
    }
    for (std::int64_t left = n < 0 ? n : -n; left < 0;) { // counted up: the lowest n cannot be negated
        day += step;
        open = isBusinessDay(Date{day});
        if (!open)
            return tl::unexpected(open.error());
        left += *open ? 1 : 0;
    }
    return Date{day};
}

Result<std::int64_t> Calendar::businessDaysBetween(Date from, Date to) const
{
    for (const Date date : {from, to})
        if (const auto known = isBusinessDay(date); !known)
            return tl::unexpected(known.error());
    if (to < from) {
        const auto forward = businessDaysBetween(to, from);
        return forward ? Result<std::int64_t>(-*forward) : forward;
    }
    std::int64_t count = 0;
    for (sys_days day = sys_days{from} + days{1}; day <= sys_days{to}; day += days{1}) {
        const auto open = isBusinessDay(Date{day});
        if (!open)
            return tl::unexpected(open.error());
        count += *open ? 1 : 0;
    }
    return count;
}

} // namespace assay::domain
