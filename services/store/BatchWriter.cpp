// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/BatchWriter.h"

#include <algorithm>

#include "services/domain/Fields.h"
#include "services/store/Failure.h"
#include "services/store/RowCodec.h"

namespace assay::store
{

namespace
{

std::int64_t milliseconds(domain::Instant instant)
{
    return instant.time_since_epoch().count();
}

} // namespace

BatchWriter::Table::Table(const Connection& connection, const TableShape& tableShape)
    : shape(&tableShape), insert(connection.prepare(tableShape.insertSql())),
      nextId(connection.integer("SELECT max(row_id) FROM " + sqlName(tableShape.name)) + 1)
{
    if (tableShape.kind == TableKind::Plain)
        return;
    const std::string where = tableShape.kind == TableKind::Stated ? "row_key=?1 AND row_source=?2" : "row_key=?1";
    findLive.emplace(connection.prepare("SELECT row_id FROM " + sqlName(tableShape.name) +
                                        " WHERE row_superseded IS NULL AND " + where));
    closeLive.emplace(
        connection.prepare("UPDATE " + sqlName(tableShape.name) + " SET row_superseded=?1 WHERE row_id=?2"));
}

BatchWriter::BatchWriter(Connection& connection) : m_connection(connection) {}

support::Hash BatchWriter::write(const WriteBatch& batch)
{
    try {
        WriteTransaction transaction(m_connection.database());
        load();
        const auto hash = add(batch);
        transaction.commit();
        m_head = Head{m_seq, std::max(m_head->knownAt, milliseconds(batch.knownAt)), hash};
        return hash;
    } catch (...) {
        forget();
        throw;
    }
}

void BatchWriter::load()
{
    if (m_head)
        return;
    auto head = m_connection.prepare("SELECT seq, known_at, hash FROM tick ORDER BY seq DESC LIMIT 1");
    if (!head.step() || head.blob(2).size() != 32)
        throw Failure(ErrorCode::StoreCorrupt, "the hash chain has no head", "table tick");
    m_head = Head{head.integer(0), head.integer(1), {}};
    std::copy_n(head.blob(2).begin(), 32, m_head->hash.bytes.begin());
    auto sources = m_connection.prepare("SELECT row_id, name FROM source");
    while (sources.step())
        m_sources.emplace(sources.text(1), sources.integer(0));
    for (const auto& shape : tableShapes())
        m_tables.emplace_back(m_connection, shape);
}

void BatchWriter::forget()
{
    m_tables.clear();
    m_head.reset();
    m_sources.clear();
    m_places.clear();
    m_placesByContent.clear();
    m_lastOrigin = nullptr;
}

BatchWriter::Table& BatchWriter::table(std::string_view name)
{
    const auto found =
        std::find_if(m_tables.begin(), m_tables.end(), [&](const Table& t) { return t.shape->name == name; });
    if (found == m_tables.end())
        throw Failure(ErrorCode::StoreCorrupt, "no such table", std::string(name));
    return *found;
}

support::Hash BatchWriter::add(const WriteBatch& batch)
{
    m_seq = m_head->seq + 1;
    m_digest.emplace();
    m_places.clear();
    m_placesByContent.clear();
    m_lastOrigin = nullptr;
    // In the order of tableShapes(): a batch is hashed as it is written.
    addSources(batch);
    addRaws(batch);
    addObservations(batch);
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        const auto& rows = domain::changesOf<Record>(batch.changes);
        if (rows.empty())
            return;
        Table& target = table(domain::nameOf<Record>());
        for (const auto& row : rows)
            addVersion(target, versionOf(row.record), row.change, &placeOf(row.origin));
        m_digest->endTable(target.shape->name);
    });
    const auto addJudged = [&](const auto& records, Table& target) {
        for (const auto& record : records)
            addVersion(target, versionOf(record), domain::Change::Changed, nullptr);
        m_digest->endTable(target.shape->name);
    };
    addJudged(batch.findings, table("finding"));
    addJudged(batch.health, table("source_health"));
    addAudit(batch);
    return addLink(batch);
}

template <class Visitor>
void BatchWriter::forEachOrigin(const WriteBatch& batch, Visitor&& visit)
{
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        const domain::Origin* last = nullptr;
        for (const auto& row : domain::changesOf<Record>(batch.changes)) {
            if (!row.origin)
                throw Failure(ErrorCode::Malformed, "a row without origin", std::string(domain::nameOf<Record>()));
            if (row.origin.get() != last)
                visit(row.origin);
            last = row.origin.get();
        }
    });
}

void BatchWriter::addSources(const WriteBatch& batch)
{
    for (const auto& raw : batch.raws)
        addSource(raw.source);
    for (const auto& origin : batch.observations) {
        if (!origin)
            throw Failure(ErrorCode::Malformed, "an observation without origin");
        addSource(origin->source);
    }
    forEachOrigin(batch, [&](const domain::OriginPtr& origin) { addSource(origin->source); });
    m_digest->endTable("source");
}

void BatchWriter::addSource(const domain::SourceId& source)
{
    if (m_sources.contains(source.value()))
        return;
    Table& target = table("source");
    beginRow(target);
    m_row.text(source.value());
    m_sources.emplace(source.value(), target.nextId);
    insertPlain(target);
}

void BatchWriter::addRaws(const WriteBatch& batch)
{
    if (batch.raws.empty())
        return;
    Table& target = table("raw");
    auto stored = m_connection.prepare("SELECT 1 FROM raw WHERE sha256=?");
    for (const auto& raw : batch.raws) {
        if (raw.body.size() > kMaxBody)
            throw Failure(ErrorCode::OutOfRange,
                          "answer of " + std::to_string(raw.body.size()) + " bytes, limit " + std::to_string(kMaxBody),
                          raw.source.value() + '/' + raw.resource);
        const bool isMade = raw.packed.isOf(raw.body);
        const PackedBody made = isMade ? PackedBody{} : PackedBody::of(raw.body);
        const PackedBody& packed = isMade ? raw.packed : made;
        const auto& sha256 = packed.sha256();
        if (!raw.sha256.empty() && raw.sha256 != sha256)
            throw Failure(ErrorCode::Malformed, "the bytes do not have the SHA-256 that is stated for them",
                          raw.source.value() + '/' + raw.resource);
        stored.bindBlob(1, viewOf(sha256));
        const bool known = stored.step();
        stored.reset();
        if (known)
            continue;
        beginRow(target);
        m_row.blob(viewOf(sha256));
        m_row.integer(m_sources.at(raw.source.value()));
        put(m_row, raw.resource);
        put(m_row, raw.target);
        put(m_row, raw.receivedAt);
        put(m_row, raw.headers);
        m_row.integer(static_cast<std::int64_t>(raw.body.size()));
        m_row.integer(static_cast<std::int64_t>(packed.codec()));
        m_row.blob(packed.stored(raw.body));
        insertPlain(target);
    }
    m_digest->endTable("raw");
}

void BatchWriter::addObservations(const WriteBatch& batch)
{
    for (const auto& origin : batch.observations)
        addObservation(origin, Listed::Yes);
    forEachOrigin(batch, [&](const domain::OriginPtr& origin) { addObservation(origin, Listed::No); });
    m_digest->endTable("observation");
}

void BatchWriter::addObservation(const domain::OriginPtr& origin, Listed listed)
{
    if (m_places.contains(origin.get()))
        return;
    OriginKey content{origin->source.value(), origin->resource, origin->tier,
                      origin->asOf,           origin->knownAt,  origin->raw};
    const auto [known, added] = m_placesByContent.try_emplace(std::move(content));
    if (added) {
        Table& target = table("observation");
        known->second = {m_sources.at(origin->source.value()), target.nextId};
        beginRow(target);
        m_row.integer(listed == Listed::Yes ? 1 : 0);
        m_row.integer(known->second.source);
        m_row.text(origin->resource);
        put(m_row, origin->tier);
        put(m_row, origin->asOf);
        put(m_row, origin->knownAt);
        origin->raw.empty() ? m_row.null() : m_row.blob(viewOf(origin->raw));
        insertPlain(target);
    }
    m_places.emplace(origin.get(), known->second);
}

void BatchWriter::addAudit(const WriteBatch& batch)
{
    if (batch.audit.empty())
        return;
    Table& target = table("audit");
    for (const auto& event : batch.audit) {
        beginRow(target);
        put(m_row, event.at);
        put(m_row, event.actor);
        put(m_row, event.action);
        put(m_row, event.phase);
        put(m_row, event.object);
        put(m_row, event.detail);
        insertPlain(target);
    }
    m_digest->endTable("audit");
}

support::Hash BatchWriter::addLink(const WriteBatch& batch)
{
    // Known-at never runs back, whatever the clock does: "as known at" then cuts the batches at one place.
    const std::int64_t knownAt = std::max(m_head->knownAt, milliseconds(batch.knownAt));
    const auto content = m_digest->finish();
    const auto hash = linkHash(m_head->hash, content, knownAt, m_seq);
    auto link = m_connection.prepare("INSERT INTO tick(seq, known_at, previous, content, hash) VALUES(?,?,?,?,?)");
    link.bind(1, m_seq);
    link.bind(2, knownAt);
    link.bindBlob(3, viewOf(m_head->hash));
    link.bindBlob(4, viewOf(content));
    link.bindBlob(5, viewOf(hash));
    link.run();
    return hash;
}

const BatchWriter::Place& BatchWriter::placeOf(const domain::OriginPtr& origin)
{
    if (origin.get() != m_lastOrigin) {
        m_lastPlace = m_places.at(origin.get());
        m_lastOrigin = origin.get();
    }
    return m_lastPlace;
}

void BatchWriter::addVersion(Table& target, const Version& version, domain::Change change, const Place* place)
{
    const auto encode = [&](std::int64_t previous, domain::Change stored) {
        beginRow(target);
        m_row.skip(); // row_superseded
        previous == 0 ? m_row.null() : m_row.integer(previous);
        m_row.integer(static_cast<std::int64_t>(stored));
        if (place != nullptr) {
            m_row.integer(place->source);
            m_row.integer(place->observation);
        }
        m_row.text(version.key);
        putFields(m_row, version.fields, version.record);
    };
    // A row said to be new is first tried as such: no search for an older version, which as a rule is not there.
    std::int64_t previous = change == domain::Change::Added ? 0 : closeLive(target, place, version.key);
    const bool judgedFirst = place == nullptr && previous == 0;
    encode(previous, judgedFirst ? domain::Change::Added : change);
    if (insertRow(target))
        return;
    previous = closeLive(target, place, version.key);
    encode(previous, change);
    if (!insertRow(target))
        throw Failure(ErrorCode::StoreCorrupt, "two live versions of one key", "table " + target.shape->name);
}

std::int64_t BatchWriter::closeLive(Table& target, const Place* place, std::string_view key)
{
    target.findLive->bind(1, key);
    if (place != nullptr)
        target.findLive->bind(2, place->source);
    const std::int64_t live = target.findLive->step() ? target.findLive->integer(0) : 0;
    target.findLive->reset();
    if (live != 0) {
        target.closeLive->bind(1, m_seq);
        target.closeLive->bind(2, live);
        target.closeLive->run();
    }
    return live;
}

void BatchWriter::beginRow(const Table& target)
{
    m_row.setOmitted(target.shape->kind == TableKind::Plain ? 0 : kSupersededColumn);
    m_row.begin(target.shape->name, target.nextId);
    m_row.integer(m_seq);
    m_row.skip(); // row_check
}

bool BatchWriter::insertRow(Table& target)
{
    const auto digest = m_row.digest(m_hasher);
    m_row.bindTo(target.insert, checkOf(digest));
    if (!target.insert.runUnlessDuplicate())
        return false;
    m_digest->addRow(digest);
    ++target.nextId;
    return true;
}

void BatchWriter::insertPlain(Table& target)
{
    if (!insertRow(target))
        throw Failure(ErrorCode::StoreCorrupt, "a unique value is stored twice", "table " + target.shape->name);
}

} // namespace assay::store
