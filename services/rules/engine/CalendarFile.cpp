// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/engine/CalendarFile.h"

#include <array>

#include "services/rules/engine/TomlReader.h"

namespace assay::rules {

using domain::Calendar;
using domain::CalendarData;
using domain::CalendarYear;
using support::Date;
using support::ErrorCode;
using support::Result;

namespace {

using Days = std::map<Date, std::string>;

constexpr std::array<std::string_view, 7> kWeekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};

Result<Days> days(const TomlReader& reader, const toml::table& year, std::string_view path, std::string_view key)
{
    const auto list = reader.array(year, path, key);
    if (!list)
        return tl::unexpected(list.error());
    Days out;
    for (std::size_t i = 0; i < (*list)->size(); ++i) {
        const auto& node = *(*list)->get(i);
        const std::string at = std::string(path) + '.' + std::string(key) + '[' + std::to_string(i) + ']';
        const auto* entry = node.as_table();
        if (!entry)
            return reader.fault(ErrorCode::WrongType, "each day is { date = …, name = … }", node, at);
        if (auto known = reader.onlyKeys(*entry, at, {"date", "name"}); !known)
            return tl::unexpected(known.error());
        auto name = reader.text(*entry, at, "name");
        if (!name)
            return tl::unexpected(name.error());
        const auto* date = entry->get("date");
        if (!date || !date->is_date())
            return reader.fault(date ? ErrorCode::WrongType : ErrorCode::MissingField,
                                "\"date\" must be a date such as 2026-01-01", date ? *date : node, at, "date");
        const auto value = date->as_date()->get();
        const Date day{std::chrono::year{value.year}, std::chrono::month{value.month}, std::chrono::day{value.day}};
        if (!out.emplace(day, std::move(*name)).second)
            return reader.fault(ErrorCode::OutOfRange, support::toText(day) + " is there twice", *date, at, "date");
    }
    return out;
}

Result<CalendarYear> calendarYear(const TomlReader& reader, const toml::table& table, const std::string& path)
{
    if (auto known = reader.onlyKeys(table, path, {"year", "source", "verified", "holidays", "working_days"}); !known)
        return tl::unexpected(known.error());
    const auto number = reader.integer(table, path, "year");
    if (!number)
        return tl::unexpected(number.error());
    if (*number < 1900 || *number > 2999)
        return reader.fault(ErrorCode::OutOfRange, "a year from 1900 to 2999", *table.get("year"), path, "year");
    auto source = reader.text(table, path, "source");
    if (!source)
        return tl::unexpected(source.error());
    const auto verified = reader.boolean(table, path, "verified");
    if (!verified)
        return tl::unexpected(verified.error());
    auto holidays = days(reader, table, path, "holidays");
    if (!holidays)
        return tl::unexpected(holidays.error());
    Result<Days> working = Days{};
    if (table.contains("working_days"))
        working = days(reader, table, path, "working_days");
    if (!working)
        return tl::unexpected(working.error());
    return CalendarYear{static_cast<int>(*number), std::move(*source),
                        *verified ? domain::Verification::Verified : domain::Verification::Unverified,
                        std::move(*holidays), std::move(*working)};
}

Result<std::vector<CalendarYear>> calendarYears(const TomlReader& reader, const toml::table& root)
{
    std::vector<CalendarYear> out;
    if (!root.contains("year"))
        return out;
    const auto list = reader.array(root, {}, "year");
    if (!list)
        return tl::unexpected(list.error());
    for (std::size_t i = 0; i < (*list)->size(); ++i) {
        const std::string path = "year[" + std::to_string(i) + ']';
        const auto* table = (*list)->get(i)->as_table();
        if (!table)
            return reader.fault(ErrorCode::WrongType, "must be a table", *(*list)->get(i), path);
        auto year = calendarYear(reader, *table, path);
        if (!year)
            return tl::unexpected(year.error());
        out.push_back(std::move(*year));
    }
    return out;
}

Result<std::vector<std::chrono::weekday>> weekend(const TomlReader& reader, const toml::table& root)
{
    const auto list = reader.array(root, {}, "weekend");
    if (!list)
        return tl::unexpected(list.error());
    std::vector<std::chrono::weekday> out;
    for (const auto& node : **list) {
        const auto name = node.value<std::string_view>();
        const auto found = std::find(kWeekdays.begin(), kWeekdays.end(), name.value_or(""));
        if (found == kWeekdays.end())
            return reader.fault(ErrorCode::Malformed, "a day of the week in small letters", node, {}, "weekend");
        out.emplace_back(static_cast<unsigned>(found - kWeekdays.begin()));
    }
    return out;
}

} // namespace

Result<Calendar> parseCalendar(std::string_view text, std::string_view file)
{
    const TomlReader reader(file);
    const auto root = reader.parse(text);
    if (!root)
        return tl::unexpected(root.error());
    if (auto known =
            reader.onlyKeys(*root, {}, {"id", "name", "zone", "weekend", "year"});
        !known)
        return tl::unexpected(known.error());
    CalendarData data;
    for (const auto& [key, target] :
         {std::pair{"id", &data.id}, std::pair{"name", &data.name}, std::pair{"zone", &data.zone}}) {
        auto value = reader.text(*root, {}, key);
        if (!value)
            return tl::unexpected(value.error());
        *target = std::move(*value);
    }
    if (const auto zone = support::Zone::named(data.zone); !zone)
        return reader.fault(ErrorCode::NotFound, zone.error().detail, *root->get("zone"), {}, "zone");
    auto free = weekend(reader, *root);
    if (!free)
        return tl::unexpected(free.error());
    data.weekend = std::move(*free);
    auto years = calendarYears(reader, *root);
    if (!years)
        return tl::unexpected(years.error());
    data.years = std::move(*years);
    auto calendar = Calendar::create(std::move(data));
    if (!calendar)
        calendar.error().where = std::string(file) + ", " + calendar.error().where;
    return calendar;
}

} // namespace assay::rules
