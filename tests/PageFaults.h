// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
#define ASSAY_OTHER_ALLOCATOR
#endif
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ASSAY_OTHER_ALLOCATOR
#endif
#endif

namespace assay::tests {

/// With a sanitizer, blocks come and go in another way, and figures of them say nothing.
#ifdef ASSAY_OTHER_ALLOCATOR
inline constexpr bool kOtherAllocator = true;
#else
inline constexpr bool kOtherAllocator = false;
#endif

/// From now on each block of 64 KB and more comes from the kernel and goes back there when it is freed: who makes one for
/// each job has a page fault for every 4 KB of it.
inline void makeEachBlockTheKernels()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 64 << 10);
#endif
}

/// Page faults of this thread during `work`: a count of pages, the same on a busy machine.
template <class Work>
[[nodiscard]] long pageFaults(Work&& work)
{
    rusage before{};
    getrusage(RUSAGE_THREAD, &before);
    work();
    rusage after{};
    getrusage(RUSAGE_THREAD, &after);
    return after.ru_minflt - before.ru_minflt;
}

} // namespace assay::tests
