// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "services/support/Result.h"

namespace assay::net {

enum class Scheme { Http, Https, Ws, Wss };

/// The base address of a source: scheme, host, port, path. A plain value, any thread.
/// It carries no user name and no password (secrets never stand in an address), no query and no fragment.
struct Url {
    Scheme scheme = Scheme::Https;
    /// Lower case; an IPv6 literal stands here without its brackets.
    std::string host;
    std::uint16_t port = 443;
    /// Empty or starting with '/', never ending with one.
    std::string path;

    /// http, https, ws or wss. Errors: Malformed, Unsupported (scheme), Refused (user name in the address);
    /// `where` is "byte N of the address".
    [[nodiscard]] static support::Result<Url> parse(std::string_view text);

    [[nodiscard]] bool secure() const { return scheme == Scheme::Https || scheme == Scheme::Wss; }
    /// 127.0.0.0/8, ::1 or the name "localhost".
    [[nodiscard]] bool isLoopback() const;
    /// "host" or "host:port" as the Host header wants it; the port only where it is not the scheme's own.
    [[nodiscard]] std::string authority() const;
    /// "https://host:8443/path"
    [[nodiscard]] std::string text() const;

    friend bool operator==(const Url&, const Url&) = default;
};

} // namespace assay::net
