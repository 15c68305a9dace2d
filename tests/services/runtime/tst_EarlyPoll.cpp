// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>

#include <QTest>

#include "tests/services/runtime/FilesConsole.h"

using namespace assay;
using namespace assay::domain;
using Console = runtime_test::FilesConsole;

/// F5 may be pressed at any time, also before the store has been read and when it cannot be read at all.
class tst_EarlyPoll : public QObject {
    Q_OBJECT

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
        console.engine->stop();
        QVERIFY(!Console::hasInstruction(*console.engine->current()));
    }
};

QTEST_APPLESS_MAIN(tst_EarlyPoll)
#include "tst_EarlyPoll.moc"
