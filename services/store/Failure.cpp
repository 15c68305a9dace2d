// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/Failure.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>

namespace assay::store
{

ErrorCode codeOf(int sqliteCode, int systemError)
{
    // Beyond a disk quota or a file size limit nothing can be written either: the remedy is the same.
    if (systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG)
        return ErrorCode::DiskFull;
    if (sqliteCode == SQLITE_IOERR_SHORT_READ)
        return ErrorCode::StoreCorrupt;
    const int primary = sqliteCode & 0xff;
    if (primary == SQLITE_FULL)
        return ErrorCode::DiskFull;
    if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_SCHEMA)
        return ErrorCode::StoreCorrupt;
    if (primary == SQLITE_READONLY)
        return ErrorCode::ReadOnly;
    if (primary == SQLITE_TOOBIG || primary == SQLITE_NOMEM)
        return ErrorCode::OutOfRange;
    if (primary == SQLITE_CONSTRAINT || primary == SQLITE_MISMATCH)
        return ErrorCode::StoreCorrupt;
    return ErrorCode::StoreUnavailable;
}

Error errorOf(sqlite3* connection, int sqliteCode, std::string where)
{
    const int systemError = connection != nullptr ? sqlite3_system_errno(connection) : 0;
    const bool recent = (sqliteCode & 0xff) == SQLITE_IOERR || (sqliteCode & 0xff) == SQLITE_CANTOPEN;
    std::string detail = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(sqliteCode);
    detail += " (SQLite " + std::to_string(sqliteCode) + ')';
    if (recent && systemError != 0)
        detail += std::string(": ") + std::strerror(systemError);
    return {codeOf(sqliteCode, recent ? systemError : 0), std::move(detail), std::move(where)};
}

} // namespace assay::store
