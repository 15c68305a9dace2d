// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "services/store/Connection.h"

namespace assay::store
{

/// Reads the picture of a moment in one snapshot. Throws Failure if a row cannot be read: half a picture would be taken
/// for a whole one. Rows come in the order of source and key for the newest picture, of storing for a past one.
[[nodiscard]] std::shared_ptr<domain::Picture> loadPictureAt(const Connection& connection, const Moment& moment);

} // namespace assay::store
