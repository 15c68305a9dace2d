// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/sandbox/clearing/CycleBook.h"
#include "services/sandbox/world/Scenario.h"

namespace assay::sandbox
{

/// What the operators of the two settlement systems state about themselves: outages and their finances. In the scenario
/// `system-outage` the clearing house was down for more than two hours on the day before without completing that day, its
/// liquid net assets fall short, and twenty seconds after the start it goes down again. One thread.
class Operations
{
public:
    Operations(Scenario scenario, Instant start);

    void fill(ChangeSet& out) const;
    void step(Instant now, ChangeSet& out);
    /// Has the clearing house stopped?
    [[nodiscard]] bool down() const { return m_down; }

private:
    [[nodiscard]] domain::OperatorFinance clearingFinance() const;

    Scenario m_scenario;
    Instant m_start;
    bool m_down = false;
};

} // namespace assay::sandbox
