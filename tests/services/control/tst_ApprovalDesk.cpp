// SPDX-License-Identifier: GPL-3.0-or-later
// More than 500 lines, because every way in which a request can go wrong stands here beside the others.
#include "DeskFixture.h"

#include <QTest>

#include "services/control/RequestSentence.h"

using namespace assay;
using namespace assay::desk_test;
using control::ApprovalDesk;

namespace {

std::string codeOf(const api::CheckerView& view)
{
    return wire::fourWords(wire::requestDigest(view.canonical));
}

std::string detailOf(const support::Error& error)
{
    return error.text();
}

/// Every act that reached the endpoint has an INTENT before it; checked at the moment it arrives.
void watch(DeskBench& bench)
{
    bench.endpoint->arrived = [&bench](const std::string& who, const net::HttpRequest& request) {
        std::string key;
        for (const auto& [name, value] : request.headers)
            if (name == "Idempotency-Key")
                key = value;
        bool intended = false;
        for (const auto& line : bench.journal) {
            const auto intent = control::intentOf(line);
            intended = intended || (intent && intent->key == key && intent->actor == who);
        }
        if (!intended)
            qFatal("something was sent without an INTENT");
    };
}

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
        if (const auto view = bench.run(bench.desk->openChecker(kSource, made.request.id)); !view)
            qFatal("%s", view.error().text().c_str());
    }
    bench.operations = 0;
    return {made.request.id, made.code};
}

} // namespace

class tst_ApprovalDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoPeopleReleaseAnInstruction()
    {
        DeskBench bench;
        bench.open();
        watch(bench);
        bench.signIn("op-maker-a");
        const auto preview = bench.run(bench.desk->preview(bench.proposal()));
        QVERIFY(preview.has_value());
        QCOMPARE(preview->checks.size(), std::size_t(6));
        QVERIFY(std::ranges::none_of(preview->checks, [](const auto& one) { return one.result == api::CheckResult::Fail; }));
        QCOMPARE(preview->needed, std::optional<std::int64_t>(1));

        const auto made = bench.run(bench.desk->propose(bench.proposal()));
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        QVERIFY(made->request.state == RequestState::Submitted);
        QCOMPARE(made->request.maker, std::string("op-maker-a"));
        QVERIFY(made->request.amount == decimal("42000000"));
        QVERIFY(made->request.expiresAt == kNow + std::chrono::minutes{30});
        QCOMPARE(std::ranges::count(made->code, ' '), 3);
        // The bytes that were signed are kept with the intent.
        QCOMPARE(bench.ticks.size(), std::size_t(2));
        QCOMPARE(bench.ticks[0].raws.size(), std::size_t(1));
        QCOMPARE(bench.ticks[0].raws[0].sha256.hex(), made->request.digest);

        // Of the maker's screen the checker's console knows nothing.
        bench.signIn("op-checker-a");
        const auto view = bench.run(bench.desk->openChecker(kSource, made->request.id));
        QVERIFY2(view.has_value(), view ? "" : view.error().text().c_str());
        QCOMPARE(view->blocked, std::string());
        QCOMPARE(view->sentence,
                 std::string("Release the hold on SI-20398, HKD 42,000,000.00; reason PREA: \"queue is blocked behind this one\"; "
                             "asked for by op-maker-a at 2026-03-31 10:00:00 UTC, open until 2026-03-31 10:30:00 UTC."));
        QVERIFY(view->changes.empty());

        std::string typed = made->code;
        std::ranges::replace(typed, ' ', '-');
        std::ranges::transform(typed, typed.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        const auto approved = bench.run(bench.desk->approve(kSource, made->request.id, " " + typed));
        QVERIFY2(approved.has_value(), approved ? "" : approved.error().text().c_str());
        QVERIFY(approved->state == RequestState::Accepted);
        QCOMPARE(approved->checkers, std::vector<std::string>{"op-checker-a"});
        QCOMPARE(bench.actsInAll(), 2);
        QCOMPARE(bench.journal.size(), std::size_t(4));
        const std::vector<std::string> phases{"INTENT", "RESULT", "INTENT", "RESULT"};
        for (std::size_t i = 0; i < phases.size(); ++i)
            QCOMPARE(bench.journal[i].phase, phases[i]);
        QCOMPARE(bench.journal[2].action, std::string("request-approve"));
        QCOMPARE(bench.journal[2].actor, std::string("op-checker-a"));
        QVERIFY(bench.journal[3].detail.find("outcome=done") != std::string::npos);
        QVERIFY(bench.openIntents().empty());
    }

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
            bench.now += ApprovalDesk::kMayStillArrive;
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
        bench.open();
        bench.signIn("op-maker-a");
        bench.failAt = 2;
        QVERIFY(!bench.run(bench.desk->propose(bench.proposal())));
        bench.failAt.reset();
        const auto open = bench.openIntents();
        QCOMPARE(open.size(), std::size_t(1));
        bench.now += ApprovalDesk::kMayStillArrive - Duration{1};
        const auto early = bench.run(bench.desk->askOutcome(open[0]));
        QVERIFY(!early && early.error().code == ErrorCode::TimedOut);
        QCOMPARE(bench.openIntents().size(), std::size_t(1));
        bench.now += Duration{1};
        const auto late = bench.run(bench.desk->askOutcome(open[0]));
        QVERIFY(!late && late.error().code == ErrorCode::NotFound);
        QVERIFY(bench.openIntents().empty());
        QCOMPARE(bench.actsInAll(), 0);
    }

    void withoutAStoreNothingIsSent()
    {
        for (const Step step : {Step::Submit, Step::Approve, Step::Reject, Step::Revoke}) {
            DeskBench bench;
            const auto [id, code] = prepare(bench, step);
            const int before = bench.actsInAll();
            bench.commit = [](const store::Tick&) -> Result<void> { return fail(ErrorCode::ReadOnly, "the store is read-only"); };
            const auto outcome = take(bench, step, id, code);
            QVERIFY(!outcome);
            QVERIFY(outcome.error().code == ErrorCode::ReadOnly);
            QVERIFY(outcome.error().detail.find("nothing was sent") != std::string::npos);
            QVERIFY(outcome.error().detail.find("read-only") != std::string::npos);
            QCOMPARE(bench.actsInAll(), before);
        }
    }

    /// Whoever changes one byte of a request between maker and checker, with or without a digest that fits, gets no approval.
    void oneChangedByteIsNeverApprovable()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submitted();
        bench.signIn("op-checker-a");
        bench.endpoint->judging = Judging::Lenient;
        const std::string good = bench.endpoint->requests.at(made.request.id).canonical;
        const int before = bench.actsInAll();
        int readable = 0;
        for (std::size_t at = 0; at < good.size(); ++at) {
            for (const bool withDigest : {false, true}) {
                std::string bad = good;
                bad[at] = static_cast<char>(bad[at] == '1' ? '2' : '1');
                bench.endpoint->tamper = [&](FakeEndpoint::Kept& kept) {
                    kept.canonical = bad;
                    if (!withDigest)
                        return;
                    // The whole row is made to fit, as whoever owns the table would.
                    const auto state = kept.row.state;
                    if (auto parsed = wire::parseCanonical(bad))
                        kept.row = *parsed;
                    kept.row.state = state;
                    kept.row.digest = support::Hash::of(bad).hex();
                };
                const auto view = bench.run(bench.desk->openChecker(kSource, made.request.id));
                readable += view && view->blocked.empty() ? 1 : 0;
                if (view && !withDigest)
                    QVERIFY(!view->blocked.empty());
                const auto approved = bench.run(bench.desk->approve(kSource, made.request.id, made.code));
                QVERIFY2(!approved, qPrintable(QStringLiteral("byte %1").arg(at)));
                QVERIFY(approved.error().code == ErrorCode::Refused || approved.error().code == ErrorCode::NotFound);
            }
        }
        // Some changes leave a request that looks right: there the words are what differs.
        QVERIFY(readable > 20);
        QCOMPARE(bench.actsInAll(), before);
        bench.endpoint->tamper = {};
        QVERIFY(bench.run(bench.desk->openChecker(kSource, made.request.id)));
        QVERIFY(bench.run(bench.desk->approve(kSource, made.request.id, made.code)));
    }

    void bytesThatChangeAfterTheyWereShownAreNotApproved()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submitted();
        bench.signIn("op-checker-a");
        QVERIFY(bench.run(bench.desk->openChecker(kSource, made.request.id)));
        auto other = bench.endpoint->requests.at(made.request.id).row;
        other.amount = decimal("43000000.00");
        const std::string bytes = wire::canonicalBytes(other);
        bench.endpoint->tamper = [&](FakeEndpoint::Kept& kept) {
            kept.canonical = bytes;
            kept.row = other;
            kept.row.digest = support::Hash::of(bytes).hex();
        };
        // Even with the words of the new bytes.
        const auto approved = bench.run(bench.desk->approve(kSource, made.request.id, wire::fourWords(support::Hash::of(bytes))));
        QVERIFY(!approved);
        QVERIFY2(approved.error().detail.find("changed since") != std::string::npos, approved.error().text().c_str());
        QCOMPARE(bench.actsInAll(), 1);
    }

    void theRowMayNotSayOtherThanTheBytes()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submitted();
        bench.signIn("op-checker-a");
        bench.endpoint->tamper = [](FakeEndpoint::Kept& kept) { kept.row.instruction = "SI-1"; };
        const auto view = bench.run(bench.desk->openChecker(kSource, made.request.id));
        QVERIFY(view.has_value());
        QVERIFY2(view->blocked.find("instruction") != std::string::npos, view->blocked.c_str());
        QVERIFY(view->sentence.find("SI-20398") != std::string::npos);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("checker");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("says");
        QTest::newRow("same person") << "op-both" << "" << "another person";
        QTest::newRow("no role") << "op-auditor" << "" << "may not approve";
        QTest::newRow("just expired") << "op-checker-a" << "expired" << "expired";
        QTest::newRow("state moved") << "op-checker-a" << "moved" << "hold was \"on-hold\" and is \"released\"";
        QTest::newRow("instruction gone") << "op-checker-a" << "gone" << "no instruction SI-20398 any more";
        QTest::newRow("rejected") << "op-checker-a" << "rejected" << "rejected";
        QTest::newRow("approved by the same checker") << "op-checker-a" << "own approval" << "approved this request already";
    }
    void refusals()
    {
        QFETCH(QString, checker);
        QFETCH(QString, change);
        QFETCH(QString, says);
        DeskBench bench;
        bench.open();
        // The maker is one who could approve, and the endpoint would let everything pass.
        bench.endpoint->judging = Judging::Lenient;
        bench.signIn("op-both");
        const auto made = bench.run(bench.desk->propose(bench.proposal()));
        QVERIFY(made.has_value());
        bench.signIn(checker.toStdString());
        // First it is shown while all is well, then the world moves on.
        const auto first = bench.run(bench.desk->openChecker(kSource, made->request.id));
        QVERIFY(first.has_value());
        auto& kept = bench.endpoint->requests.at(made->request.id);
        if (change == QStringLiteral("expired"))
            bench.endpoint->now = made->request.expiresAt;
        if (change == QStringLiteral("moved"))
            bench.endpoint->instructions.at("SI-20398").hold = HoldState::Released;
        if (change == QStringLiteral("gone"))
            bench.endpoint->instructions.clear();
        if (change == QStringLiteral("rejected"))
            kept.row.state = RequestState::Rejected;
        if (change == QStringLiteral("own approval"))
            kept.row.checkers = {"op-checker-a"};
        const auto view = bench.run(bench.desk->openChecker(kSource, made->request.id));
        QVERIFY(view.has_value());
        QVERIFY2(QString::fromStdString(view->blocked).contains(says), view->blocked.c_str());
        const auto approved = bench.run(bench.desk->approve(kSource, made->request.id, made->code));
        QVERIFY(!approved && approved.error().code == ErrorCode::Refused);
        QCOMPARE(bench.actsInAll(), 1);
    }

    void theLastMomentBeforeTheExpiryIsGood()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submitted();
        bench.signIn("op-checker-a");
        bench.endpoint->now = made.request.expiresAt - Duration{1};
        QVERIFY(bench.run(bench.desk->openChecker(kSource, made.request.id)));
        QVERIFY(bench.run(bench.desk->approve(kSource, made.request.id, made.code)));
    }

    void theClockOfTheEndpointCounts_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::newRow("ours is behind") << -26 * 60;
        // Much further ahead, and what is on the screen would be stale, on which nothing is decided.
        QTest::newRow("ours is ahead") << 1;
    }
    void theClockOfTheEndpointCounts()
    {
        QFETCH(int, minutes);
        DeskBench bench;
        bench.open();
        bench.now += std::chrono::minutes{minutes};
        const auto made = bench.submitted();
        QVERIFY(made.request.madeAt == kNow);
        QVERIFY(made.request.expiresAt == kNow + std::chrono::minutes{30});
        bench.signIn("op-checker-a");
        const auto view = bench.run(bench.desk->openChecker(kSource, made.request.id));
        QVERIFY(view.has_value());
        QCOMPARE(view->blocked, std::string());
        QVERIFY(bench.run(bench.desk->approve(kSource, made.request.id, made.code)));
        // The journal keeps when this console did it by its own clock.
        QVERIFY(bench.ticks[0].knownAt == bench.now);
    }

    void theWordsHaveToBeRightAndTheRequestRead()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submitted();
        bench.signIn("op-checker-a");
        const auto unread = bench.run(bench.desk->approve(kSource, made.request.id, made.code));
        QVERIFY(!unread && detailOf(unread.error()).find("opened and read") != std::string::npos);
        QVERIFY(bench.run(bench.desk->openChecker(kSource, made.request.id)));
        for (const std::string& typed : {std::string(), std::string(" - "), made.code.substr(0, made.code.rfind(' ')), made.code + " x"}) {
            const auto wrong = bench.run(bench.desk->approve(kSource, made.request.id, typed));
            QVERIFY(!wrong && wrong.error().where == "code");
        }
        QCOMPARE(bench.actsInAll(), 1);
        // Another operator was shown nothing.
        bench.signIn("op-checker-b");
        const auto other = bench.run(bench.desk->approve(kSource, made.request.id, made.code));
        QVERIFY(!other && detailOf(other.error()).find("opened and read") != std::string::npos);
    }

    void threePeople()
    {
        DeskBench bench;
        bench.endpoint->needed = 2;
        bench.open();
        const auto made = bench.submitted();
        for (const std::string who : {"op-checker-a", "op-checker-b"}) {
            bench.signIn(who);
            const auto view = bench.run(bench.desk->openChecker(kSource, made.request.id));
            QVERIFY(view && view->blocked.empty());
            QCOMPARE(codeOf(*view), made.code);
            const auto approved = bench.run(bench.desk->approve(kSource, made.request.id, made.code));
            QVERIFY2(approved.has_value(), approved ? "" : approved.error().text().c_str());
            QVERIFY(approved->state == (who == "op-checker-a" ? RequestState::Submitted : RequestState::Accepted));
        }
    }

    void whatTheMakerMayNotSubmit_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("where");
        QTest::newRow("checker") << "op-checker-a" << "" << "role";
        QTest::newRow("auditor") << "op-auditor" << "" << "role";
        QTest::newRow("short reason") << "op-maker-a" << "short" << "reason";
        QTest::newRow("no code") << "op-maker-a" << "no code" << "reason";
        QTest::newRow("open for too long") << "op-maker-a" << "long" << "reason";
        QTest::newRow("no rule for it") << "op-maker-a" << "cancel" << "role";
        QTest::newRow("not in the queue") << "op-maker-a" << "unknown" << "state";
        QTest::newRow("not on hold") << "op-maker-a" << "released" << "state";
        QTest::newRow("settled") << "op-maker-a" << "settled" << "state";
        QTest::newRow("changed since it was shown") << "op-maker-a" << "moved" << "state";
    }
    void whatTheMakerMayNotSubmit()
    {
        QFETCH(QString, who);
        QFETCH(QString, what);
        QFETCH(QString, where);
        DeskBench bench;
        bench.open();
        bench.signIn(who.toStdString());
        auto proposal = bench.proposal();
        auto& row = bench.screen.at("SI-20398");
        if (what == QStringLiteral("short"))
            proposal.reasonText = "  only 14 chars  ";
        if (what == QStringLiteral("no code"))
            proposal.reason.clear();
        if (what == QStringLiteral("long"))
            proposal.validFor = std::chrono::minutes{121};
        if (what == QStringLiteral("cancel"))
            proposal.action = QueueAction::Cancel;
        if (what == QStringLiteral("unknown"))
            proposal.instruction = "SI-1";
        if (what == QStringLiteral("released"))
            row.hold = HoldState::Released;
        if (what == QStringLiteral("settled"))
            row.status = "SETT";
        if (what == QStringLiteral("moved"))
            bench.endpoint->instructions.at("SI-20398").priority = 4;
        const auto made = bench.run(bench.desk->propose(proposal));
        QVERIFY(!made);
        QVERIFY2(made.error().code == ErrorCode::Refused, made.error().text().c_str());
        QCOMPARE(made.error().where, where.toStdString());
        QCOMPARE(bench.actsInAll(), 0);
        QVERIFY(bench.journal.empty());
    }

    void rejectAndRevokeNeedAReasonAndTheRightPerson()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submitted();
        QVERIFY(!bench.run(bench.desk->reject(kSource, made.request.id, kReason)));   // its maker
        QVERIFY(!bench.run(bench.desk->revoke(kSource, made.request.id, "too short")));
        bench.signIn("op-checker-a");
        QVERIFY(!bench.run(bench.desk->revoke(kSource, made.request.id, kReason)));   // not its maker
        QVERIFY(!bench.run(bench.desk->reject(kSource, made.request.id, "too short")));
        QCOMPARE(bench.actsInAll(), 1);
        const auto rejected = bench.run(bench.desk->reject(kSource, made.request.id, "the wrong participant is named"));
        QVERIFY(rejected.has_value());
        QVERIFY(rejected->state == RequestState::Rejected);
        QCOMPARE(rejected->stateReason, std::string("the wrong participant is named"));
        QVERIFY(!bench.run(bench.desk->reject(kSource, made.request.id, kReason)));   // decided
        QCOMPARE(bench.actsInAll(), 2);
    }

    void aRefusalOfTheEndpointIsAResult()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submitted();
        bench.signIn("op-checker-a");
        QVERIFY(bench.run(bench.desk->openChecker(kSource, made.request.id)));
        bench.endpoint->arrived = [&](const std::string&, const net::HttpRequest&) {
            bench.endpoint->requests.at(made.request.id).row.state = RequestState::Revoked;
        };
        const auto approved = bench.run(bench.desk->approve(kSource, made.request.id, made.code));
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

    void aNotFoundOfAProxyIsNoOutcome()
    {
        DeskBench bench;
        bench.open();
        bench.signIn("op-maker-a");
        bench.failAt = 2;
        QVERIFY(!bench.run(bench.desk->propose(bench.proposal())));
        bench.failAt.reset();
        const auto open = bench.openIntents();
        bench.now += ApprovalDesk::kMayStillArrive;
        bench.endpoint->gatewayIsLost = true;
        const auto told = bench.run(bench.desk->askOutcome(open.at(0)));
        QVERIFY(!told && told.error().code == ErrorCode::HttpStatus);
        QCOMPARE(bench.openIntents().size(), std::size_t(1));
    }

    void aSecondClickIsNotASecondRequest()
    {
        DeskBench bench;
        bench.open();
        bench.signIn("op-maker-a");
        int done = 0, refused = 0;
        for (int i = 0; i < 2; ++i)
            asio::co_spawn(bench.io, bench.desk->propose(bench.proposal()), [&](std::exception_ptr, Result<api::Submitted> made) {
                done += made ? 1 : 0;
                refused += made ? 0 : 1;
            });
        // The first waits for the store while the second is asked for.
        bench.io.restart();
        bench.io.run();
        QCOMPARE(done, 1);
        QCOMPARE(refused, 1);
        QCOMPARE(bench.actsInAll(), 1);
    }

    void whoIsThere()
    {
        DeskBench bench;
        bench.open();
        const auto people = bench.run(bench.desk->operators(kSource));
        QVERIFY(people.has_value());
        QCOMPARE(people->size(), bench.endpoint->people.size());
        const auto missing = bench.run(bench.desk->signIn(kSource, "op-maker-b"));
        QVERIFY(!missing && missing.error().where == "env:MAKER_B");
        QVERIFY(!bench.run(bench.desk->signIn(kSource, "op-nobody")));
        QVERIFY(!bench.run(bench.desk->operators(SourceId("elsewhere"))));
        const auto nobody = bench.run(bench.desk->propose(bench.proposal()));
        QVERIFY(!nobody && nobody.error().code == ErrorCode::Refused);
        // Credentials that are those of somebody else are not taken for what the configuration calls them.
        bench.endpoint->people.at("op-checker-a").id = "op-maker-a";
        QVERIFY(!bench.run(bench.desk->signIn(kSource, "op-checker-a")));
    }
};

QTEST_APPLESS_MAIN(tst_ApprovalDesk)
#include "tst_ApprovalDesk.moc"
