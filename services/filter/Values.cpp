// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/filter/Values.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "services/domain/Units.h"
#include "services/support/Zones.h"

namespace assay::filter {

using domain::Cell;
using domain::Decimal;
using domain::Instant;
using support::Date;

namespace {

constexpr int kOunceScale = 6;

/// Commas part thousands, and only there: "1,5" is no number, lest it be read as fifteen.
std::optional<Decimal> number(std::string_view text)
{
    const std::string_view whole = text.substr(0, std::min(text.find('.'), text.size()));
    const auto first = whole.find(',');
    const std::size_t digits = first == std::string_view::npos ? 0 : first - (whole.starts_with('-') || whole.starts_with('+') ? 1 : 0);
    if (text.find(',', whole.size()) != std::string_view::npos || (first != std::string_view::npos && (digits == 0 || digits > 3)))
        return std::nullopt;
    for (auto at = first; at != std::string_view::npos;) {
        const auto next = whole.find(',', at + 1);
        if (std::min(next, whole.size()) - at != 4)
            return std::nullopt;
        at = next;
    }
    std::string plain;
    for (const char c : text)
        if (c != ',' && c != '_')
            plain += c;
    const auto parsed = Decimal::parse(plain);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

std::optional<Decimal> scaledNumber(std::string_view text)
{
    struct Suffix { std::string_view text; std::int64_t factor; };
    static constexpr std::array<Suffix, 5> kSuffixes{{{"bn", 1'000'000'000}, {"k", 1000}, {"m", 1'000'000}, {"K", 1000}, {"M", 1'000'000}}};
    if (text.ends_with('%')) {
        const auto value = number(text.substr(0, text.size() - 1));
        if (!value)
            return std::nullopt;
        const auto share = value->dividedExactlyBy(Decimal(100));
        return share ? std::optional(*share) : std::nullopt;
    }
    for (const auto& [suffix, factor] : kSuffixes) {
        if (!text.ends_with(suffix))
            continue;
        const auto value = number(text.substr(0, text.size() - suffix.size()));
        if (!value)
            return std::nullopt;
        const auto scaled = value->times(Decimal(factor));
        return scaled ? std::optional(*scaled) : std::nullopt;
    }
    return number(text);
}

std::optional<Decimal> ounces(std::string_view text)
{
    using Convert = domain::Result<Decimal> (*)(const Decimal&, int, domain::Rounding);
    struct Unit { std::string_view text; Convert convert; };
    static constexpr std::array<Unit, 5> kUnits{{{"ozt", nullptr}, {"oz", nullptr}, {"tael", domain::ouncesFromTaels},
        {"kg", domain::ouncesFromKilograms}, {"g", domain::ouncesFromGrams}}};
    for (const auto& [unit, convert] : kUnits) {
        if (!text.ends_with(unit))
            continue;
        const auto value = number(text.substr(0, text.size() - unit.size()));
        if (!value || convert == nullptr)
            return value;
        const auto converted = convert(*value, kOunceScale, domain::Rounding::HalfEven);
        return converted ? std::optional(*converted) : std::nullopt;
    }
    return scaledNumber(text);
}

/// Digits alone: so many days have no sign of their own.
std::optional<std::int64_t> whole(std::string_view text)
{
    if (text.starts_with('-'))
        return std::nullopt;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// "T", "T-1", "T+2": business days from today; "today", "yesterday", "tomorrow": days of the calendar.
std::optional<Date> namedDay(std::string_view text, const Present& present)
{
    const Date today = present.calendar ? present.calendar->localDate(present.now) : support::hongKongDate(present.now);
    const auto plus = [&](int days) { return Date{std::chrono::sys_days{today} + std::chrono::days{days}}; };
    if (text == "today" || text == "T" || text == "t")
        return today;
    if (text == "yesterday")
        return plus(-1);
    if (text == "tomorrow")
        return plus(1);
    if (text.size() > 2 && (text[0] == 'T' || text[0] == 't') && (text[1] == '-' || text[1] == '+') && present.calendar) {
        const auto count = whole(text.substr(2));
        if (!count)
            return std::nullopt;
        const auto day = present.calendar->addBusinessDays(today, text[1] == '-' ? -*count : *count);
        return day ? std::optional(*day) : std::nullopt;
    }
    const auto parsed = support::parseDate(text);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

std::optional<domain::Duration> duration(std::string_view text, const Present& present)
{
    if (text.ends_with("bd") && present.calendar) {
        const auto days = whole(text.substr(0, text.size() - 2));
        if (!days)
            return std::nullopt;
        const Date today = present.calendar->localDate(present.now);
        const auto then = present.calendar->addBusinessDays(today, -*days);
        if (!then)
            return std::nullopt;
        return std::chrono::duration_cast<domain::Duration>(std::chrono::sys_days{today} - std::chrono::sys_days{*then});
    }
    const auto parsed = support::parseDuration(text);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

std::optional<Span> one(std::optional<Decimal> value)
{
    if (!value)
        return std::nullopt;
    return Span{Cell{*value}, Cell{*value}};
}

std::optional<Span> moment(std::string_view text, const Present& present)
{
    if (text.size() > 1 && (text[0] == '-' || text[0] == '+'))
        if (const auto away = duration(text.substr(1), present)) {
            const Instant at = text[0] == '-' ? present.now - *away : present.now + *away;
            return Span{Cell{at}, Cell{at}};
        }
    if (const auto instant = support::parseInstant(text))
        return Span{Cell{*instant}, Cell{*instant}};
    const auto day = namedDay(text, present);
    if (!day)
        return std::nullopt;
    // A day begins at midnight in Hong Kong, as on the screen.
    const auto& hongKong = support::Zone::hongKong();
    const Date next{std::chrono::sys_days{*day} + std::chrono::days{1}};
    return Span{Cell{hongKong.startOf(*day)}, Cell{hongKong.startOf(next) - domain::Duration{1}}};
}

} // namespace

bool hasDecimalComma(std::string_view text)
{
    const auto comma = text.find(',');
    const std::string_view digits = "0123456789";
    return comma != std::string_view::npos && comma > 0 && comma + 1 < text.size() &&
           text.find(',', comma + 1) == std::string_view::npos && text.find('.') == std::string_view::npos &&
           digits.find(text[comma - 1]) != std::string_view::npos && digits.find(text[comma + 1]) != std::string_view::npos;
}

std::optional<Span> spanOf(std::string_view text, Kind kind, const Present& present)
{
    switch (kind) {
    case Kind::Text: return Span{Cell{std::string(text)}, Cell{std::string(text)}};
    case Kind::Number: return one(scaledNumber(text));
    case Kind::Ounces: return one(ounces(text));
    case Kind::Seconds:
    case Kind::Milliseconds: {
        const auto length = duration(text, present);
        if (!length)
            return one(number(text));
        const std::int64_t count = kind == Kind::Seconds ? length->count() / 1000 : length->count();
        return Span{Cell{count}, Cell{count}};
    }
    case Kind::Day: {
        const auto day = namedDay(text, present);
        if (!day)
            return std::nullopt;
        return Span{Cell{*day}, Cell{*day}};
    }
    case Kind::Moment: return moment(text, present);
    }
    return std::nullopt;
}

std::optional<std::strong_ordering> compare(const Cell& left, const Cell& right)
{
    const auto asNumber = [](const Cell& value) -> std::optional<Decimal> {
        if (const auto* count = std::get_if<std::int64_t>(&value))
            return Decimal(*count);
        if (const auto* decimal = std::get_if<Decimal>(&value))
            return *decimal;
        return std::nullopt;
    };
    if (std::holds_alternative<std::monostate>(left) || std::holds_alternative<std::monostate>(right))
        return std::nullopt;
    if (left.index() == right.index())
        return domain::compareCells(left, right);
    const auto a = asNumber(left);
    const auto b = asNumber(right);
    if (a && b)
        return *a <=> *b;
    return std::nullopt;
}

} // namespace assay::filter
