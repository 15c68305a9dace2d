// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <optional>

#include "services/net/Backoff.h"
#include "services/net/HttpClient.h"
#include "services/net/WebSocketClient.h"
#include "services/sync/FeedDelivery.h"
#include "services/sync/SourceConfig.h"

namespace assay::sync {

/// What a feed needs to reach its source; made once per source from its configuration.
struct Connection {
    boost::asio::any_io_executor executor;
    net::Url url;
    std::shared_ptr<net::TlsContext> tls;
    std::optional<net::Secret> token;
    net::RandomSource random;
    support::Clock clock;
    net::HttpLimits httpLimits;
    net::WebSocketLimits streamLimits;
    net::Backoff::Settings streamBackoff{support::Duration{1000}, support::Duration{60'000}};
};

/// A source that is asked over HTTP at every turn. Each turn, what came of it and when the next one is go to the health.
/// What goes wrong, an exception too, is tried again with growing pauses and not before the source wants to be asked
/// (Retry-After). Thread io; owner: Engine.
class PolledFeed : public Feed, public std::enable_shared_from_this<PolledFeed> {
public:
    void start() override;
    void pollNow() final;
    void stop() override;

protected:
    template <class T>
    using Awaitable = boost::asio::awaitable<T>;

    PolledFeed(SourceConfig config, Connection connection, FeedSink sink);

    /// One turn: asks, delivers to m_sink, and gathers in m_success what the health shall know.
    virtual Awaitable<support::Result<void>> readSource() = 0;
    /// A turn failed; it is said in the health afterwards.
    virtual void turnFailed() {}
    /// From one good turn to the next.
    [[nodiscard]] virtual domain::Duration interval() const { return m_config.every; }

    /// A note of this source, now.
    [[nodiscard]] FeedNote noteOf(FeedNote::Kind kind) const;
    /// The health of a source must not end the feed: an exception goes to the log.
    void note(const FeedNote& note);
    void noteFailure(const support::Error& error);
    /// Where a loop that should go on for ever has ended with an exception.
    void ended(std::exception_ptr thrown);

    SourceConfig m_config;
    Connection m_connection;
    FeedSink m_sink;
    net::HttpClient m_http;
    FeedNote m_success; ///< gathered during one turn
    bool m_stopped = false;

private:
    Awaitable<void> pollLoop(std::shared_ptr<PolledFeed> self);
    /// As readSource(); an exception is a failure of the turn.
    Awaitable<support::Result<void>> turn();

    boost::asio::steady_timer m_timer;
    net::Backoff m_backoff;
    bool m_asked = false;
};

} // namespace assay::sync
