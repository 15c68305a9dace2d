// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/clearing/CycleBook.h"

#include <algorithm>
#include <array>

#include "services/sandbox/world/Codes.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;
using domain::CycleState;
using domain::SettlementCycle;

struct Window {
    std::string_view lane;
    std::string_view number;
    std::string_view name;
    Duration opens; ///< since midnight in Hong Kong
    Duration cutOff;
    Duration settles;
};
constexpr std::array kWindows{
    Window{"XAU", "1", "Gold, morning", 0h, 10h + 30min, 10h + 45min},
    Window{"XAU", "2", "Gold, noon", 10h + 30min, 13h, 13h + 15min},
    Window{"XAU", "3", "Gold, afternoon", 13h, 16h + 30min, 16h + 45min},
    Window{"XAU", "4", "Gold, evening", 16h + 30min, 23h + 30min, 23h + 45min},
    Window{"BOND", "1", "Bonds, morning", 0h, 11h + 30min, 11h + 45min},
    Window{"BOND", "2", "Bonds, afternoon", 11h + 30min, 16h, 16h + 15min},
    Window{"BOND", "3", "Bonds, evening", 16h, 23h + 15min, 23h + 30min},
    Window{"USD", "1", "Dollars, Asia", 0h, 14h, 14h + 10min},
    Window{"USD", "2", "Dollars, London", 14h, 23h + 30min, 23h + 40min},
};
constexpr int kDaysAhead = 3;

std::string cycleId(std::string_view lane, Date day, std::string_view number)
{
    return std::string(lane) + '-' + support::toText(day) + '-' + std::string(number);
}

CycleState stateAt(const SettlementCycle& cycle, Instant now)
{
    if (now < *cycle.opensAt)
        return CycleState::Planned;
    if (now < cycle.cutOffAt)
        return CycleState::Open;
    return now < *cycle.settlesAt ? CycleState::Closed : CycleState::Settled;
}

/// When the state becomes another one.
Instant nextChange(const SettlementCycle& cycle)
{
    switch (cycle.state) {
    case CycleState::Planned: return *cycle.opensAt;
    case CycleState::Open: return cycle.cutOffAt;
    case CycleState::Closed: return *cycle.settlesAt;
    case CycleState::Unknown:
    case CycleState::Settled:
    case CycleState::Cancelled: break;
    }
    return Instant::max();
}

} // namespace

CycleBook::CycleBook(Instant start) : m_today(support::hongKongDate(start))
{
    addDay(plusDays(m_today, -1), start);
    addDays(m_today, start);
    ChangeSet nobody;
    step(start, nobody);
}

void CycleBook::addDay(Date day, Instant now)
{
    for (const auto& window : kWindows) {
        SettlementCycle cycle;
        cycle.id = cycleId(window.lane, day, window.number);
        cycle.day = day;
        cycle.name = window.name;
        cycle.asset = window.lane;
        cycle.opensAt = hongKongTime(day, window.opens);
        cycle.cutOffAt = hongKongTime(day, window.cutOff);
        cycle.settlesAt = hongKongTime(day, window.settles);
        cycle.state = stateAt(cycle, now);
        m_cycles.try_emplace(cycle.id, cycle);
    }
}

void CycleBook::addDays(Date today, Instant now)
{
    addDay(today, now);
    auto day = today;
    for (int i = 0; i < kDaysAhead; ++i) {
        day = businessDayOnOrAfter(plusDays(day, 1));
        addDay(day, now);
    }
}

CycleBook::Place CycleBook::placeFor(std::string_view lane, Date day, Instant now) const
{
    // After the last cut-off of a day the first one of the next business day takes what is left.
    for (int days = 0; days <= kDaysAhead; ++days, day = businessDayOnOrAfter(plusDays(day, 1)))
        for (const auto& window : kWindows)
            if (const auto cutOff = hongKongTime(day, window.cutOff); window.lane == lane && cutOff > now)
                return {cycleId(lane, day, window.number), cutOff};
    return {};
}

void CycleBook::fill(ChangeSet& out) const
{
    for (const auto& [id, cycle] : m_cycles)
        out.upsert(kSourceClearing, cycle);
}

void CycleBook::step(Instant now, ChangeSet& out)
{
    const auto today = support::hongKongDate(now);
    if (today != m_today) {
        m_today = today;
        std::erase_if(m_cycles, [&](const auto& entry) {
            const bool old = *entry.second.day < plusDays(today, -1);
            if (old)
                out.remove(kSourceClearing, entry.second);
            return old;
        });
        const auto known = m_cycles;
        addDays(today, now);
        for (const auto& [id, cycle] : m_cycles)
            if (!known.contains(id))
                out.upsert(kSourceClearing, cycle);
        m_next = now;
    }
    if (now < m_next)
        return;
    m_next = Instant::max();
    for (auto& [id, cycle] : m_cycles) {
        if (const auto state = stateAt(cycle, now); state != cycle.state) {
            cycle.state = state;
            out.upsert(kSourceClearing, cycle);
        }
        m_next = std::min(m_next, nextChange(cycle));
    }
}

} // namespace assay::sandbox
