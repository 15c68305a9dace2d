// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "services/domain/PackedRows.h"
#include "services/domain/PlainRows.h"
#include "services/domain/RecordSchemas.h"
#include "services/domain/RowIndex.h"

namespace assay::domain {

/// Are rows of this record kept as bytes? A table of a million of them then takes a sixth of the memory, and reading a row
/// makes it anew.
template <class Record>
inline constexpr bool kPacked = std::is_same_v<Record, Instruction>;

/// All rows of one kind, as an immutable value: chunks of rows are shared between successive pictures, so a copy costs one
/// pointer per 64 rows and a change costs one chunk. Two tables are compared by chunk identity. Any thread.
template <class Record>
class Table {
public:
    using Chunk = std::conditional_t<kPacked<Record>, PackedRows<Record>, PlainRows<Record>>;
    static constexpr std::size_t kChunk = Chunk::kRows;

    [[nodiscard]] std::size_t size() const { return m_size; }          ///< positions, removed rows included
    [[nodiscard]] std::size_t present() const { return m_present; }    ///< rows that are there
    [[nodiscard]] std::size_t chunkCount() const { return m_chunks.size(); }
    [[nodiscard]] const Chunk* chunk(std::size_t index) const { return m_chunks[index].get(); }

    /// A row that the table keeps, or one made from its bytes.
    [[nodiscard]] typename Chunk::Found at(std::size_t position) const { return chunkOf(position).at(position % kChunk); }
    /// As at(), for one row after the other: where one has to be made, it is made in `scratch`.
    [[nodiscard]] const Row<Record>& read(std::size_t position, Row<Record>& scratch) const
    {
        return chunkOf(position).read(position % kChunk, scratch);
    }
    /// As read() of a row that is or was there, for who needs only some fields of many rows: if it has to be made, others
    /// stay as they are in `scratch`, so that one scratch row serves one list of fields.
    template <auto... Members>
    [[nodiscard]] const Row<Record>& readFields(std::size_t position, Row<Record>& scratch) const
    {
        if constexpr (sizeof...(Members) == 0)
            return read(position, scratch);
        else
            return chunkOf(position).template readFields<Members...>(position % kChunk, scratch);
    }

    // Of the row at a position, without the rest of it:
    [[nodiscard]] Life life(std::size_t position) const { return stamp(position).life; }
    [[nodiscard]] const OriginPtr& origin(std::size_t position) const { return stamp(position).origin; }
    [[nodiscard]] std::uint64_t revision(std::size_t position) const { return stamp(position).revision; }
    [[nodiscard]] std::string key(std::size_t position) const { return chunkOf(position).key(position % kChunk); }
    /// The value of field `field` (must be below kFieldCount).
    [[nodiscard]] Cell cell(std::size_t position, std::size_t field) const { return chunkOf(position).cell(position % kChunk, field); }

    /// Calls `visit(const Row<Record>&)` for each present row. The row may last no longer than the call (kPacked). Where
    /// members are named, it has these fields only (readFields).
    template <auto... Members, class Visitor>
    void forEach(Visitor&& visit) const
    {
        Row<Record> scratch;
        for (std::size_t i = 0; i < m_size; ++i)
            if (life(i) == Life::Present)
                visit(readFields<Members...>(i, scratch));
    }

    /// The present row of this source and key. Looks at one row after the other.
    [[nodiscard]] std::optional<Row<Record>> find(const SourceId& source, std::string_view wanted) const
    {
        const Origin* last = nullptr; // most rows have the origin of the row before
        bool isIts = false;
        for (std::size_t i = 0; i < m_size; ++i) {
            const auto& of = stamp(i);
            if (of.life != Life::Present)
                continue;
            if (of.origin.get() != last) {
                last = of.origin.get();
                isIts = last->source == source;
            }
            if (isIts && key(i) == wanted)
                return at(i);
        }
        return std::nullopt;
    }

private:
    template <class>
    friend class TableEditor;

    [[nodiscard]] const Chunk& chunkOf(std::size_t position) const { return *m_chunks[position / kChunk]; }
    [[nodiscard]] const auto& stamp(std::size_t position) const { return chunkOf(position).stamp(position % kChunk); }

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
    explicit TableEditor(Table<Record> table) : m_table(std::move(table)), m_own(m_table.chunkCount())
    {
        for (std::size_t i = 0; i < m_table.size(); ++i)
            if (m_table.life(i) != Life::Empty) {
                const std::string key = m_table.key(i);
                m_index.add(m_table.origin(i)->source, key, static_cast<std::uint32_t>(i), has(key));
            }
    }

    TableEditor(TableEditor&&) noexcept = default;
    TableEditor& operator=(TableEditor&&) noexcept = default;

    /// Adds or replaces; an equal record is no change (its origin stays the one that first stated it).
    template <class Stated>
        requires std::is_same_v<std::remove_cvref_t<Stated>, Record>
    Change put(Stated&& record, const OriginPtr& origin, std::uint64_t revision)
    {
        const std::string key = keyOf(record);
        const auto [position, added] =
            m_index.add(origin->source, key, static_cast<std::uint32_t>(m_table.m_size), has(key));
        m_last = position;
        m_writer.prepare(record);
        if (added)
            grow();
        const bool fresh = m_table.life(position) != Life::Present;
        if (!fresh && m_writer.states(m_table.chunkOf(position), position % kSize, record))
            return Change::None;
        Chunk& chunk = writable(position);
        chunk.setStamp(position % kSize, {origin, revision, Life::Present});
        m_writer.write(chunk, position % kSize, std::forward<Stated>(record));
        m_table.m_present += fresh ? 1 : 0;
        return fresh ? Change::Added : Change::Changed;
    }

    /// `origin` is the answer in which the record is no longer there.
    Change remove(const OriginPtr& origin, std::string_view key, std::uint64_t revision)
    {
        const auto at = position(origin->source, key);
        if (!at || m_table.life(*at) != Life::Present)
            return Change::None;
        writable(*at).setStamp(*at % kSize, {origin, revision, Life::Removed});
        --m_table.m_present;
        return Change::Removed;
    }

    /// The present row at a position stands unchanged in a later answer.
    void restate(std::uint32_t position, const OriginPtr& origin)
    {
        writable(position).setStamp(position % kSize, {origin, m_table.revision(position), Life::Present});
    }

    /// Where the row of this source and key stands, present or removed; none if it was never there.
    [[nodiscard]] std::optional<std::uint32_t> position(const SourceId& source, std::string_view key) const
    {
        return m_index.find(source, key, has(key));
    }
    [[nodiscard]] typename Table<Record>::Chunk::Known find(const SourceId& source, std::string_view key) const
    {
        if (const auto at = position(source, key))
            return Chunk::known(m_table.at(*at));
        return {};
    }

    [[nodiscard]] const Table<Record>& table() const { return m_table; }
    /// Where the record of the last put() stands.
    [[nodiscard]] std::uint32_t lastPosition() const { return m_last; }

    /// The finished value; later edits copy what they touch.
    [[nodiscard]] Table<Record> publish()
    {
        for (const auto& chunk : m_own)
            if (chunk)
                chunk->seal();
        m_own.assign(m_table.m_chunks.size(), nullptr);
        return m_table;
    }

private:
    using Chunk = typename Table<Record>::Chunk;
    static constexpr std::size_t kSize = Table<Record>::kChunk;

    /// Asks whether the row at a position has this key.
    [[nodiscard]] auto has(std::string_view key) const
    {
        return [this, key](std::uint32_t position) { return m_table.key(position) == key; };
    }

    void grow()
    {
        if (m_table.m_size % kSize == 0) {
            // Of a chunk that is full no more is expected.
            if (!m_own.empty() && m_own.back())
                m_own.back()->seal();
            m_own.push_back(m_writer.make());
            m_table.m_chunks.push_back(m_own.back());
        }
        ++m_table.m_size;
    }

    Chunk& writable(std::size_t position)
    {
        const std::size_t index = position / kSize;
        if (!m_own[index]) {
            m_own[index] = m_writer.copyOf(*m_table.m_chunks[index]);
            m_table.m_chunks[index] = m_own[index];
        }
        return *m_own[index];
    }

    Table<Record> m_table;
    std::vector<std::shared_ptr<Chunk>> m_own;               ///< by chunk; null: not copied yet
    RowIndex m_index;
    std::uint32_t m_last = 0;
    typename Chunk::Writer m_writer;
};

} // namespace assay::domain
