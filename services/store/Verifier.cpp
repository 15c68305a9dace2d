// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/Verifier.h"

#include <sqlite3.h>

#include <algorithm>

#include "services/store/Failure.h"
#include "services/store/History.h"
#include "services/store/RowCodec.h"

namespace assay::store
{

namespace
{

/// After so many the rest says nothing new.
constexpr std::size_t kMaxFaults = 1000;
constexpr std::int64_t kProgressEvery = 64;

/// Column of the scan of a shape's column; row_id is 0.
int columnOf(const TableShape& shape, std::string_view name)
{
    for (std::size_t i = 0; i < shape.columns.size(); ++i)
        if (shape.columns[i].name == name)
            return static_cast<int>(i) + 1;
    return -1;
}

constexpr int kTick = static_cast<int>(kTickColumn) + 1;
constexpr int kCheck = static_cast<int>(kCheckColumn) + 1;
constexpr int kSuperseded = static_cast<int>(kSupersededColumn) + 1;
constexpr int kPrevious = kSuperseded + 1;

std::string keyColumns(const TableShape& shape)
{
    return shape.kind == TableKind::Stated ? "row_key, row_source" : "row_key, 0";
}

} // namespace

Verifier::Scan::Scan(const Connection& connection, const TableShape& tableShape)
    : shape(&tableShape), rows(connection.prepare(tableShape.scanSql()))
{
    if (tableShape.kind != TableKind::Plain)
        previous.emplace(connection.prepare("SELECT row_superseded, " + keyColumns(tableShape) + " FROM " +
                                            sqlName(tableShape.name) + " WHERE row_id=?"));
}

Verifier::Verifier(const Connection& connection, const Progress& progress)
    : m_connection(connection), m_progress(progress)
{
}

VerifyReport Verifier::run()
{
    const ReadTransaction transaction(m_connection);
    m_ticks = m_connection.integer("SELECT max(seq) FROM tick");
    reportProgress(0);
    checkStructures();
    for (const auto& shape : tableShapes())
        m_scans.emplace_back(m_connection, shape);
    for (auto& scan : m_scans)
        advance(scan);
    checkTicks();
    for (auto& scan : m_scans)
        checkLeftOver(scan);
    reportProgress(m_ticks);
    return std::move(m_report);
}

void Verifier::fault(std::string detail, std::string where)
{
    if (m_report.faults.size() < kMaxFaults)
        m_report.faults.push_back({ErrorCode::StoreCorrupt, std::move(detail), std::move(where)});
    else if (m_report.faults.size() == kMaxFaults)
        m_report.faults.push_back({ErrorCode::StoreCorrupt, "more faults than are listed", {}});
}

void Verifier::reportProgress(std::int64_t done)
{
    if (m_progress && !m_progress(static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(m_ticks)))
        throw Failure(ErrorCode::Cancelled, "verifying was stopped at tick " + std::to_string(done));
}

void Verifier::checkStructures()
{
    for (const auto& [pragma, what] :
         {std::pair{"PRAGMA integrity_check(100)", "database structure"},
          std::pair{"PRAGMA foreign_key_check", "reference to a row that is not there, in"}}) {
        try {
            auto lines = m_connection.prepare(pragma);
            while (lines.step())
                if (lines.text(0) != "ok")
                    fault(std::string(what) + ": " + std::string(lines.text(0)),
                          lines.isNull(1)
                              ? "file"
                              : "table " + std::string(lines.text(0)) + ", row " + std::to_string(lines.integer(1)));
        } catch (const Failure& failure) {
            fault(failure.error().detail, "file");
        }
    }
}

void Verifier::checkTicks()
{
    auto links = m_connection.prepare("SELECT seq, known_at, previous, content, hash FROM tick ORDER BY seq");
    std::int64_t expected = 0;
    try {
        while (links.step()) {
            if (links.integer(0) % kProgressEvery == 0)
                reportProgress(links.integer(0));
            checkTick(links, expected);
            expected = links.integer(0) + 1;
        }
    } catch (const Failure& failure) {
        if (failure.error().code == ErrorCode::Cancelled)
            throw;
        fault(failure.error().detail, "table tick, tick " + std::to_string(expected));
    }
    m_report.ticks = expected == 0 ? 0 : static_cast<std::uint64_t>(expected - 1);
    if (expected == 0)
        fault("the hash chain is empty", "table tick");
}

void Verifier::checkTick(const Statement& link, std::int64_t expected)
{
    const std::int64_t seq = link.integer(0);
    const std::string where = rowPlace("tick", seq, seq);
    if (seq != expected)
        fault("tick " + std::to_string(expected) + " is not there", where);
    if (link.integer(1) < m_lastKnownAt)
        fault("known-at runs back", where);
    m_lastKnownAt = std::max(m_lastKnownAt, link.integer(1));
    if (link.blob(2) != viewOf(m_report.head))
        fault("does not follow the link before it", where);

    TickDigest digest;
    for (auto& scan : m_scans) {
        takeRows(scan, seq, digest);
        digest.endTable(scan.shape->name);
    }
    const auto content = digest.finish();
    if (link.blob(3) != viewOf(content))
        fault("the rows of the tick are not those that were committed", where);
    support::Hash previous;
    support::Hash stored;
    if (link.blob(2).size() == 32)
        std::copy_n(link.blob(2).begin(), 32, previous.bytes.begin());
    if (link.blob(3).size() == 32)
        std::copy_n(link.blob(3).begin(), 32, stored.bytes.begin());
    const auto hash = linkHash(previous, stored, link.integer(1), seq);
    if (link.blob(4) != viewOf(hash))
        fault("the link's hash is not that of its parts", where);
    // The next link is held against what stands here, so that one fault is not told again for each tick after it.
    m_report.head = support::Hash{};
    if (link.blob(4).size() == 32)
        std::copy_n(link.blob(4).begin(), 32, m_report.head.bytes.begin());
}

void Verifier::takeRows(Scan& scan, std::int64_t seq, TickDigest& digest)
{
    while (scan.ready) {
        const auto rowDigest = digestOf(scan);
        const bool matches = scan.rows.integer(kCheck) == checkOf(rowDigest);
        // The tick of a row that does not match cannot be trusted: it is told of at once and holds up no other row.
        if (matches && scan.rows.integer(kTick) > seq)
            return;
        checkRow(scan, seq, digest, matches, rowDigest);
        advance(scan);
    }
}

void Verifier::checkRow(Scan& scan, std::int64_t seq, TickDigest& digest, bool matches, const support::Hash& rowDigest)
{
    const std::int64_t tick = scan.rows.integer(kTick);
    const std::string where = rowPlace(scan.shape->name, scan.rows.integer(0), tick);
    ++m_report.rows;
    if (!matches)
        fault("the row is not what was committed", where);
    else if (tick < seq)
        fault("the row stands after rows of later ticks, or its tick is not there", where);
    if (tick == seq)
        digest.addRow(rowDigest);
    if (scan.shape->kind != TableKind::Plain)
        checkVersion(scan);
    else if (scan.shape->name == "raw")
        checkRaw(scan);
}

void Verifier::checkVersion(Scan& scan)
{
    const std::int64_t rowId = scan.rows.integer(0);
    const std::string where = rowPlace(scan.shape->name, rowId, scan.rows.integer(kTick));
    if (!scan.rows.isNull(kSuperseded))
        ++scan.superseded;
    if (scan.rows.isNull(kPrevious))
        return;
    ++scan.links;
    Statement& previous = *scan.previous;
    const std::int64_t previousId = scan.rows.integer(kPrevious);
    previous.bind(1, previousId);
    const int key = columnOf(*scan.shape, "row_key");
    const int source = columnOf(*scan.shape, "row_source");
    if (previousId >= rowId || !previous.step())
        fault("the version before this one is not there", where);
    else if (previous.text(1) != scan.rows.text(key) ||
             (source > 0 && previous.integer(2) != scan.rows.integer(source)))
        fault("the version before this one is of another key", where);
    else if (previous.isNull(0) || previous.integer(0) != scan.rows.integer(kTick))
        fault("is not marked as superseded by the version after it",
              "table " + scan.shape->name + ", row " + std::to_string(previousId) + ", superseded in tick " +
                  std::to_string(scan.rows.integer(kTick)));
    previous.reset();
}

void Verifier::checkRaw(Scan& scan)
{
    const TableShape& shape = *scan.shape;
    const auto at = [&](std::string_view name) { return columnOf(shape, name); };
    const std::string where = rowPlace("raw", scan.rows.integer(0), scan.rows.integer(kTick));
    ++m_report.raws;
    try {
        const auto body =
            bodyOf(scan.rows.blob(at("body")), scan.rows.integer(at("codec")), scan.rows.integer(at("size")));
        if (scan.rows.blob(at("sha256")) != viewOf(support::Hash::of(body)))
            fault("the bytes do not have the SHA-256 under which they are stored", where);
    } catch (const Failure& failure) {
        fault(failure.error().detail, where);
    }
}

void Verifier::checkLeftOver(Scan& scan)
{
    for (; scan.ready; advance(scan)) {
        ++m_report.rows;
        fault("the row belongs to no tick", rowPlace(scan.shape->name, scan.rows.integer(0), scan.rows.integer(kTick)));
        if (scan.shape->kind != TableKind::Plain)
            checkVersion(scan);
    }
    if (scan.broken || scan.links == scan.superseded)
        return;
    // Some row is said to be superseded and no version follows it, or two versions follow one.
    const std::string name = sqlName(scan.shape->name);
    for (const auto& [sql, what] :
         {std::pair{"SELECT row_id, row_tick FROM " + name +
                        " a WHERE row_superseded IS NOT NULL AND NOT EXISTS(SELECT 1 FROM " + name +
                        " b WHERE b.row_previous=a.row_id) LIMIT 100",
                    "is marked as superseded, but no version follows it"},
          std::pair{"SELECT max(row_id), row_tick FROM " + name +
                        " WHERE row_previous IS NOT NULL GROUP BY row_previous HAVING count(*)>1 LIMIT 100",
                    "is the second version that follows the same one"}}) {
        auto rows = m_connection.prepare(sql);
        while (rows.step())
            fault(what, rowPlace(scan.shape->name, rows.integer(0), rows.integer(1)));
    }
}

void Verifier::advance(Scan& scan)
{
    try {
        scan.ready = scan.rows.step();
    } catch (const Failure& failure) {
        scan.ready = false;
        scan.broken = true;
        fault(failure.error().detail, "table " + scan.shape->name);
    }
}

support::Hash Verifier::digestOf(const Scan& scan)
{
    const Statement& row = scan.rows;
    m_row.begin(scan.shape->name, row.integer(0));
    int column = 0;
    for (const auto& info : scan.shape->columns) {
        ++column;
        const int type = row.type(column);
        if (info.hashed == Hashed::No || type == SQLITE_NULL)
            m_row.skip();
        else if (type == SQLITE_INTEGER)
            m_row.integer(row.integer(column));
        else if (type == SQLITE_BLOB)
            m_row.blob(row.blob(column));
        else
            m_row.text(row.text(column));
    }
    return m_row.digest(m_hasher);
}

} // namespace assay::store
