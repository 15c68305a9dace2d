// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "services/net/Dialer.h"

namespace assay::net {

struct WebSocketLimits {
    DialLimits dial;
    support::Duration upgrade{10'000}; ///< from the request to the server's 101
    support::Duration write{10'000};
    support::Duration close{2'000};
    /// After half of this silence a ping is sent; after all of it the connection counts as dead.
    support::Duration idle{30'000};
    std::uint64_t messageBytes = 16u << 20;
};

/// One WebSocket connection for text messages: verified TLS, bearer token, size limit, ping and idle deadline.
/// Does not reconnect and knows nothing of what the messages mean. Thread io; one read() and one send() at a time.
/// Going away cancels what runs; an awaitable may outlive the client.
class WebSocketClient {
public:
    WebSocketClient(boost::asio::any_io_executor executor, Url base, std::shared_ptr<TlsContext> tls,
                    std::optional<Secret> token, WebSocketLimits limits);
    ~WebSocketClient();
    WebSocketClient(const WebSocketClient&) = delete;
    WebSocketClient& operator=(const WebSocketClient&) = delete;

    /// `path` is added to the base address. Errors: those of dialling, Unauthorized, HttpStatus, Malformed.
    [[nodiscard]] boost::asio::awaitable<support::Result<void>> connect(std::string path);
    /// The next text message. Errors: Disconnected (also before connect()), TimedOut (idle), OutOfRange (too big),
    /// Malformed (not text, not UTF-8, broken frames), Cancelled. After any error the connection is closed.
    [[nodiscard]] boost::asio::awaitable<support::Result<std::string>> read();
    [[nodiscard]] boost::asio::awaitable<support::Result<void>> send(std::string text);
    /// Says goodbye; the connection is closed whatever the outcome.
    [[nodiscard]] boost::asio::awaitable<support::Result<void>> close();

    /// Closes the socket; what is pending ends with Cancelled.
    void cancel();

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace assay::net
