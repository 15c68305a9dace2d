// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "services/sync/PolledFeed.h"

namespace assay::sync {

/// assay-http: what the source says it offers (/v1/about) and its kind knows is read in paged snapshots at every turn, or,
/// while the stream is healthy, by its numbered changes and a snapshot now and then to compare. A gap in the numbers is
/// healed by new snapshots.
class AssayHttpFeed final : public PolledFeed {
public:
    AssayHttpFeed(SourceConfig config, Connection connection, FeedSink sink);

    void start() override;
    void stop() override;

private:
    Awaitable<support::Result<void>> readSource() override;
    void turnFailed() override { m_askedAt = {}; }
    [[nodiscard]] domain::Duration interval() const override;
    Awaitable<void> streamLoop(std::shared_ptr<PolledFeed> self);
    /// Reads the stream until it ends; an exception ends it.
    Awaitable<void> followStream();
    Awaitable<support::Result<void>> askWhatIsOffered();
    Awaitable<support::Result<void>> snapshot(std::string resource);
    Awaitable<support::Result<FeedDelivery>> pages(std::string resource);
    void message(std::string text);
    support::Result<void> applyChange(Answer answer);
    support::Result<void> replay(const std::string& resource);

    std::unique_ptr<net::WebSocketClient> m_stream;
    boost::asio::steady_timer m_streamTimer;
    net::Backoff m_streamBackoff;
    std::vector<std::string> m_resources;                        ///< offered and known; empty: not yet asked
    domain::Instant m_askedAt{};                                 ///< when the source last said what it offers
    std::map<std::string, std::int64_t> m_snapshotSequence;      ///< of the last snapshot of each resource
    std::map<std::string, std::vector<Answer>> m_buffered;       ///< changes that came while a snapshot was under way
    std::optional<std::int64_t> m_streamSequence;                ///< of the last message of the stream
    bool m_streaming = false;
};

} // namespace assay::sync
