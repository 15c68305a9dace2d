// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/services/runtime/RunningConsole.h"

using namespace assay;
using namespace assay::domain;
using runtime_test::Channel;
using Console = runtime_test::RunningConsole;

namespace {

bool allLive(const Snapshot& snapshot, std::size_t count)
{
    std::size_t live = 0;
    for (const auto& source : snapshot.sources)
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
        console.startMarket(sandbox::Scenario::Calm, Channel::Tls);
        const std::size_t count = console.market->description().sources.size();
        console.startEngine(console.settings());
        const auto snapshot = console.waitFor([&](const Snapshot& p) {
            return allLive(p, count) && p.table<ReserveStatement>().present() > 0 && p.table<Instruction>().present() > 100
                && p.table<Bar>().present() >= 200 && p.table<Alert>().present() > 0 && p.findings.present() > 0;
        });
        QVERIFY(snapshot);
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
        const auto again = (*store)->loadSnapshot({});
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

    void aDoublePledgeIsFound()
    {
        Console console;
        console.startMarket(sandbox::Scenario::DoublePledgedBar, Channel::Plain);
        console.startEngine(console.settings());
        const auto snapshot = console.waitFor([](const Snapshot& p) {
            bool found = false;
            p.findings.forEach([&](const Row<Finding>& row) {
                found = found || (row.record.rule == RuleId("GLD-05") && row.record.outcome == Outcome::Breach);
            });
            return found;
        });
        QVERIFY(snapshot);
    }

    void aSourceThatIsDownLeavesTheOthers()
    {
        Console console;
        console.startMarket(sandbox::Scenario::Calm, Channel::Plain);
        auto settings = console.settings();
        settings.sources.front().url = "http://127.0.0.1:1";
        const SourceId down = settings.sources.front().id;
        const std::size_t others = settings.sources.size() - 1;
        console.startEngine(std::move(settings));
        const auto snapshot = console.waitFor([&](const Snapshot& p) {
            const auto* health = p.source(down);
            return allLive(p, others) && health && health->state == FeedState::Failing;
        });
        QVERIFY(snapshot);
        QVERIFY(!snapshot->source(down)->reason.empty());
    }

    void aSecondConsoleReadsWhatTheFirstStores()
    {
        Console console;
        console.startMarket(sandbox::Scenario::Calm, Channel::Plain);
        console.startEngine(console.settings({"hk-clearing"}));
        QVERIFY(console.waitFor([](const Snapshot& p) { return p.table<Instruction>().present() > 0; }));
        Console second;
        second.startEngine(console.settings({"hk-clearing"}));
        QVERIFY(second.engine->session().mode == api::Mode::ReadOnly);
        const auto seen = second.waitFor([](const Snapshot& p) { return p.table<Instruction>().present() > 0; });
        QVERIFY(seen);
        // The writer goes on; the reader follows.
        QVERIFY(second.waitFor([&](const Snapshot& p) { return p.revision > seen->revision; }));
        second.engine->stop();
        console.engine->stop();
    }

    void offlineOpensNoSocketAndSaysSo()
    {
        Console console;
        console.startMarket(sandbox::Scenario::Calm, Channel::Plain);
        console.startEngine(console.settings());
        QVERIFY(console.waitFor([](const Snapshot& p) { return p.table<Instruction>().present() > 0; }));
        console.engine->stop();
        runtime::EngineSettings settings;
        settings.storePath = console.store();
        settings.openMode = store::OpenMode::ReadOnly;
        settings.mode = api::Mode::Offline;
        console.startEngine(std::move(settings));
        const auto snapshot = console.waitFor([](const Snapshot& p) { return p.table<Instruction>().present() > 0; });
        QVERIFY(snapshot);
        for (const auto& source : snapshot->sources)
            QVERIFY(source.state == FeedState::Offline);
    }
};

QTEST_APPLESS_MAIN(tst_RuntimeEngine)
#include "tst_RuntimeEngine.moc"
