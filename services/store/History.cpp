// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/History.h"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "services/store/RowSelect.h"

namespace assay::store
{

namespace
{


const TableShape& versionedShape(std::string_view kind)
{
    const TableShape* shape = findShape(kind);
    if (shape == nullptr || shape->kind == TableKind::Plain)
        throw Failure(ErrorCode::NotFound, "there is no kind of row of this name", std::string(kind.substr(0, 60)));
    return *shape;
}

RowVersion versionFrom(const TableShape& shape, const Statement& row, Origins& origins)
{
    RowVersion version;
    version.origin = *origins.of(shape, row);
    version.change = changeFrom(shape, row);
    visitRecord(shape.name, [&]<class Record>(std::type_identity<Record>) {
        const auto record = takeRecord<Record>(row, kFirstField, row.integer(kRowId), row.integer(kRowTick));
        version.cells = domain::cellsOf(record);
    });
    return version;
}

std::int64_t limitOf(std::size_t newest)
{
    return static_cast<std::int64_t>(std::min<std::size_t>(newest, std::numeric_limits<std::int32_t>::max()));
}

} // namespace

std::vector<RowVersion> versionsOf(const Connection& connection, std::string_view kind, const domain::SourceId& source,
                                   std::string_view key)
{
    const TableShape& shape = versionedShape(kind);
    const ReadTransaction transaction(connection);
    const bool stated = shape.kind == TableKind::Stated;
    auto live = connection.prepare("SELECT row_id FROM " + sqlName(shape.name) +
                                   " WHERE row_superseded IS NULL AND row_key=?1" +
                                   (stated ? " AND row_source=(SELECT row_id FROM source WHERE name=?2)" : ""));
    live.bind(1, key);
    if (stated)
        live.bind(2, source.value());
    std::vector<RowVersion> versions;
    if (!live.step())
        return versions;
    // Each version names the one before it; numbers only fall, so that a damaged chain ends too.
    std::int64_t rowId = live.integer(0);
    Origins origins(connection);
    auto one = connection.prepare(selectRows(shape) + "WHERE r.row_id=?");
    while (rowId > 0) {
        one.bind(1, rowId);
        if (!one.step())
            throw Failure(ErrorCode::StoreCorrupt, "an earlier version is not there", rowPlace(shape.name, rowId, 0));
        versions.push_back(versionFrom(shape, one, origins));
        const std::int64_t previous = one.integer(kRowPrevious);
        one.reset();
        if (previous >= rowId)
            throw Failure(ErrorCode::StoreCorrupt, "a version names a later one as its previous",
                          rowPlace(shape.name, rowId, 0));
        rowId = previous;
    }
    std::reverse(versions.begin(), versions.end());
    return versions;
}

std::vector<RowVersion> seriesOf(const Connection& connection, std::string_view kind, domain::Instant from,
                                 domain::Instant to, const Moment& moment, domain::Duration step)
{
    const TableShape& shape = versionedShape(kind);
    if (step.count() <= 0)
        throw Failure(ErrorCode::Usage, "the step of a series must be positive");
    const ReadTransaction transaction(connection);
    const Horizon horizon = horizonOf(connection, moment);
    const std::int64_t begin = from.time_since_epoch().count();
    const std::string asOf = asOfExpression(shape);
    const std::string key = shape.kind == TableKind::Stated ? "r.row_source, r.row_key" : "r.row_key";
    auto rows =
        connection.prepare("SELECT x.* FROM (" + selectRows(shape) + "WHERE r.row_tick<=?1 AND " + asOf + ">=?2 AND " +
                           asOf + "<?3 AND " + asOf + "<=?4 ORDER BY " + key + ", " + asOf + ", r.row_id) x");
    rows.bind(1, horizon.tick);
    rows.bind(2, begin);
    rows.bind(3, to.time_since_epoch().count());
    rows.bind(4, horizon.asOf.value_or(std::numeric_limits<std::int64_t>::max()));
    Origins origins(connection);
    std::vector<RowVersion> series;
    std::string lastKey;
    std::int64_t lastBucket = -1;
    visitRecord(shape.name, [&]<class Record>(std::type_identity<Record>) {
        while (rows.step()) {
            const auto record = takeRecord<Record>(rows, kFirstField, rows.integer(kRowId), rows.integer(kRowTick));
            const auto origin = origins.of(shape, rows);
            std::string rowKey = origin->source.value() + '\x1e' + domain::keyOf(record);
            const std::int64_t bucket = (rows.integer(kRowAsOf) - begin) / step.count();
            RowVersion version{{}, *origin, changeFrom(shape, rows)};
            version.cells = domain::cellsOf(record);
            if (!series.empty() && bucket == lastBucket && rowKey == lastKey)
                series.back() = std::move(version);
            else
                series.push_back(std::move(version));
            lastKey = std::move(rowKey);
            lastBucket = bucket;
        }
    });
    std::stable_sort(series.begin(), series.end(), [](const RowVersion& left, const RowVersion& right) {
        return left.origin.asOf < right.origin.asOf;
    });
    return series;
}

std::string bodyOf(std::string_view body, std::int64_t codec, std::int64_t size)
{
    if (size < 0 || static_cast<std::uint64_t>(size) > kMaxBody)
        throw Failure(ErrorCode::StoreCorrupt, "size of an answer is out of range");
    std::string out;
    if (codec == static_cast<std::int64_t>(Codec::Zstd)) {
        auto plain = support::decompress(body, static_cast<std::size_t>(size));
        if (!plain)
            throw Failure(ErrorCode::StoreCorrupt, plain.error().detail);
        out = std::move(*plain);
    } else if (codec == static_cast<std::int64_t>(Codec::Plain)) {
        out = body;
    } else {
        throw Failure(ErrorCode::StoreCorrupt, "no such codec: " + std::to_string(codec));
    }
    if (out.size() != static_cast<std::size_t>(size))
        throw Failure(ErrorCode::StoreCorrupt, "the bytes of an answer are not as many as noted");
    return out;
}

RawAnswer rawOf(const Connection& connection, const domain::Hash& sha256)
{
    auto row =
        connection.prepare("SELECT r.row_id, s.name, r.resource, r.target, r.received_at, r.headers, r.size, r.codec, "
                           "r.body FROM raw r LEFT JOIN source s ON s.row_id=r.source WHERE r.sha256=?");
    row.bindBlob(1, viewOf(sha256));
    if (!row.step())
        throw Failure(ErrorCode::NotFound, "no answer with this SHA-256 is stored", sha256.hex());
    RawAnswer raw;
    raw.sha256 = sha256;
    raw.source = domain::SourceId(row.text(1));
    raw.resource = row.text(2);
    raw.target = row.text(3);
    raw.receivedAt = instantFrom(row.integer(4));
    raw.headers = row.text(5);
    raw.body = bodyOf(row.blob(8), row.integer(7), row.integer(6));
    if (domain::Hash::of(raw.body) != sha256)
        throw Failure(ErrorCode::StoreCorrupt, "the stored bytes no longer have this SHA-256",
                      "table raw, row " + std::to_string(row.integer(0)) + ", " + sha256.hex());
    return raw;
}

std::vector<AuditEvent> auditOf(const Connection& connection, std::size_t newest)
{
    auto rows =
        connection.prepare("SELECT at, actor, action, phase, object, detail FROM audit ORDER BY row_id DESC LIMIT ?");
    rows.bind(1, limitOf(newest));
    std::vector<AuditEvent> events;
    while (rows.step())
        events.push_back({instantFrom(rows.integer(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                          std::string(rows.text(3)), std::string(rows.text(4)), std::string(rows.text(5))});
    return events;
}

std::vector<domain::OriginPtr> observationsOf(const Connection& connection, const domain::SourceId& source,
                                              std::size_t newest)
{
    const std::string which = source.empty() ? "?1=?1" : "source=(SELECT row_id FROM source WHERE name=?1)";
    auto rows = connection.prepare("SELECT row_id FROM observation WHERE good=1 AND " + which +
                                   " ORDER BY row_id DESC LIMIT ?2");
    rows.bind(1, source.value());
    rows.bind(2, limitOf(newest));
    Origins origins(connection);
    std::vector<domain::OriginPtr> out;
    while (rows.step())
        out.push_back(origins.observation(rows.integer(0)));
    return out;
}

StoreStatistics statisticsOf(const Connection& connection)
{
    const ReadTransaction transaction(connection);
    const auto count = [&](std::string_view sql) { return static_cast<std::uint64_t>(connection.integer(sql)); };
    StoreStatistics out;
    out.ticks = count("SELECT max(seq) FROM tick");
    out.raws = count("SELECT count(*) FROM raw");
    out.rawBytes = count("SELECT total(size) FROM raw");
    out.storedRawBytes = count("SELECT total(length(body)) FROM raw");
    for (const auto& suffix : {"", "-wal"}) {
        std::error_code error;
        const auto size = std::filesystem::file_size(connection.path() + suffix, error);
        out.fileBytes += error ? 0 : size;
    }
    for (const auto& shape : tableShapes())
        if (shape.kind != TableKind::Plain)
            out.rows.emplace_back(shape.name, count("SELECT count(*) FROM " + sqlName(shape.name)));
    return out;
}

domain::Hash headOf(const Connection& connection)
{
    domain::Hash hash;
    auto link = connection.prepare("SELECT hash FROM tick ORDER BY seq DESC LIMIT 1");
    if (link.step() && link.blob(0).size() == hash.bytes.size())
        std::copy_n(link.blob(0).begin(), hash.bytes.size(), hash.bytes.begin());
    return hash;
}

} // namespace assay::store
