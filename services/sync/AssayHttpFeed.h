// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>
#include <optional>

#include "services/net/Backoff.h"
#include "services/net/HttpClient.h"
#include "services/net/WebSocketClient.h"
#include "services/sync/Arrival.h"
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
};

/// assay-http: what the source says it offers (/v1/about) and its kind knows is read in paged snapshots at every turn, or,
/// while the stream is healthy, by its numbered changes and a snapshot now and then to compare. A gap in the numbers is
/// healed by new snapshots. What goes wrong, an exception too, is said in the health and tried again with growing pauses.
/// Thread io; owner: Engine.
class AssayHttpFeed final : public Feed, public std::enable_shared_from_this<AssayHttpFeed> {
public:
    AssayHttpFeed(SourceConfig config, Connection connection, FeedSink sink);

    void start() override;
    void pollNow() override;
    void stop() override;

private:
    using Clock = std::chrono::steady_clock;
    template <class T>
    using Awaitable = boost::asio::awaitable<T>;

    Awaitable<void> pollLoop(std::shared_ptr<AssayHttpFeed> self);
    Awaitable<void> streamLoop(std::shared_ptr<AssayHttpFeed> self);
    /// As snapshots(); an exception is a failure of the turn.
    Awaitable<support::Result<void>> turn();
    /// Reads the stream until it ends; an exception ends it.
    Awaitable<void> followStream();
    Awaitable<support::Result<void>> snapshots();
    Awaitable<support::Result<void>> askWhatIsOffered();
    Awaitable<support::Result<void>> snapshot(std::string resource);
    Awaitable<support::Result<Arrival>> pages(std::string resource);
    void message(std::string text);
    support::Result<void> applyChange(Answer answer);
    support::Result<void> replay(const std::string& resource);
    void note(const FeedNote& note);
    void noteSuccess();
    void noteFailure(const support::Error& error);
    void ended(std::exception_ptr thrown);
    [[nodiscard]] domain::Duration untilNext() const;

    SourceConfig m_config;
    Connection m_connection;
    FeedSink m_sink;
    net::HttpClient m_http;
    std::unique_ptr<net::WebSocketClient> m_stream;
    boost::asio::steady_timer m_pollTimer;
    boost::asio::steady_timer m_streamTimer;
    net::Backoff m_pollBackoff;
    net::Backoff m_streamBackoff;
    std::vector<std::string> m_resources;                        ///< offered and known; empty: not yet asked
    domain::Instant m_askedAt{};                                 ///< when the source last said what it offers
    std::map<std::string, std::int64_t> m_snapshotSequence;      ///< of the last snapshot of each resource
    std::map<std::string, std::vector<Answer>> m_buffered;       ///< changes that came while a snapshot was under way
    std::optional<std::int64_t> m_streamSequence;                ///< of the last message of the stream
    FeedNote m_success;                                          ///< gathered during one turn
    domain::Instant m_lastWhole{};
    bool m_streaming = false;
    bool m_asked = false;
    bool m_stopped = false;
};

} // namespace assay::sync
