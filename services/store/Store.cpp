// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/Store.h"

#include "services/store/Connection.h"
#include "services/store/Failure.h"
#include "services/store/History.h"
#include "services/store/SnapshotLoader.h"
#include "services/store/BatchWriter.h"
#include "services/store/Verifier.h"
#include "services/support/HeldFiles.h"

namespace assay::store
{

namespace
{

/// Store on SQLite. Its functions are the boundary that no exception crosses.
class SqliteStore final : public Store
{
public:
    SqliteStore(const std::string& path, OpenMode mode, StoreLimits limits)
        : m_name(path), m_connection(path, mode, limits), m_writer(m_connection)
    {
        m_held.emplace(m_connection.path());
    }

    [[nodiscard]] OpenMode mode() const override { return m_connection.mode(); }
    [[nodiscard]] const std::string& path() const override { return m_name; }

    [[nodiscard]] Result<domain::Hash> commit(const WriteBatch& batch) override
    {
        if (mode() == OpenMode::ReadOnly)
            return fail(ErrorCode::ReadOnly, "the store is open for reading only", m_name);
        return guarded(m_name, [&] { return m_writer.write(batch); });
    }

    [[nodiscard]] Result<domain::SnapshotPtr> loadSnapshot(const Moment& moment) const override
    {
        return guarded(m_name, [&] { return domain::SnapshotPtr(loadSnapshotAt(m_connection, moment)); });
    }

    [[nodiscard]] Result<std::vector<RowVersion>> versions(std::string_view kind, const domain::SourceId& source,
                                                           std::string_view key) const override
    {
        return guarded(m_name, [&] { return versionsOf(m_connection, kind, source, key); });
    }

    [[nodiscard]] Result<std::vector<RowVersion>> series(std::string_view kind, domain::Instant from,
                                                         domain::Instant to, const Moment& moment,
                                                         domain::Duration step) const override
    {
        return guarded(m_name, [&] { return seriesOf(m_connection, kind, from, to, moment, step); });
    }

    [[nodiscard]] Result<RawAnswer> raw(const domain::Hash& sha256) const override
    {
        return guarded(m_name, [&] { return rawOf(m_connection, sha256); });
    }

    [[nodiscard]] Result<std::vector<AuditEvent>> audit(std::size_t newest) const override
    {
        return guarded(m_name, [&] { return auditOf(m_connection, newest); });
    }

    [[nodiscard]] Result<std::vector<domain::OriginPtr>> observations(const domain::SourceId& source,
                                                                      std::size_t newest) const override
    {
        return guarded(m_name, [&] { return observationsOf(m_connection, source, newest); });
    }

    [[nodiscard]] Result<StoreStatistics> statistics() const override
    {
        return guarded(m_name, [&] { return statisticsOf(m_connection); });
    }

    [[nodiscard]] Result<domain::Hash> head() const override
    {
        return guarded(m_name, [&] { return headOf(m_connection); });
    }

    [[nodiscard]] Result<VerifyReport> verify(const Progress& progress) const override
    {
        return guarded(m_name, [&] { return Verifier(m_connection, progress).run(); });
    }

private:
    std::string m_name;
    std::optional<support::HeldFile> m_held; // before the connection: given up after it is closed
    Connection m_connection;
    BatchWriter m_writer;
};

} // namespace

Result<std::unique_ptr<Store>> Store::open(const std::string& path, OpenMode mode, StoreLimits limits)
{
    return guarded(path, [&] { return std::unique_ptr<Store>(std::make_unique<SqliteStore>(path, mode, limits)); });
}

Result<std::vector<domain::OriginPtr>> Store::observations(const domain::SourceId&, std::size_t) const
{
    return fail(ErrorCode::Unsupported, "this store keeps no list of observations", path());
}

Result<StoreStatistics> Store::statistics() const
{
    return fail(ErrorCode::Unsupported, "this store keeps no statistics", path());
}

} // namespace assay::store
