// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/Collector.h"

#include <QTest>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <new>
#include <stdexcept>

using namespace assay;
using namespace assay::domain;
using support::ErrorCode;

namespace {

/// A collector whose store and clock are in the hands of the test.
struct Bench {
    boost::asio::io_context io;
    Instant now{std::chrono::seconds{1'800'000'000}};
    bool full = false;
    std::vector<std::shared_ptr<const store::WriteBatch>> written;
    std::vector<SnapshotPtr> published;
    std::size_t judged = 0;
    std::function<void()> onWritten;
    std::optional<Instant> again;   ///< what the rules ask for next
    std::function<void()> onJudge;  ///< these may throw
    std::function<void()> onClock;
    std::unique_ptr<sync::Collector> collector;

    explicit Bench(std::size_t backlogBytes = 1u << 20, sync::Derive derive = {}, Duration batch = Duration{1'000'000})
    {
        sync::Collector::Settings settings;
        settings.batch = batch;
        settings.backlogBytes = backlogBytes;
        collector = std::make_unique<sync::Collector>(
            io.get_executor(), settings, Snapshot{}, std::vector<sync::SourceConfig>{},
            [this](const Snapshot& snapshot, const rules::Changed&, Instant) {
                ++judged;
                if (onJudge)
                    onJudge();
                Finding finding;
                finding.rule = RuleId("T-1");
                finding.subject = "queue";
                finding.measured = std::to_string(snapshot.table<Instruction>().present());
                return rules::RuleRun{{RuleId("T-1")}, {finding}, {}, {}, again};
            },
            std::move(derive),
            [this](std::shared_ptr<const store::WriteBatch> batch, std::function<void(support::Result<Hash>)> done) {
                boost::asio::post(io, [this, batch, done] {
                    if (full)
                        done(support::fail(ErrorCode::DiskFull, "no space"));
                    else {
                        written.push_back(batch);
                        if (onWritten)
                            onWritten();
                        done(Hash::of("x"));
                    }
                });
            },
            [this](SnapshotPtr snapshot) { published.push_back(snapshot); },
            [this] {
                if (onClock)
                    onClock();
                return now;
            });
    }

    void add(const char* ref, std::string body = "body")
    {
        Instruction instruction;
        instruction.ref = ref;
        instruction.status = "PEND";
        sync::Answer answer;
        answer.update.resource = "instructions";
        answer.update.asOf = now;
        rowsOf<Instruction>(answer.update.upserts).push_back(instruction);
        answer.raw.sha256 = Hash::of(body);
        answer.raw.body = std::move(body);
        sync::FeedDelivery delivery;
        delivery.source = SourceId("clearing");
        delivery.answers.push_back(std::move(answer));
        collector->add(std::move(delivery));
    }

    /// As many new instructions as make a batch of their own; `stored` hears what came of them.
    void addMany(const std::string& prefix, sync::Stored stored = {})
    {
        sync::Answer answer;
        answer.update.resource = "instructions";
        answer.update.asOf = now;
        for (int i = 0; i < 1000; ++i) {
            Instruction instruction;
            instruction.ref = prefix + std::to_string(i);
            rowsOf<Instruction>(answer.update.upserts).push_back(std::move(instruction));
        }
        answer.update.completeness = wire::Completeness::Delta;
        answer.raw.sha256 = Hash::of(prefix);
        answer.raw.body = prefix;
        sync::FeedDelivery delivery;
        delivery.source = SourceId("clearing");
        delivery.answers.push_back(std::move(answer));
        collector->add(std::move(delivery), std::move(stored));
    }
    [[nodiscard]] std::size_t shown() const { return published.empty() ? 0 : published.back()->table<Instruction>().present(); }

    support::Result<void> drain()
    {
        std::optional<support::Result<void>> outcome;
        collector->drain([&](support::Result<void> result) { outcome = std::move(result); });
        io.restart();
        for (int turn = 0; turn < 100 && !outcome && io.poll_one() > 0; ++turn) {
        }
        return outcome ? *outcome : support::fail(ErrorCode::TimedOut, "not drained");
    }
};

} // namespace

class tst_Collector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneRoundIsOneTransaction()
    {
        Bench bench;
        bench.add("A");
        bench.add("B");
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.written.size(), std::size_t(1));
        const auto& batch = *bench.written.front();
        QCOMPARE(changesOf<Instruction>(batch.changes).size(), std::size_t(2));
        QCOMPARE(batch.findings.size(), std::size_t(1));
        QCOMPARE(batch.findings.front().measured, std::string("2"));
        QCOMPARE(bench.published.size(), std::size_t(1));
        QVERIFY(bench.published.back()->recording == Recording::Recorded);
    }

    void nothingIsShownBeforeItIsStored()
    {
        Bench bench;
        bench.add("A");
        bench.collector->drain([](support::Result<void>) {});
        QVERIFY(bench.published.empty());
        bench.io.poll_one();
        QCOMPARE(bench.written.size(), std::size_t(1));
        QCOMPARE(bench.published.size(), std::size_t(1));
    }

    void whatHasOnlyJustArrivedIsJudgedAgainWhenItSaid()
    {
        Bench bench;
        bench.again = bench.now + std::chrono::seconds{5};
        bench.add("A");
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.judged, std::size_t(1));
        bench.again.reset();
        bench.now += std::chrono::milliseconds{4'999};
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.judged, std::size_t(1));
        bench.now += std::chrono::milliseconds{1};
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.judged, std::size_t(2));
        bench.now += std::chrono::seconds{5};
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.judged, std::size_t(2));
    }

    void aFullDiskIsSaidAndCaughtUpWith()
    {
        Bench bench;
        bench.full = true;
        bench.add("A");
        QVERIFY(!bench.drain().has_value());
        QVERIFY(bench.published.back()->recording == Recording::NotRecorded);
        QCOMPARE(bench.published.back()->table<Instruction>().present(), std::size_t(1));
        QVERIFY(!bench.collector->trouble().empty());
        bench.add("B");
        QVERIFY(!bench.drain().has_value());
        bench.full = false;
        bench.add("C");
        QVERIFY(bench.drain().has_value());
        QVERIFY(bench.collector->trouble().empty());
        std::size_t rows = 0;
        for (const auto& batch : bench.written)
            rows += changesOf<Instruction>(batch->changes).size();
        QCOMPARE(rows, std::size_t(3));
        QVERIFY(bench.published.back()->recording == Recording::Recorded);
    }

    void beyondTheLimitTheLossIsJournaled()
    {
        Bench bench(2000);
        bench.full = true;
        for (const char* ref : {"A", "B", "C"}) {
            bench.add(ref, std::string(1000, *ref));
            (void)bench.drain();
        }
        bench.full = false;
        bench.add("D");
        QVERIFY(bench.drain().has_value());
        // A and B are gone: C tells of the one, D of the other.
        QStringList told;
        for (const auto& batch : bench.written)
            for (const auto& event : batch->audit)
                if (event.action == "not-recorded")
                    told.append(QString::fromStdString(event.detail));
        QCOMPARE(told, QStringList(2, QStringLiteral("1 rounds could not be stored and were given up")));
        QCOMPARE(bench.written.size(), std::size_t(2));
    }

    void aLargeRoundIsJudgedWhileTheOneBeforeIsWritten()
    {
        Bench bench;
        std::vector<std::string> heard;
        for (const char* prefix : {"A", "B", "C", "D"})
            bench.addMany(prefix, [&heard, prefix](const auto& outcome) { heard.push_back(outcome ? prefix : "lost"); });
        // A is with the store, B is ready for it; C and D gather until it has room.
        QCOMPARE(bench.judged, std::size_t(2));
        QVERIFY(bench.published.empty() && heard.empty());
        QCOMPARE(bench.io.poll_one(), std::size_t(1));
        QCOMPARE(bench.shown(), std::size_t(1000));
        QVERIFY(heard == std::vector<std::string>({"A"}));
        QCOMPARE(bench.judged, std::size_t(3));
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.written.size(), std::size_t(3));
        QCOMPARE(bench.published.size(), std::size_t(3));
        QCOMPARE(bench.shown(), std::size_t(4000));
        QVERIFY(heard == std::vector<std::string>({"A", "B", "C", "D"}));
    }

    void whoDrainsDoesNotKeepAWaitingRoundFromTheDisk()
    {
        Bench bench;
        for (const char* prefix : {"A", "B", "C"})
            bench.addMany(prefix);
        bool drained = false;
        bench.collector->drain([&drained](const auto& outcome) { drained = outcome.has_value(); });
        // C is judged when B has gone to the store, not before.
        QCOMPARE(bench.judged, std::size_t(2));
        QCOMPARE(bench.io.poll_one(), std::size_t(1));
        QCOMPARE(bench.judged, std::size_t(3));
        QCOMPARE(bench.io.poll_one(), std::size_t(1));
        QVERIFY(!drained);
        QCOMPARE(bench.io.poll_one(), std::size_t(1));
        QVERIFY(drained);
        QCOMPARE(bench.shown(), std::size_t(3000));
    }

    void whoDrainsHearsThatTheDiskIsFull()
    {
        Bench bench;
        bench.full = true;
        for (const char* prefix : {"A", "B", "C"})
            bench.addMany(prefix);
        int failed = 0;
        bench.collector->drain([&failed](const auto& outcome) { failed += outcome ? 0 : 1; });
        QCOMPARE(bench.io.poll_one(), std::size_t(1));
        QCOMPARE(failed, 1);
        bench.full = false;
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.shown(), std::size_t(3000));
    }

    void whatIsDerivedIsThereWhenAPictureIsShown()
    {
        auto derived = std::make_shared<DerivedTables>();
        Bench bench(1u << 20, [&](const Snapshot&, const std::set<CoinId>*, Instant) { return derived; });
        bench.addMany("A");
        bench.addMany("B");
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.published.size(), std::size_t(2));
        for (const auto& snapshot : bench.published)
            QVERIFY(snapshot->derived == derived);
    }

    void whatWasReadyWhenTheDiskFilledIsKept()
    {
        Bench bench;
        bench.full = true;
        int lost = 0;
        for (const char* prefix : {"A", "B"})
            bench.addMany(prefix, [&lost](const auto& outcome) { lost += outcome ? 0 : 1; });
        QCOMPARE(bench.io.poll_one(), std::size_t(1));
        QCOMPARE(lost, 2);
        QCOMPARE(bench.shown(), std::size_t(2000));
        QVERIFY(bench.published.back()->recording == Recording::NotRecorded);
        bench.full = false;
        QVERIFY(bench.drain().has_value());
        // The older snapshot of the two is not drawn over the newer one.
        QCOMPARE(bench.published.size(), std::size_t(2));
        QCOMPARE(bench.shown(), std::size_t(2000));
        QVERIFY(bench.published.back()->recording == Recording::Recorded);
        QCOMPARE(bench.written.size(), std::size_t(2));
        QVERIFY(bench.collector->trouble().empty());
    }

    void drainEndsThoughMoreKeepsComing()
    {
        Bench bench;
        int more = 0;
        bench.onWritten = [&] { bench.add(("M" + std::to_string(++more)).c_str()); };
        bench.add("A");
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.written.size(), std::size_t(1));
        // What came meanwhile is not lost.
        bench.onWritten = {};
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.shown(), std::size_t(2));
    }

    void rulesThatFailKeepNothingFromTheStore()
    {
        Bench bench;
        QStringList troubles;
        bench.collector->onTrouble = [&] { troubles << QString::fromStdString(bench.collector->trouble()); };
        bench.onJudge = [] { throw std::runtime_error("division by nothing"); };
        for (const char* ref : {"A", "B"}) {
            bench.add(ref);
            QVERIFY(bench.drain().has_value());
        }
        QCOMPARE(bench.shown(), std::size_t(2));
        QVERIFY(bench.published.back()->recording == Recording::Recorded);
        QCOMPARE(troubles.size(), 1);
        QVERIFY(troubles.front().contains(QStringLiteral("division by nothing")));
        std::size_t notes = 0;
        for (const auto& batch : bench.written) {
            QVERIFY(batch->findings.empty());
            for (const auto& event : batch->audit)
                notes += event.action == "judge" ? 1 : 0;
        }
        QCOMPARE(notes, std::size_t(1));
        // They are asked again after a pause, without anything new.
        bench.onJudge = {};
        const auto judged = bench.judged;
        bench.now += std::chrono::seconds{9};
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.judged, judged);
        bench.now += std::chrono::seconds{1};
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.judged, judged + 1);
        QCOMPARE(bench.written.back()->findings.size(), std::size_t(1));
        QVERIFY(bench.collector->trouble().empty());
        QCOMPARE(troubles.size(), 2);
    }

    void derivedTablesThatFailKeepNothingFromTheStore()
    {
        bool ill = true;
        const auto derived = std::make_shared<DerivedTables>();
        Bench bench(1u << 20, [&](const Snapshot&, const std::set<CoinId>*, Instant) -> std::shared_ptr<const DerivedTables> {
            if (ill)
                throw std::bad_alloc();
            return derived;
        });
        bench.add("A");
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.shown(), std::size_t(1));
        QVERIFY(!bench.collector->trouble().empty());
        ill = false;
        bench.now += std::chrono::seconds{10};
        QVERIFY(bench.drain().has_value());
        QVERIFY(bench.published.back()->derived == derived);
        QVERIFY(bench.collector->trouble().empty());
    }

    /// The timer closes batches for ever, whatever happens in one of them.
    void roundsGoOnAfterAnException()
    {
        Bench bench(1u << 20, {}, Duration{1});
        int failures = 0;
        bench.add("A");
        bench.onClock = [&] {
            if (++failures <= 3)
                throw std::runtime_error("no clock");
        };
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (bench.written.empty() && std::chrono::steady_clock::now() < patience)
            bench.io.run_one_until(patience);
        QVERIFY(failures > 3);
        QCOMPARE(bench.written.size(), std::size_t(1));
        QCOMPARE(changesOf<Instruction>(bench.written.front()->changes).size(), std::size_t(1));
    }

    void whoDrainsHearsOfARoundThatCannotBeClosed()
    {
        Bench bench;
        bench.add("A");
        bench.onClock = [] { throw std::runtime_error("no clock"); };
        const auto outcome = bench.drain();
        QVERIFY(!outcome.has_value());
        QVERIFY(outcome.error().text().find("no clock") != std::string::npos);
        // What arrived is not lost by that.
        bench.onClock = {};
        QVERIFY(bench.drain().has_value());
        QCOMPARE(changesOf<Instruction>(bench.written.front()->changes).size(), std::size_t(1));
    }

    void oneThatThrowsKeepsNoOtherFromItsAnswer()
    {
        Bench bench;
        bench.add("A");
        int heard = 0;
        for (int i = 0; i < 2; ++i)
            bench.collector->drain([&heard](const auto&) {
                if (++heard == 1)
                    throw std::runtime_error("a window that is gone");
            });
        while (bench.io.poll_one() > 0 && heard < 2) {
        }
        QCOMPARE(heard, 2);
        bench.add("B");
        QVERIFY(bench.drain().has_value());
        QCOMPARE(bench.shown(), std::size_t(2));
    }

    void drainOfNothingEnds()
    {
        Bench bench;
        QVERIFY(bench.drain().has_value());
        QVERIFY(bench.drain().has_value());
    }
};

QTEST_APPLESS_MAIN(tst_Collector)
#include "tst_Collector.moc"
