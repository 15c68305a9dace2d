// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeskFixture.h"

#include <QTest>

using namespace assay;
using namespace assay::desk_test;
using control::ApprovalService;

namespace {

enum class Step { Submit, Approve, Reject, Revoke };

/// Takes one step of a desk that is ready for it.
Result<void> take(DeskBench& bench, Step step, const std::string& id, const std::string& code)
{
    const auto told = [](auto result) -> Result<void> {
        return result ? Result<void>{} : tl::unexpected(result.error());
    };
    switch (step) {
    case Step::Submit: return told(bench.run(bench.desk->propose(bench.proposal())));
    case Step::Approve: return told(bench.run(bench.desk->approve(kSource, id, code)));
    case Step::Reject: return told(bench.run(bench.desk->reject(kSource, id, "the wrong participant is named")));
    case Step::Revoke: return told(bench.run(bench.desk->revoke(kSource, id, "asked for by mistake, sorry")));
    }
    return {};
}

/// Ready: signed in, with a request to decide where there has to be one.
std::pair<std::string, std::string> prepare(DeskBench& bench, Step step)
{
    bench.open();
    watch(bench);
    if (step == Step::Submit) {
        bench.signIn("op-maker-a");
        return {};
    }
    const auto made = bench.submitted();
    if (step != Step::Revoke) {
        bench.signIn("op-checker-a");
        if (const auto view = bench.view(made); !view)
            qFatal("%s", view.error().text().c_str());
    }
    bench.operations = 0;
    return {made.request.id, made.code};
}

/// A proposal that got lost on its way: the intent that it leaves open.
api::OpenIntent lostOnTheWay(DeskBench& bench)
{
    bench.open();
    bench.signIn("op-maker-a");
    bench.failAt = 2; // the instruction, the INTENT, the request
    if (bench.run(bench.desk->propose(bench.proposal())))
        qFatal("it was not lost");
    bench.failAt.reset();
    const auto open = bench.openIntents();
    if (open.size() != 1)
        qFatal("%zu intents are open", open.size());
    return open.front();
}

} // namespace

/// A command that is lost, refused or cut short is not sent again; what came of it is asked for.
class tst_DeskLoss : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void failsAtEachOperation_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("loss");
        const std::pair<const char*, Step> steps[] = {
            {"submit", Step::Submit}, {"approve", Step::Approve}, {"reject", Step::Reject}, {"revoke", Step::Revoke}};
        for (const auto& [name, step] : steps) {
            QTest::addRow("%s, request lost", name) << static_cast<int>(step) << static_cast<int>(Loss::OfTheRequest);
            QTest::addRow("%s, answer lost", name) << static_cast<int>(step) << static_cast<int>(Loss::OfTheAnswer);
        }
    }
    void failsAtEachOperation()
    {
        QFETCH(int, step);
        QFETCH(int, loss);
        int failures = 0;
        int unknown = 0;
        for (int at = 0;; ++at) {
            QVERIFY(at < 20);
            DeskBench bench;
            const auto [id, code] = prepare(bench, static_cast<Step>(step));
            const int before = bench.actsInAll();
            const auto linesBefore = bench.journal.size();
            bench.loss = static_cast<Loss>(loss);
            bench.failAt = at;
            const auto outcome = take(bench, static_cast<Step>(step), id, code);
            const bool reached = bench.operations > at;
            bench.failAt.reset();
            for (const auto& [key, times] : bench.endpoint->acts)
                QCOMPARE(times, 1);
            QVERIFY(bench.actsInAll() <= before + 1);
            if (!reached) {
                QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().text().c_str());
                break;
            }
            ++failures;
            QVERIFY(!outcome);
            if (bench.journal.size() == linesBefore)
                QCOMPARE(bench.actsInAll(), before);
            const auto open = bench.openIntents();
            const bool acted = bench.actsInAll() == before + 1;
            if (acted)
                QCOMPARE(open.size(), std::size_t(1));
            if (open.empty())
                continue;
            ++unknown;
            // Asked about later: what came of it is found out, and nothing is sent again.
            bench.now += ApprovalService::kMayStillArrive;
            const auto told = bench.run(bench.desk->askOutcome(open.front()));
            QCOMPARE(told.has_value(), acted);
            QVERIFY(bench.openIntents().empty());
            QCOMPARE(bench.actsInAll(), acted ? before + 1 : before);
            const auto again = bench.run(bench.desk->askOutcome(open.front()));
            QVERIFY(!again && again.error().code == ErrorCode::NotFound);
        }
        // GET(s), INTENT, act and RESULT can fail; the last two leave something open.
        QVERIFY(failures >= 4);
        QCOMPARE(unknown, 2);
    }

    void aLostAnswerIsNotSentAgain()
    {
        DeskBench bench;
        bench.open();
        watch(bench);
        bench.signIn("op-maker-a");
        bench.loss = Loss::OfTheAnswer;
        bench.failAt = 2; // the instruction, the INTENT, the request
        const auto made = bench.run(bench.desk->propose(bench.proposal()));
        QVERIFY(!made);
        QVERIFY2(made.error().detail.find("not known") != std::string::npos, made.error().text().c_str());
        QVERIFY(made.error().detail.find("not sent again") != std::string::npos);
        QCOMPARE(bench.actsInAll(), 1);
        QVERIFY(bench.journal.back().detail.find("outcome=unknown") != std::string::npos);
        bench.failAt.reset();
        const auto open = bench.openIntents();
        QCOMPARE(open.size(), std::size_t(1));
        QCOMPARE(open[0].step, std::string("submit"));
        QCOMPARE(open[0].actor, std::string("op-maker-a"));
        QCOMPARE(open[0].detail, std::string("release SI-20398"));
        QCOMPARE(open[0].key, open[0].requestId);
        // The endpoint has it: that is told at once, and what the maker reads out is of the bytes that were sent.
        const auto told = bench.run(bench.desk->askOutcome(open[0]));
        QVERIFY2(told.has_value(), told ? "" : told.error().text().c_str());
        const auto words = bench.run(bench.desk->readOut(kSource, open[0].requestId));
        QVERIFY(words.has_value());
        QCOMPARE(words->code, wire::fourWords(support::Hash::of(bench.endpoint->requests.begin()->second.canonical)));
        QCOMPARE(bench.actsInAll(), 1);
        QVERIFY(bench.openIntents().empty());
    }

    void whatMayStillArriveIsNotCalledLost()
    {
        DeskBench bench;
        const auto open = lostOnTheWay(bench);
        bench.now += ApprovalService::kMayStillArrive - Duration{1};
        const auto early = bench.run(bench.desk->askOutcome(open));
        QVERIFY(!early && early.error().code == ErrorCode::TimedOut);
        QCOMPARE(bench.openIntents().size(), std::size_t(1));
        bench.now += Duration{1};
        const auto late = bench.run(bench.desk->askOutcome(open));
        QVERIFY(!late && late.error().code == ErrorCode::NotFound);
        QVERIFY(bench.openIntents().empty());
        QCOMPARE(bench.actsInAll(), 0);
    }

    void aNotFoundOfAProxyIsNoOutcome()
    {
        DeskBench bench;
        const auto open = lostOnTheWay(bench);
        bench.now += ApprovalService::kMayStillArrive;
        bench.endpoint->gatewayIsLost = true;
        const auto told = bench.run(bench.desk->askOutcome(open));
        QVERIFY(!told && told.error().code == ErrorCode::HttpStatus);
        QCOMPARE(bench.openIntents().size(), std::size_t(1));
    }

    void withoutAStoreNothingIsSent()
    {
        for (const Step step : {Step::Submit, Step::Approve, Step::Reject, Step::Revoke}) {
            DeskBench bench;
            const auto [id, code] = prepare(bench, step);
            const int before = bench.actsInAll();
            bench.commit = [](const store::WriteBatch&) -> Result<void> { return fail(ErrorCode::ReadOnly, "the store is read-only"); };
            const auto outcome = take(bench, step, id, code);
            QVERIFY(!outcome);
            QVERIFY(outcome.error().code == ErrorCode::ReadOnly);
            QVERIFY(outcome.error().detail.find("nothing was sent") != std::string::npos);
            QVERIFY(outcome.error().detail.find("read-only") != std::string::npos);
            QCOMPARE(bench.actsInAll(), before);
        }
    }

    void aRefusalOfTheEndpointIsAResult()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submittedTo("op-checker-a");
        QVERIFY(bench.view(made));
        bench.endpoint->arrived = [&](const std::string&, const net::HttpRequest&) {
            bench.endpoint->requests.at(made.request.id).row.state = RequestState::Revoked;
        };
        const auto approved = bench.approve(made);
        QVERIFY(!approved && approved.error().code == ErrorCode::Refused);
        QVERIFY2(approved.error().detail.find("decided") != std::string::npos, approved.error().text().c_str());
        QVERIFY(bench.journal.back().detail.find("outcome=refused") != std::string::npos);
        QVERIFY(bench.openIntents().empty());
    }

    void whatClosesSendsNothingMore()
    {
        DeskBench bench;
        bench.open();
        watch(bench);
        bench.signIn("op-maker-a");
        // Closed while the INTENT is being stored.
        bench.passing = [&](std::string_view place) {
            if (place == "before storing")
                bench.desk->close();
        };
        const auto made = bench.run(bench.desk->propose(bench.proposal()));
        QVERIFY(!made);
        QCOMPARE(bench.actsInAll(), 0);
        QVERIFY(bench.openIntents().empty());
        QVERIFY(bench.journal.back().detail.find("not sent") != std::string::npos);
        const auto lines = bench.journal.size();
        const auto again = bench.run(bench.desk->propose(bench.proposal()));
        QVERIFY(!again && again.error().code == ErrorCode::Cancelled);
        QCOMPARE(bench.journal.size(), lines);
    }
};

QTEST_APPLESS_MAIN(tst_DeskLoss)
#include "tst_DeskLoss.moc"
