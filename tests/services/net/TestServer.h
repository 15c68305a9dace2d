// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "TestCertificates.h"

namespace assay::net::test {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;

using Request = http::request<http::string_body>;

/// Bytes to send back as they are, and what happens to the connection then.
struct Reply {
    enum class Then { Keep, Close, Hang };
    std::string bytes;
    Then then = Then::Keep;
};

/// A complete answer with a length.
inline Reply answer(const std::string& status, const std::string& body, const std::string& headers = {})
{
    return {"HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers + "\r\n" +
                body,
            Reply::Then::Keep};
}

/// A server on 127.0.0.1 that lives on the io_context of the test, so that client and server never race.
/// An upgrade request gets a WebSocket that echoes; "binary" is answered in binary, "hang" with silence,
/// "bye" by closing, "drop" by cutting the connection.
class TestServer {
public:
    using Handler = std::function<Reply(const Request&)>;

    struct Tls {
        Identity identity;
        /// Set: a client certificate of this authority is demanded.
        std::optional<Identity> clientAuthority;
    };

    TestServer(asio::io_context& io, Handler handler, std::optional<Tls> tls = std::nullopt)
        : m_shared(std::make_shared<Shared>(io, std::move(handler)))
    {
        if (tls)
            m_shared->secure(*tls);
        asio::co_spawn(io, listen(m_shared), asio::detached);
    }
    ~TestServer() { m_shared->acceptor.close(); }
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    std::string port() const { return std::to_string(m_shared->acceptor.local_endpoint().port()); }
    int connections() const { return m_shared->connections; }
    const std::vector<Request>& requests() const { return m_shared->requests; }

private:
    static constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

    struct Shared {
        Shared(asio::io_context& io, Handler h)
            : acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0)), handler(std::move(h))
        {
        }

        void secure(const Tls& tls)
        {
            context.emplace(asio::ssl::context::tls_server);
            SSL_CTX* native = context->native_handle();
            SSL_CTX_use_certificate(native, tls.identity.certificate.get());
            SSL_CTX_use_PrivateKey(native, tls.identity.key.get());
            if (tls.clientAuthority) {
                X509_STORE_add_cert(SSL_CTX_get_cert_store(native), tls.clientAuthority->certificate.get());
                SSL_CTX_set_verify(native, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
            }
        }

        tcp::acceptor acceptor;
        Handler handler;
        std::optional<asio::ssl::context> context;
        int connections = 0;
        std::vector<Request> requests;
    };

    static asio::awaitable<void> listen(std::shared_ptr<Shared> shared)
    {
        for (;;) {
            auto [error, socket] = co_await shared->acceptor.async_accept(kAwait);
            if (error)
                co_return;
            ++shared->connections;
            const auto executor = shared->acceptor.get_executor();
            if (shared->context) {
                beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)), *shared->context);
                asio::co_spawn(executor, greet(shared, std::move(stream)), asio::detached);
            } else {
                asio::co_spawn(executor, serve(shared, beast::tcp_stream(std::move(socket))), asio::detached);
            }
        }
    }

    static asio::awaitable<void> greet(std::shared_ptr<Shared> shared, beast::ssl_stream<beast::tcp_stream> stream)
    {
        const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, kAwait);
        if (error) {
            // Waits for the client to go, so that the alert is not lost in a reset.
            co_await drain(std::move(stream.next_layer()));
            co_return;
        }
        co_await serve(shared, std::move(stream));
    }

    template <class Stream>
    static asio::awaitable<void> drain(Stream stream)
    {
        char bytes[4096];
        for (;;) {
            const auto [error, count] = co_await stream.async_read_some(asio::buffer(bytes), kAwait);
            static_cast<void>(count);
            if (error)
                co_return;
        }
    }

    template <class Stream>
    static asio::awaitable<void> serve(std::shared_ptr<Shared> shared, Stream stream)
    {
        beast::flat_buffer buffer;
        for (;;) {
            http::request_parser<http::string_body> parser;
            parser.body_limit(64u << 20);
            const auto [readError, readBytes] = co_await http::async_read(stream, buffer, parser, kAwait);
            static_cast<void>(readBytes);
            if (readError)
                co_return;
            const Request request = parser.release();
            shared->requests.push_back(request);
            if (websocket::is_upgrade(request) && request.target() != "/refuse") {
                co_await echo(std::move(stream), request);
                co_return;
            }
            const Reply reply = shared->handler(request);
            const auto [writeError, written] = co_await asio::async_write(stream, asio::buffer(reply.bytes), kAwait);
            static_cast<void>(written);
            if (writeError)
                co_return;
            if (reply.then == Reply::Then::Hang) {
                co_await drain(std::move(stream));
                co_return;
            }
            if (reply.then == Reply::Then::Close) {
                if constexpr (requires { stream.native_handle(); })
                    static_cast<void>(co_await stream.async_shutdown(kAwait));
                boost::system::error_code ignored;
                beast::get_lowest_layer(stream).socket().shutdown(tcp::socket::shutdown_send, ignored);
                co_return;
            }
        }
    }

    template <class Stream>
    static asio::awaitable<void> echo(Stream stream, Request request)
    {
        websocket::stream<Stream> socket(std::move(stream));
        const auto [accepted] = co_await socket.async_accept(request, kAwait);
        if (accepted)
            co_return;
        for (;;) {
            beast::flat_buffer buffer;
            const auto [readError, bytes] = co_await socket.async_read(buffer, kAwait);
            static_cast<void>(bytes);
            if (readError)
                co_return;
            const std::string text = beast::buffers_to_string(buffer.data());
            if (text == "drop")
                co_return;
            if (text == "bye") {
                const auto [closed] = co_await socket.async_close(websocket::close_code::going_away, kAwait);
                static_cast<void>(closed);
                co_return;
            }
            if (text == "hang") {
                asio::steady_timer endless(socket.get_executor(), asio::steady_timer::time_point::max());
                const auto [ended] = co_await endless.async_wait(kAwait);
                static_cast<void>(ended);
                co_return;
            }
            socket.binary(text == "binary");
            const auto [writeError, written] = co_await socket.async_write(asio::buffer(text), kAwait);
            static_cast<void>(written);
            if (writeError)
                co_return;
        }
    }

    std::shared_ptr<Shared> m_shared;
};

/// Runs the io_context until the awaitable is done; more than thirty seconds is a hang and ends the test.
template <class T>
T run(asio::io_context& io, asio::awaitable<T> work)
{
    std::optional<T> result;
    asio::co_spawn(io, std::move(work), [&result](std::exception_ptr error, T value) {
        if (error)
            std::rethrow_exception(error);
        result = std::move(value);
    });
    io.restart();
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!result) {
        if (io.run_one_until(end) == 0)
            qFatal("the operation hangs");
    }
    return std::move(*result);
}

} // namespace assay::net::test
