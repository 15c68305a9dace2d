// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Engine.h"

#include <QTemporaryDir>
#include <QTest>
#include <condition_variable>
#include <future>

#include "services/rules/RuleFiles.h"
#include "services/sandbox/Sandbox.h"

using namespace assay;
using namespace assay::domain;
using namespace std::chrono_literals;

namespace {

sync::Judge judge()
{
    auto engine = rules::loadEngine(ASSAY_SOURCE_DIR "/resources");
    if (!engine)
        qFatal("%s", engine.error().text().c_str());
    auto shared = std::make_shared<const rules::Engine>(std::move(*engine));
    return [shared](const Picture& picture, const std::set<std::string>& changed, Instant now) {
        auto judgement = shared->judgeChanged(picture, changed, now);
        return sync::Judgement{std::move(judgement.ran), std::move(judgement.findings)};
    };
}

/// A running engine on a sandbox of its own.
struct Console {
    QTemporaryDir folder;
    std::unique_ptr<sandbox::Sandbox> market;
    std::unique_ptr<runtime::Engine> engine;

    std::string store() const { return folder.filePath("store.sqlite").toStdString(); }

    void startMarket(sandbox::Scenario scenario, bool tls)
    {
        sandbox::SandboxOptions options;
        options.scenario = scenario;
        if (tls)
            options.tls = folder.filePath("tls").toStdString();
        options.directory = folder.filePath("market").toStdString();
        auto started = sandbox::Sandbox::start(options);
        if (!started)
            qFatal("%s", started.error().text().c_str());
        market = std::move(*started);
    }

    void startEngine(std::vector<std::string> only = {})
    {
        auto configuration = runtime::Configuration::load(market->description().config);
        if (!configuration)
            qFatal("%s", configuration.error().text().c_str());
        runtime::EngineSettings settings;
        settings.storePath = store();
        for (auto& source : configuration->sources)
            if (only.empty() || std::find(only.begin(), only.end(), source.id.value()) != only.end())
                settings.sources.push_back(source);
        settings.judge = judge();
        settings.secrets = net::environmentSecrets();
        auto made = runtime::Engine::create(std::move(settings));
        if (!made)
            qFatal("%s", made.error().text().c_str());
        engine = std::move(*made);
        engine->start();
    }

    /// The first picture for which `wanted` holds, or nullptr after 20 s.
    PicturePtr waitFor(std::function<bool(const Picture&)> wanted)
    {
        std::promise<PicturePtr> found;
        auto future = found.get_future();
        std::atomic<bool> done = false;
        const auto offer = [&](PicturePtr picture) {
            if (wanted(*picture) && !done.exchange(true))
                found.set_value(picture);
        };
        const auto subscription = engine->subscribe(offer);
        offer(engine->current());
        return future.wait_for(20s) == std::future_status::ready ? future.get() : nullptr;
    }
};

bool allLive(const Picture& picture, std::size_t count)
{
    std::size_t live = 0;
    for (const auto& source : picture.sources)
        live += source.state == FeedState::Live ? 1 : 0;
    return live == count;
}

} // namespace

class tst_RuntimeEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void collectsStoresAndOpensAgainWithoutNetwork()
    {
        Console console;
        console.startMarket(sandbox::Scenario::Calm, true);
        const std::size_t count = console.market->description().sources.size();
        console.startEngine();
        const auto picture = console.waitFor([&](const Picture& p) {
            return allLive(p, count) && p.table<ReserveStatement>().present() > 0 && p.table<Instruction>().present() > 100
                && p.table<Bar>().present() > 1000 && p.table<Alert>().present() > 0 && p.findings.present() > 0;
        });
        if (!picture)
            for (const auto& source : console.engine->current()->sources)
                qWarning("%s: %s %s", source.id.value().c_str(), std::string(toText(source.state)).c_str(), source.reason.c_str());
        QVERIFY(picture);
        console.engine->stop();
        const auto last = console.engine->current();
        console.engine.reset();
        console.market.reset();

        auto store = store::Store::open(console.store(), store::OpenMode::ReadOnly);
        QVERIFY(store.has_value());
        const auto verified = (*store)->verify({});
        QVERIFY(verified.has_value());
        for (const auto& fault : verified->faults)
            qWarning("%s", fault.text().c_str());
        QVERIFY(verified->faults.empty());
        const auto again = (*store)->loadPicture({});
        QVERIFY(again.has_value());
        QCOMPARE((*again)->table<Instruction>().present(), last->table<Instruction>().present());
        QCOMPARE((*again)->table<Bar>().present(), last->table<Bar>().present());
        QCOMPARE((*again)->table<ReserveStatement>().present(), last->table<ReserveStatement>().present());
        QCOMPARE((*again)->findings.present(), last->findings.present());
        // Every figure has its bytes.
        (*again)->table<Instruction>().forEach([&](const Row<Instruction>& row) {
            static std::set<Hash> checked;
            if (checked.insert(row.origin->raw).second)
                QVERIFY((*store)->raw(row.origin->raw).has_value());
        });
    }

    void aShortfallIsFound()
    {
        Console console;
        console.startMarket(sandbox::Scenario::DoublePledgedBar, false);
        console.startEngine();
        const auto picture = console.waitFor([](const Picture& p) {
            bool found = false;
            p.findings.forEach([&](const Row<Finding>& row) {
                found = found || (row.record.rule == RuleId("GLD-05") && row.record.outcome == Outcome::Breach);
            });
            return found;
        });
        QVERIFY(picture);
    }

    void aSourceThatIsDownLeavesTheOthers()
    {
        Console console;
        console.startMarket(sandbox::Scenario::Calm, false);
        auto configuration = runtime::Configuration::load(console.market->description().config);
        QVERIFY(configuration.has_value());
        runtime::EngineSettings settings;
        settings.storePath = console.store();
        settings.sources = configuration->sources;
        settings.sources.front().url = "http://127.0.0.1:1";
        const SourceId down = settings.sources.front().id;
        const std::size_t others = settings.sources.size() - 1;
        settings.judge = judge();
        auto engine = runtime::Engine::create(std::move(settings));
        QVERIFY(engine.has_value());
        console.engine = std::move(*engine);
        console.engine->start();
        const auto picture = console.waitFor([&](const Picture& p) {
            const auto* health = p.source(down);
            return allLive(p, others) && health && health->state == FeedState::Failing;
        });
        QVERIFY(picture);
        QVERIFY(!picture->source(down)->reason.empty());
    }

    void offlineOpensNoSocketAndSaysSo()
    {
        Console console;
        console.startMarket(sandbox::Scenario::Calm, false);
        console.startEngine();
        QVERIFY(console.waitFor([](const Picture& p) { return p.table<Instruction>().present() > 0; }));
        console.engine->stop();
        runtime::EngineSettings settings;
        settings.storePath = console.store();
        settings.openMode = store::OpenMode::ReadOnly;
        settings.mode = api::Mode::Offline;
        auto engine = runtime::Engine::create(std::move(settings));
        QVERIFY(engine.has_value());
        console.engine = std::move(*engine);
        console.engine->start();
        const auto picture = console.waitFor([](const Picture& p) { return p.table<Instruction>().present() > 0; });
        QVERIFY(picture);
        for (const auto& source : picture->sources)
            QVERIFY(source.state == FeedState::Offline);
    }
};

QTEST_APPLESS_MAIN(tst_RuntimeEngine)
#include "tst_RuntimeEngine.moc"
