// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/RecordSchemas.h"
#include "services/domain/RowIndex.h"

namespace assay::domain {

enum class Life : std::uint8_t { Empty, Present, Removed };

/// A record with where it came from. Removed rows keep their place, so that positions are stable for the whole session.
template <class Record>
struct Row {
    Record record;
    OriginPtr origin;
    std::uint64_t revision = 0;   ///< of the picture in which it last changed
    Life life = Life::Empty;
};

/// All rows of one kind, as an immutable value: chunks of rows are shared between successive pictures, so a copy costs one
/// pointer per 64 rows and a change costs one chunk. Two tables are compared by chunk identity. Any thread.
template <class Record>
class Table {
public:
    static constexpr std::size_t kChunk = 64;
    using Chunk = std::array<Row<Record>, kChunk>;

    [[nodiscard]] std::size_t size() const { return m_size; }          ///< positions, removed rows included
    [[nodiscard]] std::size_t present() const { return m_present; }    ///< rows that are there
    [[nodiscard]] const Row<Record>& at(std::size_t position) const { return (*m_chunks[position / kChunk])[position % kChunk]; }
    [[nodiscard]] std::size_t chunkCount() const { return m_chunks.size(); }
    [[nodiscard]] const Chunk* chunk(std::size_t index) const { return m_chunks[index].get(); }

    /// Calls `visit(const Row<Record>&)` for each present row.
    template <class Visitor>
    void forEach(Visitor&& visit) const
    {
        for (std::size_t i = 0; i < m_size; ++i)
            if (const auto& row = at(i); row.life == Life::Present)
                visit(row);
    }

private:
    template <class>
    friend class TableEditor;
    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    std::size_t m_size = 0;
    std::size_t m_present = 0;
};

/// Makes the next table from the previous one. Keeps the index from (source, key) to position, and the chunks it has
/// already copied in this round. Owned by one Assembler, used on its thread only.
template <class Record>
class TableEditor {
public:
    enum class Change : std::uint8_t { None, Added, Changed, Removed };

    TableEditor() = default;
    explicit TableEditor(Table<Record> table) : m_table(std::move(table))
    {
        for (std::size_t i = 0; i < m_table.size(); ++i)
            if (const auto& row = m_table.at(i); row.life != Life::Empty)
                m_index.add(row.origin->source, keyOf(row.record), static_cast<std::uint32_t>(i));
    }

    /// Adds or replaces; an equal record is no change (its origin stays the one that first stated it).
    Change put(Record record, const OriginPtr& origin, std::uint64_t revision)
    {
        const auto [position, added] =
            m_index.add(origin->source, keyOf(record), static_cast<std::uint32_t>(m_table.m_size));
        if (added) {
            if (m_table.m_size % kSize == 0) {
                m_table.m_chunks.push_back(nullptr);
                m_own.push_back(std::make_shared<typename Table<Record>::Chunk>());
                m_table.m_chunks.back() = m_own.back();
            }
            ++m_table.m_size;
        } else if (const auto& old = m_table.at(position); old.life == Life::Present && sameFields(old.record, record))
            return m_last = position, Change::None;
        m_last = position;
        Row<Record>& row = writable(position);
        const bool fresh = row.life != Life::Present;
        row.record = std::move(record);
        row.origin = origin;
        row.revision = revision;
        row.life = Life::Present;
        m_table.m_present += fresh ? 1 : 0;
        return fresh ? Change::Added : Change::Changed;
    }

    /// `origin` is the answer in which the record is no longer there.
    Change remove(const OriginPtr& origin, std::string_view key, std::uint64_t revision)
    {
        const auto position = m_index.find(origin->source, key);
        if (!position || m_table.at(*position).life != Life::Present)
            return Change::None;
        Row<Record>& row = writable(*position);
        row.life = Life::Removed;
        row.origin = origin;
        row.revision = revision;
        --m_table.m_present;
        return Change::Removed;
    }

    /// The row of this source and key, present or removed; nullptr if it was never there.
    [[nodiscard]] const Row<Record>* find(const SourceId& source, std::string_view key) const
    {
        const auto position = m_index.find(source, key);
        return position ? &m_table.at(*position) : nullptr;
    }

    [[nodiscard]] const Table<Record>& table() const { return m_table; }
    /// Where the record of the last put() stands.
    [[nodiscard]] std::uint32_t lastPosition() const { return m_last; }

    /// The finished value; later edits copy what they touch.
    [[nodiscard]] Table<Record> publish()
    {
        m_own.assign(m_table.m_chunks.size(), nullptr);
        return m_table;
    }

private:
    static constexpr std::size_t kSize = Table<Record>::kChunk;

    Row<Record>& writable(std::size_t position)
    {
        const std::size_t index = position / kSize;
        if (m_own.size() < m_table.m_chunks.size())
            m_own.resize(m_table.m_chunks.size());
        if (!m_own[index]) {
            m_own[index] = std::make_shared<typename Table<Record>::Chunk>(*m_table.m_chunks[index]);
            m_table.m_chunks[index] = m_own[index];
        }
        return (*m_own[index])[position % kSize];
    }

    Table<Record> m_table;
    std::vector<std::shared_ptr<typename Table<Record>::Chunk>> m_own;
    RowIndex m_index;
    std::uint32_t m_last = 0;
};

} // namespace assay::domain
