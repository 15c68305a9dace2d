// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Engine.h"

#include <boost/asio/post.hpp>
#include <future>
#include <spdlog/spdlog.h>

#include "services/domain/RecordSchemas.h"
#include "services/domain/Sentence.h"
#include "services/runtime/CommandService.h"
#include "services/runtime/Feeds.h"
#include "services/runtime/EarlierDataReader.h"
#include "services/runtime/SupplyHistory.h"

namespace assay::runtime {

namespace asio = boost::asio;
using namespace domain;
using support::Result;

/// Who wants snapshots. The mutex is held while a receiver runs, so that a destroyed handle means no further call.
struct Engine::Receivers {
    std::mutex mutex;
    std::list<std::function<void(SnapshotPtr)>> list;
};

class Engine::Handle final : public api::Subscription {
public:
    Handle(std::shared_ptr<Receivers> receivers, std::list<std::function<void(SnapshotPtr)>>::iterator place)
        : m_receivers(std::move(receivers)), m_place(place)
    {
    }
    ~Handle() override
    {
        const std::lock_guard lock(m_receivers->mutex);
        m_receivers->list.erase(m_place);
    }

private:
    std::shared_ptr<Receivers> m_receivers;
    std::list<std::function<void(SnapshotPtr)>>::iterator m_place;
};

Engine::Engine(EngineSettings settings, std::unique_ptr<store::Store> store)
    : m_settings(std::move(settings)), m_store(std::move(store)), m_ioWork(asio::make_work_guard(m_io)), m_followTimer(m_io),
      m_current(std::make_shared<Snapshot>()), m_receivers(std::make_shared<Receivers>())
{
}

Result<std::unique_ptr<Engine>> Engine::create(EngineSettings settings)
{
    auto store = store::Store::open(settings.storePath.string(), settings.openMode);
    if (!store)
        return tl::unexpected(store.error());
    if ((*store)->mode() == store::OpenMode::ReadOnly && settings.mode == api::Mode::Live)
        settings.mode = api::Mode::ReadOnly;
    std::unique_ptr<Engine> engine(new Engine(std::move(settings), std::move(*store)));
    // A read-only console does not collect: it shows what the writer stores.
    if (engine->m_settings.mode == api::Mode::Live)
        if (auto made = engine->makeFeeds(); !made)
            return tl::unexpected(made.error());
    if (auto made = engine->makeDesk(); !made)
        return tl::unexpected(made.error());
    return engine;
}

Result<void> Engine::makeFeeds()
{
    FeedEnvironment environment{m_io.get_executor(), m_settings.secrets, m_settings.clock};
    for (const auto& source : m_settings.sources) {
        // The collector does not exist yet, and never will if the store cannot be read: nothing is taken in without it.
        sync::FeedSink sink;
        sink.arrived = [this](sync::FeedDelivery delivery) {
            if (m_collector)
                m_collector->add(std::move(delivery));
        };
        sink.confirmed = [this](sync::Confirmation confirmation) {
            if (m_collector)
                m_collector->confirm(std::move(confirmation));
        };
        sink.noted = [this](const sync::FeedNote& note) {
            if (!m_collector)
                return;
            using Kind = sync::FeedNote::Kind;
            const bool over = note.kind == Kind::Success || note.kind == Kind::Failure;
            if (note.kind == Kind::Failure && note.error)
                spdlog::warn("source {}: {}", note.source.value(), note.error->text());
            m_collector->note(note);
            if (over)
                settled(note.source);
        };
        auto feed = makeFeed(source, environment, std::move(sink));
        if (!feed) {
            auto error = feed.error();
            error.where = "source " + source.id.value() + (error.where.empty() ? "" : ", " + error.where);
            return tl::unexpected(error);
        }
        m_feeds.push_back(std::move(*feed));
        m_feedIds.push_back(source.id);
        m_unsettled.insert(source.id);
    }
    return {};
}

Engine::~Engine()
{
    stop();
}

void Engine::start()
{
    m_ioThread = std::thread([this] {
        for (;;) {
            try {
                m_io.run();
                return;
            } catch (const std::exception& error) {
                spdlog::error("thread io: {}", error.what());
            }
        }
    });
    asio::post(m_storeThread, [this] {
        auto snapshot = m_store->loadSnapshot(m_settings.moment);
        if (snapshot)
            support::logged("recalling the day so far", [&] { recallPast(**snapshot); });
        asio::post(m_io, [this, snapshot = std::move(snapshot)]() mutable {
            m_ready = snapshot ? support::caught("starting", [&] { begin(*snapshot); }) : tl::unexpected(snapshot.error());
            if (!*m_ready) {
                spdlog::error("store: {}", m_ready->error().text());
                setNotice(m_ready->error().text());
            }
            m_memory.start();
            for (auto& callback : std::exchange(m_whenReady, {}))
                support::logged("starting", [&] { callback(*m_ready); });
        });
    });
}

void Engine::begin(SnapshotPtr start)
{
    if (m_settings.mode == api::Mode::Offline) {
        auto offline = std::make_shared<Snapshot>(*start);
        for (auto& source : offline->sources) {
            source.state = FeedState::Offline;
            source.reason = domain::phrase("not contacted: this console is offline");
            source.nextPoll.reset();
        }
        publish(withDerived(std::move(offline)));
        return;
    }
    start = withDerived(std::make_shared<Snapshot>(*start));
    publish(start);
    if (m_settings.openMode == store::OpenMode::ReadOnly || m_store->mode() == store::OpenMode::ReadOnly) {
        followWriter();
        return;
    }
    m_collector = std::make_unique<sync::Collector>(
        m_io.get_executor(), sync::Collector::Settings{}, *start, m_settings.sources, m_settings.supervision.evaluate,
        m_settings.supervision.derive,
        [this](std::shared_ptr<const store::WriteBatch> batch, std::function<void(Result<Hash>)> done) {
            asio::post(m_storeThread, [this, batch = std::move(batch), done = std::move(done)]() mutable {
                auto outcome = m_store->commit(*batch);
                asio::post(m_io, [done = std::move(done), outcome = std::move(outcome)]() mutable { done(std::move(outcome)); });
            });
        },
        [this](SnapshotPtr snapshot) { publish(std::move(snapshot)); }, m_settings.clock);
    m_collector->onTrouble = [this] { setNotice(m_collector->trouble()); };
    m_collector->audit({m_settings.clock(), m_settings.actor, "open", "NOTE", m_store->path(), "console started"});
    for (const auto& feed : m_feeds)
        feed->start();
}

/// On the thread `store`, before anything is derived. Without it the derived tables say less of the day so far.
void Engine::recallPast(const Snapshot& snapshot) const
{
    const auto& supervision = m_settings.supervision;
    if (!supervision.recall)
        return;
    const Instant now = m_settings.moment.asOf.value_or(m_settings.clock());
    if (const auto past = readEarlierData(*m_store, snapshot, {m_settings.moment, now, supervision.lookBack()}))
        supervision.recall(snapshot, *past, now);
    else
        spdlog::warn("what was said before today is not known: {}", past.error().text());
}

SnapshotPtr Engine::withDerived(std::shared_ptr<Snapshot> snapshot)
{
    if (!m_settings.supervision.derive)
        return snapshot;
    const auto derived = support::caught("deriving tables", [&] {
        snapshot->derived = m_settings.supervision.derive(*snapshot, nullptr, m_settings.moment.asOf.value_or(m_settings.clock()));
    });
    if (!derived) {
        spdlog::error("{}", derived.error().text());
        setNotice(derived.error().text());
    }
    return snapshot;
}

void Engine::setNotice(std::string notice)
{
    const std::lock_guard lock(m_mutex);
    m_notice = std::move(notice);
}

void Engine::followWriter()
{
    m_followTimer.expires_after(std::chrono::seconds{2});
    m_followTimer.async_wait([this](const boost::system::error_code& error) {
        if (error)
            return;
        asio::post(m_storeThread, [this, known = m_followedHead] {
            const auto head = m_store->head();
            Result<SnapshotPtr> snapshot = SnapshotPtr();
            if (head && *head != known)
                snapshot = m_store->loadSnapshot(m_settings.moment);
            asio::post(m_io, [this, head, snapshot = std::move(snapshot)] {
                if (head && snapshot && *snapshot) {
                    m_followedHead = *head;
                    support::logged("following the writer", [&] { publish(withDerived(std::make_shared<Snapshot>(**snapshot))); });
                }
                followWriter();
            });
        });
    });
}

void Engine::stop()
{
    if (std::exchange(m_stopped, true))
        return;
    if (m_ioThread.joinable()) {
        auto ended = std::make_shared<std::promise<void>>();
        auto future = ended->get_future();
        asio::post(m_io, [this, ended] {
            m_followTimer.cancel();
            m_memory.stop();
            for (const auto& feed : m_feeds)
                feed->stop();
            // What was sent and is not answered is recorded as unknown before the store closes.
            m_desk->stop([this, ended] {
                if (!m_collector) {
                    ended->set_value();
                    return;
                }
                m_collector->drain([ended](Result<void>) { ended->set_value(); });
            });
        });
        future.wait();
        m_workPool.join();
        m_storeThread.join();
        m_ioWork.reset();
        m_io.stop();
        m_ioThread.join();
    }
    m_collector.reset();
    m_feeds.clear();
}

void Engine::publish(SnapshotPtr snapshot)
{
    {
        const std::lock_guard lock(m_mutex);
        m_current = snapshot;
    }
    const std::lock_guard lock(m_receivers->mutex);
    for (const auto& receiver : m_receivers->list)
        support::logged("showing a picture", [&] { receiver(snapshot); });
}

void Engine::settled(const SourceId& source)
{
    m_unsettled.erase(source);
    if (!m_unsettled.empty())
        return;
    for (auto& callback : std::exchange(m_whenSettled, {}))
        m_collector->drain([this, callback](Result<void>) { callback(current()->sources); });
}

void Engine::onAllSettled(std::function<void(std::vector<SourceHealth>)> callback)
{
    asio::post(m_io, [this, callback = std::move(callback)]() mutable {
        m_whenSettled.push_back(std::move(callback));
        if (m_unsettled.empty() && m_collector)
            settled({});
    });
}

void Engine::onReady(std::function<void(Result<void>)> callback)
{
    asio::post(m_io, [this, callback = std::move(callback)]() mutable {
        if (m_ready)
            callback(*m_ready);
        else
            m_whenReady.push_back(std::move(callback));
    });
}

void Engine::whenRecording(std::function<void(Result<void>)> callback)
{
    onReady([this, callback = std::move(callback)](const Result<void>& ready) {
        if (ready && !m_collector)
            callback(fail(ErrorCode::ReadOnly, "nothing can be recorded while the store is open for reading only"));
        else
            callback(ready);
    });
}

SnapshotPtr Engine::current() const
{
    const std::lock_guard lock(m_mutex);
    return m_current;
}

api::SubscriptionPtr Engine::subscribe(std::function<void(SnapshotPtr)> receiver)
{
    const std::lock_guard lock(m_receivers->mutex);
    const auto place = m_receivers->list.insert(m_receivers->list.end(), std::move(receiver));
    return std::make_unique<Handle>(m_receivers, place);
}

api::SessionInfo Engine::session() const
{
    const std::lock_guard lock(m_mutex);
    return {m_settings.mode, m_settings.storePath.string(), m_settings.scenario, m_notice};
}

void Engine::coverage(CoinId coin, Instant from, Instant to, api::Reply<std::vector<api::CoveragePoint>> reply)
{
    ask(std::move(reply), [coin, from, to, moment = m_settings.moment](const store::Store& store) -> Result<std::vector<api::CoveragePoint>> {
        auto rows = store.series(nameOf<ReserveStatement>(), from, to, moment, Duration{1});
        if (!rows)
            return tl::unexpected(rows.error());
        std::vector<api::CoveragePoint> points;
        for (const auto& row : *rows) {
            const auto statement = recordFrom<ReserveStatement>(row.cells);
            if (!statement)
                return tl::unexpected(statement.error());
            if (statement->coin == coin)
                points.push_back({statement->asOf, statement->outstanding, statement->assetTotal, row.origin.raw.hex()});
        }
        return points;
    });
}

void Engine::supply(CoinId coin, Instant from, Instant to, api::Reply<std::vector<api::SupplyStretch>> reply)
{
    ask(std::move(reply), [coin, from, to, moment = m_settings.moment, snapshot = current()](const store::Store& store) {
        return supplyHistory(store, *snapshot, {coin, from, to, moment});
    });
}

void Engine::versions(std::string kind, SourceId source, std::string key, api::Reply<std::vector<api::Version>> reply)
{
    ask(std::move(reply), [kind, source, key](const store::Store& store) -> Result<std::vector<api::Version>> {
        auto rows = store.versions(kind, source, key);
        if (!rows)
            return tl::unexpected(rows.error());
        std::vector<api::Version> out;
        for (auto& row : *rows)
            out.push_back({std::move(row.cells), std::move(row.origin), row.change});
        return out;
    });
}

void Engine::raw(Hash sha256, api::Reply<api::RawView> reply)
{
    ask(std::move(reply), [sha256](const store::Store& store) -> Result<api::RawView> {
        auto answer = store.raw(sha256);
        if (!answer)
            return tl::unexpected(answer.error());
        constexpr std::size_t kShown = 4u << 20;
        api::RawView view;
        view.origin.source = answer->source;
        view.origin.resource = answer->resource;
        view.origin.knownAt = answer->receivedAt;
        view.origin.raw = sha256;
        view.target = std::move(answer->target);
        view.headers = std::move(answer->headers);
        view.size = answer->body.size();
        view.body = std::move(answer->body);
        if (view.body.size() > kShown)
            view.body.resize(kShown);
        return view;
    });
}

void Engine::journal(std::size_t newest, api::Reply<std::vector<api::JournalLine>> reply)
{
    ask(std::move(reply), [newest](const store::Store& store) -> Result<std::vector<api::JournalLine>> {
        auto events = store.audit(newest);
        if (!events)
            return tl::unexpected(events.error());
        std::vector<api::JournalLine> out;
        for (auto& event : *events)
            out.push_back({event.at, event.actor, event.action, event.phase, event.object, event.detail});
        return out;
    });
}

void Engine::pollNow(SourceId source)
{
    asio::post(m_io, [this, source] {
        // Feeds that have not been started ask anyway when they are.
        if (!m_collector)
            return;
        for (std::size_t i = 0; i < m_feeds.size(); ++i)
            if (source.empty() || m_feedIds[i] == source)
                m_feeds[i]->pollNow();
    });
}

} // namespace assay::runtime
