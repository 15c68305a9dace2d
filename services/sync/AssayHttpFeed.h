// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "services/sync/PolledFeed.h"

namespace assay::sync {

/// assay-http: what the source says it offers (/v1/about) and its kind knows is read in paged snapshots at every turn, or,
/// while the stream is healthy, by its numbered changes and a snapshot now and then to compare. A gap in the numbers,
/// also between a snapshot and the begin of the stream, is healed by new snapshots; until then no change of what is not
/// whole is taken in, and no heartbeat vouches for it.
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
    /// The stream leads on from this number: what is known up to another one has to be read again.
    void beginAt(std::int64_t sequence);
    /// Whether a resource is known whole, and the stream adds to it without a hole.
    [[nodiscard]] bool leadsOn(const std::string& resource) const;
    /// A change of the resource is not taken in: only a snapshot with its number or a later one contains it.
    void missed(const std::string& resource, std::int64_t sequence);
    void dropBuffered(const std::string& resource);
    support::Result<void> applyChange(Answer answer);
    support::Result<void> replay(const std::string& resource);

    std::unique_ptr<net::WebSocketClient> m_stream;
    boost::asio::steady_timer m_streamTimer;
    net::Backoff m_streamBackoff;
    std::vector<std::string> m_resources;                        ///< offered and known; empty: not yet asked
    domain::Instant m_askedAt{};                                 ///< when the source last said what it offers
    std::map<std::string, std::int64_t> m_known;                 ///< number up to which each resource was taken in
    std::map<std::string, std::int64_t> m_missed;                ///< of the last change that was not taken in
    std::map<std::string, std::vector<Answer>> m_buffered;       ///< changes that came while a snapshot was under way
    std::optional<std::int64_t> m_streamSequence;                ///< of the last message of the stream
    std::int64_t m_streamFrom = 0;                               ///< all changes after this number came on the stream
    bool m_streamBegan = false;                                  ///< since the snapshots were looked at
    bool m_streaming = false;
};

} // namespace assay::sync
