// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "services/support/Hash.h"

namespace assay::store
{

/// How the body of a raw answer is kept. The numbers are stored.
enum class Codec : std::uint8_t { Plain = 0, Zstd = 1 };

/// SHA-256 of the bytes of an answer and, where it pays, the same bytes compressed. Made by the thread that received
/// them, so that the one thread that writes need do neither. A value; only of() makes one, so that its hash can be
/// believed.
class PackedBody
{
public:
    PackedBody() = default;
    [[nodiscard]] static PackedBody of(std::string_view body);

    /// Was it made of these bytes? (By their number: bytes are not changed in place.)
    [[nodiscard]] bool isOf(std::string_view body) const { return m_made && m_size == body.size(); }
    [[nodiscard]] const support::Hash& sha256() const { return m_sha256; }
    [[nodiscard]] Codec codec() const { return m_zstd.empty() ? Codec::Plain : Codec::Zstd; }
    /// What is stored for `body`.
    [[nodiscard]] std::string_view stored(std::string_view body) const
    {
        return m_zstd.empty() ? body : std::string_view(m_zstd);
    }

private:
    support::Hash m_sha256;
    std::string m_zstd; ///< empty: kept as it came
    std::size_t m_size = 0;
    bool m_made = false;
};

} // namespace assay::store
