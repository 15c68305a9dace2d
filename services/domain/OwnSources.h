// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Ids.h"

namespace assay::domain {

/// The source of findings: what the rules conclude, in a running console and read from a store alike.
[[nodiscard]] inline const SourceId& rulesSource()
{
    static const SourceId id("rules");
    return id;
}

/// The source of what the console itself states: the health of its sources, its journal, what a person writes.
[[nodiscard]] inline const SourceId& consoleSource()
{
    static const SourceId id("console");
    return id;
}

} // namespace assay::domain
