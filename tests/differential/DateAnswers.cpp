// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <map>

#include "services/domain/Calendar.h"
#include "services/measures/duties/DutyCadence.h"
#include "tests/differential/Answers.h"

namespace assay::tests {

namespace {

using support::Date;
using support::Instant;
using support::LocalTime;
using support::Zone;

std::int64_t whole(std::string_view word)
{
    std::int64_t out = 0;
    std::from_chars(word.data(), word.data() + word.size(), out);
    return out;
}

Date dateOf(std::string_view word)
{
    return support::parseDate(word).value();
}

template <class Value>
std::string text(const support::Result<Value>& value)
{
    if (!value)
        return failed(value.error());
    if constexpr (std::is_same_v<Value, bool>)
        return *value ? "open" : "closed";
    else if constexpr (std::is_same_v<Value, std::int64_t>)
        return std::to_string(*value);
    else if constexpr (std::is_same_v<Value, support::Duration>)
        return std::to_string(value->count());
    else
        return support::toText(*value);
}

/// A list of dates parted by commas, as the days of their years.
std::map<Date, std::string> daysOf(std::string_view list, int year)
{
    std::map<Date, std::string> out;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        const Date date = dateOf(list.substr(0, end));
        if (static_cast<int>(date.year()) == year)
            out.emplace(date, "a day");
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return out;
}

/// calendar ZONE WEEKEND FIRST-YEAR LAST-YEAR HOLIDAYS WORKING-DAYS; days of the week are 0 to 6 from Sunday.
support::Result<domain::Calendar> calendarOf(const Words& words)
{
    domain::CalendarData data{"invented", "invented", std::string(words.at(1)), {}, {}};
    for (const char day : words.at(2))
        data.weekend.emplace_back(static_cast<unsigned>(day - '0'));
    for (auto year = static_cast<int>(whole(words.at(3))); year <= whole(words.at(4)); ++year)
        data.years.push_back({year, "invented", domain::Verification::Unverified, daysOf(words.at(5), year), daysOf(words.at(6), year)});
    return domain::Calendar::create(std::move(data));
}

std::string moments(const Zone& zone, std::string_view shown)
{
    using Kind = support::UtcMoments::Kind;
    const auto out = zone.toUtc(LocalTime{support::parseInstant(shown).value().time_since_epoch()});
    const std::string_view kind = out.kind == Kind::Once ? "once " : out.kind == Kind::Twice ? "twice " : "skipped ";
    return std::string(kind) + support::toText(out.first) + ' ' + support::toText(out.last);
}

std::optional<std::string> zoneAnswer(const Words& words)
{
    const auto& operation = words.front();
    const auto zone = Zone::named(words.at(1));
    if (!zone)
        return failed(zone.error());
    if (operation == "to utc")
        return moments(*zone, words.at(2));
    if (operation == "start of")
        return support::toText(zone->startOf(dateOf(words.at(2))));
    const Instant at = support::parseInstant(words.at(2)).value();
    if (operation == "to local")
        return std::to_string(zone->offsetAt(at).count()) + ' ' + support::toText(Instant{zone->toLocal(at).time_since_epoch()});
    if (operation == "date at")
        return support::toText(zone->dateAt(at));
    return std::nullopt;
}

} // namespace

std::optional<std::string> dateAnswer(const Words& words)
{
    static std::optional<domain::Calendar> calendar; // that of the last question which stated one
    const auto& operation = words.front();
    if (operation == "date")
        return text(support::parseDate(words.at(1)));
    if (operation == "instant")
        return text(support::parseInstant(words.at(1)));
    if (operation == "duration")
        return text(support::parseDuration(words.at(1)));
    if (operation == "weekday")
        return std::to_string(std::chrono::weekday{std::chrono::sys_days{dateOf(words.at(1))}}.iso_encoding());
    if (operation == "days later")
        return support::toText(measures::daysLater(dateOf(words.at(1)), whole(words.at(2))));
    if (operation == "days between")
        return std::to_string(measures::daysBetween(dateOf(words.at(1)), dateOf(words.at(2))));
    if (operation == "months later")
        return support::toText(measures::monthsLater(dateOf(words.at(1)), whole(words.at(2))));
    if (operation == "hong kong")
        return support::hongKongTimeText(support::parseInstant(words.at(1)).value());
    if (operation == "calendar") {
        auto made = calendarOf(words);
        if (!made)
            return failed(made.error());
        calendar = std::move(*made);
        return "taken";
    }
    if (operation == "open")
        return text(calendar.value().isBusinessDay(dateOf(words.at(1))));
    if (operation == "business days later")
        return text(calendar.value().addBusinessDays(dateOf(words.at(1)), whole(words.at(2))));
    if (operation == "business days between")
        return text(calendar.value().businessDaysBetween(dateOf(words.at(1)), dateOf(words.at(2))));
    return zoneAnswer(words);
}

} // namespace assay::tests
