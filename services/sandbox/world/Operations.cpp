// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/world/Operations.h"

#include "services/sandbox/world/Codes.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;

constexpr std::string_view kRegistry = "hk-gold-registry";
constexpr std::int64_t kExpenses = 64'000'000'000;     ///< HKD 640,000,000.00 a year
constexpr std::int64_t kLiquid = 41'250'000'000;       ///< 7.7 months of it
constexpr std::int64_t kLiquidShort = 31'360'000'000;  ///< 5.9 months of it
constexpr std::int64_t kRegistryYear = 18'000'000'000; ///< HKD 180,000,000.00 a year

domain::ServiceOutage outage(std::string id, std::string_view system, std::string service, Instant began)
{
    domain::ServiceOutage out;
    out.id = std::move(id);
    out.system = system;
    out.service = std::move(service);
    out.beganAt = began;
    return out;
}

} // namespace

Operations::Operations(Scenario scenario, Instant start) : m_scenario(scenario), m_start(start) {}

domain::OperatorFinance Operations::clearingFinance() const
{
    domain::OperatorFinance out;
    out.system = kSourceClearing;
    out.name = "Hong Kong Clearing House Operations Limited";
    out.currency = "HKD";
    out.liquidNetAssets = exact(m_scenario == Scenario::SystemOutage ? kLiquidShort : kLiquid, 2);
    out.operatingExpenses = exact(kExpenses, 2);
    const auto today = support::hongKongDate(m_start);
    out.figuresAsOf = plusDays(Date{today.year() / today.month() / std::chrono::day{1}}, -1);
    return out;
}

void Operations::fill(ChangeSet& out) const
{
    const auto today = support::hongKongDate(m_start);
    out.upsert(kSourceClearing, clearingFinance());
    domain::OperatorFinance registry = clearingFinance();
    registry.system = kRegistry;
    registry.name = "Victoria Gold Registry Limited";
    registry.liquidNetAssets = exact(kRegistryYear / 2, 2); // exactly six months
    registry.operatingExpenses = exact(kRegistryYear, 2);
    out.upsert(kSourceClearing, registry);

    const auto earlier = businessDayOnOrBefore(plusDays(today, -12));
    auto brief = outage("OUT-" + support::toText(earlier), kSourceClearing, "Settlement of gold",
                        hongKongTime(earlier, 14h + 5min));
    brief.endedAt = hongKongTime(earlier, 14h + 40min);
    brief.dayCompletedAt = hongKongTime(earlier, 23h + 45min);
    out.upsert(kSourceClearing, brief);

    // Exactly two hours, and its day was completed: the longest that the rule allows.
    const auto before = businessDayOnOrBefore(plusDays(earlier, -20));
    auto longest = outage("OUT-" + support::toText(before), kRegistry, "Register of title", hongKongTime(before, 9h));
    longest.endedAt = hongKongTime(before, 11h);
    longest.dayCompletedAt = hongKongTime(before, 23h + 50min);
    out.upsert(kSourceClearing, longest);

    if (m_scenario != Scenario::SystemOutage)
        return;
    const auto day = businessDayOnOrBefore(plusDays(today, -1));
    auto failed = outage("OUT-" + support::toText(day), kSourceClearing, "Settlement of gold and bonds",
                         hongKongTime(day, 15h + 10min));
    failed.endedAt = hongKongTime(day, 17h + 50min);
    out.upsert(kSourceClearing, failed); // its day was never completed
}

void Operations::step(Instant now, ChangeSet& out)
{
    if (m_scenario != Scenario::SystemOutage || m_down || now < m_start + kScenarioDelay)
        return;
    m_down = true;
    out.upsert(kSourceClearing, outage("OUT-" + support::toText(support::hongKongDate(now)) + "-now", kSourceClearing,
                                       "All settlement", Instant{std::chrono::floor<std::chrono::seconds>(now)}));
}

} // namespace assay::sandbox
