// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/world/Codes.h"

#include <algorithm>
#include <array>

#include "services/support/Hash.h"
#include "services/support/Zones.h"

namespace assay::sandbox
{

namespace
{

__extension__ typedef __int128 Wide;

int letterValue(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c - 'A' + 10;
}

struct MonthDay {
    unsigned month;
    unsigned day;
};
/// General holidays on weekdays that move from year to year.
constexpr std::array kHolidays2025{MonthDay{1, 29}, MonthDay{1, 30}, MonthDay{1, 31}, MonthDay{4, 4},
                                   MonthDay{4, 18}, MonthDay{4, 21}, MonthDay{5, 5},  MonthDay{10, 7},
                                   MonthDay{10, 29}};
constexpr std::array kHolidays2026{MonthDay{2, 17}, MonthDay{2, 18}, MonthDay{2, 19}, MonthDay{4, 3},
                                   MonthDay{4, 6},  MonthDay{4, 7},  MonthDay{5, 25}, MonthDay{6, 19},
                                   MonthDay{9, 26}, MonthDay{10, 19}};
constexpr std::array kHolidays2027{MonthDay{2, 8},  MonthDay{2, 9},  MonthDay{3, 26}, MonthDay{3, 29},
                                   MonthDay{4, 5},  MonthDay{5, 13}, MonthDay{6, 9},  MonthDay{9, 16},
                                   MonthDay{10, 8}, MonthDay{12, 27}};
constexpr std::array kFixedHolidays{MonthDay{1, 1},  MonthDay{5, 1},   MonthDay{7, 1},
                                    MonthDay{10, 1}, MonthDay{12, 25}, MonthDay{12, 26}};

} // namespace

domain::Decimal exact(std::int64_t coefficient, int scale)
{
    return domain::Decimal::fromParts(coefficient, scale).value();
}

std::int64_t scaled(std::int64_t value, std::int64_t factor, std::int64_t divisor)
{
    const Wide product = static_cast<Wide>(value) * factor;
    return static_cast<std::int64_t>((product * 2 + divisor) / (static_cast<Wide>(divisor) * 2));
}

std::string isin(std::string_view country, std::string_view nine)
{
    std::string code = std::string(country) + std::string(nine);
    std::string digits;
    for (const char c : code)
        digits += std::to_string(letterValue(c));
    int sum = 0;
    bool doubled = true;
    for (auto it = digits.rbegin(); it != digits.rend(); ++it, doubled = !doubled) {
        const int digit = (*it - '0') * (doubled ? 2 : 1);
        sum += digit / 10 + digit % 10;
    }
    code += static_cast<char>('0' + (10 - sum % 10) % 10);
    return code;
}

std::string lei(std::string_view eighteen)
{
    int rest = 0;
    for (const char c : std::string(eighteen) + "00") {
        const int value = letterValue(c);
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return std::string(eighteen) + padded(98 - rest, 2);
}

std::string dti(std::string_view eight)
{
    static constexpr std::string_view kAlphabet = "0123456789BCDFGHJKLMNPQRSTVWXZ";
    constexpr int kModulus = 30;
    int product = kModulus;
    for (const char c : eight) {
        int sum = (product + static_cast<int>(kAlphabet.find(c))) % kModulus;
        if (sum == 0)
            sum = kModulus;
        product = sum * 2 % (kModulus + 1);
    }
    const int check = (kModulus + 1 - product % kModulus) % kModulus;
    return std::string(eight) + kAlphabet[static_cast<std::size_t>(check)];
}

std::string address(std::string_view seedText)
{
    return "0x" + support::Hash::of(seedText).hex().substr(0, 40);
}

std::string digest(std::string_view seedText)
{
    return "0x" + support::Hash::of(seedText).hex();
}

std::string padded(std::int64_t number, int width)
{
    auto text = std::to_string(number);
    if (text.size() < static_cast<std::size_t>(width))
        text.insert(0, static_cast<std::size_t>(width) - text.size(), '0');
    return text;
}

bool isBusinessDay(support::Date date)
{
    const std::chrono::weekday day{std::chrono::sys_days{date}};
    if (day == std::chrono::Saturday || day == std::chrono::Sunday)
        return false;
    const auto same = [&](const MonthDay& holiday) {
        return unsigned{date.month()} == holiday.month && unsigned{date.day()} == holiday.day;
    };
    const auto year = int{date.year()};
    return std::ranges::none_of(kFixedHolidays, same) &&
           !(year == 2025 && std::ranges::any_of(kHolidays2025, same)) &&
           !(year == 2026 && std::ranges::any_of(kHolidays2026, same)) &&
           !(year == 2027 && std::ranges::any_of(kHolidays2027, same));
}

support::Date plusDays(support::Date date, int days)
{
    return support::Date{std::chrono::sys_days{date} + std::chrono::days{days}};
}

support::Date businessDayOnOrAfter(support::Date date)
{
    while (!isBusinessDay(date))
        date = plusDays(date, 1);
    return date;
}

support::Date businessDayOnOrBefore(support::Date date)
{
    while (!isBusinessDay(date))
        date = plusDays(date, -1);
    return date;
}

support::Instant hongKongTime(support::Date date, support::Duration sinceMidnight)
{
    return support::Zone::hongKong().startOf(date) + sinceMidnight;
}

support::Duration hongKongTimeOfDay(support::Instant instant)
{
    return support::Zone::hongKong().toLocal(instant).time_since_epoch() % support::Duration{std::chrono::hours{24}};
}

} // namespace assay::sandbox
