// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>
#include <iostream>

#include "app/commands/Command.h"
#include "services/runtime/Engine.h"

namespace assay::app {

Exit runImport(const Options& options)
{
    auto supervision = runtime::loadSupervision(resourceFolder());
    if (!supervision)
        return failed(supervision.error());
    runtime::EngineSettings settings;
    settings.storePath = options.store;
    settings.supervision = std::move(*supervision);
    settings.secrets = secretResolver();
    settings.actor = "import";
    auto engine = runtime::Engine::create(std::move(settings));
    if (!engine)
        return failed(engine.error());
    if ((*engine)->session().mode == api::Mode::ReadOnly)
        return failed({support::ErrorCode::ReadOnly, "another process writes to this store, or it is read-only", options.store});

    auto ready = std::make_shared<std::promise<support::Result<void>>>();
    auto isReady = ready->get_future();
    (*engine)->onReady([ready](support::Result<void> result) { ready->set_value(std::move(result)); });
    (*engine)->start();
    if (const auto result = isReady.get(); !result)
        return failed(result.error());

    api::ImportRequest request{options.what, options.files, domain::SourceId(options.source), {}};
    auto answered = std::make_shared<std::promise<support::Result<api::ImportOutcome>>>();
    auto answer = answered->get_future();
    (*engine)->runImport(std::move(request), [answered](support::Result<api::ImportOutcome> outcome) {
        answered->set_value(std::move(outcome));
    });
    const auto outcome = answer.get();
    (*engine)->stop();
    if (!outcome)
        return failed(outcome.error());
    std::cerr << outcome->added << " added, " << outcome->changed << " changed, " << outcome->removed << " removed, "
              << outcome->unchanged << " unchanged, " << outcome->rejected.size() << " set aside\n";
    constexpr std::size_t kShown = 20;
    for (std::size_t i = 0; i < outcome->rejected.size() && i < kShown; ++i)
        std::cerr << "  set aside: " << outcome->rejected[i].text() << '\n';
    if (outcome->rejected.size() > kShown)
        std::cerr << "  … and " << outcome->rejected.size() - kShown << " more\n";
    return outcome->rejected.empty() ? Exit::Done : Exit::Source;
}

} // namespace assay::app
