// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/HttpClient.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <new>
#include <vector>

#include "services/net/Await.h"
#include "services/net/HttpExchange.h"

namespace assay::net {

namespace asio = boost::asio;
using support::Clock;
using support::Duration;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Instant;
using support::Result;

namespace {

constexpr std::size_t kMaxIdle = 4;

enum class Reuse { Allowed, Fresh };

} // namespace

/// Owned by the client and by every running request, so that neither outlives what it needs.
struct HttpClient::State {
    struct Idle {
        std::shared_ptr<Transport> transport;
        TimePoint since;
    };

    asio::any_io_executor executor;
    Url base;
    std::shared_ptr<TlsContext> tls;
    std::optional<Secret> token;
    HttpLimits limits;
    Clock clock;
    CancelGroup running;
    std::vector<Idle> idle;
    std::optional<Instant> notBefore;

    /// A kept connection that is still good, the youngest first; the others are dropped on the way.
    std::shared_ptr<Transport> takeIdle()
    {
        const auto now = std::chrono::steady_clock::now();
        while (!idle.empty()) {
            Idle last = std::move(idle.back());
            idle.pop_back();
            if (now - last.since < limits.keepIdle && last.transport->quiet())
                return std::move(last.transport);
            last.transport->close();
        }
        return nullptr;
    }

    void keep(std::shared_ptr<Transport> transport)
    {
        if (idle.size() >= kMaxIdle) {
            idle.front().transport->close();
            idle.erase(idle.begin());
        }
        idle.push_back({std::move(transport), std::chrono::steady_clock::now()});
    }

    void note(const HttpResponse& response)
    {
        if (response.status / 100 == 2)
            notBefore.reset();
        else if ((response.status == 429 || response.status == 503) && response.retryAfter)
            notBefore = response.receivedAt + *response.retryAfter;
    }

    void cancelAll()
    {
        running.cancelAll();
        for (const auto& kept : idle)
            kept.transport->close();
        idle.clear();
    }

    // Static coroutines over a shared state: the client may go while they are suspended.
    static asio::awaitable<Result<HttpResponse>> attempt(std::shared_ptr<State> state, HttpRequest request,
                                                         std::shared_ptr<CancelScope> scope);
    static asio::awaitable<Result<HttpResponse>> guarded(std::shared_ptr<State> state, HttpRequest request,
                                                         std::shared_ptr<CancelScope> scope);
    static asio::awaitable<Result<HttpResponse>> good(std::shared_ptr<State> state, HttpRequest request);
    static asio::awaitable<Result<HttpResponse>> any(std::shared_ptr<State> state, HttpRequest request);
};

asio::awaitable<Result<HttpResponse>> HttpClient::State::attempt(std::shared_ptr<State> state, HttpRequest request,
                                                                 std::shared_ptr<CancelScope> scope)
{
    if (auto checked = checkRequest(request); !checked)
        co_return tl::unexpected(checked.error());
    if (auto allowed = checkTokenChannel(state->base, state->token); !allowed)
        co_return tl::unexpected(allowed.error());
    const TimePoint total = std::chrono::steady_clock::now() + state->limits.total;

    for (Reuse reuse = Reuse::Allowed;; reuse = Reuse::Fresh) {
        std::shared_ptr<Transport> transport;
        if (reuse == Reuse::Allowed)
            transport = state->takeIdle();
        const bool kept = transport != nullptr;
        if (!kept) {
            auto dialled = co_await dial(state->executor, state->base, state->tls, state->limits.dial, total, scope);
            if (!dialled)
                co_return tl::unexpected(dialled.error());
            transport = makeTransport(std::move(*dialled));
        }
        std::string bytes = serialise(request, state->base, state->token);
        auto outcome = co_await exchange(transport, std::move(bytes), state->base, state->limits, total, state->clock,
                                         scope);
        if (outcome.connection == ExchangeOutcome::Connection::Reusable && !scope->cancelled())
            state->keep(std::move(transport));
        if (outcome.response) {
            state->note(*outcome.response);
            co_return std::move(outcome.response);
        }
        // The server may close a kept connection at any time. To ask again is safe for GET alone, and only if it
        // cannot have answered.
        const bool stale = kept && request.method == HttpMethod::Get
            && outcome.received == ExchangeOutcome::Received::Nothing
            && outcome.response.error().code == ErrorCode::Disconnected;
        if (!stale)
            co_return std::move(outcome.response);
    }
}

asio::awaitable<Result<HttpResponse>> HttpClient::State::guarded(std::shared_ptr<State> state, HttpRequest request,
                                                                 std::shared_ptr<CancelScope> scope)
{
    try {
        auto answer = co_await attempt(state, std::move(request), scope);
        co_return std::move(answer);
    } catch (const boost::system::system_error& error) {
        // Asio throws when the coroutine itself is cancelled from outside, or out of descriptors.
        co_return tl::unexpected(failureOf(error.code(), Phase::Connect, state->base, *scope));
    } catch (const std::bad_alloc&) {
        co_return fail(ErrorCode::OutOfRange, "not enough memory for the answer", originOf(state->base));
    }
}

asio::awaitable<Result<HttpResponse>> HttpClient::State::any(std::shared_ptr<State> state, HttpRequest request)
{
    auto scope = state->running.open();
    auto answer = co_await guarded(state, std::move(request), scope);
    co_return std::move(answer);
}

asio::awaitable<Result<HttpResponse>> HttpClient::State::good(std::shared_ptr<State> state, HttpRequest request)
{
    const Conditional conditional = conditionalOf(request.headers);
    auto scope = state->running.open();
    auto answer = co_await guarded(state, std::move(request), scope);
    if (!answer)
        co_return std::move(answer);
    co_return judged(std::move(*answer), conditional, state->base);
}

HttpClient::HttpClient(asio::any_io_executor executor, Url base, std::shared_ptr<TlsContext> tls,
                       std::optional<Secret> token, HttpLimits limits, Clock clock)
    : m_state(std::make_shared<State>())
{
    m_state->executor = std::move(executor);
    m_state->base = std::move(base);
    m_state->tls = std::move(tls);
    m_state->token = std::move(token);
    m_state->limits = limits;
    m_state->clock = std::move(clock);
}

HttpClient::~HttpClient()
{
    cancel();
}

asio::awaitable<Result<HttpResponse>> HttpClient::get(std::string pathAndQuery, HttpHeaders headers)
{
    return State::good(m_state, {HttpMethod::Get, std::move(pathAndQuery), std::move(headers), {}, {}});
}

asio::awaitable<Result<HttpResponse>> HttpClient::post(std::string path, std::string contentType, std::string body,
                                                       HttpHeaders headers)
{
    return State::good(m_state, {HttpMethod::Post, std::move(path), std::move(headers), std::move(contentType),
                                 std::move(body)});
}

asio::awaitable<Result<HttpResponse>> HttpClient::send(HttpRequest request)
{
    return State::any(m_state, std::move(request));
}

void HttpClient::cancel()
{
    m_state->cancelAll();
}

std::optional<Instant> HttpClient::notBefore() const
{
    return m_state->notBefore;
}

const Url& HttpClient::base() const
{
    return m_state->base;
}

} // namespace assay::net
