// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/Database.h"

#include <sqlite3.h>

#include "services/store/Failure.h"

namespace assay::store
{

Database::Database(const std::string& path, int flags, int busyMilliseconds)
{
    if (const int code = sqlite3_open_v2(path.c_str(), &m_handle, flags, nullptr); code != SQLITE_OK) {
        const Failure failure(errorOf(m_handle, m_handle != nullptr ? sqlite3_extended_errcode(m_handle) : code, {}));
        sqlite3_close(m_handle); // to be closed also where it could not be opened
        throw failure;
    }
    sqlite3_busy_timeout(m_handle, busyMilliseconds);
}

Database::~Database()
{
    sqlite3_close(m_handle);
}

void Database::exec(const std::string& sql) const
{
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw Failure(errorOf(m_handle, sqlite3_extended_errcode(m_handle), {}));
}

void Database::tryExec(const std::string& sql) const noexcept
{
    sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
}

WriteTransaction::WriteTransaction(const Database& database) : m_database(database)
{
    m_database.exec("BEGIN IMMEDIATE");
}

WriteTransaction::~WriteTransaction()
{
    // After some errors SQLite has rolled back by itself; there is nothing to undo then.
    if (!m_committed)
        m_database.tryExec("ROLLBACK");
}

void WriteTransaction::commit()
{
    m_database.exec("COMMIT");
    m_committed = true;
}

} // namespace assay::store
