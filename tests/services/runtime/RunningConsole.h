// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QtGlobal>
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <future>

#include "services/runtime/Engine.h"
#include "services/sandbox/Sandbox.h"
#include "tests/TestPaths.h"

namespace assay::runtime_test {

enum class Channel { Plain, Tls };

inline runtime::Supervision shippedSupervision()
{
    auto supervision = runtime::loadSupervision(assay::tests::projectFile("resources"));
    if (!supervision)
        qFatal("%s", supervision.error().text().c_str());
    return std::move(*supervision);
}

/// A running engine on a sandbox of its own, in a folder that goes with it.
struct RunningConsole {
    QTemporaryDir folder;
    std::unique_ptr<sandbox::Sandbox> market;
    std::unique_ptr<runtime::Engine> engine;

    [[nodiscard]] std::string store() const { return folder.filePath(QStringLiteral("store.sqlite")).toStdString(); }

    void startMarket(sandbox::Scenario scenario, Channel channel)
    {
        sandbox::SandboxOptions options;
        options.scenario = scenario;
        if (channel == Channel::Tls)
            options.tls = folder.filePath(QStringLiteral("tls")).toStdString();
        options.directory = folder.filePath(QStringLiteral("market")).toStdString();
        std::filesystem::create_directories(options.directory);
        options.barsPerVault = 40;
        auto started = sandbox::Sandbox::start(options);
        if (!started)
            qFatal("%s", started.error().text().c_str());
        market = std::move(*started);
    }

    [[nodiscard]] runtime::EngineSettings settings(std::vector<std::string> only = {}) const
    {
        auto configuration = runtime::Configuration::load(market->description().config);
        if (!configuration)
            qFatal("%s", configuration.error().text().c_str());
        runtime::EngineSettings out;
        out.storePath = store();
        for (auto& source : configuration->sources) {
            source.every = std::min(source.every, domain::Duration{1000});
            if (only.empty() || std::find(only.begin(), only.end(), source.id.value()) != only.end())
                out.sources.push_back(source);
        }
        out.supervision = shippedSupervision();
        out.secrets = net::environmentSecrets();
        return out;
    }

    void startEngine(runtime::EngineSettings with)
    {
        auto made = runtime::Engine::create(std::move(with));
        if (!made)
            qFatal("%s", made.error().text().c_str());
        engine = std::move(*made);
        engine->start();
    }

    /// The first snapshot for which `wanted` holds, or nullptr after `patience`.
    domain::SnapshotPtr waitFor(std::function<bool(const domain::Snapshot&)> wanted,
                               std::chrono::seconds patience = std::chrono::seconds{30})
    {
        auto found = std::make_shared<std::promise<domain::SnapshotPtr>>();
        auto done = std::make_shared<std::atomic<bool>>(false);
        auto future = found->get_future();
        const auto offer = [=](domain::SnapshotPtr snapshot) {
            if (wanted(*snapshot) && !done->exchange(true))
                found->set_value(snapshot);
        };
        const auto subscription = engine->subscribe(offer);
        offer(engine->current());
        if (future.wait_for(patience) == std::future_status::ready)
            return future.get();
        for (const auto& source : engine->current()->sources)
            qWarning("%s: %s %s", source.id.value().c_str(), std::string(domain::toText(source.state)).c_str(), source.reason.c_str());
        return nullptr;
    }
};

} // namespace assay::runtime_test
