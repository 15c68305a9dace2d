// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Dialer.h"

#include "services/net/Await.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/error.hpp>
#include <vector>

namespace assay::net {

namespace {

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t kMaxAddresses = 8;

using Addresses = std::vector<tcp::endpoint>;

/// A look-up that can be abandoned: getaddrinfo() itself cannot be interrupted.
struct LookUp {
    explicit LookUp(const asio::any_io_executor& executor) : resolver(executor), waiter(executor) {}

    tcp::resolver resolver;
    asio::steady_timer waiter;
    error_code error = boost::beast::error::timeout;
    Addresses addresses;
};

asio::awaitable<Result<Addresses>> resolve(asio::any_io_executor executor, Url url, TimePoint deadline,
                                           std::shared_ptr<CancelScope> scope)
{
    error_code notAddress;
    const auto literal = asio::ip::make_address(url.host, notAddress);
    if (!notAddress)
        co_return Addresses{tcp::endpoint(literal, url.port)};

    auto lookUp = std::make_shared<LookUp>(executor);
    lookUp->waiter.expires_at(deadline);
    lookUp->resolver.async_resolve(url.host, std::to_string(url.port), tcp::resolver::numeric_service,
                                   [lookUp](const error_code& error, const tcp::resolver::results_type& results) {
                                       lookUp->error = error;
                                       for (const auto& entry : results) {
                                           if (lookUp->addresses.size() < kMaxAddresses)
                                               lookUp->addresses.push_back(entry.endpoint());
                                       }
                                       lookUp->waiter.cancel();
                                   });
    {
        const CancelScope::Stop stop(*scope, [lookUp] { lookUp->waiter.cancel(); });
        const auto [waited] = co_await lookUp->waiter.async_wait(kAwait);
        static_cast<void>(waited);
    }
    lookUp->resolver.cancel();
    if (lookUp->error || scope->cancelled())
        co_return tl::unexpected(failureOf(lookUp->error, Phase::Resolve, url, *scope));
    if (lookUp->addresses.empty())
        co_return fail(ErrorCode::Unresolvable, "the name has no address", originOf(url));
    co_return std::move(lookUp->addresses);
}

asio::awaitable<Result<PlainStream>> connect(asio::any_io_executor executor, Url url, Addresses addresses,
                                             DialLimits limits, TimePoint total, std::shared_ptr<CancelScope> scope)
{
    Error last{ErrorCode::Unreachable, "no address", originOf(url)};
    for (const auto& address : addresses) {
        PlainStream stream(executor);
        stream.expires_at(deadlineIn(limits.connect, total));
        const CancelScope::Stop stop(*scope, [&stream] { stream.close(); });
        const auto [error] = co_await stream.async_connect(address, kAwait);
        if (!error && !scope->cancelled()) {
            error_code ignored;
            stream.socket().set_option(tcp::no_delay(true), ignored);
            co_return std::move(stream);
        }
        last = failureOf(error, Phase::Connect, url, *scope);
        if (last.code == ErrorCode::Cancelled || std::chrono::steady_clock::now() >= total)
            break;
    }
    co_return tl::unexpected(last);
}

asio::awaitable<Result<Dialled>> shakeHands(PlainStream plain, Url url, std::shared_ptr<TlsContext> tls,
                                            TimePoint deadline, std::shared_ptr<CancelScope> scope)
{
    TlsStream stream(std::move(plain), tls->native());
    auto verdict = std::make_shared<TlsVerdict>();
    auto prepared = tls->prepare(stream.native_handle(), url.host, verdict);
    if (!prepared)
        co_return tl::unexpected(prepared.error());

    auto& socket = boost::beast::get_lowest_layer(stream);
    socket.expires_at(deadline);
    error_code error;
    {
        const CancelScope::Stop stop(*scope, [&socket] { socket.close(); });
        const auto [result] = co_await stream.async_handshake(asio::ssl::stream_base::client, kAwait);
        error = result;
    }
    if (scope->cancelled())
        co_return tl::unexpected(failureOf(error, Phase::Handshake, url, *scope));
    if (!verdict->untrusted.empty())
        co_return fail(ErrorCode::TlsUntrusted, verdict->untrusted, originOf(url));
    if (error)
        co_return tl::unexpected(failureOf(error, Phase::Handshake, url, *scope));
    // OpenSSL has aborted by now if anything failed; this is the second lock on the same door.
    if (const long result = SSL_get_verify_result(stream.native_handle()); result != X509_V_OK)
        co_return fail(ErrorCode::TlsUntrusted, X509_verify_cert_error_string(result), originOf(url));
    if (auto pinned = tls->checkPin(stream.native_handle()); !pinned)
        co_return fail(pinned.error().code, pinned.error().detail, originOf(url));

    const auto notAfter = TlsContext::notAfter(stream.native_handle());
    co_return Dialled{std::move(stream), ChannelSecurity::Tls, notAfter};
}

} // namespace

asio::awaitable<Result<Dialled>> dial(asio::any_io_executor executor, Url url, std::shared_ptr<TlsContext> tls,
                                      DialLimits limits, TimePoint total, std::shared_ptr<CancelScope> scope)
{
    if (url.secure() && !tls)
        co_return fail(ErrorCode::Usage, "a secure address needs TLS settings", originOf(url));
    if (scope->cancelled())
        co_return tl::unexpected(failureOf(asio::error::operation_aborted, Phase::Resolve, url, *scope));

    auto addresses = co_await resolve(executor, url, deadlineIn(limits.resolve, total), scope);
    if (!addresses)
        co_return tl::unexpected(addresses.error());
    auto plain = co_await connect(executor, url, std::move(*addresses), limits, total, scope);
    if (!plain)
        co_return tl::unexpected(plain.error());
    if (!url.secure())
        co_return Dialled{std::move(*plain), ChannelSecurity::Plain, std::nullopt};
    auto dialled = co_await shakeHands(std::move(*plain), url, tls, deadlineIn(limits.handshake, total), scope);
    co_return std::move(dialled);
}

Result<void> checkTokenChannel(const Url& url, const std::optional<Secret>& token)
{
    if (token && !url.secure() && !url.isLoopback())
        return fail(ErrorCode::Refused, "a token is only sent over TLS, or on this machine", originOf(url));
    return {};
}

std::string originOf(const Url& url)
{
    Url origin = url;
    origin.path.clear();
    return origin.text();
}

TimePoint deadlineIn(support::Duration step, TimePoint total)
{
    return std::min(total, std::chrono::steady_clock::now() + step);
}

Error failureOf(const error_code& code, Phase phase, const Url& url, const CancelScope& scope)
{
    const error_code cancelled = asio::error::operation_aborted;
    return netError(scope.cancelled() ? cancelled : code, phase, originOf(url));
}

} // namespace assay::net
