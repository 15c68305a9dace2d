// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>

#include <QTest>

#include "tests/services/runtime/FilesConsole.h"

using namespace assay;
using namespace assay::domain;
using Console = runtime_test::FilesConsole;

/// F5 may be pressed and work may be asked for at any time, also before the store has been read and when it cannot be read
/// at all. What is asked for too early waits; it is not refused.
class tst_EarlyPoll : public QObject {
    Q_OBJECT

    template <class T> using Answer = std::shared_ptr<std::promise<support::Result<T>>>;

    static Answer<std::string> recordNote(runtime::Engine& engine)
    {
        const auto answer = std::make_shared<std::promise<support::Result<std::string>>>();
        Handover handover;
        handover.questions = "nothing is open";
        engine.record(handover, [answer](support::Result<std::string> key) { answer->set_value(std::move(key)); });
        return answer;
    }

    static Answer<api::ImportOutcome> importInbox(runtime::Engine& engine, const Console& console)
    {
        const auto answer = std::make_shared<std::promise<support::Result<api::ImportOutcome>>>();
        api::ImportRequest request;
        request.kind = "iso20022";
        request.source = SourceId("hk-import");
        request.files = {(std::filesystem::path(console.store()).parent_path() / "inbox" / "1.xml").string()};
        engine.runImport(request, [answer](support::Result<api::ImportOutcome> outcome) { answer->set_value(std::move(outcome)); });
        return answer;
    }

private Q_SLOTS:
    void beforeTheStoreIsRead()
    {
        Console console;
        auto made = runtime::Engine::create(console.filesSettings());
        QVERIFY(made.has_value());
        console.engine = std::move(*made);
        // The thread of the feeds does this first, long before the store has answered.
        console.engine->pollNow({});
        console.engine->pollNow(SourceId("hk-clearing"));
        console.engine->start();
        QVERIFY(console.waitFor(Console::hasInstruction));
        console.engine->pollNow({});
        console.engine->stop();
    }

    void recordsAndImportsWaitForTheStore()
    {
        Console console;
        auto made = runtime::Engine::create(console.filesSettings());
        QVERIFY(made.has_value());
        console.engine = std::move(*made);
        const auto recorded = recordNote(*console.engine);
        const auto imported = importInbox(*console.engine, console);
        console.engine->start();
        const auto key = recorded->get_future().get();
        QVERIFY2(key.has_value(), key ? "" : key.error().text().c_str());
        const auto outcome = imported->get_future().get();
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().text().c_str());
        console.engine->stop();
        QVERIFY(console.engine->current()->table<Handover>().find(SourceId("console"), *key).has_value());
    }

    void whenTheStoreCannotBeRead()
    {
        Console console;
        console.startEngine(console.filesSettings());
        QVERIFY(console.waitFor(Console::hasInstruction));
        console.engine->stop();
        console.engine.reset();
        sqlite3* handle = nullptr;
        QCOMPARE(sqlite3_open(console.store().c_str(), &handle), SQLITE_OK);
        QCOMPARE(sqlite3_exec(handle, "UPDATE instruction SET quantity='many'", nullptr, nullptr, nullptr), SQLITE_OK);
        QCOMPARE(sqlite3_changes(handle), 1);
        sqlite3_close(handle);

        console.startEngine(console.filesSettings());
        std::promise<support::Result<void>> ready;
        console.engine->onReady([&](support::Result<void> result) { ready.set_value(std::move(result)); });
        const auto result = ready.get_future().get();
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().code, support::ErrorCode::StoreCorrupt);
        console.engine->pollNow({});
        console.engine->pollNow(SourceId("hk-clearing"));
        QVERIFY(!console.engine->session().notice.empty());
        // Work that had to wait learns why it is not done.
        const auto key = recordNote(*console.engine)->get_future().get();
        QVERIFY(!key.has_value());
        QCOMPARE(key.error().code, support::ErrorCode::StoreCorrupt);
        const auto outcome = importInbox(*console.engine, console)->get_future().get();
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, support::ErrorCode::StoreCorrupt);
        console.engine->stop();
        QVERIFY(!Console::hasInstruction(*console.engine->current()));
    }
};

QTEST_APPLESS_MAIN(tst_EarlyPoll)
#include "tst_EarlyPoll.moc"
