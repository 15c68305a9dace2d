// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "services/store/Connection.h"

namespace assay::store
{

/// Reads the snapshot of a moment in one snapshot. Throws Failure if a row cannot be read: half a snapshot would be taken
/// for a whole one. Rows come in the order of source and key for the newest snapshot, of storing for a past one.
[[nodiscard]] std::shared_ptr<domain::Snapshot> loadSnapshotAt(const Connection& connection, const Moment& moment);

} // namespace assay::store
