// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "services/store/Database.h"
#include "services/store/Store.h"
#include "services/store/WriterLock.h"

namespace assay::store
{

/// An open database that is known to be a store of this version: identity, schema, write-ahead log and locks are
/// checked before anything of it is used. Throws Failure. Thread and owner: those of its Store.
///
/// Reading a writable file may leave empty -wal and -shm files beside it; a folder nobody may write to stays as it is.
///
/// A tick survives the end of the process as soon as commit returns, and a power cut too: synchronous=FULL syncs the
/// log once per tick.
class Connection
{
public:
    Connection(const std::string& path, OpenMode mode, StoreLimits limits);

    [[nodiscard]] OpenMode mode() const { return m_mode; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] Database& database() const { return *m_database; }
    [[nodiscard]] Statement prepare(std::string_view sql) const { return m_database->prepare(sql); }
    /// First column of the first row; 0 if there is none.
    [[nodiscard]] std::int64_t integer(std::string_view sql) const;
    [[nodiscard]] std::string text(std::string_view sql) const;

private:
    /// Fresh: a database in which nothing was ever made. Current: ours, of a version that is known.
    enum class Identity { Fresh, Current };

    void openForReading();
    void openForWriting(StoreLimits limits);
    void harden();
    [[nodiscard]] Identity identity() const;
    void checkSchema() const;

    std::string m_path;
    OpenMode m_mode;
    std::unique_ptr<WriterLock> m_lock; // before the database: released after it is closed
    std::unique_ptr<Database> m_database;
};

/// A snapshot of the database for several reads. Rolls back when it goes.
class ReadTransaction
{
public:
    explicit ReadTransaction(const Connection& connection);
    ~ReadTransaction();
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

private:
    const Connection& m_connection;
};

} // namespace assay::store
