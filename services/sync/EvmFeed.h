// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>

#include "services/net/HttpClient.h"
#include "services/sync/AssayHttpFeed.h"

namespace assay::sync {

/// evm-jsonrpc: the supply of the configured tokens, all figures of a turn from one block, asked for by its hash.
/// A block whose parent is not the block seen before is a reorganisation: it is said in the health, and the new figures
/// count. Thread io; owner: Engine.
class EvmFeed final : public Feed, public std::enable_shared_from_this<EvmFeed> {
public:
    EvmFeed(SourceConfig config, Connection connection, FeedSink sink);

    void start() override;
    void pollNow() override;
    void stop() override;

private:
    boost::asio::awaitable<void> pollLoop(std::shared_ptr<EvmFeed> self);
    /// As readSupply(); an exception is a failure of the turn.
    boost::asio::awaitable<support::Result<void>> turn();
    boost::asio::awaitable<support::Result<void>> readSupply();
    void note(const FeedNote& note);
    void ended(std::exception_ptr thrown);
    boost::asio::awaitable<support::Result<Answer>> call(std::string request);

    SourceConfig m_config;
    Connection m_connection;
    FeedSink m_sink;
    net::HttpClient m_http;
    boost::asio::steady_timer m_timer;
    net::Backoff m_backoff;
    std::int64_t m_nextId = 1;
    std::int64_t m_lastBlock = -1;
    std::string m_lastHash;
    FeedNote m_success;
    bool m_asked = false;
    bool m_stopped = false;
};

} // namespace assay::sync
