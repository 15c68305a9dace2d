// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSettings>
#include <QTimer>
#include <filesystem>
#include <iostream>

#include "app/commands/Gui.h"
#include "services/runtime/Engine.h"
#include "services/sandbox/Sandbox.h"
#include "ui/frame/MainWindow.h"
#include "ui/start/StartWindow.h"

namespace assay::app {

namespace fs = std::filesystem;
using support::Result;

namespace {

/// What the console runs on, once it is known.
struct Setup {
    runtime::EngineSettings engine;
    std::unique_ptr<sandbox::Sandbox> market;
    std::map<std::string, std::string> tokens; ///< of the sandbox's operators
};

Result<Setup> fromConfiguration(const fs::path& file)
{
    auto configuration = runtime::Configuration::load(file);
    if (!configuration)
        return tl::unexpected(configuration.error());
    Setup setup;
    setup.engine.storePath = configuration->storePath;
    setup.engine.sources = std::move(configuration->sources);
    return setup;
}

Result<Setup> fromSandbox(const Options& options)
{
    sandbox::SandboxOptions market;
    market.seed = options.seed;
    if (!options.scenario.empty()) {
        const auto scenario = sandbox::scenarioFromText(options.scenario);
        if (!scenario)
            return support::fail(support::ErrorCode::Usage, "there is no scenario \"" + options.scenario + '"', "--scenario");
        market.scenario = *scenario;
    }
    auto started = sandbox::Sandbox::start(std::move(market));
    if (!started)
        return tl::unexpected(started.error());
    auto setup = fromConfiguration((*started)->description().config);
    if (!setup)
        return setup;
    setup->engine.scenario = options.scenario.empty() ? "calm" : options.scenario;
    for (const auto& one : (*started)->description().operators)
        setup->tokens.emplace(one.variable, one.token);
    setup->market = std::move(*started);
    return setup;
}

Setup fromStore(const std::string& path)
{
    Setup setup;
    setup.engine.storePath = path;
    setup.engine.openMode = store::OpenMode::ReadOnly;
    setup.engine.mode = api::Mode::Offline;
    return setup;
}

Result<Setup> chosen(const Options& options)
{
    if (options.sandbox)
        return fromSandbox(options);
    if (!options.open.empty()) {
        std::error_code ignored;
        if (!fs::exists(options.open, ignored))
            return support::fail(support::ErrorCode::StoreUnavailable, "there is no such store", options.open);
        return fromStore(options.open);
    }
    return fromConfiguration(options.config);
}

/// Shows the first window until a choice is made; nothing if it is closed instead.
std::optional<ui::StartChoice> askWhatToRunOn(QApplication& application)
{
    std::optional<ui::StartChoice> out;
    ui::StartWindow window;
    QObject::connect(&window, &ui::StartWindow::chosen, &application, [&](const ui::StartChoice& choice) {
        out = choice;
        window.close();
    });
    window.show();
    application.exec();
    return out;
}

} // namespace

Exit runConsole(const Options& given, int& argc, char** argv)
{
    Options options = given;
    const int ways = (options.sandbox ? 1 : 0) + (options.open.empty() ? 0 : 1) + (options.config.empty() ? 0 : 1);
    if (ways > 1)
        return failed({support::ErrorCode::Usage, "choose one of --sandbox, --config and --open", {}});
    const auto application = makeApplication(argc, argv, Display::Wanted);
    if (ways == 0) {
        const auto choice = askWhatToRunOn(*application);
        if (!choice)
            return Exit::Done;
        options.sandbox = choice->way == ui::StartChoice::Way::Sandbox;
        (choice->way == ui::StartChoice::Way::Store ? options.open : options.config) = choice->path.toStdString();
        if (options.sandbox)
            options.config.clear();
    }
    auto setup = chosen(options);
    if (!setup) {
        auto error = setup.error();
        if (!options.config.empty() && error.code == support::ErrorCode::NotFound)
            error.code = support::ErrorCode::Usage;
        return failed(error);
    }
    auto supervision = runtime::loadSupervision(resourceFolder());
    if (!supervision)
        return failed(supervision.error());
    setup->engine.supervision = std::move(*supervision);
    setup->engine.secrets = secretResolver(std::move(setup->tokens));
    auto engine = runtime::Engine::create(std::move(setup->engine));
    if (!engine)
        return failed(engine.error());
    int code = 0;
    {
        models::Session session((*engine)->console());
        auto settings = std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("assay"),
                                                    QStringLiteral("console"));
        ui::MainWindow window(session, std::move(settings));
        if (options.language != "en")
            window.setLanguage(languageOf(options.language));
        if (options.theme != "light")
            window.setScheme(schemeOf(options.theme));
        (*engine)->start();
        window.show();
        code = application->exec();
    }
    (*engine)->stop();
    return code == 0 ? Exit::Done : Exit::Usage;
}

} // namespace assay::app
