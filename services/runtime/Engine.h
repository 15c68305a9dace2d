// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <list>
#include <mutex>
#include <set>
#include <thread>

#include "services/api/Console.h"
#include "services/net/Secret.h"
#include "services/runtime/Configuration.h"
#include "services/runtime/MemoryKeeper.h"
#include "services/runtime/Supervision.h"
#include "services/store/Store.h"
#include "services/support/Caught.h"
#include "services/sync/Collector.h"

namespace assay::runtime {

class CommandService;

struct EngineSettings {
    std::filesystem::path storePath;
    store::OpenMode openMode = store::OpenMode::ReadWrite;
    api::Mode mode = api::Mode::Live;         ///< Offline: not one socket
    std::vector<sync::SourceConfig> sources;
    store::Moment moment;                     ///< for offline viewing of the past
    Supervision supervision;                  ///< rules and measures; without them nothing is judged
    net::SecretResolver secrets;
    support::Clock clock = support::systemNow;
    std::string scenario;
    std::string actor = "console";            ///< who acts, for the journal
};

/// Joins feeds, collector and store, and gives the window its faces. Owns the threads io (feeds, folding, evaluating),
/// store (the single writer) and work (a pool of two, read-only connections). Made and destroyed on the main thread.
class Engine final : public api::Snapshots, public api::History, public api::Commands, public api::Analyses {
public:
    /// Opens the store and checks every source's settings. Errors: those of Store::open; Usage and TLS file errors
    /// name the source.
    [[nodiscard]] static support::Result<std::unique_ptr<Engine>> create(EngineSettings settings);
    ~Engine() override;

    void start();
    /// Feeds end, what was collected is stored, threads are joined. May be called twice.
    void stop();

    /// Called on thread io once every source has answered or failed once.
    void onAllSettled(std::function<void(std::vector<domain::SourceHealth>)> callback);
    /// Called on thread io after the stored snapshot is there (or could not be read).
    void onReady(std::function<void(support::Result<void>)> callback);
    [[nodiscard]] api::Console console();

    // api::Snapshots
    [[nodiscard]] domain::SnapshotPtr current() const override;
    [[nodiscard]] api::SubscriptionPtr subscribe(std::function<void(domain::SnapshotPtr)> receiver) override;
    [[nodiscard]] api::SessionInfo session() const override;
    // api::History
    void coverage(domain::CoinId coin, domain::Instant from, domain::Instant to,
                  api::Reply<std::vector<api::CoveragePoint>> reply) override;
    void supply(domain::CoinId coin, domain::Instant from, domain::Instant to,
                api::Reply<std::vector<api::SupplyStretch>> reply) override;
    void versions(std::string kind, domain::SourceId source, std::string key, api::Reply<std::vector<api::Version>> reply) override;
    void raw(domain::Hash sha256, api::Reply<api::RawView> reply) override;
    void journal(std::size_t newest, api::Reply<std::vector<api::JournalLine>> reply) override;
    void explain(std::string figure, api::Reply<domain::Why> reply) override;
    // api::Commands
    void pollNow(domain::SourceId source) override;
    void previewImport(api::ImportRequest request, api::Reply<api::ImportPreview> reply) override;
    void runImport(api::ImportRequest request, api::Reply<api::ImportOutcome> reply) override;
    void record(api::OwnRecord record, api::Reply<std::string> reply) override;
    // api::Analyses
    void stress(domain::CoinId coin, std::string parameters, api::Reply<api::StressView> reply) override;
    void draftLetter(domain::RuleId rule, std::string subject, api::Reply<domain::Letter> reply) override;

private:
    struct Receivers;
    class Handle;

    explicit Engine(EngineSettings settings, std::unique_ptr<store::Store> store);
    [[nodiscard]] support::Result<void> makeFeeds();
    [[nodiscard]] support::Result<void> makeDesk();
    void begin(domain::SnapshotPtr start);
    void publish(domain::SnapshotPtr snapshot);
    void followWriter();
    void recallPast(const domain::Snapshot& snapshot) const;
    /// With the tables derived from what was read from the store; without them, and with a notice, if that fails.
    [[nodiscard]] domain::SnapshotPtr withDerived(std::shared_ptr<domain::Snapshot> snapshot);
    void setNotice(std::string notice);
    void settled(const domain::SourceId& source);
    /// Called on thread io once the store has been read and records, or can no longer be expected to. Work that is asked
    /// for before waits for it.
    void whenRecording(std::function<void(support::Result<void>)> callback);
    /// On a thread of the pool.
    void prepareImport(const api::ImportRequest& request, const api::Reply<api::ImportOutcome>& reply);
    /// On thread io, while the store records.
    void acceptImport(std::shared_ptr<struct PendingImport> pending);
    /// Answers on the pool; an exception is an error like others.
    template <class T, class Work>
    void onPool(api::Reply<T> reply, Work work)
    {
        boost::asio::post(m_workPool, [reply = std::move(reply), work = std::move(work)] {
            support::Result<T> outcome = support::caught("answering", work);
            support::logged("answering", [&] { reply(std::move(outcome)); });
        });
    }
    /// As onPool, from a connection to the store of its own.
    template <class T, class Question>
    void ask(api::Reply<T> reply, Question question)
    {
        onPool(std::move(reply),
               [path = m_settings.storePath.string(), question = std::move(question)]() -> support::Result<T> {
                   auto reader = store::Store::open(path, store::OpenMode::ReadOnly);
                   if (!reader)
                       return tl::unexpected(reader.error());
                   return question(**reader);
               });
    }

    EngineSettings m_settings;
    std::unique_ptr<store::Store> m_store;
    boost::asio::io_context m_io;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_ioWork;
    boost::asio::thread_pool m_storeThread{1};
    boost::asio::thread_pool m_workPool{2};
    std::thread m_ioThread;

    std::vector<std::shared_ptr<sync::Feed>> m_feeds;
    std::vector<domain::SourceId> m_feedIds;
    std::unique_ptr<sync::Collector> m_collector;
    std::unique_ptr<CommandService> m_desk;
    std::set<domain::SourceId> m_unsettled;
    boost::asio::steady_timer m_followTimer;  ///< read-only: looks what the writer has stored since
    domain::Hash m_followedHead;
    MemoryKeeper m_memory{m_io, m_workPool};
    std::vector<std::function<void(std::vector<domain::SourceHealth>)>> m_whenSettled;
    std::vector<std::function<void(support::Result<void>)>> m_whenReady;
    std::optional<support::Result<void>> m_ready;

    mutable std::mutex m_mutex;               ///< guards m_current and m_notice
    domain::SnapshotPtr m_current;
    std::string m_notice;
    std::shared_ptr<Receivers> m_receivers;
    bool m_stopped = false;
};

} // namespace assay::runtime
