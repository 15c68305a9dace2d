// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/Connection.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

#include "services/store/Failure.h"
#include "services/store/RowBuffer.h"
#include "services/store/schema/Steps.h"
#include "services/support/Percent.h"

namespace assay::store
{

namespace
{

constexpr int kBusyMilliseconds = 5000;
constexpr int kFlags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

std::optional<struct stat> statusOf(const std::string& path)
{
    struct stat status {
    };
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return status;
}

/// Write bits count also for root: who takes them away wants the file left alone.
bool isWritable(const std::string& path)
{
    const auto status = statusOf(path);
    return status && (status->st_mode & 0222) != 0 && ::access(path.c_str(), W_OK) == 0;
}

/// A file beside the store, named like it with an end of its own, that has something in it.
bool isFilled(const std::string& path)
{
    const auto status = statusOf(path);
    return status && status->st_size > 0;
}

std::string folderOf(const std::string& path)
{
    return std::filesystem::path(path).parent_path().string();
}

ErrorCode codeOfSystem(int error)
{
    return error == ENOSPC || error == EDQUOT ? ErrorCode::DiskFull : ErrorCode::StoreUnavailable;
}

/// The file a path leads to, through every link, also one whose target is still to be made. Opens nothing.
std::string resolved(const std::string& path)
{
    namespace fs = std::filesystem;
    constexpr int kMostLinks = 40;
    std::error_code error;
    fs::path place = fs::absolute(path);
    for (int links = 0; links < kMostLinks && fs::is_symlink(fs::symlink_status(place, error)); ++links) {
        const fs::path target = fs::read_symlink(place, error);
        if (error)
            break;
        place = place.parent_path() / target;
    }
    const fs::path real = fs::weakly_canonical(place, error);
    return (error ? place.lexically_normal() : real).string();
}

/// SQLite takes some short files for an empty database and would write over them. The start is read through SQLite's
/// own descriptor: opening and closing another one would drop every lock that this process has on the file.
void checkMagic(Database& database, const std::string& path)
{
    // Not SQLite's own answer: to it a file of one byte is empty.
    const auto status = statusOf(path);
    if (!status || status->st_size == 0)
        return;
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    constexpr off_t kSmallestPage = 512;
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        file == nullptr || file->pMethods == nullptr)
        throw Failure(ErrorCode::StoreUnavailable, "cannot be read");
    std::string start(kMagic.size(), '\0');
    const int code = file->pMethods->xRead(file, start.data(), static_cast<int>(start.size()), 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        throw Failure(errorOf(database.handle(), code, {}));
    if (start != kMagic || status->st_size < kSmallestPage)
        throw Failure(ErrorCode::StoreCorrupt, "is not a database: its header is missing or damaged");
}

std::string immutableUri(const std::string& path)
{
    return "file:" + support::percentEncodedPath(path) + "?mode=ro&immutable=1";
}

} // namespace

Connection::Connection(const std::string& path, OpenMode mode, StoreLimits limits) : m_mode(mode)
{
    // SQLite's count of its own memory costs a lock per allocation and is read by nobody. Before its first use only.
    static const int kCounting = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)kCounting;
    if (path.empty() || path.find('\0') != std::string::npos)
        throw Failure(ErrorCode::StoreUnavailable, "no path of a store given");
    // Absolute, so that no name means something special to SQLite (":memory:", "file:…"), and without links, so that
    // all who open the file ask for the same lock.
    m_path = resolved(path);
    const auto status = statusOf(m_path);
    if (!status && errno != ENOENT)
        throw Failure(ErrorCode::StoreUnavailable, std::strerror(errno));
    if (status && !S_ISREG(status->st_mode))
        throw Failure(ErrorCode::StoreUnavailable,
                      S_ISDIR(status->st_mode) ? "is a directory, not a store" : "is not a regular file");
    if (!status && mode == OpenMode::ReadOnly)
        throw Failure(ErrorCode::StoreUnavailable, "there is no such file");
    if (status && ::access(m_path.c_str(), R_OK) != 0)
        throw Failure(ErrorCode::StoreUnavailable, std::string("cannot be read: ") + std::strerror(errno));

    if (m_mode == OpenMode::ReadWrite && (!status || (isWritable(m_path) && isWritable(folderOf(m_path))))) {
        m_lock = std::make_unique<WriterLock>(m_path);
        if (!m_lock->held()) {
            if (!status && m_lock->systemError() != EWOULDBLOCK)
                throw Failure(codeOfSystem(m_lock->systemError()),
                              std::string("the store cannot be made here: ") + std::strerror(m_lock->systemError()));
            m_lock.reset();
        }
    }
    m_mode = m_lock ? OpenMode::ReadWrite : OpenMode::ReadOnly;
    if (m_mode == OpenMode::ReadWrite)
        openForWriting(limits);
    else
        openForReading();
    checkSchema();
}

void Connection::openForReading()
{
    const bool logged = isFilled(m_path + "-wal");
    // What a writer without a log began and did not end: the file alone is neither as before nor as after.
    const bool halfWritten = isFilled(m_path + "-journal");
    const auto open = [this](const std::string& name, int flags) {
        m_database = std::make_unique<Database>(name, kFlags | SQLITE_OPEN_READONLY | flags, kBusyMilliseconds);
        checkMagic(*m_database, m_path);
        harden();
        return identity();
    };
    std::optional<Identity> found;
    std::string reason;
    // Reading a database with a log needs a shared-memory file beside it, which a reader may have to make and cannot
    // remove. Where nobody may write and there is no log, the file is read as it lies.
    if (logged || halfWritten || (isWritable(m_path) && isWritable(folderOf(m_path)))) {
        try {
            found = open(m_path, 0);
        } catch (const Failure& failure) {
            reason = failure.error().detail;
            if (failure.error().code != ErrorCode::StoreUnavailable && failure.error().code != ErrorCode::ReadOnly)
                throw;
        }
    }
    if (!found && logged)
        throw Failure(ErrorCode::StoreUnavailable,
                      "its write-ahead log (-wal) cannot be read here (" + reason +
                          "): copy the file with its -wal to a folder you may write to and open it there");
    if (!found && halfWritten)
        throw Failure(ErrorCode::StoreUnavailable, "a change of it was cut off (" + reason +
                                                       "): open it once for writing, with its -journal beside it");
    if (!found)
        found = open(immutableUri(m_path), SQLITE_OPEN_URI);
    if (*found == Identity::Fresh)
        throw Failure(ErrorCode::StoreCorrupt, "the file is empty: nothing was ever stored in it");
}

void Connection::openForWriting(StoreLimits limits)
{
    // Who it belongs to is asked before anything is opened for writing: a foreign or newer file stays as it is.
    if (const auto status = statusOf(m_path); status && status->st_size > 0) {
        m_database = std::make_unique<Database>(m_path, kFlags | SQLITE_OPEN_READONLY, kBusyMilliseconds);
        checkMagic(*m_database, m_path);
        try {
            harden();
            static_cast<void>(identity());
        } catch (const Failure& failure) {
            // Where the making of a store was cut off before it had a log, the file can be read only after its journal
            // has taken that back, which opening it for writing does. It is asked again then.
            if (failure.error().code != ErrorCode::ReadOnly || !isFilled(m_path + "-journal"))
                throw;
        }
        m_database.reset();
    } else if (!status) {
        // Made here and not by SQLite, which would ask for 0644; its -wal and -shm files take these rights over. Made
        // without opening it: closing would drop the locks of a reader of this process that is quick.
        if (::mknod(m_path.c_str(), S_IFREG | 0600, 0) != 0 && errno != EEXIST)
            throw Failure(codeOfSystem(errno), std::string("the store cannot be made here: ") + std::strerror(errno));
    }
    m_database = std::make_unique<Database>(m_path, kFlags | SQLITE_OPEN_READWRITE, kBusyMilliseconds);
    checkMagic(*m_database, m_path);
    harden();
    const Identity found = identity();
    if (const auto journal = text("PRAGMA journal_mode=WAL"); journal != "wal")
        throw Failure(ErrorCode::StoreUnavailable,
                      "no write-ahead log can be kept on this file system (journal mode is " + journal +
                          "): put the store on a local disk");
    m_database->exec("PRAGMA synchronous=FULL");
    // Not checked row by row: the one writer takes references from rows it has just added, and verify checks them all.
    m_database->exec("PRAGMA foreign_keys=OFF");
    m_database->exec("PRAGMA journal_size_limit=67108864");
    // The log is copied into the file once it is as long as it may stay (64 MB of pages), not every four megabytes: a
    // page that many ticks change is then copied once.
    m_database->exec("PRAGMA wal_autocheckpoint=16384");
    if (limits.maxBytes > 0) {
        const auto page = static_cast<std::uint64_t>(integer("PRAGMA page_size"));
        m_database->exec("PRAGMA max_page_count=" + std::to_string(std::max<std::uint64_t>(1, limits.maxBytes / page)));
    }
    schema::bringUpToDate(*m_database, found == Identity::Fresh ? 0 : static_cast<int>(integer("PRAGMA user_version")));
}

void Connection::harden()
{
    sqlite3* handle = m_database->handle();
    // A damaged or prepared file must not make SQLite run anything that is written in it.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, static_cast<int>(kMaxBody + kMaxText));
    m_database->exec("PRAGMA cell_size_check=ON");
    // Never memory-mapped: reading beyond the end of a shortened file would end the process.
    m_database->exec("PRAGMA mmap_size=0");
    m_database->exec("PRAGMA temp_store=MEMORY");
    m_database->exec("PRAGMA cache_size=-65536");
}

Connection::Identity Connection::identity() const
{
    const std::int64_t application = integer("PRAGMA application_id");
    const std::int64_t version = integer("PRAGMA user_version");
    if (application == 0 && version == 0 && integer("SELECT count(*) FROM sqlite_schema") == 0)
        return Identity::Fresh;
    if (application != schema::kApplicationId)
        throw Failure(ErrorCode::StoreVersion, "is a database of another program (application id " +
                                                   std::to_string(application) +
                                                   "): name a store of this console, or a new file");
    if (version > schema::kVersion)
        throw Failure(ErrorCode::StoreVersion, "was written by a newer version (store version " +
                                                   std::to_string(version) + ", this one knows up to " +
                                                   std::to_string(schema::kVersion) +
                                                   "): open it with that version; nothing was changed");
    if (version < 1)
        throw Failure(ErrorCode::StoreCorrupt, "store version " + std::to_string(version) + " was never written");
    if (version < schema::kVersion && m_mode == OpenMode::ReadOnly)
        throw Failure(ErrorCode::StoreVersion, "was written by an older version (store version " +
                                                   std::to_string(version) +
                                                   "): open it once for writing, which brings it up to date");
    return Identity::Current;
}

void Connection::checkSchema() const
{
    auto expected = schema::objects();
    auto rows = prepare("SELECT type, name, sql FROM sqlite_schema");
    while (rows.step()) {
        const std::string name(rows.text(1));
        const auto found = expected.find(name);
        if (found == expected.end())
            throw Failure(ErrorCode::StoreCorrupt,
                          "holds a " + std::string(rows.text(0).substr(0, 20)) + " that is not of a store",
                          "schema, " + name.substr(0, 60));
        if (rows.text(2) != found->second)
            throw Failure(ErrorCode::StoreCorrupt,
                          "is not made as store version " + std::to_string(schema::kVersion) + " makes it",
                          "schema, " + name);
        expected.erase(found);
    }
    if (!expected.empty())
        throw Failure(ErrorCode::StoreCorrupt, "is not there", "schema, " + expected.begin()->first);
}

std::int64_t Connection::integer(std::string_view sql) const
{
    auto statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Connection::text(std::string_view sql) const
{
    auto statement = prepare(sql);
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

ReadTransaction::ReadTransaction(const Connection& connection) : m_connection(connection)
{
    m_connection.database().exec("BEGIN");
}

ReadTransaction::~ReadTransaction()
{
    // tryExec does not throw; a failed rollback of a read has nothing to undo.
    m_connection.database().tryExec("ROLLBACK");
}

} // namespace assay::store
