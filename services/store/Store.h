// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/domain/Snapshot.h"
#include "services/store/WriteBatch.h"

namespace assay::store
{

using support::Result;

enum class OpenMode : std::uint8_t {
    ReadWrite, ///< creates it if absent; becomes ReadOnly if another process holds the writer's lock
    ReadOnly,  ///< the file is never changed
};

/// Which of the two times to look from. Both empty: the newest of everything.
struct Moment {
    std::optional<domain::Instant> asOf;    ///< only what was true then
    std::optional<domain::Instant> knownAt; ///< only what was stored by then
};

/// One version of one row, for the history tab and `explain`.
struct RowVersion {
    std::vector<domain::Cell> cells; ///< in field order
    domain::Origin origin;
    domain::Change change = domain::Change::Added;
};

struct VerifyReport {
    std::uint64_t ticks = 0;
    std::uint64_t raws = 0;
    std::uint64_t rows = 0;
    domain::Hash head;                  ///< last link of the chain
    std::vector<support::Error> faults; ///< empty: everything verifies
};

/// Bounds of a store, for shared disks. 0: none.
struct StoreLimits {
    std::uint64_t maxBytes = 0; ///< of the file; a tick beyond it is refused with DiskFull
};

/// What a store holds, for the status page and `explain`.
struct StoreStatistics {
    std::uint64_t ticks = 0;
    std::uint64_t raws = 0;
    std::uint64_t rawBytes = 0;                              ///< as they came
    std::uint64_t storedRawBytes = 0;                        ///< compressed
    std::uint64_t fileBytes = 0;                             ///< of the database, its write-ahead log included
    std::vector<std::pair<std::string, std::uint64_t>> rows; ///< of each table, all versions
};

/// Called now and then with (done, total) in units of ticks; returns false to stop.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// The one SQLite file: raw answers, bitemporal rows, findings, health, journal and the hash chain over all of them.
/// A writing Store is used by the thread `store` only; any thread may have read-only Stores of its own on the same
/// file. Rows are only ever added; a later version closes the earlier one's known interval.
class Store
{
public:
    /// Errors: StoreUnavailable (path, rights), StoreCorrupt, StoreVersion (newer or foreign file), DiskFull.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode,
                                                             StoreLimits limits = {});
    virtual ~Store() = default;

    [[nodiscard]] virtual OpenMode mode() const = 0;
    [[nodiscard]] virtual const std::string& path() const = 0;

    /// Errors: ReadOnly, DiskFull, StoreUnavailable, StoreCorrupt. After an error nothing of the batch is stored; only
    /// where the disk failed at the very end (the sync) and nothing was committed afterwards may the next to open the
    /// store find all of it.
    [[nodiscard]] virtual Result<domain::Hash> commit(const WriteBatch& batch) = 0;

    /// The snapshot at a moment: of each key the version that was the last one stored then; with an as-of, the version
    /// with the latest as-of up to it (the last one stored among equals). Findings and health likewise.
    [[nodiscard]] virtual Result<domain::SnapshotPtr> loadSnapshot(const Moment& moment) const = 0;
    /// All versions of one row, oldest first. `kind` is nameOf<Record>().
    [[nodiscard]] virtual Result<std::vector<RowVersion>>
    versions(std::string_view kind, const domain::SourceId& source, std::string_view key) const = 0;
    /// The last version, in each interval of `step`, of every row of `kind` with as-of in [from, to): for charts.
    [[nodiscard]] virtual Result<std::vector<RowVersion>> series(std::string_view kind, domain::Instant from,
                                                                 domain::Instant to, const Moment& moment,
                                                                 domain::Duration step) const = 0;
    /// Errors: NotFound, StoreCorrupt (the bytes no longer have this hash).
    [[nodiscard]] virtual Result<RawAnswer> raw(const domain::Hash& sha256) const = 0;
    /// The newest lines of the journal, newest first.
    [[nodiscard]] virtual Result<std::vector<AuditEvent>> audit(std::size_t newest) const = 0;
    /// The newest good answers of a source (of every source if it is empty), newest first.
    [[nodiscard]] virtual Result<std::vector<domain::OriginPtr>> observations(const domain::SourceId& source,
                                                                              std::size_t newest) const;
    [[nodiscard]] virtual Result<StoreStatistics> statistics() const;
    /// The last link of the hash chain: names the state of the whole store. A new store has the genesis link.
    [[nodiscard]] virtual Result<domain::Hash> head() const = 0;

    /// Recomputes every hash and the chain; reads all bytes. A report with faults is a success: errors are Cancelled
    /// and what keeps the file from being read at all. Ticks taken away at the end are seen only by comparing `head`
    /// with one noted earlier.
    [[nodiscard]] virtual Result<VerifyReport> verify(const Progress& progress) const = 0;
};

} // namespace assay::store
