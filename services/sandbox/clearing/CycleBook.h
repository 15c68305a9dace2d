// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "services/sandbox/world/Rows.h"

namespace assay::sandbox
{

inline constexpr std::string_view kSourceClearing = "hk-clearing";

/// The settlement cycles of yesterday, today and the next three business days: four a day for gold, three for bonds, two
/// for dollars, at fixed times of Hong Kong. Their states follow the clock. Owned by ClearingHouse, one thread.
class CycleBook
{
public:
    explicit CycleBook(Instant start);

    struct Place {
        std::string id;
        Instant cutOff{};
    };
    /// The first cycle of this lane, from `day` on, that is not cut off.
    [[nodiscard]] Place placeFor(std::string_view lane, Date day, Instant now) const;

    void fill(ChangeSet& out) const;
    void step(Instant now, ChangeSet& out);

private:
    using Cycles = std::map<std::string, domain::SettlementCycle>;

    void addDay(Date day, Instant now);
    void addDays(Date today, Instant now);

    Cycles m_cycles;
    Date m_today;
    Instant m_next{}; ///< when a state changes next
};

} // namespace assay::sandbox
