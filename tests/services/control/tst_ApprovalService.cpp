// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeskFixture.h"

#include <QTest>

using namespace assay;
using namespace assay::desk_test;

namespace {

std::string codeOf(const api::CheckerView& view)
{
    return wire::fourWords(wire::requestDigest(view.canonical));
}

} // namespace

/// What two people do at a desk, and who may not.
class tst_ApprovalService : public QObject {
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
        QCOMPARE(bench.batches.size(), std::size_t(2));
        QCOMPARE(bench.batches[0].raws.size(), std::size_t(1));
        QCOMPARE(bench.batches[0].raws[0].sha256.hex(), made->request.digest);

        // Of the maker's screen the checker's console knows nothing.
        bench.signIn("op-checker-a");
        const auto view = bench.view(*made);
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

    void threePeople()
    {
        DeskBench bench;
        bench.endpoint->needed = 2;
        bench.open();
        const auto made = bench.submitted();
        for (const std::string who : {"op-checker-a", "op-checker-b"}) {
            bench.signIn(who);
            const auto view = bench.view(made);
            QVERIFY(view && view->blocked.empty());
            QCOMPARE(codeOf(*view), made.code);
            const auto approved = bench.approve(made);
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

QTEST_APPLESS_MAIN(tst_ApprovalService)
#include "tst_ApprovalService.moc"
