// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/store/Statement.h"
#include "services/support/Hash.h"

namespace assay::store
{

/// No text cell may be longer than this, no answer's bytes longer than kMaxBody. (bytes)
inline constexpr std::size_t kMaxText = 16U << 20U;
inline constexpr std::size_t kMaxBody = 256U << 20U;

/// One row in its canonical encoding, which is hashed and from which the same bytes are bound: table name and row_id,
/// then (position, kind, length, bytes) of each column that is neither NULL nor outside the digest. A column added
/// later is NULL in old rows, so their digests stay. Reused from row to row; one thread. The table's name must outlive
/// it.
class RowBuffer
{
public:
    void begin(std::string_view table, std::int64_t rowId);
    void integer(std::int64_t value);
    void text(std::string_view value);
    void blob(std::string_view value);
    void null() { ++m_position; }
    /// A column outside the digest.
    void skip() { ++m_position; }

    [[nodiscard]] support::Hash digest(support::Hasher& hasher) const;
    /// Binds row_id (1), then each column as `parameterOf(position)`; NULL columns must have been cleared.
    void bindTo(Statement& statement, std::int64_t check) const;

    /// Position of row_superseded, which the INSERT leaves out; 0 if the table has none.
    void setOmitted(std::size_t position) { m_omitted = position; }

private:
    enum class Kind : std::uint8_t { Integer = 1, Text = 2, Blob = 3 };
    struct Slot {
        std::size_t position;
        Kind kind;
        std::int64_t value;
        std::size_t offset;
        std::size_t size;
    };

    void bytes(Kind kind, std::string_view value);
    /// Where the next `size` bytes go.
    char* room(std::size_t size);

    std::string m_bytes; ///< of which the first m_size are the row's; it only grows
    std::size_t m_size = 0;
    std::vector<Slot> m_slots;
    std::string_view m_table;
    std::int64_t m_rowId = 0;
    std::size_t m_position = 0;
    std::size_t m_omitted = 0;
};

/// The first eight bytes of a row's digest, kept in row_check: it names the row when a tick's digest does not match.
[[nodiscard]] std::int64_t checkOf(const support::Hash& digest);

[[nodiscard]] inline std::string_view viewOf(const support::Hash& hash)
{
    return {reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size()};
}

} // namespace assay::store
