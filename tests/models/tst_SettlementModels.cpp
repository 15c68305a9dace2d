// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "models/view/tables/SettlementTables.h"
#include "tests/models/SettlementDesk.h"

using namespace assay;
using namespace assay::models;
using namespace assay::tests;
using namespace std::chrono_literals;

class tst_SettlementModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dayStripCountsDown()
    {
        SettlementDesk desk;
        QTRY_VERIFY(desk.settled());
        const auto strip = desk.session->page<SettlementViewModel>().strip();
        QCOMPARE(strip.cycles.size(), 3);
        const auto& past = strip.cycles[0];
        QCOMPARE(past.countdown, QStringLiteral("passed 3:00:00"));
        QCOMPARE(past.tone, Tone::Muted);
        const auto& next = strip.cycles[1];
        QVERIFY(next.isNext);
        QCOMPARE(next.cutOff, QStringLiteral("18:42"));
        QCOMPARE(next.countdown, QStringLiteral("0:42:10"));
        QCOMPARE(next.waiting, QStringLiteral("6 open"));
        QCOMPARE(next.missing, QStringLiteral("3 will miss it"));
        QCOMPARE(next.tone, Tone::Watch);
        QCOMPARE(next.tier, QStringLiteral("K"));
        QCOMPARE(next.target.filter, QStringLiteral("ref:=\"SI-20417\"|\"SI-20398\"|\"SI-20387\""));
        // What nobody has counted yet is unknown, never 0.
        QCOMPARE(strip.cycles[2].waiting, Format::missing());
        QVERIFY(strip.cycles[2].missing.isEmpty());
        QVERIFY(strip.now > 0.0 && strip.now < 1.0);
        const auto cards = desk.session->page<SettlementViewModel>().cards();
        QCOMPARE(cards.last().id, QStringLiteral("next-cut-off"));
        QCOMPARE(cards.last().figure, QStringLiteral("18:42"));
        QCOMPARE(cards.last().context, QStringLiteral("3 will miss it"));
    }

    void dayStripSides_data()
    {
        QTest::addColumn<int>("left");
        QTest::addColumn<int>("open");
        QTest::addColumn<int>("blocked");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("nothing blocked") << 60 << 2 << 0 << Tone::Normal;
        QTest::newRow("blocked, 15 min left") << 900 << 2 << 1 << Tone::Watch;
        QTest::newRow("blocked, less than 15 min left") << 899 << 2 << 1 << Tone::Breach;
        QTest::newRow("at the cut-off") << 0 << 2 << 1 << Tone::Breach;
        QTest::newRow("passed with what is open") << -1 << 1 << 0 << Tone::Breach;
        QTest::newRow("passed clean") << -1 << 0 << 0 << Tone::Muted;
    }
    void dayStripSides()
    {
        QFETCH(int, left);
        QFETCH(int, open);
        QFETCH(int, blocked);
        CycleFact fact;
        fact.counted = true;
        fact.standing.id = "c";
        fact.standing.state = domain::CycleState::Open;
        fact.standing.cutOffAt = kNow + std::chrono::seconds{left};
        fact.standing.open = open;
        fact.standing.blocked = blocked;
        fact.origin.asOf = kNow;
        QTEST(drawStrip({fact}, Format(), kNow).cycles.first().tone, "tone");
    }

    void tablesPutTheWorstFirst()
    {
        SettlementDesk desk;
        QTRY_VERIFY(desk.settled());
        auto& page = desk.session->page<SettlementViewModel>();
        QCOMPARE(page.standings()->rawText(0, "participant"), QStringLiteral("P17"));
        QCOMPARE(page.standings()->rawText(2, "participant"), QStringLiteral("P9"));
        QCOMPARE(page.ageing()->rawText(0, "bucket"), QStringLiteral("2-3"));
        QCOMPARE(page.efficiency()->index(0, page.efficiency()->columnOf("by_value")).data().toString(), QStringLiteral("0.26 %"));
        QCOMPARE(page.gridlock()->rawText(0, "id"), QStringLiteral("release-SI-20398"));
        page.chooseOption(0);
        QVERIFY(page.option().isRelease);
        QCOMPARE(page.option().frees, (QStringList{QStringLiteral("SI-20398"), QStringLiteral("SI-20417")}));
        QTRY_COMPARE(page.option().queueAfter.size(), 3);
        QVERIFY(!page.option().queueAfter.contains(QStringLiteral("SI-20417")));
        QCOMPARE(page.filterBehind(*page.gridlock(), 0), QStringLiteral("ref:=\"SI-20398\"|\"SI-20417\""));
    }

    void adviceSpeaksTheLanguage()
    {
        SettlementDesk desk(true, QStringLiteral("zh_HK"));
        QTRY_VERIFY(desk.settled());
        auto& page = desk.session->page<SettlementViewModel>();
        page.chooseOption(0);
        QCOMPARE(page.option().text, QStringLiteral("解除 SI-20398 的暫緩可使 1 項其他指示一併結算。"));
    }

    void bucketsOfNoAgeAreNamed()
    {
        SettlementDesk desk;
        for (const auto* name : {"undated", "outside the calendar"}) {
            domain::AgeingBucket bucket;
            bucket.bucket = name;
            bucket.currency = "HKD";
            desk.maker.put(bucket, "clearing", domain::Tier::Custodian);
        }
        desk.console.publish(desk.maker.publish());
        const auto& ageing = *desk.session->page<SettlementViewModel>().ageing();
        const auto names = [&] {
            QStringList out;
            for (int row = 0; row < ageing.rowCount(); ++row)
                out << ageing.index(row, ageing.columnOf("bucket")).data().toString();
            out.sort();
            return out;
        };
        QTRY_COMPARE(names(), (QStringList{QStringLiteral("2–3 business days"), QStringLiteral("due today"),
                                           QStringLiteral("outside the calendar"), QStringLiteral("undated")}));
    }

    void nothingIsOfferedToNobody()
    {
        SettlementDesk without(false);
        QTRY_VERIFY(without.settled());
        QVERIFY(!without.session->desk().mayPropose());
        QVERIFY(without.session->desk().operators().isEmpty());
        QVERIFY(without.session->desk().advice().contains(QLatin1String("only reads")));

        SettlementDesk desk;
        QTRY_VERIFY(desk.settled());
        QTRY_COMPARE(desk.session->desk().operators().size(), 3);
        QVERIFY(!desk.session->desk().mayPropose());
        QVERIFY(!desk.session->desk().mayDecide());
        QVERIFY(desk.session->desk().advice().contains(QLatin1String("Nobody is signed in")));
        desk.signIn("op-examiner");
        QVERIFY(!desk.session->desk().mayPropose() && !desk.session->desk().mayDecide());
        desk.signIn("op-maker-a");
        QVERIFY(desk.session->desk().mayPropose() && !desk.session->desk().mayDecide());
        desk.signIn("op-checker-a");
        QVERIFY(!desk.session->desk().mayPropose() && desk.session->desk().mayDecide());
        QVERIFY(desk.session->desk().advice().isEmpty());
    }

    void missingOperatorsSayHowToConfigure()
    {
        SettlementDesk desk;
        desk.gate.people.clear();
        QTRY_VERIFY(desk.settled());
        QTRY_VERIFY(desk.session->desk().advice().contains(QLatin1String("[[source.operator]]")));
    }

    void requestFromFormToEffect()
    {
        SettlementDesk desk;
        QTRY_VERIFY(desk.settled());
        QTRY_VERIFY(!desk.session->desk().operators().isEmpty());
        desk.signIn("op-maker-a");
        QObject owner;
        auto* form = desk.session->desk().makeRequest(domain::QueueAction::Release, QStringLiteral("clearing"),
                                                      QStringLiteral("SI-20398"), &owner);
        QCOMPARE(form->obstacle(), QStringLiteral("Choose a reason."));
        form->setInput({QStringLiteral("GRID"), QStringLiteral("too short text"), {}, 30});
        QCOMPARE(form->counter(), QStringLiteral("14 of at least 15 characters"));
        QVERIFY(form->obstacle().startsWith(QLatin1String("Say why")));
        form->submit();
        QVERIFY(desk.gate.requests.empty());
        form->setInput({QStringLiteral("GRID"), QStringLiteral("long enough now"), {}, 30});
        QVERIFY(form->isLongEnough());
        QCOMPARE(form->obstacle(), QStringLiteral("The checks are running."));
        QTRY_VERIFY(form->obstacle().isEmpty());
        QCOMPARE(form->checks().last().mark, QStringLiteral("✓"));
        form->submit();
        QTRY_COMPARE(form->code(), QLatin1String(FakeGate::kWords));
        QTRY_VERIFY(desk.session->desk().request({}, QStringLiteral("r-1")));
        // The maker sees the own request and its words, and no way to decide on it.
        auto item = *desk.session->desk().request({}, QStringLiteral("r-1"));
        QVERIFY(item.isMine && !item.mayDecide && item.mayRevoke);
        QCOMPARE(item.code, QLatin1String(FakeGate::kWords));
        auto* own = desk.session->desk().makeChecker(QStringLiteral("clearing"), QStringLiteral("r-1"), &owner);
        QTRY_VERIFY(own->isReady());
        own->setWords(QLatin1String(FakeGate::kWords));
        QVERIFY(!own->mayDecide() && !own->mayApprove());

        desk.signIn("op-checker-a");
        item = *desk.session->desk().request({}, QStringLiteral("r-1"));
        QVERIFY(item.mayDecide && !item.isMine);
        QVERIFY(item.code.isEmpty());
        QCOMPARE(desk.session->desk().waiting(), 1);
        auto* checker = desk.session->desk().makeChecker(QStringLiteral("clearing"), QStringLiteral("r-1"), &owner);
        QTRY_VERIFY(checker->isReady());
        QVERIFY(!checker->mayApprove());
        checker->setWords(QStringLiteral("river nine copper"));
        QVERIFY(!checker->mayApprove());
        checker->setWords(QStringLiteral("river nine copper sea"));
        QVERIFY(!checker->wordsMatch() && !checker->mayApprove());
        checker->approve();
        QCOMPARE(desk.gate.requests.at("r-1").state, domain::RequestState::Submitted);
        checker->setWords(QStringLiteral(" River – nine copper,TEA "));
        QCOMPARE(checker->words(), QLatin1String(FakeGate::kWords));
        QVERIFY(checker->mayApprove());
        QSignalSpy decided(checker, &CheckerViewModel::decided);
        checker->approve();
        QTRY_COMPARE(decided.size(), 1);
        QVERIFY(!checker->mayDecide());
        QTRY_VERIFY(ladderText(checker->ladder()).contains(QStringLiteral("● sent")));
        desk.gate.move("r-1", domain::RequestState::Accepted);
        QTRY_VERIFY(ladderText(checker->ladder()).contains(QStringLiteral("● effect observed")));
        desk.gate.move("r-1", domain::RequestState::Effective);
        QTRY_VERIFY(ladderText(checker->ladder()).contains(QStringLiteral("✓ effect observed")));
        QVERIFY(desk.session->desk().inbox().isEmpty());
    }

    void movedStateBlocksAndMarksFields()
    {
        SettlementDesk desk;
        QTRY_VERIFY(desk.settled());
        QTRY_VERIFY(!desk.session->desk().operators().isEmpty());
        domain::ActionRequest request;
        request.id = "r-9";
        request.action = domain::QueueAction::Release;
        request.instruction = "SI-20398";
        request.maker = "op-maker-a";
        request.state = domain::RequestState::Submitted;
        request.madeAt = kNow;
        request.expiresAt = kNow + 30min;
        desk.gate.requests["r-9"] = request;
        desk.gate.changed(request);
        desk.gate.checkerAnswer.blocked = "the amount changed since";
        desk.gate.checkerAnswer.instruction.ref = "SI-20398";
        desk.gate.checkerAnswer.instruction.status = "PEND";
        desk.gate.checkerAnswer.changes = {{"amount", "42000000.00", "43000000.00"}};
        desk.signIn("op-checker-a");
        QObject owner;
        auto* checker = desk.session->desk().makeChecker(QStringLiteral("clearing"), QStringLiteral("r-9"), &owner);
        QTRY_VERIFY(checker->isReady());
        QCOMPARE(checker->fields().first().label, QStringLiteral("Amount"));
        QVERIFY(checker->fields().first().changed);
        QCOMPARE(checker->fields().first().before, QStringLiteral("42000000.00"));
        checker->setWords(QLatin1String(FakeGate::kWords));
        QVERIFY(!checker->mayApprove());
        checker->approve();
        QVERIFY(std::none_of(desk.gate.asked.begin(), desk.gate.asked.end(),
                             [](const std::string& what) { return what.starts_with("approve"); }));
        checker->reject(QStringLiteral("amount differs"));
        QTRY_COMPARE(desk.gate.requests.at("r-9").state, domain::RequestState::Rejected);
    }

    void lostAnswerIsAskedAboutAndNeverSentAgain()
    {
        SettlementDesk desk;
        desk.gate.lost = true;
        QTRY_VERIFY(desk.settled());
        QTRY_VERIFY(!desk.session->desk().operators().isEmpty());
        desk.signIn("op-maker-a");
        QObject owner;
        auto* form = desk.session->desk().makeRequest(domain::QueueAction::Hold, QStringLiteral("clearing"), QStringLiteral("SI-20385"),
                                                      &owner);
        form->setInput({QStringLiteral("RISK"), QStringLiteral("the limit is about to be passed"), {}, 30});
        QTRY_VERIFY(form->obstacle().isEmpty());
        form->submit();
        QTRY_COMPARE(desk.session->desk().intents().size(), 1);
        QTRY_VERIFY(desk.session->frame().banner().text.contains(QLatin1String("not known")));
        desk.session->desk().askOutcome(QStringLiteral("r-lost"));
        QTRY_VERIFY(desk.session->desk().intents().isEmpty());
        QCOMPARE(std::count(desk.gate.asked.begin(), desk.gate.asked.end(), "propose SI-20385"), 1);
        QVERIFY(!desk.session->frame().banner().text.contains(QLatin1String("outcome")));
    }

    void ladders_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("text");
        using S = domain::RequestState;
        const auto row = [](const char* name, S state, const char* text) {
            QTest::newRow(name) << static_cast<int>(state) << QString::fromUtf8(text);
        };
        row("submitted", S::Submitted, "✓ submitted  →  ● approved  →  ○ sent  →  ○ accepted  →  ○ effect observed");
        row("rejected", S::Rejected, "✓ submitted  →  ✗ rejected: why");
        row("refused", S::Refused, "✓ submitted  →  ✓ approved  →  ✓ sent  →  ✗ refused: why");
        row("unknown outcome", S::OutcomeUnknown,
            "✓ submitted  →  ✓ approved  →  ? outcome unknown — ask again  →  ○ accepted  →  ○ effect observed");
        row("effective", S::Effective, "✓ submitted  →  ✓ approved  →  ✓ sent  →  ✓ accepted  →  ✓ effect observed");
    }
    void ladders()
    {
        QFETCH(int, state);
        domain::ActionRequest of;
        of.state = static_cast<domain::RequestState>(state);
        of.stateReason = "why";
        of.madeAt = kNow;
        of.expiresAt = kNow + 30min;
        QTEST(ladderText(ladderOf(of, Format(), kNow)), "text");
    }

    void handoverByTwoPeople()
    {
        SettlementDesk desk;
        QTRY_VERIFY(desk.settled());
        QTRY_VERIFY(!desk.session->desk().operators().isEmpty());
        auto& sheet = desk.session->handover();
        sheet.open();
        QVERIFY(sheet.mayEdit());
        const auto lines = sheet.lines();
        const auto any = [&](const char* text) {
            return std::any_of(lines.begin(), lines.end(), [&](const HandoverLine& line) { return line.text.contains(QString::fromUtf8(text)); });
        };
        QVERIFY(any("Cut-off 18:42 Afternoon: 6 open · 3 will miss it"));
        QVERIFY(any("Failing: P17"));
        QVERIFY(!sheet.obstacle().isEmpty());
        sheet.makeReady();
        QVERIFY(desk.console.recorded.empty());
        desk.signIn("op-maker-a");
        sheet.setLines({QStringLiteral("first"), QStringLiteral("  "), QStringLiteral("second")});
        QCOMPARE(sheet.lines().size(), 2);
        sheet.makeReady();
        QTRY_COMPARE(sheet.state(), domain::HandoverState::Ready);
        // Who goes cannot tick for who comes.
        QVERIFY(!sheet.mayTick());
        sheet.tick(0, Qt::Checked);
        QVERIFY(!sheet.lines()[0].ticked);
        desk.signIn("op-checker-a");
        QVERIFY(sheet.mayTick());
        sheet.tick(0, Qt::Checked);
        sheet.countersign();
        QCOMPARE(sheet.state(), domain::HandoverState::Ready);
        sheet.tick(1, Qt::Checked);
        sheet.setQuestions(QStringLiteral("Who calls P17?"));
        sheet.countersign();
        QTRY_COMPARE(sheet.state(), domain::HandoverState::Countersigned);
        const auto stored = std::get<domain::Handover>(desk.console.recorded.back());
        QCOMPARE(stored.outgoing, std::string("op-maker-a"));
        QCOMPARE(stored.incoming, std::string("op-checker-a"));
        QCOMPARE(stored.ticked.size(), std::size_t{2});
        QVERIFY(stored.outgoingSignedAt && stored.incomingSignedAt);
        QVERIFY(sheet.html().contains(QLatin1String("Who calls P17?")));
    }
};

QTEST_GUILESS_MAIN(tst_SettlementModels)
#include "tst_SettlementModels.moc"
