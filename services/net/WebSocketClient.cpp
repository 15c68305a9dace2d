// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/WebSocketClient.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "services/net/Await.h"
#include "services/net/HttpMessage.h"

namespace assay::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using boost::system::error_code;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {


/// What the client needs of a WebSocket, over TLS or not. Thread io.
class Channel {
public:
    virtual ~Channel() = default;
    virtual asio::awaitable<error_code> upgrade(std::string host, std::string target,
                                                std::shared_ptr<const std::optional<Secret>> token) = 0;
    virtual asio::awaitable<error_code> read(std::shared_ptr<std::string> into) = 0;
    virtual asio::awaitable<error_code> write(std::shared_ptr<const std::string> text) = 0;
    virtual asio::awaitable<error_code> close() = 0;
    virtual void abort() = 0;

    /// The status of the server's answer to the upgrade.
    unsigned status = 0;
};

template <class Stream>
class StreamChannel final : public Channel {
public:
    StreamChannel(Stream stream, const WebSocketLimits& limits) : m_socket(std::move(stream)), m_limits(limits)
    {
        // The WebSocket layer has deadlines of its own; two of them would disturb each other.
        beast::get_lowest_layer(m_socket).expires_never();
        websocket::stream_base::timeout timeouts{};
        timeouts.handshake_timeout = limits.upgrade;
        timeouts.idle_timeout = limits.idle;
        timeouts.keep_alive_pings = true;
        m_socket.set_option(timeouts);
        m_socket.read_message_max(limits.messageBytes);
    }

    asio::awaitable<error_code> upgrade(std::string host, std::string target,
                                        std::shared_ptr<const std::optional<Secret>> token) override
    {
        m_socket.set_option(websocket::stream_base::decorator([token](websocket::request_type& request) {
            request.set(http::field::user_agent, "assay");
            if (*token)
                request.set(http::field::authorization, "Bearer " + std::string((*token)->reveal()));
        }));
        websocket::response_type response;
        const auto [error] = co_await m_socket.async_handshake(response, host, target, kAwait);
        status = response.result_int();
        m_socket.set_option(websocket::stream_base::decorator([](websocket::request_type&) {}));
        co_return error;
    }

    asio::awaitable<error_code> read(std::shared_ptr<std::string> into) override
    {
        beast::flat_buffer buffer;
        const auto [error, bytes] = co_await m_socket.async_read(buffer, kAwait);
        static_cast<void>(bytes);
        if (error)
            co_return error;
        if (m_socket.got_binary())
            co_return websocket::make_error_code(websocket::error::bad_opcode);
        *into = beast::buffers_to_string(buffer.data());
        co_return error_code{};
    }

    asio::awaitable<error_code> write(std::shared_ptr<const std::string> text) override
    {
        m_socket.text(true);
        const auto [error, bytes] = co_await m_socket.async_write(asio::buffer(*text), kAwait);
        static_cast<void>(bytes);
        co_return error;
    }

    asio::awaitable<error_code> close() override
    {
        const auto [error] = co_await m_socket.async_close(websocket::close_code::normal, kAwait);
        co_return error;
    }

    void abort() override { beast::get_lowest_layer(m_socket).close(); }

private:
    websocket::stream<Stream> m_socket;
    WebSocketLimits m_limits;
};

std::shared_ptr<Channel> makeChannel(Dialled dialled, const WebSocketLimits& limits)
{
    return std::visit(
        [&](auto& stream) -> std::shared_ptr<Channel> {
            using Stream = std::remove_reference_t<decltype(stream)>;
            return std::make_shared<StreamChannel<Stream>>(std::move(stream), limits);
        },
        dialled.stream);
}

/// Closes the channel when a deadline passes; for the steps that the WebSocket layer does not time.
class Deadline {
public:
    Deadline(const asio::any_io_executor& executor, support::Duration after, std::shared_ptr<Channel> channel)
        : m_timer(executor), m_passed(std::make_shared<bool>(false))
    {
        m_timer.expires_after(after);
        m_timer.async_wait([passed = m_passed, channel = std::move(channel)](const error_code& error) {
            if (error)
                return;
            *passed = true;
            channel->abort();
        });
    }

    [[nodiscard]] error_code evaluate(const error_code& error) const
    {
        return error && *m_passed ? error_code(beast::error::timeout) : error;
    }

private:
    asio::steady_timer m_timer;
    std::shared_ptr<bool> m_passed;
};

} // namespace

/// Owned by the client and by every pending operation.
struct WebSocketClient::State {
    asio::any_io_executor executor;
    Url base;
    std::shared_ptr<TlsContext> tls;
    std::shared_ptr<const std::optional<Secret>> token;
    WebSocketLimits limits;
    CancelGroup running;
    std::shared_ptr<Channel> channel;

    support::Error lost(const std::shared_ptr<Channel>& used, const error_code& error, Phase phase,
                        const CancelScope& scope)
    {
        used->abort();
        if (channel == used)
            channel.reset();
        return failureOf(error, phase, base, scope);
    }

    void cancelAll()
    {
        running.cancelAll();
        if (const auto open = std::exchange(channel, nullptr))
            open->abort();
    }

    static asio::awaitable<Result<void>> connect(std::shared_ptr<State> state, std::string path);
    static asio::awaitable<Result<std::string>> read(std::shared_ptr<State> state);
    static asio::awaitable<Result<void>> send(std::shared_ptr<State> state, std::string text);
    static asio::awaitable<Result<void>> close(std::shared_ptr<State> state);
};

asio::awaitable<Result<void>> WebSocketClient::State::connect(std::shared_ptr<State> state, std::string path)
{
    if (auto checked = checkRequest({HttpMethod::Get, path, {}, {}, {}}); !checked)
        co_return tl::unexpected(checked.error());
    if (auto allowed = checkTokenChannel(state->base, *state->token); !allowed)
        co_return tl::unexpected(allowed.error());
    if (const auto old = std::exchange(state->channel, nullptr))
        old->abort();

    auto scope = state->running.open();
    const auto& dialLimits = state->limits.dial;
    const TimePoint total = std::chrono::steady_clock::now() + dialLimits.resolve + 2 * dialLimits.connect
        + dialLimits.handshake;
    auto dialled = co_await dial(state->executor, state->base, state->tls, dialLimits, total, scope);
    if (!dialled)
        co_return tl::unexpected(dialled.error());
    auto channel = makeChannel(std::move(*dialled), state->limits);
    std::string target = state->base.path + path;
    if (target.empty() || target.front() != '/')
        target.insert(0, 1, '/');

    const CancelScope::Stop stop(*scope, [channel] { channel->abort(); });
    const auto error = co_await channel->upgrade(state->base.authority(), std::move(target), state->token);
    if (error == websocket::error::upgrade_declined && !scope->cancelled()) {
        channel->abort();
        co_return tl::unexpected(statusError(channel->status, std::nullopt, state->base));
    }
    if (error || scope->cancelled())
        co_return tl::unexpected(state->lost(channel, error, Phase::Upgrade, *scope));
    state->channel = std::move(channel);
    co_return Result<void>{};
}

asio::awaitable<Result<std::string>> WebSocketClient::State::read(std::shared_ptr<State> state)
{
    const auto channel = state->channel;
    if (!channel)
        co_return fail(ErrorCode::Disconnected, "no WebSocket connection", originOf(state->base));
    auto scope = state->running.open();
    const CancelScope::Stop stop(*scope, [channel] { channel->abort(); });
    auto text = std::make_shared<std::string>();
    const auto error = co_await channel->read(text);
    if (error || scope->cancelled())
        co_return tl::unexpected(state->lost(channel, error, Phase::Message, *scope));
    co_return std::move(*text);
}

asio::awaitable<Result<void>> WebSocketClient::State::send(std::shared_ptr<State> state, std::string text)
{
    const auto channel = state->channel;
    if (!channel)
        co_return fail(ErrorCode::Disconnected, "no WebSocket connection", originOf(state->base));
    auto scope = state->running.open();
    const CancelScope::Stop stop(*scope, [channel] { channel->abort(); });
    const Deadline deadline(state->executor, state->limits.write, channel);
    auto shared = std::make_shared<const std::string>(std::move(text));
    const auto result = co_await channel->write(shared);
    const auto error = deadline.evaluate(result);
    if (error || scope->cancelled())
        co_return tl::unexpected(state->lost(channel, error, Phase::Send, *scope));
    co_return Result<void>{};
}

asio::awaitable<Result<void>> WebSocketClient::State::close(std::shared_ptr<State> state)
{
    const auto channel = std::exchange(state->channel, nullptr);
    if (!channel)
        co_return Result<void>{};
    auto scope = state->running.open();
    const CancelScope::Stop stop(*scope, [channel] { channel->abort(); });
    const Deadline deadline(state->executor, state->limits.close, channel);
    const auto result = co_await channel->close();
    const auto error = deadline.evaluate(result);
    channel->abort();
    // A server that just hangs up, or a pending read() that saw the goodbye first, still leaves us closed.
    if (!scope->cancelled() && error != beast::error::timeout)
        co_return Result<void>{};
    co_return tl::unexpected(failureOf(error, Phase::Close, state->base, *scope));
}

WebSocketClient::WebSocketClient(asio::any_io_executor executor, Url base, std::shared_ptr<TlsContext> tls,
                                 std::optional<Secret> token, WebSocketLimits limits)
    : m_state(std::make_shared<State>())
{
    m_state->executor = std::move(executor);
    m_state->base = std::move(base);
    m_state->tls = std::move(tls);
    m_state->token = std::make_shared<const std::optional<Secret>>(std::move(token));
    m_state->limits = limits;
}

WebSocketClient::~WebSocketClient()
{
    cancel();
}

asio::awaitable<Result<void>> WebSocketClient::connect(std::string path)
{
    return State::connect(m_state, std::move(path));
}

asio::awaitable<Result<std::string>> WebSocketClient::read()
{
    return State::read(m_state);
}

asio::awaitable<Result<void>> WebSocketClient::send(std::string text)
{
    return State::send(m_state, std::move(text));
}

asio::awaitable<Result<void>> WebSocketClient::close()
{
    return State::close(m_state);
}

void WebSocketClient::cancel()
{
    m_state->cancelAll();
}

} // namespace assay::net
