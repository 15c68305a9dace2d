// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "services/store/Statement.h"

namespace assay::store
{

/// One connection of SQLite to one file, closed when it goes. Throws Failure. One thread at a time.
class Database
{
public:
    /// `flags` as of sqlite3_open_v2. A lock of somebody else is waited for this long.
    Database(const std::string& path, int flags, int busyMilliseconds);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] sqlite3* handle() const { return m_handle; }
    [[nodiscard]] Statement prepare(std::string_view sql) const { return {m_handle, sql}; }
    /// One or more statements, their rows left unread.
    void exec(const std::string& sql) const;
    /// As exec(); an error is let be. For destructors.
    void tryExec(const std::string& sql) const noexcept;

private:
    sqlite3* m_handle = nullptr;
};

/// A transaction that writes, from its begin on (IMMEDIATE). Rolls back unless it was committed.
class WriteTransaction
{
public:
    explicit WriteTransaction(const Database& database);
    ~WriteTransaction();
    WriteTransaction(const WriteTransaction&) = delete;
    WriteTransaction& operator=(const WriteTransaction&) = delete;

    void commit();

private:
    const Database& m_database;
    bool m_committed = false;
};

} // namespace assay::store
