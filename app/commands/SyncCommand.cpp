// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <iostream>
#include <unistd.h>

#include "app/commands/Command.h"
#include "services/runtime/Configuration.h"
#include "services/runtime/Engine.h"

namespace assay::app {

namespace asio = boost::asio;

namespace {

/// One line per source: state, as-of and, where it is not live, why.
Exit summary(const domain::Snapshot& snapshot, const std::vector<sync::SourceConfig>& configured)
{
    Exit exit = Exit::Done;
    for (const auto& source : configured) {
        const auto* health = snapshot.source(source.id);
        if (!health)
            continue;
        std::cerr << "  " << source.id.value() << ": " << domain::toText(health->state);
        if (health->lastAsOf)
            std::cerr << ", as of " << support::toText(*health->lastAsOf);
        if (!health->reason.empty())
            std::cerr << " - " << health->reason;
        std::cerr << '\n';
        if (!health->lastSuccess || health->state == domain::FeedState::Failing)
            exit = Exit::Source;
    }
    return exit;
}

} // namespace

Exit runSync(const Options& options)
{
    auto configuration = runtime::Configuration::load(options.config);
    if (!configuration) {
        auto error = configuration.error();
        error.code = support::ErrorCode::Usage;
        return failed(error);
    }
    if (configuration->sources.empty())
        return failed({support::ErrorCode::Usage, "the configuration names no [[source]]", options.config});
    std::optional<domain::Duration> limit;
    if (!options.duration.empty()) {
        const auto duration = support::parseDuration(options.duration);
        if (!duration)
            return failed({support::ErrorCode::Usage, duration.error().detail, "--for"});
        limit = *duration;
    }
    auto supervision = runtime::loadSupervision(resourceFolder());
    if (!supervision)
        return failed(supervision.error());

    runtime::EngineSettings settings;
    settings.storePath = options.store.empty() ? configuration->storePath : std::filesystem::path(options.store);
    settings.sources = configuration->sources;
    // Nobody acts while collecting: the secrets of operators are not even asked for.
    for (auto& source : settings.sources)
        source.operators.clear();
    settings.supervision = std::move(*supervision);
    settings.secrets = secretResolver();
    settings.actor = "sync";
    auto engine = runtime::Engine::create(std::move(settings));
    if (!engine)
        return failed(engine.error());
    if ((*engine)->session().mode == api::Mode::ReadOnly)
        return failed({support::ErrorCode::ReadOnly, "another process writes to this store", (*engine)->session().storePath});

    asio::io_context waiting;
    asio::signal_set signals(waiting, SIGINT, SIGTERM);
    signals.async_wait([&waiting](const boost::system::error_code& error, int) {
        if (!error)
            waiting.stop();
    });
    asio::steady_timer timer(waiting);
    if (limit) {
        timer.expires_after(*limit);
        timer.async_wait([&waiting](const boost::system::error_code& error) {
            if (!error)
                waiting.stop();
        });
    }
    if (options.once)
        (*engine)->onAllSettled([&waiting](const std::vector<domain::SourceHealth>&) {
            asio::post(waiting, [&waiting] { waiting.stop(); });
        });
    std::optional<support::Error> unreadable;
    (*engine)->onReady([&](support::Result<void> ready) {
        if (!ready)
            asio::post(waiting, [&waiting, &unreadable, error = ready.error()] {
                unreadable = error;
                waiting.stop();
            });
    });
    const bool terminal = isatty(STDERR_FILENO) == 1;
    const auto subscription = (*engine)->subscribe([terminal](domain::SnapshotPtr snapshot) {
        if (!terminal)
            return;
        std::size_t live = 0;
        for (const auto& source : snapshot->sources)
            live += source.state == domain::FeedState::Live ? 1 : 0;
        std::cerr << "\rround " << snapshot->revision << ", " << live << " of " << snapshot->sources.size() << " sources live   " << std::flush;
    });
    (*engine)->start();
    waiting.run();
    (*engine)->stop();
    if (terminal)
        std::cerr << '\n';
    if (unreadable)
        return failed(*unreadable);
    const auto snapshot = (*engine)->current();
    std::cerr << "stored in " << (*engine)->session().storePath << '\n';
    const Exit exit = summary(*snapshot, configuration->sources);
    if (snapshot->recording == domain::Recording::NotRecorded)
        return failed({support::ErrorCode::StoreUnavailable, (*engine)->session().notice, (*engine)->session().storePath});
    return exit;
}

} // namespace assay::app
