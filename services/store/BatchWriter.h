// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>

#include "services/domain/Fields.h"
#include "services/store/Chain.h"
#include "services/store/Connection.h"
#include "services/store/RowBuffer.h"
#include "services/store/TableShape.h"
#include "services/store/WriteBatch.h"

namespace assay::store
{

/// Writes batches: one transaction and one link of the chain each. Statements and the next row numbers are kept from batch
/// to batch; after a failure they are forgotten and read again. Throws. Owner and thread: the writing Store.
class BatchWriter
{
public:
    explicit BatchWriter(Connection& connection);

    /// The new head of the chain.
    [[nodiscard]] support::Hash write(const WriteBatch& batch);

private:
    struct Table {
        Table(const Connection& connection, const TableShape& tableShape);

        const TableShape* shape;
        Statement insert;
        std::optional<Statement> findLive;
        std::optional<Statement> closeLive;
        std::int64_t nextId;
    };
    struct Head {
        std::int64_t seq = 0;
        std::int64_t knownAt = 0;
        support::Hash hash;
    };
    /// Where the rows of one answer belong: ids of its source and observation.
    struct Place {
        std::int64_t source = 0;
        std::int64_t observation = 0;
    };
    using OriginKey =
        std::tuple<std::string, std::string, domain::Tier, domain::Instant, domain::Instant, support::Hash>;

    void load();
    void forget();
    [[nodiscard]] Table& table(std::string_view name);

    [[nodiscard]] support::Hash add(const WriteBatch& batch);
    void addSources(const WriteBatch& batch);
    void addSource(const domain::SourceId& source);
    void addRaws(const WriteBatch& batch);
    void addObservations(const WriteBatch& batch);
    enum class Listed { No, Yes };
    void addObservation(const domain::OriginPtr& origin, Listed listed);
    void addAudit(const WriteBatch& batch);
    [[nodiscard]] support::Hash addLink(const WriteBatch& batch);

    template <class Visitor>
    static void forEachOrigin(const WriteBatch& batch, Visitor&& visit);
    [[nodiscard]] const Place& placeOf(const domain::OriginPtr& origin);
    /// A record whose type is not known: its key and how to reach its fields.
    struct Version {
        std::string key;
        std::span<const domain::FieldAccess> fields;
        const void* record;
    };
    template <class Record>
    [[nodiscard]] static Version versionOf(const Record& record)
    {
        return {domain::keyOf(record), domain::fieldsOf<Record>(), &record};
    }
    void addVersion(Table& target, const Version& version, domain::Change change, const Place* place);
    /// Ends the live version of a key; its row_id, or 0 if there is none.
    [[nodiscard]] std::int64_t closeLive(Table& target, const Place* place, std::string_view key);
    void beginRow(const Table& target);
    /// false: the key has a live version already.
    [[nodiscard]] bool insertRow(Table& target);
    void insertPlain(Table& target);

    Connection& m_connection;
    std::deque<Table> m_tables;
    std::optional<Head> m_head;
    std::unordered_map<std::string, std::int64_t> m_sources;
    // Of the batch that is being written:
    std::int64_t m_seq = 0;
    std::optional<TickDigest> m_digest;
    support::Hasher m_hasher;
    RowBuffer m_row;
    std::unordered_map<const domain::Origin*, Place> m_places;
    std::map<OriginKey, Place> m_placesByContent;
    const domain::Origin* m_lastOrigin = nullptr;
    Place m_lastPlace;
};

} // namespace assay::store
