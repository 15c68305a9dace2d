// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Instant.h"

#include <charconv>
#include <limits>

#include "services/support/Zones.h"

namespace assay::support {

namespace {

using namespace std::chrono;

/// Reads exactly `count` digits at the front of `text`; -1 if they are not all digits.
int takeDigits(std::string_view& text, std::size_t count)
{
    if (text.size() < count)
        return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

void append(std::string& out, unsigned value, int digits)
{
    char buffer[8];
    for (int i = digits - 1; i >= 0; --i) {
        buffer[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    out.append(buffer, static_cast<std::size_t>(digits));
}

Result<Date> takeDate(std::string_view& text)
{
    const std::string_view whole = text;
    const int y = takeDigits(text, 4);
    if (y < 0 || !take(text, '-'))
        return fail(ErrorCode::Malformed, "not a date YYYY-MM-DD: \"" + std::string(whole.substr(0, 40)) + '"');
    const int m = takeDigits(text, 2);
    if (m < 0 || !take(text, '-'))
        return fail(ErrorCode::Malformed, "not a date YYYY-MM-DD: \"" + std::string(whole.substr(0, 40)) + '"');
    const int d = takeDigits(text, 2);
    if (d < 0)
        return fail(ErrorCode::Malformed, "not a date YYYY-MM-DD: \"" + std::string(whole.substr(0, 40)) + '"');
    const Date date = year{y} / static_cast<unsigned>(m) / static_cast<unsigned>(d);
    if (!date.ok())
        return fail(ErrorCode::OutOfRange, "no such day: \"" + std::string(whole.substr(0, 40)) + '"');
    return date;
}

} // namespace

Instant systemNow()
{
    return floor<Duration>(system_clock::now());
}

std::string toText(Date date)
{
    std::string out;
    out.reserve(10);
    append(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    out += '-';
    append(out, static_cast<unsigned>(date.month()), 2);
    out += '-';
    append(out, static_cast<unsigned>(date.day()), 2);
    return out;
}

std::string toText(Instant instant)
{
    const auto day = floor<days>(instant);
    const hh_mm_ss<Duration> time{instant - day};
    std::string out = toText(Date{day});
    out.reserve(24);
    out += 'T';
    append(out, static_cast<unsigned>(time.hours().count()), 2);
    out += ':';
    append(out, static_cast<unsigned>(time.minutes().count()), 2);
    out += ':';
    append(out, static_cast<unsigned>(time.seconds().count()), 2);
    out += '.';
    append(out, static_cast<unsigned>(time.subseconds().count()), 3);
    out += 'Z';
    return out;
}

Result<Instant> parseInstant(std::string_view text)
{
    const std::string_view whole = text.substr(0, 40);
    const auto malformed = [&] {
        return fail(ErrorCode::Malformed, "not an ISO 8601 instant with zone: \"" + std::string(whole) + '"');
    };
    auto date = takeDate(text);
    if (!date)
        return tl::unexpected(date.error());
    if (!take(text, 'T'))
        return malformed();
    const int h = takeDigits(text, 2);
    if (h < 0 || !take(text, ':'))
        return malformed();
    const int m = takeDigits(text, 2);
    if (m < 0)
        return malformed();
    int s = 0;
    int ms = 0;
    bool fraction = false; // is there more than nothing behind the seconds?
    if (take(text, ':')) {
        s = takeDigits(text, 2);
        if (s < 0)
            return malformed();
        if (take(text, '.')) {
            int digits = 0;
            while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
                if (digits < 3)
                    ms = ms * 10 + (text.front() - '0');
                fraction = fraction || text.front() != '0';
                ++digits;
                text.remove_prefix(1);
            }
            if (digits == 0)
                return malformed();
            for (; digits < 3; ++digits)
                ms *= 10;
        }
    }
    // 24:00:00 is the first instant of the next day (ISO 8601-1, 4.3.1; xs:dateTime), and no other time has that hour.
    const bool endOfDay = h == 24 && m == 0 && s == 0 && !fraction;
    if ((h > 23 && !endOfDay) || m > 59 || s > 60)
        return fail(ErrorCode::OutOfRange, "no such time of day: \"" + std::string(whole) + '"');
    minutes offset{0};
    if (!take(text, 'Z')) {
        const bool east = !text.empty() && text.front() == '+';
        const bool west = !text.empty() && text.front() == '-';
        if (!east && !west)
            return malformed();
        text.remove_prefix(1);
        const int oh = takeDigits(text, 2);
        if (oh < 0 || !take(text, ':'))
            return malformed();
        const int om = takeDigits(text, 2);
        if (om < 0)
            return malformed();
        if (oh > 14 || om > 59)
            return fail(ErrorCode::OutOfRange, "no such zone: \"" + std::string(whole) + '"');
        offset = hours{oh} + minutes{om};
        if (west)
            offset = -offset;
    }
    if (!text.empty())
        return malformed();
    // A zone or a leap second may leave the four-digit years, which toText() could not write.
    constexpr Instant kFirst{sys_days{year{0} / 1 / 1}};
    constexpr Instant kEnd{sys_days{year{10000} / 1 / 1}};
    const Instant instant = Instant{sys_days{*date}} + hours{h} + minutes{m} + seconds{s} + milliseconds{ms} - offset;
    if (instant < kFirst || instant >= kEnd)
        return fail(ErrorCode::OutOfRange, "not within the years 0000 to 9999: \"" + std::string(whole) + '"');
    return instant;
}

Result<Date> parseDate(std::string_view text)
{
    const std::string_view whole = text.substr(0, 40);
    auto date = takeDate(text);
    if (date && !text.empty())
        return fail(ErrorCode::Malformed, "not a date YYYY-MM-DD: \"" + std::string(whole) + '"');
    return date;
}

Result<Duration> parseDuration(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (error != std::errc{} || number < 0)
        return fail(ErrorCode::Malformed, "not a duration such as 5s or 1h: \"" + std::string(text.substr(0, 40)) + '"');
    std::int64_t scale = 0;
    if (unit == "ms") scale = 1;
    else if (unit == "s") scale = 1000;
    else if (unit == "m") scale = 60'000;
    else if (unit == "h") scale = 3'600'000;
    else if (unit == "d") scale = 86'400'000;
    else
        return fail(ErrorCode::Malformed, "duration needs a unit ms, s, m, h or d: \"" + std::string(text.substr(0, 40)) + '"');
    if (number > std::numeric_limits<std::int64_t>::max() / scale / 1000)
        return fail(ErrorCode::OutOfRange, "duration too long: \"" + std::string(text.substr(0, 40)) + '"');
    return Duration{number * scale};
}

Date hongKongDate(Instant instant)
{
    return Zone::hongKong().dateAt(instant);
}

} // namespace assay::support
