// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "services/support/Hash.h"

namespace assay::store
{

/// The content hash of one tick: SHA-256 over (table name, SHA-256 over the digests of the rows it added), of each
/// table that got rows, in the order of tableShapes(). Any single row can thus be proven with the digests of the
/// others.
class TickDigest
{
public:
    void addRow(const support::Hash& digest);
    /// Ends the table whose rows were added since the last call.
    void endTable(std::string_view name);
    [[nodiscard]] support::Hash finish() { return m_content.finish(); }

private:
    support::Hasher m_rows;
    support::Hasher m_content;
    bool m_any = false;
};

/// SHA-256(previous ‖ content ‖ known-at in milliseconds ‖ seq), integers as eight bytes, little endian.
[[nodiscard]] support::Hash linkHash(const support::Hash& previous, const support::Hash& content, std::int64_t knownAt,
                                     std::int64_t seq);

} // namespace assay::store
