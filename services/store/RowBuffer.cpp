// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/RowBuffer.h"

#include "services/store/Failure.h"
#include "services/store/TableShape.h"

namespace assay::store
{

namespace
{

template <std::size_t Size>
void appendLittleEndian(std::string& out, std::uint64_t value)
{
    char bytes[Size];
    for (std::size_t i = 0; i < Size; ++i)
        bytes[i] = static_cast<char>((value >> (8 * i)) & 0xff);
    out.append(bytes, Size);
}

} // namespace

void RowBuffer::begin(std::string_view table, std::int64_t rowId)
{
    m_bytes.clear();
    m_slots.clear();
    m_position = 0;
    m_table = table;
    m_rowId = rowId;
    appendLittleEndian<4>(m_bytes, table.size());
    m_bytes += table;
    appendLittleEndian<8>(m_bytes, static_cast<std::uint64_t>(rowId));
}

void RowBuffer::integer(std::int64_t value)
{
    m_bytes += static_cast<char>(m_position);
    m_bytes += static_cast<char>(Kind::Integer);
    appendLittleEndian<8>(m_bytes, static_cast<std::uint64_t>(value));
    m_slots.push_back({m_position++, Kind::Integer, value, 0, 0});
}

void RowBuffer::text(std::string_view value)
{
    if (value.size() > kMaxText)
        throw Failure(ErrorCode::OutOfRange,
                      "text of " + std::to_string(value.size()) + " bytes, limit " + std::to_string(kMaxText),
                      "table " + std::string(m_table) + ", column " + std::to_string(m_position));
    bytes(Kind::Text, value);
}

void RowBuffer::blob(std::string_view value)
{
    bytes(Kind::Blob, value);
}

void RowBuffer::bytes(Kind kind, std::string_view value)
{
    m_bytes += static_cast<char>(m_position);
    m_bytes += static_cast<char>(kind);
    appendLittleEndian<8>(m_bytes, value.size());
    m_slots.push_back({m_position++, kind, 0, m_bytes.size(), value.size()});
    m_bytes += value;
}

support::Hash RowBuffer::digest(support::Hasher& hasher) const
{
    hasher.add(m_bytes);
    return hasher.finish();
}

void RowBuffer::bindTo(Statement& statement, std::int64_t check) const
{
    statement.clear();
    statement.bind(1, m_rowId);
    statement.bind(static_cast<int>(kCheckColumn) + 2, check);
    for (const auto& slot : m_slots) {
        const bool beyond = m_omitted != 0 && slot.position > m_omitted;
        const int parameter = static_cast<int>(slot.position) + (beyond ? 1 : 2);
        if (slot.kind == Kind::Integer)
            statement.bind(parameter, slot.value);
        else if (slot.kind == Kind::Text)
            statement.bind(parameter, std::string_view(m_bytes).substr(slot.offset, slot.size));
        else
            statement.bindBlob(parameter, std::string_view(m_bytes).substr(slot.offset, slot.size));
    }
}

std::int64_t checkOf(const support::Hash& digest)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value |= static_cast<std::uint64_t>(digest.bytes[i]) << (8 * i);
    return static_cast<std::int64_t>(value);
}

} // namespace assay::store
