// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/PolledFeed.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "services/support/Caught.h"

namespace assay::sync {

namespace asio = boost::asio;
using domain::Duration;
using support::Result;

PolledFeed::PolledFeed(SourceConfig config, Connection connection, FeedSink sink)
    : m_config(std::move(config)), m_connection(std::move(connection)), m_sink(std::move(sink)),
      m_http(m_connection.executor, m_connection.url, m_connection.tls,
             m_connection.token ? std::optional(m_connection.token->clone()) : std::nullopt, m_connection.httpLimits,
             m_connection.clock),
      m_timer(m_connection.executor),
      m_backoff({std::max(m_config.every, Duration{500}), std::max(m_config.every * 8, Duration{60'000})}, m_connection.random)
{
}

void PolledFeed::start()
{
    asio::co_spawn(m_connection.executor, pollLoop(shared_from_this()),
                   [self = shared_from_this()](std::exception_ptr thrown) { self->ended(thrown); });
}

void PolledFeed::pollNow()
{
    m_asked = true;
    m_timer.cancel();
}

void PolledFeed::stop()
{
    m_stopped = true;
    m_sink = {};
    m_timer.cancel();
    m_http.cancel();
}

asio::awaitable<void> PolledFeed::pollLoop(std::shared_ptr<PolledFeed> self)
{
    while (!m_stopped) {
        m_asked = false;
        note(noteOf(FeedNote::Kind::Attempt));
        m_success = {};
        Result<void> outcome = co_await turn();
        if (m_stopped)
            break;
        Duration wait{0};
        if (outcome) {
            m_backoff.reset();
            m_success.kind = FeedNote::Kind::Success;
            m_success.source = m_config.id;
            m_success.at = m_connection.clock();
            note(m_success);
            wait = interval();
        } else {
            turnFailed();
            noteFailure(outcome.error());
            std::optional<Duration> demanded;
            if (const auto notBefore = m_http.notBefore())
                demanded = std::max(Duration{0}, *notBefore - m_connection.clock());
            wait = m_backoff.next(demanded);
        }
        if (m_asked)
            wait = Duration{0};
        FeedNote next = noteOf(FeedNote::Kind::NextPoll);
        next.at += wait;
        note(next);
        m_timer.expires_after(wait);
        const auto waited = co_await m_timer.async_wait(asio::as_tuple(asio::use_awaitable));
        (void)waited;
    }
    (void)self;
}

asio::awaitable<Result<void>> PolledFeed::turn()
{
    try {
        Result<void> outcome = co_await readSource();
        co_return outcome;
    } catch (const std::exception& exception) {
        co_return tl::unexpected(support::errorOf(exception, "reading the source"));
    }
}

FeedNote PolledFeed::noteOf(FeedNote::Kind kind) const
{
    FeedNote out;
    out.kind = kind;
    out.source = m_config.id;
    out.at = m_connection.clock();
    return out;
}

void PolledFeed::note(const FeedNote& note)
{
    if (!m_stopped)
        support::logged("source " + m_config.id.value(), [&] { m_sink.noted(note); });
}

void PolledFeed::noteFailure(const support::Error& error)
{
    FeedNote failure = noteOf(FeedNote::Kind::Failure);
    failure.error = error;
    note(failure);
}

void PolledFeed::ended(std::exception_ptr thrown)
{
    if (!thrown)
        return;
    const auto end = support::caught("the feed has ended", [&] { std::rethrow_exception(thrown); });
    support::logError(end.error());
    noteFailure(end.error());
}

} // namespace assay::sync
