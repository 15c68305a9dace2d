// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <variant>

#include "services/net/CancelScope.h"
#include "services/net/NetError.h"
#include "services/net/Secret.h"
#include "services/net/TlsContext.h"
#include "services/net/Url.h"

namespace assay::net {

using TimePoint = std::chrono::steady_clock::time_point;

enum class ChannelSecurity { Plain, Tls };

using PlainStream = boost::beast::tcp_stream;
using TlsStream = boost::beast::ssl_stream<boost::beast::tcp_stream>;

/// How long each step to a connection may take.
struct DialLimits {
    support::Duration resolve{5'000};
    support::Duration connect{5'000};
    support::Duration handshake{5'000};
};

/// A connection that is verified and ready for the first byte.
struct Dialled {
    std::variant<PlainStream, TlsStream> stream;
    ChannelSecurity security = ChannelSecurity::Plain;
    std::optional<support::Instant> certificateNotAfter;
};

/// Resolves, connects (each address in turn) and, for https and wss, shakes hands and verifies. Thread io.
/// Errors: Unresolvable, Unreachable, TimedOut, TlsUntrusted, Cancelled, Usage (no TlsContext for a secure address).
/// A name look-up that outlives its deadline goes on in Asio's resolver thread; its answer is dropped.
[[nodiscard]] boost::asio::awaitable<support::Result<Dialled>> dial(boost::asio::any_io_executor executor, Url url,
                                                                    std::shared_ptr<TlsContext> tls, DialLimits limits,
                                                                    TimePoint total,
                                                                    std::shared_ptr<CancelScope> scope);

/// Refused if a bearer token would leave this machine unencrypted.
[[nodiscard]] support::Result<void> checkTokenChannel(const Url& url, const std::optional<Secret>& token);

/// The endpoint for Error::where: scheme, host and port; no path, which may hold a key.
[[nodiscard]] std::string originOf(const Url& url);

/// The earlier of `total` and now + `step`.
[[nodiscard]] TimePoint deadlineIn(support::Duration step, TimePoint total);

/// netError(), but Cancelled if the scope was cancelled: a socket closed under an operation reports many things.
[[nodiscard]] support::Error failureOf(const boost::system::error_code& code, Phase phase, const Url& url,
                                       const CancelScope& scope);

} // namespace assay::net
