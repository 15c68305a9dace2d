// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/domain/RecordSchemas.h"
#include "services/wire/RecordJson.h"

namespace assay::sandbox
{

using domain::Decimal;
using domain::Instant;
using support::Date;
using support::Duration;

/// A row as it is served: its identity (keyOf), its JSON object and the JSON array of its key fields. Immutable, shared
/// by tables, snapshots and messages.
struct Row {
    std::string key;
    std::string json;
    std::string keyJson;
};
using RowPtr = std::shared_ptr<const Row>;

/// What changed in one resource of one source in one step of the world.
struct Change {
    std::string source;
    std::string resource;
    std::int64_t sequence = 0;
    Instant asOf{};
    std::vector<RowPtr> upserts;
    std::vector<RowPtr> removes; ///< only their keys matter
};

template <class Record>
[[nodiscard]] RowPtr makeRow(const Record& record)
{
    auto row = std::make_shared<Row>();
    row->key = domain::keyOf(record);
    wire::JsonWriter json(row->json);
    wire::appendRecord(json, record);
    wire::JsonWriter key(row->keyJson);
    wire::appendKey(key, record);
    return row;
}

/// Collects what the parts of the world change in one step, by source and resource in order of first use. Of several
/// changes of one row only the last one counts.
class ChangeSet
{
public:
    template <class Record>
    void upsert(std::string_view source, const Record& record)
    {
        at(source, domain::resourceOf<Record>()).push_back({makeRow(record), Kind::Upsert});
    }
    template <class Record>
    void remove(std::string_view source, const Record& record)
    {
        at(source, domain::resourceOf<Record>()).push_back({makeRow(record), Kind::Remove});
    }
    /// The changes, not yet numbered; the set is empty afterwards.
    [[nodiscard]] std::vector<Change> take();

private:
    enum class Kind : std::uint8_t { Upsert, Remove };
    struct Step {
        RowPtr row;
        Kind kind;
    };
    struct Steps {
        std::string source;
        std::string resource;
        std::vector<Step> steps;
    };
    std::vector<Step>& at(std::string_view source, std::string_view resource);

    std::vector<Steps> m_steps;
};

/// The current rows of one resource in the order in which they first came. One thread.
class RowTable
{
public:
    void apply(const Change& change);
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] bool contains(const std::string& key) const { return m_places.contains(key); }
    [[nodiscard]] std::vector<RowPtr> rows() const;

private:
    std::map<std::uint64_t, RowPtr> m_rows;
    std::unordered_map<std::string, std::uint64_t> m_places;
    std::uint64_t m_next = 0;
};

} // namespace assay::sandbox
