// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "services/support/Result.h"

namespace assay::support {

/// A SHA-256 digest. All zero means "none".
struct Hash {
    std::array<std::uint8_t, 32> bytes{};

    [[nodiscard]] bool empty() const { return *this == Hash{}; }
    /// 64 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const;
    /// Errors: Malformed.
    [[nodiscard]] static Result<Hash> fromHex(std::string_view text);
    [[nodiscard]] static Hash of(std::string_view data);

    friend auto operator<=>(const Hash&, const Hash&) = default;
};

/// Streaming SHA-256. One thread.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    void add(std::string_view data);
    /// The length (8 bytes, little endian), then the data: no two sequences of fields give the same bytes.
    void addField(std::string_view data);
    /// Ends the digest and makes the object ready for the next one.
    [[nodiscard]] Hash finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

[[nodiscard]] std::string toHex(std::string_view data);
[[nodiscard]] Result<std::string> fromHex(std::string_view text);

/// zstd, fastest level (raw answers are repetitive text). Errors: Io.
[[nodiscard]] Result<std::string> compress(std::string_view data);
/// Errors: Malformed, OutOfRange (more than `limit` bytes).
[[nodiscard]] Result<std::string> decompress(std::string_view data, std::size_t limit);

} // namespace assay::support
