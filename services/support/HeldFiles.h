// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace assay::support {

/// Says that a database of this process is open, as long as it lives. POSIX drops every lock that a process holds on a
/// file as soon as the process closes any descriptor of it: a store that is opened and closed beside SQLite is
/// unprotected from then on, and another process may delete its write-ahead log. Any thread.
class HeldFile {
public:
    /// `database`: its path; the -wal, -shm, -journal and .lock files beside it are held with it.
    explicit HeldFile(std::string database);
    ~HeldFile();
    HeldFile(const HeldFile&) = delete;
    HeldFile& operator=(const HeldFile&) = delete;

private:
    std::string m_database;
};

/// Is this one of the files of an open database, under any name? To be asked before a file is opened that a person or
/// a configuration named. Opens nothing itself. Any thread.
[[nodiscard]] bool isHeld(const std::string& path);

} // namespace assay::support
