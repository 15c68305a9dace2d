// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "services/support/Result.h"

namespace assay::net {

/// Overwrites the text with zeros (not optimised away) and empties it.
void wipe(std::string& text);

/// A bearer token: move-only, wiped when it goes, without any way to print it. Any thread.
/// The bytes are on the heap, so that a move leaves nothing behind.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view bytes);
    ~Secret();
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    /// For the one place that writes the header; never for a log, an error or a report.
    [[nodiscard]] std::string_view reveal() const { return {m_bytes.get(), m_size}; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] Secret clone() const { return Secret(reveal()); }

private:
    void clear() noexcept;

    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size = 0;
};

/// Turns a reference of the configuration ("env:NAME", "keychain:NAME") into the secret it names.
using SecretResolver = std::function<support::Result<Secret>(std::string_view ref)>;

/// Resolves "env:NAME"; every other kind goes to `other` (the keychain, given by app) if there is one.
/// Errors: NotFound (variable not set), Malformed (empty, or bytes that cannot stand in a header), Unsupported.
[[nodiscard]] SecretResolver environmentSecrets(SecretResolver other = {});

} // namespace assay::net
