// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/PackedBody.h"

namespace assay::store
{

namespace
{

/// Below this many bytes compressing costs more than it saves.
constexpr std::size_t kCompressFrom = 256;

} // namespace

PackedBody PackedBody::of(std::string_view body)
{
    PackedBody out;
    out.m_made = true;
    out.m_size = body.size();
    out.m_sha256 = support::Hash::of(body);
    if (body.size() < kCompressFrom)
        return out;
    // Bytes that cannot be compressed are kept as they came.
    auto compressed = support::compress(body);
    if (compressed && compressed->size() < body.size())
        out.m_zstd = std::move(*compressed);
    return out;
}

} // namespace assay::store
