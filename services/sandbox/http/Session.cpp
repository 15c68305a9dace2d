// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <ctime>

#include "services/sandbox/http/Server.h"

#include "services/net/Await.h"

namespace assay::sandbox
{

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;

namespace
{

constexpr std::chrono::seconds kIdle{60};
constexpr std::chrono::seconds kHandshake{10};
constexpr std::chrono::seconds kWrite{30};
constexpr std::chrono::seconds kSlow{30};
constexpr std::uint64_t kMaxRequestBody = 64 * 1024;
constexpr std::uint32_t kMaxRequestHeader = 16 * 1024;
constexpr std::uint64_t kEndless = std::uint64_t{1} << 40;
constexpr std::size_t kEndlessPiece = 1 << 20;

using Message = http::request<http::string_body>;

Request requestOf(const Message& message)
{
    Request request;
    if (message.method() == http::verb::get)
        request.method = Request::Method::Get;
    else if (message.method() == http::verb::post)
        request.method = Request::Method::Post;
    else if (message.method() == http::verb::put)
        request.method = Request::Method::Put;
    else
        request.method = Request::Method::Other;
    request.target = std::string(message.target());
    request.authorization = std::string(message[http::field::authorization]);
    request.ifNoneMatch = std::string(message[http::field::if_none_match]);
    request.acceptsGzip = message[http::field::accept_encoding].find("gzip") != std::string_view::npos;
    request.body = message.body();
    request.idempotencyKey = std::string(message["Idempotency-Key"]);
    return request;
}

std::string httpDate(Duration skew)
{
    const auto now = std::chrono::system_clock::to_time_t(support::systemNow() + skew);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[40];
    const auto size = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return std::string(text, size);
}

/// Sends a body without end until the other side has had enough.
template <class Stream>
asio::awaitable<void> writeEndless(Stream& stream)
{
    const auto head = std::make_unique<std::string>(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(kEndless) +
        "\r\n\r\n{\"schema_version\":\"1.0\",");
    const auto piece = std::make_unique<std::string>(kEndlessPiece, ' ');
    const std::string* next = head.get();
    for (std::uint64_t sent = 0; sent < kEndless; sent += next->size(), next = piece.get()) {
        beast::get_lowest_layer(stream).expires_after(kWrite);
        auto [failed, size] = co_await asio::async_write(stream, asio::buffer(*next), net::kAwait);
        if (failed)
            co_return;
    }
}

/// False: the connection is not to be used any more.
template <class Stream>
asio::awaitable<bool> writeReply(Stream& stream, Reply reply, bool keepAlive, unsigned version)
{
    if (reply.delivery == Reply::Delivery::Drop)
        co_return false;
    if (reply.delivery == Reply::Delivery::Endless) {
        co_await writeEndless(stream);
        co_return false;
    }
    if (reply.delivery == Reply::Delivery::Slow) {
        asio::steady_timer timer(co_await asio::this_coro::executor, kSlow);
        beast::get_lowest_layer(stream).expires_never();
        auto [cut] = co_await timer.async_wait(net::kAwait);
        if (cut)
            co_return false;
    }
    http::response<http::string_body> response(static_cast<http::status>(reply.status), version);
    response.set(http::field::server, "assay-sandbox");
    response.set(http::field::date, httpDate(reply.clockSkew));
    response.set(http::field::cache_control, "no-store");
    if (reply.status != 304)
        response.set(http::field::content_type, "application/json");
    for (const auto& [name, value] : reply.headers)
        response.set(name, value);
    response.keep_alive(keepAlive && !reply.close);
    response.body() = std::move(reply.body);
    response.prepare_payload();
    beast::get_lowest_layer(stream).expires_after(kWrite);
    auto [failed, size] = co_await http::async_write(stream, response, net::kAwait);
    co_return !failed && response.keep_alive();
}

/// Reads what the peer sends (nothing is expected) so that its close and pings are answered.
template <class Socket>
asio::awaitable<void> listenTo(std::shared_ptr<Socket> socket, std::shared_ptr<StreamPeer> peer)
{
    beast::flat_buffer buffer;
    for (;;) {
        auto [failed, size] = co_await socket->async_read(buffer, net::kAwait);
        if (failed)
            break;
        buffer.clear();
    }
    peer->end();
}

template <class Socket>
asio::awaitable<void> speakTo(std::shared_ptr<Socket> socket, std::shared_ptr<StreamPeer> peer, Server& server)
{
    // Also while changes flow: they say nothing of the resources that do not change.
    auto due = std::chrono::steady_clock::now() + server.heartbeat();
    while (!peer->ended) {
        if (std::chrono::steady_clock::now() >= due) {
            peer->waiting.push_back(std::make_shared<const std::string>(server.engine().heartbeat(peer->source)));
            due = std::chrono::steady_clock::now() + server.heartbeat();
        }
        if (peer->waiting.empty()) {
            peer->wake.expires_at(due);
            auto [cut] = co_await peer->wake.async_wait(net::kAwait);
            static_cast<void>(cut); // by a change, or by the end
            continue;
        }
        const auto text = std::move(peer->waiting.front());
        peer->waiting.pop_front();
        auto [failed, size] = co_await socket->async_write(asio::buffer(*text), net::kAwait);
        if (failed)
            co_return;
    }
}

template <class Stream>
asio::awaitable<void> serveStream(Stream stream, Message message, std::string source, Server& server)
{
    beast::get_lowest_layer(stream).expires_never();
    auto socket = std::make_shared<websocket::stream<Stream>>(std::move(stream));
    socket->set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
    socket->read_message_max(64 * 1024);
    socket->text(true);
    auto [failed] = co_await socket->async_accept(message, net::kAwait);
    if (failed)
        co_return;
    // Known to the server before the hello is made, so that no change falls between the two.
    auto peer = std::make_shared<StreamPeer>(socket->get_executor(), source);
    server.join(*peer);
    peer->push(std::make_shared<const std::string>(server.engine().hello(source)));
    asio::co_spawn(socket->get_executor(), listenTo(socket, peer), asio::detached);
    co_await speakTo(socket, peer, server);
    server.leave(*peer);
    beast::get_lowest_layer(*socket).close();
}

template <class Stream>
asio::awaitable<void> serveHttp(Stream stream, Server& server)
{
    beast::flat_buffer buffer(kMaxRequestHeader + kMaxRequestBody);
    for (;;) {
        http::request_parser<http::string_body> parser;
        parser.header_limit(kMaxRequestHeader);
        parser.body_limit(kMaxRequestBody);
        beast::get_lowest_layer(stream).expires_after(kIdle);
        auto [failed, size] = co_await http::async_read(stream, buffer, parser, net::kAwait);
        if (failed)
            co_return;
        Message message = parser.release();
        const auto request = requestOf(message);
        if (websocket::is_upgrade(message)) {
            auto source = server.engine().streamSource(request);
            if (source) {
                co_await serveStream(std::move(stream), std::move(message), std::move(*source), server);
                co_return;
            }
        }
        const bool more =
            co_await writeReply(stream, server.engine().answer(request), message.keep_alive(), message.version());
        if (!more)
            break;
    }
    beast::get_lowest_layer(stream).close();
}

/// Counts a connection for as long as it lives.
struct Counted {
    explicit Counted(Server& server) : m_server(server) { ++m_server.connections; }
    ~Counted() { --m_server.connections; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    Server& m_server;
};

} // namespace

asio::awaitable<void> serveConnection(asio::ip::tcp::socket socket, Server& server)
{
    const Counted counted(server);
    boost::system::error_code ignored;
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    const auto tls = server.tlsForNext();
    if (!tls) {
        co_await serveHttp(beast::tcp_stream(std::move(socket)), server);
        co_return;
    }
    beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)), *tls);
    beast::get_lowest_layer(stream).expires_after(kHandshake);
    auto [failed] = co_await stream.async_handshake(asio::ssl::stream_base::server, net::kAwait);
    if (!failed)
        co_await serveHttp(std::move(stream), server);
}

} // namespace assay::sandbox
