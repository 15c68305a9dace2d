// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <filesystem>
#include <map>
#include <memory>

#include "services/domain/Snapshot.h"
#include "services/sync/FeedDelivery.h"
#include "services/sync/SourceConfig.h"

namespace assay::runtime {

/// files: a folder (or one file) that is looked at every turn; a file that is new or has changed is taken in like an
/// import of the kind that fits the source. Small files only are read on thread io; larger ones are for "assay import".
/// Thread io; owner: Engine.
class FilesFeed final : public sync::Feed, public std::enable_shared_from_this<FilesFeed> {
public:
    FilesFeed(sync::SourceConfig config, boost::asio::any_io_executor executor, support::Clock clock, sync::FeedSink sink);

    void start() override;
    void pollNow() override;
    void stop() override;

private:
    void turn();
    /// One look at the folder; what came of it is noted.
    void look();
    void schedule();
    void remember(const std::vector<sync::FeedDelivery>& deliveries);
    [[nodiscard]] support::Result<std::vector<std::filesystem::path>> changedFiles();

    sync::SourceConfig m_config;
    support::Clock m_clock;
    sync::FeedSink m_sink;
    boost::asio::steady_timer m_timer;
    std::map<std::filesystem::path, std::filesystem::file_time_type> m_seen;
    /// Instructions that the folder has stated: a status advice in a later file names one of them.
    domain::TableEditor<domain::Instruction> m_instructions;
    std::uint64_t m_turns = 0;
    bool m_stopped = false;
};

} // namespace assay::runtime
