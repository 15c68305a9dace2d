// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "services/domain/FieldsOf.h"
#include "services/domain/PackedRow.h"
#include "services/domain/Table.h"

/// \file Definitions of Table.h, PlainRows.h and PackedRows.h. Included only where they are instantiated for each record
/// (RecordCode.h).

namespace assay::domain {

template <class Record>
std::string PlainRows<Record>::key(std::size_t place) const
{
    return keyOf(m_rows[place].record);
}

template <class Record>
Cell PlainRows<Record>::cell(std::size_t place, std::size_t field) const
{
    return cellOf(m_rows[place].record, field);
}

template <class Record>
std::shared_ptr<PlainRows<Record>> PlainRowsWriter<Record>::make() const
{
    return std::make_shared<PlainRows<Record>>();
}

template <class Record>
std::shared_ptr<PlainRows<Record>> PlainRowsWriter<Record>::copyOf(const PlainRows<Record>& rows) const
{
    return std::make_shared<PlainRows<Record>>(rows);
}

template <class Record>
bool PlainRowsWriter<Record>::states(const PlainRows<Record>& rows, std::size_t place, const Record& record) const
{
    return sameFields(rows.at(place).record, record);
}

template <class Record>
Row<Record> PackedRows<Record>::at(std::size_t place) const
{
    Row<Record> out;
    static_cast<void>(read(place, out));
    return out;
}

template <class Record>
const Row<Record>& PackedRows<Record>::read(std::size_t place, Row<Record>& scratch) const
{
    scratch.setMeta(stamp(place));
    if (const auto packed = bytes(place); !packed.empty())
        unpackTo(scratch.record, packed, texts());
    else
        scratch.record = Record{};
    return scratch;
}

template <class Record>
const Row<Record>& PackedRows<Record>::readFields(FieldSet fields, std::size_t place, Row<Record>& scratch) const
{
    scratch.setMeta(stamp(place));
    unpackFieldsTo(scratch.record, fields, bytes(place), texts());
    return scratch;
}

template <class Record>
std::string PackedRows<Record>::key(std::size_t place) const
{
    const auto packed = bytes(place);
    return packed.empty() ? std::string() : packedKey<Record>(packed, texts());
}

template <class Record>
Cell PackedRows<Record>::cell(std::size_t place, std::size_t field) const
{
    const auto packed = bytes(place);
    return packed.empty() ? cellOf(Record{}, field) : packedCell<Record>(packed, texts(), field);
}

template <class Record>
std::shared_ptr<PackedRows<Record>> PackedRowsWriter<Record>::make() const
{
    return std::make_shared<PackedRows<Record>>(m_texts);
}

template <class Record>
std::shared_ptr<PackedRows<Record>> PackedRowsWriter<Record>::copyOf(const PackedRows<Record>& rows) const
{
    if (isOwn(rows))
        return std::make_shared<PackedRows<Record>>(rows);
    // Of another editor: its texts have other numbers here.
    auto out = make();
    Row<Record> row;
    std::string packed;
    for (std::size_t place = 0; place < kRowsInChunk; ++place) {
        out->setMeta(place, rows.stamp(place));
        if (rows.bytes(place).empty())
            continue;
        packed.clear();
        packInto(packed, *m_texts, rows.read(place, row).record);
        out->setBytes(place, packed);
    }
    return out;
}

template <class Record>
void PackedRowsWriter<Record>::prepare(const Record& record)
{
    m_bytes.clear();
    packInto(m_bytes, *m_texts, record);
}

template <class Record>
bool PackedRowsWriter<Record>::states(const PackedRows<Record>& rows, std::size_t place, const Record& record) const
{
    return (isOwn(rows) && rows.bytes(place) == m_bytes) || sameFields(rows.at(place).record, record);
}

template <class Record>
std::string Table<Record>::key(std::size_t position) const
{
    return chunkOf(position).key(position % kChunk);
}

template <class Record>
Cell Table<Record>::cell(std::size_t position, std::size_t field) const
{
    return chunkOf(position).cell(position % kChunk, field);
}

template <class Record>
std::optional<Row<Record>> Table<Record>::find(const SourceId& source, std::string_view wanted) const
{
    const Origin* last = nullptr; // most rows have the origin of the row before
    bool isIts = false;
    for (std::size_t i = 0; i < m_size; ++i) {
        const auto& of = stamp(i);
        if (of.life != RowState::Present)
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

template <class Record>
TableEditor<Record>::TableEditor(Table<Record> table) : m_table(std::move(table)), m_own(m_table.chunkCount())
{
    for (std::size_t i = 0; i < m_table.size(); ++i)
        if (m_table.life(i) != RowState::Empty) {
            const std::string key = m_table.key(i);
            (void)m_index.add(m_table.origin(i)->source, key, static_cast<std::uint32_t>(i), has(key));
        }
}

template <class Record>
typename TableEditor<Record>::Change TableEditor<Record>::put(const Record& record, const OriginPtr& origin,
                                                              std::uint64_t revision)
{
    return putOne(record, origin, revision);
}

template <class Record>
typename TableEditor<Record>::Change TableEditor<Record>::put(Record&& record, const OriginPtr& origin,
                                                              std::uint64_t revision)
{
    return putOne(std::move(record), origin, revision);
}

template <class Record>
template <class Stated>
typename TableEditor<Record>::Change TableEditor<Record>::putOne(Stated&& record, const OriginPtr& origin,
                                                                 std::uint64_t revision)
{
    const std::string key = keyOf<Record>(record);
    const auto [position, added] =
        m_index.add(origin->source, key, static_cast<std::uint32_t>(m_table.m_size), has(key));
    m_last = position;
    m_writer.prepare(record);
    if (added)
        grow();
    const bool fresh = m_table.life(position) != RowState::Present;
    if (!fresh && m_writer.states(m_table.chunkOf(position), position % kSize, record))
        return Change::None;
    Chunk& chunk = writable(position);
    chunk.setMeta(position % kSize, {origin, revision, RowState::Present});
    m_writer.write(chunk, position % kSize, std::forward<Stated>(record));
    m_table.m_present += fresh ? 1 : 0;
    return fresh ? Change::Added : Change::Changed;
}

template <class Record>
typename TableEditor<Record>::Change TableEditor<Record>::remove(const OriginPtr& origin, std::string_view key,
                                                                 std::uint64_t revision)
{
    const auto at = position(origin->source, key);
    if (!at || m_table.life(*at) != RowState::Present)
        return Change::None;
    writable(*at).setMeta(*at % kSize, {origin, revision, RowState::Removed});
    --m_table.m_present;
    return Change::Removed;
}

template <class Record>
void TableEditor<Record>::restate(std::uint32_t position, const OriginPtr& origin)
{
    writable(position).setMeta(position % kSize, {origin, m_table.revision(position), RowState::Present});
}

template <class Record>
std::optional<std::uint32_t> TableEditor<Record>::position(const SourceId& source, std::string_view key) const
{
    return m_index.find(source, key, has(key));
}

template <class Record>
typename TableEditor<Record>::Known TableEditor<Record>::find(const SourceId& source, std::string_view key) const
{
    const auto at = position(source, key);
    if (!at)
        return {};
    if constexpr (kPacked<Record>)
        return m_table.at(*at);
    else
        return &m_table.at(*at);
}

template <class Record>
Table<Record> TableEditor<Record>::publish()
{
    for (const auto& chunk : m_own)
        if (chunk)
            static_cast<Chunk*>(chunk.get())->seal();
    m_own.assign(m_table.m_chunks.size(), nullptr);
    return m_table;
}

template <class Record>
auto TableEditor<Record>::has(std::string_view key) const
{
    return [this, key](std::uint32_t position) { return m_table.key(position) == key; };
}

template <class Record>
void TableEditor<Record>::grow()
{
    if (m_table.m_size % kSize == 0) {
        // Of a chunk that is full no more is expected.
        if (!m_own.empty() && m_own.back())
            static_cast<Chunk*>(m_own.back().get())->seal();
        m_own.push_back(m_writer.make());
        m_table.m_chunks.push_back(m_own.back());
    }
    ++m_table.m_size;
}

template <class Record>
typename TableEditor<Record>::Chunk& TableEditor<Record>::writable(std::size_t position)
{
    const std::size_t index = position / kSize;
    if (!m_own[index]) {
        m_own[index] = m_writer.copyOf(m_table.chunkOf(position));
        m_table.m_chunks[index] = m_own[index];
    }
    return *static_cast<Chunk*>(m_own[index].get());
}

} // namespace assay::domain
