// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/HeldFiles.h"

#include <sys/stat.h>

#include <mutex>
#include <optional>
#include <set>
#include <utility>

namespace assay::support {

namespace {

/// Device and number of a file: what locks belong to.
using Inode = std::pair<dev_t, ino_t>;

std::optional<Inode> inodeOf(const std::string& path)
{
    struct stat status {
    };
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return Inode{status.st_dev, status.st_ino};
}

struct Registry {
    std::mutex mutex;
    std::multiset<std::string> databases;
};

Registry& registry()
{
    static Registry held;
    return held;
}

} // namespace

HeldFile::HeldFile(std::string database) : m_database(std::move(database))
{
    const std::lock_guard lock(registry().mutex);
    registry().databases.insert(m_database);
}

HeldFile::~HeldFile()
{
    const std::lock_guard lock(registry().mutex);
    registry().databases.erase(registry().databases.find(m_database));
}

bool isHeld(const std::string& path)
{
    const auto asked = inodeOf(path);
    if (!asked)
        return false;
    const std::lock_guard lock(registry().mutex);
    for (const auto& database : registry().databases)
        // The files beside the database come and go: they are looked up each time.
        for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock"})
            if (inodeOf(database + suffix) == asked)
                return true;
    return false;
}

} // namespace assay::support
