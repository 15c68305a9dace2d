// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Zones.h"

#include <date/tz.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <vector>

namespace assay::support {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::seconds;

namespace {

constexpr std::string_view kHongKong = "Asia/Hong_Kong";

/// One offset, from a moment to that of the next period.
struct Period {
    Instant from;
    seconds offset{};
};

/// Every period that an Instant can lie in.
std::vector<Period> periodsOf(const date::time_zone& zone)
{
    constexpr Instant kFirst{std::chrono::sys_days{std::chrono::year{0} / 1 / 1}};
    constexpr Instant kEnd{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}};
    std::vector<Period> out;
    for (auto at = kFirst; at < kEnd;) {
        const auto info = zone.get_info(floor<seconds>(at));
        if (out.empty() || out.back().offset != info.offset)
            out.push_back({out.empty() ? Instant::min() : at, info.offset});
        at = info.end;
    }
    return out;
}

} // namespace

struct Zone::Data {
    std::string name;
    const date::time_zone* zone = nullptr; ///< none: one offset for ever
    std::vector<Period> periods;           ///< at least one
};

Result<std::shared_ptr<const Zone::Data>> Zone::read(const std::string& name)
{
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const Data>> known;
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(name); found != known.end())
        return found->second;
    try {
        const auto* zone = date::locate_zone(name);
        auto data = std::make_shared<Data>(Data{name, zone, periodsOf(*zone)});
        known.emplace(name, data);
        return data;
    } catch (const std::exception& exception) { // the library's way to say so, also of a missing database
        return fail(ErrorCode::NotFound, exception.what(), "time zone " + name.substr(0, 60));
    }
}

Result<Zone> Zone::named(std::string_view name)
{
    auto data = read(std::string(name));
    if (!data)
        return tl::unexpected(data.error());
    return Zone(std::move(*data));
}

const Zone& Zone::hongKong()
{
    static const Zone zone = [] {
        auto data = read(std::string(kHongKong));
        return data ? Zone(std::move(*data))
                    : Zone(std::make_shared<Data>(
                          Data{std::string(kHongKong), nullptr, {{Instant::min(), std::chrono::hours{8}}}}));
    }();
    return zone;
}

const std::string& Zone::name() const
{
    return m_data->name;
}

seconds Zone::offsetAt(Instant instant) const
{
    const auto& periods = m_data->periods;
    if (instant >= periods.back().from)
        return periods.back().offset;
    const auto next = std::upper_bound(periods.begin(), periods.end(), instant,
                                       [](Instant at, const Period& period) { return at < period.from; });
    return std::prev(next)->offset;
}

LocalTime Zone::toLocal(Instant instant) const
{
    return LocalTime{(instant + offsetAt(instant)).time_since_epoch()};
}

UtcMoments Zone::toUtc(LocalTime local) const
{
    const Instant shown{local.time_since_epoch()};
    if (!m_data->zone) {
        const Instant only = shown - m_data->periods.back().offset;
        return {UtcMoments::Kind::Once, only, only};
    }
    const auto info = m_data->zone->get_info(date::local_seconds{floor<seconds>(local).time_since_epoch()});
    if (info.result == date::local_info::nonexistent)
        return {UtcMoments::Kind::Skipped, info.first.end, info.first.end};
    const Instant first = shown - info.first.offset;
    if (info.result == date::local_info::unique)
        return {UtcMoments::Kind::Once, first, first};
    return {UtcMoments::Kind::Twice, first, shown - info.second.offset};
}

Date Zone::dateAt(Instant instant) const
{
    return Date{floor<days>(toLocal(instant))};
}

Instant Zone::startOf(Date date) const
{
    return toUtc(LocalTime{std::chrono::local_days{date}}).first;
}

std::string hongKongTimeText(Instant instant)
{
    std::string out = toText(Instant{Zone::hongKong().toLocal(instant).time_since_epoch()});
    out[10] = ' ';
    out.resize(19); // without the fraction and the Z
    return out;
}

} // namespace assay::support
