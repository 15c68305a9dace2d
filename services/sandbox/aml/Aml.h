// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "services/sandbox/world/Rng.h"
#include "services/sandbox/world/Rows.h"
#include "services/sandbox/world/Scenario.h"

namespace assay::sandbox
{

/// The alerts of the AML monitor: about 200 over fourteen days, worked off before they are due. Owned by World, one
/// thread.
class Aml
{
public:
    Aml(std::uint64_t seed, Scenario scenario, Instant start);

    void fill(ChangeSet& out);
    void step(Instant now, ChangeSet& out);

private:
    [[nodiscard]] domain::Alert makeAlert(Instant openedAt);
    void work(domain::Alert& alert, Instant now);
    void openStructuring(Instant at, ChangeSet& out);

    Rng m_rng;
    std::uint64_t m_seed;
    Scenario m_scenario;
    Instant m_start;
    std::deque<domain::Alert> m_alerts;
    std::int64_t m_next = 1;
};

} // namespace assay::sandbox
