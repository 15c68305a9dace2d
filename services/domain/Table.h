// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "services/domain/PackedChunk.h"
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
    static constexpr std::size_t kChunk = PackedChunk::kRows;
    using Chunk = std::conditional_t<kPacked<Record>, PackedChunk, std::array<Row<Record>, kChunk>>;
    /// A row that the table keeps, or one made from its bytes.
    using Found = std::conditional_t<kPacked<Record>, Row<Record>, const Row<Record>&>;

    [[nodiscard]] std::size_t size() const { return m_size; }          ///< positions, removed rows included
    [[nodiscard]] std::size_t present() const { return m_present; }    ///< rows that are there
    [[nodiscard]] std::size_t chunkCount() const { return m_chunks.size(); }
    [[nodiscard]] const Chunk* chunk(std::size_t index) const { return m_chunks[index].get(); }

    [[nodiscard]] Found at(std::size_t position) const
    {
        if constexpr (kPacked<Record>) {
            Row<Record> out;
            readRow(chunkOf(position), position % kChunk, out);
            return out;
        } else
            return chunkOf(position)[position % kChunk];
    }
    /// As at(), for one row after the other: where one has to be made, it is made in `scratch`.
    [[nodiscard]] const Row<Record>& read(std::size_t position, Row<Record>& scratch) const
    {
        if constexpr (kPacked<Record>) {
            readRow(chunkOf(position), position % kChunk, scratch);
            return scratch;
        } else
            return chunkOf(position)[position % kChunk];
    }

    // Of the row at a position, without the rest of it:
    [[nodiscard]] Life life(std::size_t position) const { return told(position).life; }
    [[nodiscard]] const OriginPtr& origin(std::size_t position) const { return told(position).origin; }
    [[nodiscard]] std::uint64_t revision(std::size_t position) const { return told(position).revision; }
    [[nodiscard]] std::string key(std::size_t position) const
    {
        if constexpr (kPacked<Record>) {
            const auto bytes = chunkOf(position).bytes(position % kChunk);
            return bytes.empty() ? std::string() : packedKey<Record>(bytes, chunkOf(position).texts());
        } else
            return keyOf(at(position).record);
    }
    /// The value of field `field` (must be below kFieldCount).
    [[nodiscard]] Cell cell(std::size_t position, std::size_t field) const
    {
        if constexpr (kPacked<Record>) {
            const auto bytes = chunkOf(position).bytes(position % kChunk);
            return bytes.empty() ? cellOf(Record{}, field) : packedCell<Record>(bytes, chunkOf(position).texts(), field);
        } else
            return cellOf(at(position).record, field);
    }

    /// Calls `visit(const Row<Record>&)` for each present row. The row may last no longer than the call (kPacked).
    template <class Visitor>
    void forEach(Visitor&& visit) const
    {
        Row<Record> scratch;
        for (std::size_t i = 0; i < m_size; ++i)
            if (life(i) == Life::Present)
                visit(read(i, scratch));
    }

    /// The present row of this source and key. Looks at one row after the other.
    [[nodiscard]] std::optional<Row<Record>> find(const SourceId& source, std::string_view wanted) const
    {
        const Origin* last = nullptr; // most rows have the origin of the row before
        bool isIts = false;
        for (std::size_t i = 0; i < m_size; ++i) {
            const auto& of = told(i);
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
    [[nodiscard]] const auto& told(std::size_t position) const
    {
        if constexpr (kPacked<Record>)
            return chunkOf(position).stamp(position % kChunk);
        else
            return chunkOf(position)[position % kChunk];
    }

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
    /// Holds a row or nothing; used as a pointer.
    using Found = std::conditional_t<kPacked<Record>, std::optional<Row<Record>>, const Row<Record>*>;

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
        if constexpr (kPacked<Record>) {
            m_bytes.clear();
            packInto(m_bytes, *m_texts, record);
        }
        if (added)
            grow();
        else if (m_table.life(position) == Life::Present && isStated(position, record))
            return Change::None;
        const bool fresh = m_table.life(position) != Life::Present;
        set(position, origin, revision, Life::Present);
        if constexpr (kPacked<Record>)
            writable(position).setBytes(position % kSize, m_bytes);
        else
            writable(position)[position % kSize].record = std::forward<Stated>(record);
        m_table.m_present += fresh ? 1 : 0;
        return fresh ? Change::Added : Change::Changed;
    }

    /// `origin` is the answer in which the record is no longer there.
    Change remove(const OriginPtr& origin, std::string_view key, std::uint64_t revision)
    {
        const auto position = m_index.find(origin->source, key, has(key));
        if (!position || m_table.life(*position) != Life::Present)
            return Change::None;
        set(*position, origin, revision, Life::Removed);
        --m_table.m_present;
        return Change::Removed;
    }

    /// The row of this source and key, present or removed; none if it was never there.
    [[nodiscard]] Found find(const SourceId& source, std::string_view key) const
    {
        const auto position = m_index.find(source, key, has(key));
        if (!position)
            return {};
        if constexpr (kPacked<Record>)
            return m_table.at(*position);
        else
            return &m_table.at(*position);
    }

    [[nodiscard]] const Table<Record>& table() const { return m_table; }
    /// Where the record of the last put() stands.
    [[nodiscard]] std::uint32_t lastPosition() const { return m_last; }

    /// The finished value; later edits copy what they touch.
    [[nodiscard]] Table<Record> publish()
    {
        if constexpr (kPacked<Record>)
            for (const auto& chunk : m_own)
                if (chunk)
                    chunk->seal();
        m_own.assign(m_table.m_chunks.size(), nullptr);
        return m_table;
    }

private:
    using Chunk = typename Table<Record>::Chunk;
    static constexpr std::size_t kSize = Table<Record>::kChunk;
    struct Nothing {};

    /// Asks whether the row at a position has this key.
    [[nodiscard]] auto has(std::string_view key) const
    {
        return [this, key](std::uint32_t position) { return m_table.key(position) == key; };
    }

    [[nodiscard]] bool isStated(std::size_t position, const Record& record) const
    {
        if constexpr (kPacked<Record>) {
            const Chunk& chunk = *m_table.m_chunks[position / kSize];
            if (&chunk.texts() == m_texts.get() && chunk.bytes(position % kSize) == m_bytes)
                return true;
        }
        return sameFields(m_table.at(position).record, record);
    }

    void grow()
    {
        if (m_table.m_size % kSize == 0) {
            if constexpr (kPacked<Record>) {
                // Of a chunk that is full no more is expected.
                if (!m_own.empty() && m_own.back())
                    m_own.back()->seal();
                m_own.push_back(std::make_shared<Chunk>(m_texts));
            } else
                m_own.push_back(std::make_shared<Chunk>());
            m_table.m_chunks.push_back(m_own.back());
        }
        ++m_table.m_size;
    }

    void set(std::size_t position, const OriginPtr& origin, std::uint64_t revision, Life life)
    {
        if constexpr (kPacked<Record>)
            writable(position).setStamp(position % kSize, {origin, revision, life});
        else {
            Row<Record>& row = writable(position)[position % kSize];
            row.origin = origin;
            row.revision = revision;
            row.life = life;
        }
    }

    Chunk& writable(std::size_t position)
    {
        const std::size_t index = position / kSize;
        if (!m_own[index]) {
            m_own[index] = copyOf(*m_table.m_chunks[index]);
            m_table.m_chunks[index] = m_own[index];
        }
        return *m_own[index];
    }

    [[nodiscard]] std::shared_ptr<Chunk> copyOf(const Chunk& chunk)
    {
        if constexpr (kPacked<Record>)
            if (&chunk.texts() != m_texts.get()) {
                // Of another editor: its texts have other numbers here.
                auto out = std::make_shared<Chunk>(m_texts);
                std::string bytes;
                for (std::size_t i = 0; i < kSize; ++i) {
                    Row<Record> row;
                    readRow(chunk, i, row);
                    out->setStamp(i, chunk.stamp(i));
                    if (chunk.bytes(i).empty())
                        continue;
                    bytes.clear();
                    packInto(bytes, *m_texts, row.record);
                    out->setBytes(i, bytes);
                }
                return out;
            }
        return std::make_shared<Chunk>(chunk);
    }

    Table<Record> m_table;
    std::vector<std::shared_ptr<Chunk>> m_own;               ///< by chunk; null: not copied yet
    RowIndex m_index;
    std::uint32_t m_last = 0;
    std::string m_bytes;                                     ///< of the record that is put
    std::conditional_t<kPacked<Record>, std::shared_ptr<SharedTexts>, Nothing> m_texts = makeTexts();

    static auto makeTexts()
    {
        if constexpr (kPacked<Record>)
            return std::make_shared<SharedTexts>();
        else
            return Nothing{};
    }
};

} // namespace assay::domain
