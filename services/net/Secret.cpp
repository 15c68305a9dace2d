// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Secret.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <openssl/crypto.h>
#include <utility>

namespace assay::net {

using support::ErrorCode;
using support::fail;
using support::Result;

void wipe(std::string& text)
{
    text.resize(text.capacity());
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

Secret::Secret(std::string_view bytes) : m_bytes(std::make_unique<char[]>(bytes.size())), m_size(bytes.size())
{
    std::copy(bytes.begin(), bytes.end(), m_bytes.get());
}

Secret::~Secret()
{
    clear();
}

Secret::Secret(Secret&& other) noexcept
    : m_bytes(std::move(other.m_bytes)), m_size(std::exchange(other.m_size, 0))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        clear();
        m_bytes = std::move(other.m_bytes);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

void Secret::clear() noexcept
{
    if (m_bytes)
        OPENSSL_cleanse(m_bytes.get(), m_size);
    m_bytes.reset();
    m_size = 0;
}

SecretResolver environmentSecrets(SecretResolver other)
{
    return [other = std::move(other)](std::string_view ref) -> Result<Secret> {
        if (!ref.starts_with("env:")) {
            if (other)
                return other(ref);
            return fail(ErrorCode::Unsupported, "a secret is named env:NAME or keychain:NAME", "token");
        }
        const std::string name(ref.substr(4));
        if (name.empty() || name.find_first_of("=\0") != std::string::npos)
            return fail(ErrorCode::Malformed, "env: without the name of a variable", "token");
        const char* value = std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): read at start-up only
        if (value == nullptr)
            return fail(ErrorCode::NotFound, "environment variable is not set", "env:" + name);
        const std::string_view text(value);
        const bool printable = std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
        if (text.empty() || !printable)
            return fail(ErrorCode::Malformed, "the secret is empty or has characters that no header can carry",
                        "env:" + name);
        return Secret(text);
    };
}

} // namespace assay::net
