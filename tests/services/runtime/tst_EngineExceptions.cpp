// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <atomic>
#include <new>
#include <stdexcept>

#include "tests/services/runtime/FilesConsole.h"

using namespace assay;
using namespace assay::domain;
using Console = runtime_test::FilesConsole;

/// What throws ends neither the process nor what goes on beside it.
class tst_EngineExceptions : public QObject {
    Q_OBJECT

private:
    static bool noticeSays(const Console& console, const char* words)
    {
        return console.engine->session().notice.find(words) != std::string::npos;
    }

private Q_SLOTS:
    void rulesThatThrow()
    {
        Console console;
        auto settings = console.filesSettings();
        settings.supervision.evaluate = [](const Snapshot&, const rules::Changed&, Instant) -> rules::RuleRun {
            throw std::runtime_error("division by nothing");
        };
        console.startEngine(std::move(settings));
        const auto snapshot = console.waitFor(Console::hasInstruction);
        QVERIFY(snapshot);
        QVERIFY(snapshot->recording == Recording::Recorded);
        QVERIFY(noticeSays(console, "division by nothing"));
        console.engine->stop();
        const auto store = store::Store::open(console.store(), store::OpenMode::ReadOnly);
        QVERIFY(store.has_value());
        QVERIFY(Console::hasInstruction(**(*store)->loadSnapshot({})));
    }

    void derivedTablesThatThrow()
    {
        Console console;
        auto settings = console.filesSettings();
        settings.supervision.derive = [](const Snapshot&, const std::set<CoinId>*, Instant) -> std::shared_ptr<const DerivedTables> {
            throw std::bad_alloc();
        };
        console.startEngine(std::move(settings));
        std::promise<support::Result<void>> ready;
        console.engine->onReady([&](support::Result<void> result) { ready.set_value(std::move(result)); });
        QVERIFY(ready.get_future().get().has_value());
        QVERIFY(noticeSays(console, "memory"));
        QVERIFY(console.waitFor(Console::hasInstruction));
        console.engine->stop();
    }

    void aWindowThatThrows()
    {
        Console console;
        auto made = runtime::Engine::create(console.filesSettings());
        QVERIFY(made.has_value());
        console.engine = std::move(*made);
        std::atomic<int> shown = 0;
        const auto ill = console.engine->subscribe([&](const SnapshotPtr&) {
            ++shown;
            throw std::runtime_error("a window that is gone");
        });
        console.engine->start();
        QVERIFY(console.waitFor(Console::hasInstruction));
        QVERIFY(shown >= 2);
        console.engine->stop();
    }

    /// On the threads that answer questions an exception would end the process.
    void anAnswerThatThrows()
    {
        Console console;
        console.startEngine(console.filesSettings());
        QVERIFY(console.waitFor(Console::hasInstruction));
        for (int i = 0; i < 3; ++i)
            console.engine->journal(10, [](const auto&) { throw std::runtime_error("a window that is gone"); });
        console.engine->previewImport({"bar-list", {}, SourceId("vault"), {}}, [](const auto&) { throw std::bad_alloc(); });
        console.engine->runImport({"no-such-kind", {}, SourceId("vault"), {}}, [](const auto&) { throw std::bad_alloc(); });
        console.engine->draftLetter(RuleId("STB-01"), "HKDX", [](const auto&) { throw std::bad_alloc(); });
        std::promise<std::size_t> lines;
        console.engine->journal(10, [&](const auto& found) { lines.set_value(found ? found->size() : 0); });
        QVERIFY(lines.get_future().get() > 0);
        console.engine->stop();
    }
};

QTEST_APPLESS_MAIN(tst_EngineExceptions)
#include "tst_EngineExceptions.moc"
