// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/EarlierData.h"
#include "services/store/Store.h"

namespace assay::runtime {

/// Over which time older statements are looked for.
struct PastQuestion {
    store::Moment moment;
    domain::Instant now{};
    domain::Duration window{};
};

/// Reads what was said before and is not in `snapshot`, the snapshot at that moment: the ledgers' supply at the start of the
/// day, and lines of older statements that were withdrawn since. Of many lines only the newest are read. Asked once when a
/// store is opened: it loads a second snapshot. Any thread with a store of its own.
[[nodiscard]] support::Result<measures::EarlierData> readEarlierData(const store::Store& store, const domain::Snapshot& snapshot,
                                                       const PastQuestion& question);

} // namespace assay::runtime
