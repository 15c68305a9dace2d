// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/CalendarFile.h"

#include <array>

#include "services/rules/TomlReader.h"

namespace assay::rules {

using domain::Calendar;
using domain::CalendarData;
using domain::CalendarYear;
using domain::CutOff;
using support::Date;
using support::ErrorCode;
using support::Result;

namespace {

using Days = std::map<Date, std::string>;

constexpr std::array<std::string_view, 7> kWeekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};

/// "18:30" or, with a sign, "+08:00".
std::optional<std::chrono::minutes> clockText(std::string_view text)
{
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : -1; };
    if (text.size() != 5 || text[2] != ':' || digit(0) < 0 || digit(1) < 0 || digit(3) < 0 || digit(4) < 0)
        return std::nullopt;
    const std::chrono::minutes out{(digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4)};
    return digit(3) > 5 ? std::nullopt : std::optional(out);
}

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

Result<CutOff> cutOff(const TomlReader& reader, const toml::table& table, const std::string& path)
{
    if (auto known = reader.onlyKeys(table, path, {"name", "time", "source"}); !known)
        return tl::unexpected(known.error());
    CutOff out;
    for (const auto& [key, target] : {std::pair{"name", &out.name}, std::pair{"source", &out.source}}) {
        auto value = reader.text(table, path, key);
        if (!value)
            return tl::unexpected(value.error());
        *target = std::move(*value);
    }
    const auto time = reader.text(table, path, "time");
    if (!time)
        return tl::unexpected(time.error());
    const auto minutes = clockText(*time);
    if (!minutes)
        return reader.fault(ErrorCode::Malformed, "a time of day such as \"18:30\"", *table.get("time"), path, "time");
    out.time = *minutes;
    return out;
}

/// Reads each table of the list `key` (absent: none) with `read`.
template <class Entry, class Read>
Result<std::vector<Entry>> entries(const TomlReader& reader, const toml::table& root, std::string_view key, Read read)
{
    std::vector<Entry> out;
    if (!root.contains(key))
        return out;
    const auto list = reader.array(root, {}, key);
    if (!list)
        return tl::unexpected(list.error());
    for (std::size_t i = 0; i < (*list)->size(); ++i) {
        const std::string path = std::string(key) + '[' + std::to_string(i) + ']';
        const auto* table = (*list)->get(i)->as_table();
        if (!table)
            return reader.fault(ErrorCode::WrongType, "must be a table", *(*list)->get(i), path);
        auto entry = read(reader, *table, path);
        if (!entry)
            return tl::unexpected(entry.error());
        out.push_back(std::move(*entry));
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
            reader.onlyKeys(*root, {}, {"id", "name", "utc_offset", "summer_time", "weekend", "cut_off", "year"});
        !known)
        return tl::unexpected(known.error());
    CalendarData data;
    std::string offset;
    std::string summer;
    for (const auto& [key, target] : {std::pair{"id", &data.id}, std::pair{"name", &data.name},
                                      std::pair{"utc_offset", &offset}, std::pair{"summer_time", &summer}}) {
        auto value = reader.text(*root, {}, key);
        if (!value)
            return tl::unexpected(value.error());
        *target = std::move(*value);
    }
    const auto minutes = clockText(std::string_view(offset).substr(1));
    if (!minutes || (offset[0] != '+' && offset[0] != '-'))
        return reader.fault(ErrorCode::Malformed, "an offset such as \"+08:00\"", *root->get("utc_offset"), {},
                            "utc_offset");
    data.utcOffset = offset[0] == '-' ? -*minutes : *minutes;
    if (summer != "none" && summer != "european")
        return reader.fault(ErrorCode::Malformed, "\"none\" or \"european\"", *root->get("summer_time"), {},
                            "summer_time");
    data.summerTime = summer == "european" ? domain::SummerTime::European : domain::SummerTime::None;
    auto free = weekend(reader, *root);
    if (!free)
        return tl::unexpected(free.error());
    data.weekend = std::move(*free);
    auto cutOffs = entries<CutOff>(reader, *root, "cut_off", cutOff);
    if (!cutOffs)
        return tl::unexpected(cutOffs.error());
    data.cutOffs = std::move(*cutOffs);
    auto years = entries<CalendarYear>(reader, *root, "year", calendarYear);
    if (!years)
        return tl::unexpected(years.error());
    data.years = std::move(*years);
    auto calendar = Calendar::create(std::move(data));
    if (!calendar)
        calendar.error().where = std::string(file) + ", " + calendar.error().where;
    return calendar;
}

} // namespace assay::rules
