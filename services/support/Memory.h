// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

namespace assay::support {

/// \file What becomes of memory that is freed. A block that comes from the kernel and goes back there with each sort,
/// filter or round costs a page fault for every 4 KB: more than most work on it. So freed blocks stay with the process
/// while they are used again and again, and go back once it is quiet.

/// From now on blocks up to 32 MB (the most that glibc allows) stay with the process when they are freed, until
/// giveBackFreed(); at most 256 MB at the end of the heap. Call it before other threads begin. Does nothing where the C
/// library has no such setting.
void keepFreedBlocks();

/// Gives all whole pages that are free back to the system. The allocator waits meanwhile, about 30 ms for 100 MB:
/// not for the thread of the window. Any thread.
void giveBackFreed();

/// Bytes of this process that lie in memory and are not those of a file; empty if the system does not say.
[[nodiscard]] std::optional<std::size_t> residentBytes();

/// Says when giveBackFreed() is worth its time: after a burst. Asked every few seconds with residentBytes().
class Ebb {
public:
    /// Growth that is not worth a look, at least; a share of what there is counts, too.
    static constexpr std::size_t kLeast = std::size_t{32} << 20U;
    /// So many questions at least lie between two times.
    static constexpr int kRest = 6;

    /// True: much more lies in memory than after the last time, and it grows and falls no more.
    [[nodiscard]] bool isTime(std::size_t resident);

private:
    std::size_t m_base = 0;                 ///< the least since the last time; 0 before the first one: what a start leaves counts
    std::size_t m_before = 0;               ///< what was said last
    int m_since = kRest;                    ///< questions since the last time
};

} // namespace assay::support
