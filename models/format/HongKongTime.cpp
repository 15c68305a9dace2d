// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/HongKongTime.h"

#include "services/support/Zones.h"

namespace assay::models {

QDateTime hongKongTime(std::int64_t msecs)
{
    const support::Instant instant{support::Duration{msecs}};
    const auto offset = support::Zone::hongKong().offsetAt(instant).count();
    return QDateTime::fromMSecsSinceEpoch(msecs, Qt::OffsetFromUTC, static_cast<int>(offset));
}

} // namespace assay::models
