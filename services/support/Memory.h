// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace assay::support {

/// From now on a block of a megabyte and more goes back to the system when it is freed. Otherwise the allocator keeps up to
/// 32 MB of each kind of large block once it was used, and what a sort or a filter of a million rows needed for a moment
/// stays. Does nothing where the C library has no such setting.
void giveBackLargeBlocks();

} // namespace assay::support
