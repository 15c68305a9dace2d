// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/HttpDate.h"

#include <algorithm>
#include <array>

namespace assay::net {

namespace {

using namespace std::chrono;
using support::Duration;
using support::ErrorCode;
using support::fail;
using support::Instant;
using support::Result;

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// `pattern` with D = digit of the day, @ = letter of the month, Y year, h m s time, '.' = any character, all else
/// literal; a leading blank of the day (asctime) counts as 0.
struct Fields {
    int day = 0;
    int year = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::string month;
};

bool digit(int& field, char c)
{
    if (c < '0' || c > '9')
        return false;
    field = field * 10 + (c - '0');
    return true;
}

bool matches(std::string_view text, std::string_view pattern, Fields& fields)
{
    if (text.size() != pattern.size())
        return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = text[i];
        switch (pattern[i]) {
        case 'D':
            if (!digit(fields.day, c == ' ' && fields.day == 0 ? '0' : c)) return false;
            break;
        case 'Y':
            if (!digit(fields.year, c)) return false;
            break;
        case 'h':
            if (!digit(fields.hour, c)) return false;
            break;
        case 'm':
            if (!digit(fields.minute, c)) return false;
            break;
        case 's':
            if (!digit(fields.second, c)) return false;
            break;
        case '@': fields.month += c; break;
        case '.': break;
        default:
            if (c != pattern[i]) return false;
        }
    }
    return true;
}

Result<Instant> compose(const Fields& fields)
{
    const auto month = std::find(kMonths.begin(), kMonths.end(), fields.month);
    if (month == kMonths.end())
        return fail(ErrorCode::Malformed, "not a month in an HTTP date");
    const year_month_day date = year{fields.year} / static_cast<int>(month - kMonths.begin() + 1) / fields.day;
    if (!date.ok() || fields.hour > 23 || fields.minute > 59 || fields.second > 60)
        return fail(ErrorCode::OutOfRange, "no such moment in an HTTP date");
    return Instant{sys_days{date}} + hours{fields.hour} + minutes{fields.minute} + seconds{fields.second};
}

} // namespace

Result<Instant> parseHttpDate(std::string_view text, Instant now)
{
    Fields fields;
    if (matches(text, "..., DD @@@ YYYY hh:mm:ss GMT", fields))
        return compose(fields);
    fields = {};
    if (matches(text, "... @@@ DD hh:mm:ss YYYY", fields))
        return compose(fields);
    fields = {};
    const auto comma = text.find(',');
    if (comma != std::string_view::npos && matches(text.substr(comma), ", DD-@@@-YY hh:mm:ss GMT", fields)) {
        const int thisYear = static_cast<int>(year_month_day{floor<days>(now)}.year());
        fields.year += thisYear - thisYear % 100;
        if (fields.year > thisYear + 50)
            fields.year -= 100;
        return compose(fields);
    }
    return fail(ErrorCode::Malformed, "not an HTTP date");
}

std::optional<Duration> parseRetryAfter(std::string_view text, Instant now, Duration cap)
{
    const bool allDigits =
        !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (allDigits) {
        Duration wait{0};
        for (const char c : text) {
            wait = wait * 10 + seconds{c - '0'};
            if (wait >= cap)
                return cap; // stops before any overflow, however many digits follow
        }
        return wait;
    }
    const auto at = parseHttpDate(text, now);
    if (!at)
        return std::nullopt;
    return std::clamp<Duration>(*at - now, Duration{0}, cap);
}

} // namespace assay::net
