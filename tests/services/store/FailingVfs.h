// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

namespace samples
{

/// A file layer of SQLite over the usual one that fails at a chosen operation. Made, it is the default of the process:
/// what is opened from then on goes through it; gone, the usual one is the default again. Whatever was opened through
/// it has to be closed before. Not for several threads.
///
/// Nothing is synced in earnest: the process lives on, so nothing is lost, and a test may make thousands of stores.
class FailingVfs
{
public:
    enum class Operation { Open, Delete, Access, Read, Write, Sync, Truncate, FileSize, Lock, ShmMap, ShmLock };

    /// What fails, and how.
    struct Plan {
        std::vector<Operation> counted; ///< the operations that are counted; the others pass
        int at = -1;                    ///< number of the first one that fails, from 0; -1: none
        bool lasting = false;           ///< each counted one after it fails too
        int code = 0;                   ///< of SQLite; 0: the one that the usual layer gives for the operation
        bool half = false;              ///< a failing read or write does half of its bytes first
    };

    FailingVfs();
    ~FailingVfs();
    FailingVfs(const FailingVfs&) = delete;
    FailingVfs& operator=(const FailingVfs&) = delete;

    /// Counts from 0 again.
    void follow(Plan plan);
    /// Lets everything pass and counts nothing.
    void pass() { follow({}); }

    /// The counted operations since follow(), in order: "write -wal", "sync", "lock" … with the end of the file's name.
    [[nodiscard]] const std::vector<std::string>& seen() const { return m_seen; }
    /// How many of them failed.
    [[nodiscard]] int failed() const { return m_failed; }

    /// For the layer itself: 0 if the operation may pass, else the code it fails with.
    [[nodiscard]] int evaluate(Operation operation, const std::string& file);
    [[nodiscard]] bool half() const { return m_plan.half; }
    [[nodiscard]] sqlite3_vfs* usual() const { return m_usual; }

private:
    sqlite3_vfs* m_usual = nullptr;
    std::unique_ptr<sqlite3_vfs> m_layer;
    Plan m_plan;
    std::vector<std::string> m_seen;
    int m_failed = 0;
};

} // namespace samples
