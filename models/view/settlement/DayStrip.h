// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/format/Format.h"
#include "models/view/pages/Data.h"
#include "services/domain/Snapshot.h"

namespace assay::models {

/// One cycle of today as the day strip draws it.
struct CycleBox {
    QString id;
    QString name;
    QString state;             ///< "Open"
    QString cutOff;            ///< "16:30"
    QString countdown;         ///< "0:42:10", or "passed 0:10:00"
    QString waiting;           ///< "12 open"; "—" if it is not known
    QString missing;           ///< "3 will miss it", or empty
    Tone tone = Tone::Unknown;
    QString tier;
    QString source;
    QString age;
    Quality quality = Quality::Missing;
    qreal from = 0.0;          ///< place on the day, 0 to 1
    qreal until = 0.0;
    bool isNext = false;       ///< the first cut-off that has not passed
    Target target;             ///< those that will miss it; else all that are due in it
    QString accessible;
};

struct DayStripData {
    QList<CycleBox> cycles;    ///< in the order of their cut-offs
    qreal now = -1.0;          ///< place on the day; outside 0 to 1: not on it
    QString nowText;
};

/// What a day strip is made from: taken from a snapshot on a work thread, drawn at any later moment by drawStrip().
struct CycleFact {
    domain::CycleStanding standing;
    bool counted = false;      ///< are the numbers of instructions known?
    domain::Origin origin;
    domain::Duration staleAfter{};
};
/// Cycles whose cut-off is on the day of `now` in Hong Kong; those that nobody has counted yet too.
[[nodiscard]] std::vector<CycleFact> cyclesOf(const domain::Snapshot& snapshot, domain::Instant now);
[[nodiscard]] DayStripData drawStrip(const std::vector<CycleFact>& cycles, const Format& format, domain::Instant now);

/// "0:42:10"
[[nodiscard]] QString clockSpan(std::int64_t seconds);

} // namespace assay::models
