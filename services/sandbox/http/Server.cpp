// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/http/Server.h"

#include "services/net/Await.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <charconv>

namespace assay::sandbox
{

namespace asio = boost::asio;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{


Result<std::shared_ptr<asio::ssl::context>> contextOf(const std::filesystem::path& certificate,
                                                      const std::filesystem::path& key)
{
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    boost::system::error_code failed;
    context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                             asio::ssl::context::no_tlsv1_1,
                         failed);
    context->use_certificate_chain_file(certificate.string(), failed);
    if (failed)
        return fail(ErrorCode::Io, failed.message(), certificate.string());
    context->use_private_key_file(key.string(), asio::ssl::context::pem, failed);
    if (failed)
        return fail(ErrorCode::Io, failed.message(), key.string());
    return context;
}

Result<asio::ip::tcp::endpoint> endpointOf(const std::string& address)
{
    const auto colon = address.rfind(':');
    if (colon == std::string::npos)
        return fail(ErrorCode::Usage, "an address to listen on is ADDRESS:PORT, as 127.0.0.1:0", address);
    auto host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    boost::system::error_code failed;
    const auto ip = asio::ip::make_address(host, failed);
    std::uint16_t port = 0;
    const char* const end = address.data() + address.size();
    const auto read = std::from_chars(address.data() + colon + 1, end, port);
    if (failed || read.ec != std::errc{} || read.ptr != end)
        return fail(ErrorCode::Usage, "an address to listen on is ADDRESS:PORT, as 127.0.0.1:0", address);
    return asio::ip::tcp::endpoint(ip, port);
}

} // namespace

void StreamPeer::push(std::shared_ptr<const std::string> text)
{
    if (waiting.size() >= kMaxWaiting)
        ended = true;
    else
        waiting.push_back(std::move(text));
    wake.cancel();
}

void StreamPeer::end()
{
    ended = true;
    wake.cancel();
}

Result<void> Server::useTls(const CertificateFiles& files)
{
    auto good = contextOf(files.server, files.serverKey);
    if (!good)
        return tl::unexpected(good.error());
    auto expired = contextOf(files.expired, files.serverKey);
    if (!expired)
        return tl::unexpected(expired.error());
    m_tls = std::move(*good);
    m_expired = std::move(*expired);
    return {};
}

std::shared_ptr<asio::ssl::context> Server::tlsForNext()
{
    return m_tls && m_engine.faults().takeForHandshake() ? m_expired : m_tls;
}

Result<asio::ip::tcp::endpoint> Server::listen(const std::string& address)
{
    const auto wanted = endpointOf(address);
    if (!wanted)
        return tl::unexpected(wanted.error());
    boost::system::error_code failed;
    asio::ip::tcp::acceptor acceptor(m_io);
    acceptor.open(wanted->protocol(), failed);
    if (!failed)
        acceptor.set_option(asio::socket_base::reuse_address(true), failed);
    if (!failed)
        acceptor.bind(*wanted, failed);
    if (!failed)
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
        return fail(ErrorCode::Io, failed.message(), address);
    const auto bound = acceptor.local_endpoint(failed);
    if (failed)
        return fail(ErrorCode::Io, failed.message(), address);
    const auto listened = [this](const std::string& source) {
        return std::ranges::find(m_peers, source, &StreamPeer::source) != m_peers.end();
    };
    m_engine.listen(
        listened, [this](const std::string& source, const std::string& message) { broadcast(source, message); },
        [this](const std::string& source) {
            for (auto* peer : m_peers)
                if (peer->source == source)
                    peer->end();
        });
    asio::co_spawn(m_io, accept(std::move(acceptor)), asio::detached);
    asio::co_spawn(m_io, runWorld(), asio::detached);
    return bound;
}

asio::awaitable<void> Server::accept(asio::ip::tcp::acceptor acceptor)
{
    asio::steady_timer pause(m_io);
    for (;;) {
        auto [failed, socket] = co_await acceptor.async_accept(net::kAwait);
        if (failed == asio::error::operation_aborted)
            co_return;
        if (failed) {
            // Out of descriptors: wait for some connection to end instead of spinning.
            pause.expires_after(std::chrono::milliseconds{100});
            auto [ended] = co_await pause.async_wait(net::kAwait);
            if (ended)
                co_return;
            continue;
        }
        if (connections < kMaxConnections)
            asio::co_spawn(m_io, serveConnection(std::move(socket), *this), asio::detached);
    }
}

asio::awaitable<void> Server::runWorld()
{
    asio::steady_timer timer(m_io);
    for (;;) {
        timer.expires_after(World::kStep);
        auto [failed] = co_await timer.async_wait(net::kAwait);
        if (failed)
            co_return;
        m_engine.tick();
    }
}

void Server::broadcast(const std::string& source, const std::string& message)
{
    std::shared_ptr<const std::string> text;
    for (auto* peer : m_peers) {
        if (peer->source != source)
            continue;
        if (!text)
            text = std::make_shared<const std::string>(message);
        peer->push(text);
    }
}

} // namespace assay::sandbox
