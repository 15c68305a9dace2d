// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Memory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace assay::support {

void giveBackLargeBlocks()
{
#ifdef __GLIBC__
    // Set once, it does not grow with the blocks that are freed any more.
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

} // namespace assay::support
