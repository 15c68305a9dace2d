// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/RowBuffer.h"

#include <algorithm>
#include <cstring>

#include "services/store/Failure.h"
#include "services/store/TableShape.h"

namespace assay::store
{

namespace
{

template <std::size_t Size>
char* putLittleEndian(char* out, std::uint64_t value)
{
    for (std::size_t i = 0; i < Size; ++i)
        *out++ = static_cast<char>((value >> (8 * i)) & 0xff);
    return out;
}

char* putText(char* out, std::string_view text)
{
    if (!text.empty())
        std::memcpy(out, text.data(), text.size());
    return out + text.size();
}

/// Position, kind and length before the bytes of a column.
constexpr std::size_t kHead = 10;

} // namespace

void RowBuffer::begin(std::string_view table, std::int64_t rowId)
{
    m_size = 0;
    m_slots.clear();
    m_position = 0;
    m_table = table;
    m_rowId = rowId;
    char* out = room(12 + table.size());
    out = putLittleEndian<4>(out, table.size());
    out = putText(out, table);
    (void)putLittleEndian<8>(out, static_cast<std::uint64_t>(rowId));
}

void RowBuffer::integer(std::int64_t value)
{
    char* out = room(kHead);
    *out++ = static_cast<char>(m_position);
    *out++ = static_cast<char>(Kind::Integer);
    (void)putLittleEndian<8>(out, static_cast<std::uint64_t>(value));
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
    char* out = room(kHead + value.size());
    *out++ = static_cast<char>(m_position);
    *out++ = static_cast<char>(kind);
    out = putLittleEndian<8>(out, value.size());
    (void)putText(out, value);
    m_slots.push_back({m_position++, kind, 0, m_size - value.size(), value.size()});
}

char* RowBuffer::room(std::size_t size)
{
    if (m_size + size > m_bytes.size())
        m_bytes.resize(std::max(m_size + size, 2 * m_bytes.size()));
    char* const out = m_bytes.data() + m_size;
    m_size += size;
    return out;
}

support::Hash RowBuffer::digest(support::Hasher& hasher) const
{
    hasher.add(std::string_view(m_bytes).substr(0, m_size));
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
