// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <filesystem>
#include <memory>
#include <openssl/ssl.h>
#include <optional>
#include <string>

#include "services/support/Hash.h"
#include "services/support/Instant.h"

namespace assay::net {

struct TlsSettings {
    /// PEM; replaces the system's store of authorities. Empty: the system's store.
    std::filesystem::path caFile;
    /// PEM, with the chain; only together with clientKey.
    std::filesystem::path clientCert;
    std::filesystem::path clientKey;
    /// SHA-256 of the server certificate's SubjectPublicKeyInfo, 64 hexadecimal digits; in addition to verification.
    std::string pinSha256;
};

/// What the verification of one handshake found; filled while OpenSSL calls back. Thread io.
struct TlsVerdict {
    /// Why the certificate is not trusted, for Error::detail; empty if it is.
    std::string untrusted;
};

/// TLS as a client: 1.2 or later, chain and host name always verified, there is no way to turn it off.
/// Shared by the clients of one source; immutable after create(), used on thread io.
class TlsContext {
public:
    /// Errors: NotFound, Malformed (file or pin), Usage (certificate without key), Unsupported (encrypted key),
    /// Refused (the key is another certificate's); `where` names the setting and the file.
    [[nodiscard]] static support::Result<std::shared_ptr<TlsContext>> create(const TlsSettings& settings);

    [[nodiscard]] boost::asio::ssl::context& native() { return m_context; }

    /// Sets host verification, SNI and the verdict's callback on a fresh session. Errors: Io.
    [[nodiscard]] support::Result<void> prepare(SSL* session, const std::string& host,
                                                std::shared_ptr<TlsVerdict> verdict) const;
    /// After the handshake, before the first byte of ours: the pin. Errors: TlsUntrusted.
    [[nodiscard]] support::Result<void> checkPin(SSL* session) const;

    /// Up to when the peer's certificate is valid.
    [[nodiscard]] static std::optional<support::Instant> notAfter(SSL* session);
    /// SHA-256 of the SubjectPublicKeyInfo of a certificate.
    [[nodiscard]] static support::Hash publicKeyHash(const X509* certificate);

private:
    TlsContext();

    boost::asio::ssl::context m_context;
    std::optional<support::Hash> m_pin;
};

} // namespace assay::net
