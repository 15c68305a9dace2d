// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "services/sandbox/http/Certificates.h"
#include "services/sandbox/http/SandboxEngine.h"

namespace assay::sandbox
{

/// One open stream: texts to be sent and a timer that is cut short when there are some. Lives in its coroutine; the
/// server knows it while it lives.
struct StreamPeer {
    StreamPeer(boost::asio::any_io_executor executor, std::string sourceId)
        : source(std::move(sourceId)), wake(executor)
    {
    }

    /// A peer that reads this slowly is cut off.
    static constexpr std::size_t kMaxWaiting = 20'000;

    void push(std::shared_ptr<const std::string> text);
    void end();

    std::string source;
    boost::asio::steady_timer wake;
    std::deque<std::shared_ptr<const std::string>> waiting;
    bool ended = false;
};

/// The sockets of the sandbox: accepts, serves HTTP/1.1 and WebSocket streams, plain or TLS, and lets the engine's
/// world go on. Everything runs on the thread of the io_context it is given; both must outlive its coroutines.
class Server
{
public:
    /// Each stream says within `heartbeat` that it lives.
    Server(boost::asio::io_context& io, SandboxEngine& engine, std::chrono::milliseconds heartbeat)
        : m_io(io), m_engine(engine), m_heartbeat(heartbeat)
    {
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Errors: Io (file, OpenSSL).
    [[nodiscard]] support::Result<void> useTls(const CertificateFiles& files);
    /// Binds and begins to accept. `address` is "127.0.0.1:0" or "[::1]:8443". Errors: Usage, Io.
    [[nodiscard]] support::Result<boost::asio::ip::tcp::endpoint> listen(const std::string& address);

    [[nodiscard]] SandboxEngine& engine() { return m_engine; }
    [[nodiscard]] std::chrono::milliseconds heartbeat() const { return m_heartbeat; }
    /// The certificate of the next connection; nullptr: no TLS.
    [[nodiscard]] std::shared_ptr<boost::asio::ssl::context> tlsForNext();

    void join(StreamPeer& peer) { m_peers.push_back(&peer); }
    void leave(StreamPeer& peer) { m_peers.remove(&peer); }

    /// Connections at a time; more are closed at once.
    static constexpr int kMaxConnections = 512;
    int connections = 0;

private:
    [[nodiscard]] boost::asio::awaitable<void> accept(boost::asio::ip::tcp::acceptor acceptor);
    [[nodiscard]] boost::asio::awaitable<void> runWorld();
    void broadcast(const std::string& source, const std::string& message);

    boost::asio::io_context& m_io;
    SandboxEngine& m_engine;
    std::chrono::milliseconds m_heartbeat;
    std::shared_ptr<boost::asio::ssl::context> m_tls;
    std::shared_ptr<boost::asio::ssl::context> m_expired;
    std::list<StreamPeer*> m_peers;
};

/// Serves one connection until it ends. Chooses TLS as the server says.
[[nodiscard]] boost::asio::awaitable<void> serveConnection(boost::asio::ip::tcp::socket socket, Server& server);

} // namespace assay::sandbox
