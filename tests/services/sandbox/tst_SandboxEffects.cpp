// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <set>

#include "RequestMarket.h"

using namespace assay;
using namespace assay::sandbox;
using namespace assay::sandbox::test;
using namespace std::chrono_literals;

/// What an approved request does to the queue and how it is told, also where answers get lost.
class tst_SandboxEffects : public QObject, protected RequestMarket
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void theChainIsFreedByOneRelease();
    void recycledRingSettlesTogether();
    void holdAndReleaseGoBack();
    void cancelledForGood();
    void orderOfTheQueue();
    void splitMakesTwo();
    void partSettlesAtOnce();
    void anOrderCanFail();
    void lostAnswers_data();
    void lostAnswers();
    void spoiledAnswersKeepTheirEffect();
    void streamShowsEveryState();
    void theQueueGoesOnAround();
};

void tst_SandboxEffects::theChainIsFreedByOneRelease()
{
    const auto stuck = instruction("SI-20417");
    QCOMPARE(stuck.status, std::string("PEND"));
    QCOMPARE(stuck.reason, std::string("MONY"));
    QCOMPARE(stuck.cashStatus, std::string("PSTL"));
    QVERIFY(stuck.assetLegLockedAt && !stuck.cashLegLockedAt);
    QVERIFY(m_now - *stuck.queuedAt > 15min);
    QVERIFY((stuck.waitsFor == std::vector<std::string>{"SI-20398"}));
    const auto held = instruction("SI-20398");
    QVERIFY((held.waitsFor == std::vector<std::string>{"SI-20417"}));
    QVERIFY(held.hold == domain::HoldState::OnHold);
    QVERIFY(held.deliverer == stuck.receiver); // the same member
    QCOMPARE(held.amount->text(), std::string("42000000.00"));

    const auto before = sums();
    const auto request = requestOf(QueueAction::Release, "SI-20398");
    QCOMPARE(put(request).status, 201u);
    const auto approved = decide(request, "op-checker-a", "approve");
    QCOMPARE(approved.status, 200u);
    QVERIFY(itemOf<ActionRequest>(approved).state == domain::RequestState::Accepted);
    QVERIFY((itemOf<ActionRequest>(approved).checkers == std::vector<std::string>{"op-checker-a"}));
    QCOMPARE(instruction("SI-20398").status, std::string("PEND"));
    m_messages.clear();
    pass(RequestService::kUntilEffect + 50ms);
    const auto done = shown(request.id);
    QVERIFY2(done.state == domain::RequestState::Effective, done.stateReason.c_str());
    QVERIFY(done.effectAt && *done.effectAt > *done.decidedAt);
    Decimal value;
    for (const auto* ref : {"SI-20398", "SI-20417", "SI-20402", "SI-20385", "SI-20431"}) {
        const auto row = instruction(ref);
        QVERIFY2(row.status == "SETT", ref);
        QVERIFY(row.assetLegFinalAt == row.cashLegFinalAt && row.waitsFor.empty() && !row.assetLegLockedAt);
        value = value.plus(*row.amount).value();
    }
    QCOMPARE(value.text(), std::string("310800000.00"));
    QVERIFY(sums() == before);
    // The ring is not touched by it.
    QCOMPARE(instruction("SI-20501").status, std::string("PEND"));
    std::set<std::string> resources;
    for (const auto& message : m_messages)
        resources.insert(wire::decodeMessage(message)->update.resource);
    QVERIFY(resources.contains("instructions") && resources.contains("positions") &&
            resources.contains("action-requests"));
}

void tst_SandboxEffects::recycledRingSettlesTogether()
{
    const auto before = sums();
    const auto done = carriedOut(QueueAction::Recycle, "SI-20502");
    QVERIFY2(done.state == domain::RequestState::Effective, done.stateReason.c_str());
    for (const auto* ref : {"SI-20501", "SI-20502", "SI-20503", "SI-20504"})
        QVERIFY2(instruction(ref).status == "SETT", ref);
    const auto left = instruction("SI-20505");
    QCOMPARE(left.status, std::string("PEND"));
    QCOMPARE(left.reason, std::string("LACK"));
    QVERIFY(left.waitsFor.empty());
    QVERIFY(sums() == before);
}

void tst_SandboxEffects::holdAndReleaseGoBack()
{
    const auto before = instruction("SI-20402");
    QVERIFY(before.assetLegLockedAt.has_value());
    QVERIFY(carriedOut(QueueAction::Hold, "SI-20402").state == domain::RequestState::Effective);
    const auto held = instruction("SI-20402");
    QVERIFY(held.hold == domain::HoldState::OnHold && !held.assetLegLockedAt);
    QCOMPARE(held.reason, std::string("PREA"));
    QCOMPARE(held.cashStatus, std::string("SSPD"));
    QVERIFY(carriedOut(QueueAction::Release, "SI-20402").state == domain::RequestState::Effective);
    const auto again = instruction("SI-20402");
    QVERIFY(again.hold == domain::HoldState::Released);
    QCOMPARE(again.reason, std::string("MONY"));
    (void)sums();
}

void tst_SandboxEffects::cancelledForGood()
{
    QVERIFY(carriedOut(QueueAction::Cancel, "SI-20398").state == domain::RequestState::Effective);
    const auto gone = instruction("SI-20398");
    QCOMPARE(gone.status, std::string("CANS"));
    QVERIFY(instruction("SI-20417").waitsFor.empty());
    // Its member still lacks the money.
    QCOMPARE(instruction("SI-20417").status, std::string("PEND"));
    QCOMPARE(instruction("SI-20417").reason, std::string("MONY"));
    QCOMPARE(put(requestOf(QueueAction::Hold, "SI-20398")).status, 422u);
}

void tst_SandboxEffects::orderOfTheQueue()
{
    QVERIFY(carriedOut(QueueAction::Resequence, "SI-20398", "priority=1").state == domain::RequestState::Effective);
    QCOMPARE(instruction("SI-20398").priority, 1);
    QVERIFY(carriedOut(QueueAction::Resequence, "SI-20398", "before=SI-20385").state ==
            domain::RequestState::Effective);
    QVERIFY(instruction("SI-20398").priority < instruction("SI-20385").priority);
    QVERIFY(instruction("SI-20398").hold == domain::HoldState::OnHold);
}

void tst_SandboxEffects::splitMakesTwo()
{
    const auto before = sums();
    QVERIFY(carriedOut(QueueAction::Split, "SI-20417", "quantity=700.000").state == domain::RequestState::Effective);
    const auto rest = instruction("SI-20417");
    const auto part = instruction("SI-20417-1");
    QCOMPARE(rest.quantity.text(), std::string("1300.000"));
    QCOMPARE(rest.amount->text(), std::string("43680000.00"));
    QCOMPARE(part.quantity.text(), std::string("700.000"));
    QCOMPARE(part.amount->text(), std::string("23520000.00"));
    QCOMPARE(part.linkedRef, std::string("SI-20417"));
    // The member has 26 million, so the part settles at once and the rest still waits.
    QCOMPARE(part.status, std::string("SETT"));
    QCOMPARE(rest.status, std::string("PEND"));
    QVERIFY(sums() == before);
}

void tst_SandboxEffects::partSettlesAtOnce()
{
    std::string ref;
    for (const auto& row : rows<Instruction>())
        if (row.partial == domain::Permission::Allowed && row.status == "PEND" && row.reason == "CYCL" &&
            row.asset == "XAU" && row.amount && row.quantity > Decimal(100))
            ref = row.ref;
    QVERIFY(!ref.empty());
    const auto before = sums();
    const auto whole = instruction(ref);
    QVERIFY(carriedOut(QueueAction::Partial, ref, "quantity=25.000").state == domain::RequestState::Effective);
    const auto row = instruction(ref);
    QVERIFY(row.settledQuantity.has_value());
    QCOMPARE(row.quantity.text(), whole.quantity.text());
    // What is left settles right behind it where the balances allow it.
    QVERIFY(row.status == "SETT" ? *row.settledQuantity == row.quantity : *row.settledQuantity == Decimal(25));
    QVERIFY(sums() == before);
}

void tst_SandboxEffects::anOrderCanFail()
{
    begin(Scenario::SystemOutage);
    std::string ref;
    for (const auto& row : rows<Instruction>())
        if (row.hold == domain::HoldState::OnHold)
            ref = row.ref;
    QVERIFY(!ref.empty());
    pass(kScenarioDelay);
    const auto done = carriedOut(QueueAction::Release, ref);
    QVERIFY(done.state == domain::RequestState::Refused);
    QCOMPARE(done.stateReason, std::string("the settlement system stands still"));
    QVERIFY(!done.effectAt);
    QVERIFY(instruction(ref).hold == domain::HoldState::OnHold);
}

void tst_SandboxEffects::lostAnswers_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<bool>("acts");
    QTest::newRow("lose-answer") << QByteArray("lose-answer") << true;
    QTest::newRow("lose-request") << QByteArray("lose-request") << false;
    QTest::newRow("drop") << QByteArray("drop") << false;
    QTest::newRow("status-500") << QByteArray("status-500") << false;
    QTest::newRow("status-503") << QByteArray("status-503") << false;
}

void tst_SandboxEffects::lostAnswers()
{
    QFETCH(QByteArray, fault);
    QFETCH(bool, acts);
    const auto request = requestOf(QueueAction::Release, "SI-20398");
    const auto told = [&] { m_engine->faults().set(kClearing, faultFromText(fault.toStdString()).value(), 1); };
    const auto missing = [&](const Reply& reply) {
        return fault.startsWith("status") ? reply.status >= 500 : reply.delivery == Reply::Delivery::Drop;
    };
    told();
    if (fault.startsWith("lose"))
        QCOMPARE(get("request-policy").status, 200u); // what only reads is not touched
    QVERIFY(missing(put(request)));
    QCOMPARE(get("action-requests/" + request.id).status, acts ? 200u : 404u);
    QCOMPARE(put(request).status, acts ? 200u : 201u);
    told();
    QVERIFY(missing(decide(request, "op-checker-a", "approve", "key-a")));
    QVERIFY(shown(request.id).state == (acts ? domain::RequestState::Accepted : domain::RequestState::Submitted));
    // Asked again under its key, the outcome is one and the same.
    const auto again = decide(request, "op-checker-a", "approve", "key-a");
    QCOMPARE(again.status, 200u);
    QVERIFY(itemOf<ActionRequest>(again).state == domain::RequestState::Accepted);
    QCOMPARE(shown(request.id).checkers.size(), std::size_t(1));
}

void tst_SandboxEffects::spoiledAnswersKeepTheirEffect()
{
    for (const auto fault : {Fault::Garbage, Fault::DeepNesting, Fault::WrongType, Fault::UnknownVersion}) {
        const auto request = requestOf(QueueAction::Release, "SI-20398");
        m_engine->faults().set(kClearing, fault, 1);
        const auto reply = put(request);
        QVERIFY(reply.body != get("action-requests/" + request.id).body);
        QVERIFY(shown(request.id).state == domain::RequestState::Submitted);
    }
}

void tst_SandboxEffects::streamShowsEveryState()
{
    const auto request = requestOf(QueueAction::Release, "SI-20398");
    (void)put(request);
    (void)decide(request, "op-checker-a", "approve");
    pass(2s);
    std::vector<domain::RequestState> states;
    std::int64_t last = 0;
    for (const auto& text : m_messages) {
        const auto message = wire::decodeMessage(text);
        QVERIFY2(message.has_value(), text.c_str());
        QVERIFY(last == 0 || message->sequence == last + 1);
        last = message->sequence;
        for (const auto& row : domain::rowsOf<ActionRequest>(message->update.upserts))
            states.push_back(row.state);
    }
    QVERIFY((states == std::vector{domain::RequestState::Submitted, domain::RequestState::Accepted,
                                   domain::RequestState::Effective}));
    QCOMPARE(m_engine->world().find(kClearing)->sequence, last);
}

void tst_SandboxEffects::theQueueGoesOnAround()
{
    // With a busy queue: what is ordered happens to what was approved, balances stay whole, locks never exceed them.
    begin(Scenario::StuckDvp, 400);
    const auto before = sums();
    for (int i = 0; i < 40; ++i) {
        std::string ref;
        for (const auto& row : rows<Instruction>())
            if (row.status == "PEND" && row.hold == domain::HoldState::OnHold && row.ref != "SI-20398")
                ref = row.ref;
        QVERIFY(!ref.empty());
        const auto request = requestOf(i % 2 == 0 ? QueueAction::Release : QueueAction::Cancel, ref);
        QCOMPARE(put(request).status, 201u);
        (void)decide(request, "op-checker-a", "approve");
        (void)decide(request, "op-checker-b", "approve");
        pass(1'200ms);
        const auto end = shown(request.id);
        QVERIFY2(end.state == domain::RequestState::Effective, end.stateReason.c_str());
    }
    QVERIFY(sums() == before);
    QCOMPARE(instruction("SI-20417").status, std::string("PEND"));
}

QTEST_APPLESS_MAIN(tst_SandboxEffects)
#include "tst_SandboxEffects.moc"
