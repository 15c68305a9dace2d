// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Memory.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace assay::support {

void keepFreedBlocks()
{
#ifdef __GLIBC__
    // By itself glibc raises the first limit to the largest block that was freed and the second to twice that, which two
    // such blocks at the end of the heap reach: they then come and go as before.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}

void giveBackFreed()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

std::optional<std::size_t> residentBytes()
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen("/proc/self/statm", "r"), &std::fclose);
    unsigned long all = 0;
    unsigned long resident = 0;
    unsigned long shared = 0;
    if (!file || std::fscanf(file.get(), "%lu %lu %lu", &all, &resident, &shared) != 3 || shared > resident)
        return std::nullopt;
    return (resident - shared) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

bool Ebb::isTime(std::size_t resident)
{
    const std::size_t before = std::exchange(m_before, resident);
    ++m_since;
    // What lies there right after the pages went back is in use.
    m_base = m_since == 1 ? resident : std::min(m_base, resident);
    const bool much = resident > m_base + std::max(kLeast, m_base / 8);
    const bool quiet = std::max(before, resident) - std::min(before, resident) <= resident / 16;
    if (!much || !quiet || m_since < kRest)
        return false;
    m_since = 0;
    return true;
}

} // namespace assay::support
