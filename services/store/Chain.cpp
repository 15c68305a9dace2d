// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/Chain.h"

#include "services/store/RowBuffer.h"

namespace assay::store
{

void TickDigest::addRow(const support::Hash& digest)
{
    m_rows.add(viewOf(digest));
    m_any = true;
}

void TickDigest::endTable(std::string_view name)
{
    if (!m_any)
        return;
    m_any = false;
    m_content.addField(name);
    m_content.addField(viewOf(m_rows.finish()));
}

support::Hash linkHash(const support::Hash& previous, const support::Hash& content, std::int64_t knownAt,
                       std::int64_t seq)
{
    char numbers[16];
    for (int i = 0; i < 8; ++i) {
        numbers[i] = static_cast<char>((static_cast<std::uint64_t>(knownAt) >> (8 * i)) & 0xff);
        numbers[8 + i] = static_cast<char>((static_cast<std::uint64_t>(seq) >> (8 * i)) & 0xff);
    }
    support::Hasher hasher;
    hasher.add(viewOf(previous));
    hasher.add(viewOf(content));
    hasher.add(std::string_view(numbers, sizeof numbers));
    return hasher.finish();
}

} // namespace assay::store
