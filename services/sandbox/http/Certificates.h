// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "services/support/Instant.h"
#include "services/support/Result.h"

namespace assay::sandbox
{

/// Files of a certificate authority made for one run and what it signed; all PEM, keys readable by the owner only.
struct CertificateFiles {
    std::filesystem::path authority; ///< ca.pem
    std::filesystem::path server;    ///< server.pem, for 127.0.0.1, ::1 and localhost, 30 days
    std::filesystem::path serverKey; ///< server.key
    std::filesystem::path expired;   ///< expired.pem, same key and names, ended a day ago
    std::filesystem::path client;    ///< client.pem, for tests of mutual TLS
    std::filesystem::path clientKey; ///< client.key
};

/// Makes the directory if needed and writes all files anew. The authority's own key is never written.
/// Errors: Io (file system, OpenSSL).
[[nodiscard]] support::Result<CertificateFiles> makeCertificates(const std::filesystem::path& directory,
                                                                 support::Instant now);

/// Writes a file that only its owner can read: to a temporary name, then renamed. Errors: Io.
[[nodiscard]] support::Result<void> writePrivateFile(const std::filesystem::path& path, std::string_view bytes);

} // namespace assay::sandbox
