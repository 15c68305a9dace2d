// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <cstdint>

namespace assay::models {

/// The moment as clocks in Hong Kong show it; milliseconds since 1970 UTC. For axes and labels of charts.
[[nodiscard]] QDateTime hongKongTime(std::int64_t msecs);

} // namespace assay::models
