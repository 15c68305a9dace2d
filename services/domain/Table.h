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
#include "services/domain/RowIndex.h"

namespace assay::domain {

struct Instruction;

/// Are rows of this record kept as bytes? A table of a million of them then takes a sixth of the memory, and reading a row
/// makes it anew.
template <class Record>
inline constexpr bool kPacked = std::is_same_v<Record, Instruction>;

/// All rows of one kind, as an immutable value: chunks of rows are shared between successive snapshots, so a copy costs one
/// pointer per 64 rows and a change costs one chunk. Two tables are compared by chunk identity. What needs the fields of the
/// record is compiled once for each record (RecordCode.h). Any thread.
template <class Record>
class Table {
public:
    using Chunk = std::conditional_t<kPacked<Record>, PackedRows<Record>, PlainRows<Record>>;
    /// A row that the table keeps, or one made from its bytes.
    using Found = std::conditional_t<kPacked<Record>, Row<Record>, const Row<Record>&>;
    static constexpr std::size_t kChunk = kRowsInChunk;

    [[nodiscard]] std::size_t size() const { return m_size; }          ///< positions, removed rows included
    [[nodiscard]] std::size_t present() const { return m_present; }    ///< rows that are there
    [[nodiscard]] std::size_t chunkCount() const { return m_chunks.size(); }
    [[nodiscard]] const Chunk* chunk(std::size_t index) const { return static_cast<const Chunk*>(m_chunks[index].get()); }

    [[nodiscard]] Found at(std::size_t position) const { return chunkOf(position).at(position % kChunk); }
    /// As at(), for one row after the other: where one has to be made, it is made in `scratch`.
    [[nodiscard]] const Row<Record>& read(std::size_t position, Row<Record>& scratch) const
    {
        return chunkOf(position).read(position % kChunk, scratch);
    }
    /// As read() of a row that is or was there, but decodes these fields only; others stay as they are in `scratch`, so
    /// that one scratch row serves one list of fields.
    template <auto... Members>
    [[nodiscard]] const Row<Record>& readFields(std::size_t position, Row<Record>& scratch) const
    {
        if constexpr (kPacked<Record> && sizeof...(Members) > 0)
            return chunkOf(position).readFields(fieldSet<Record, Members...>(), position % kChunk, scratch);
        else
            return read(position, scratch);
    }

    // Of the row at a position, without the rest of it:
    [[nodiscard]] RowState life(std::size_t position) const { return stamp(position).life; }
    [[nodiscard]] const OriginPtr& origin(std::size_t position) const { return stamp(position).origin; }
    [[nodiscard]] std::uint64_t revision(std::size_t position) const { return stamp(position).revision; }
    [[nodiscard]] std::string key(std::size_t position) const;
    /// The value of field `field` (must be below the number of fields).
    [[nodiscard]] Cell cell(std::size_t position, std::size_t field) const;

    /// Calls `visit(const Row<Record>&)` for each present row. The row may last no longer than the call (kPacked). Where
    /// members are named, it has these fields only (readFields).
    template <auto... Members, class Visitor>
    void forEach(Visitor&& visit) const
    {
        Row<Record> scratch;
        for (std::size_t i = 0; i < m_size; ++i)
            if (life(i) == RowState::Present)
                visit(readFields<Members...>(i, scratch));
    }

    /// The present row of this source and key. Looks at one row after the other.
    [[nodiscard]] std::optional<Row<Record>> find(const SourceId& source, std::string_view wanted) const;

private:
    template <class>
    friend class TableEditor;

    [[nodiscard]] const Chunk& chunkOf(std::size_t position) const { return *chunk(position / kChunk); }
    [[nodiscard]] const auto& stamp(std::size_t position) const { return chunkOf(position).stamp(position % kChunk); }

    std::vector<std::shared_ptr<const void>> m_chunks; ///< of Chunk; untyped, so that a table needs no schema
    std::size_t m_size = 0;
    std::size_t m_present = 0;
};

/// Makes the next table from the previous one. Keeps the index from (source, key) to position, and the chunks it has
/// already copied in this round. Owned by one Assembler, used on its thread only.
template <class Record>
class TableEditor {
public:
    enum class Change : std::uint8_t { None, Added, Changed, Removed };
    /// A row or none; used as a pointer.
    using Known = std::conditional_t<kPacked<Record>, std::optional<Row<Record>>, const Row<Record>*>;

    TableEditor() = default;
    explicit TableEditor(Table<Record> table);

    TableEditor(TableEditor&&) noexcept = default;
    TableEditor& operator=(TableEditor&&) noexcept = default;

    /// Adds or replaces; an equal record is no change (its origin stays the one that first stated it).
    Change put(const Record& record, const OriginPtr& origin, std::uint64_t revision);
    Change put(Record&& record, const OriginPtr& origin, std::uint64_t revision);

    /// `origin` is the answer in which the record is no longer there.
    Change remove(const OriginPtr& origin, std::string_view key, std::uint64_t revision);

    /// The present row at a position is stated unchanged by a later answer.
    void restate(std::uint32_t position, const OriginPtr& origin);

    /// The position of the row of this source and key, present or removed; none if it was never there.
    [[nodiscard]] std::optional<std::uint32_t> position(const SourceId& source, std::string_view key) const;
    [[nodiscard]] Known find(const SourceId& source, std::string_view key) const;

    [[nodiscard]] const Table<Record>& table() const { return m_table; }
    /// The position of the record of the last put().
    [[nodiscard]] std::uint32_t lastPosition() const { return m_last; }

    /// The finished value; later edits copy what they touch.
    [[nodiscard]] Table<Record> publish();

private:
    using Chunk = typename Table<Record>::Chunk;
    using Writer = std::conditional_t<kPacked<Record>, PackedRowsWriter<Record>, PlainRowsWriter<Record>>;
    static constexpr std::size_t kSize = Table<Record>::kChunk;

    template <class Stated>
    Change putOne(Stated&& record, const OriginPtr& origin, std::uint64_t revision);
    /// Asks whether the row at a position has this key.
    [[nodiscard]] auto has(std::string_view key) const;
    void grow();
    [[nodiscard]] Chunk& writable(std::size_t position);

    Table<Record> m_table;
    std::vector<std::shared_ptr<void>> m_own; ///< by chunk; null: not copied yet
    RowIndex m_index;
    std::uint32_t m_last = 0;
    Writer m_writer;
};

} // namespace assay::domain
