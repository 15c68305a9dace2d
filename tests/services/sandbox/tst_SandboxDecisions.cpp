// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <functional>

#include "RequestMarket.h"

using namespace assay;
using namespace assay::sandbox;
using namespace assay::sandbox::test;
using namespace std::chrono_literals;

/// Who decides on a request, in which order, and until when.
class tst_SandboxDecisions : public QObject, protected RequestMarket
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void wrongDecisionsAreRefused_data();
    void wrongDecisionsAreRefused();
    void largeAmountsNeedTwoPeople();
    void theSameKeyHasNoSecondEffect();
    void whatMovedIsBlocked();
    void theClockEndsARequest();
    void makersRevokeAndCheckersReject();
};

void tst_SandboxDecisions::wrongDecisionsAreRefused_data()
{
    refusalColumns();
    refusal("maker approves as checker too", 403, "same-person");
    refusal("maker rejects as checker too", 403, "same-person");
    refusal("a maker approves", 403, "role");
    refusal("an auditor approves", 403, "role");
    refusal("another maker revokes", 403, "role");
    refusal("a checker revokes", 403, "role");
    refusal("another digest", 409, "digest");
    refusal("no digest", 409, "digest");
    refusal("another basis", 409, "state-moved");
    refusal("no basis", 409, "state-moved");
    refusal("reject without reason", 422, "refused");
    refusal("revoke without reason", 422, "refused");
    refusal("expired", 410, "expired");
    refusal("decided", 409, "decided");
    refusal("unknown request", 404, "not-found");
    refusal("no key", 400, "bad-request");
    refusal("unknown decision", 400, "malformed");
    refusal("not JSON", 400, "malformed");
    refusal("a member twice", 400, "malformed");
    refusal("a number as digest", 400, "malformed");
    refusal("deep nesting", 400, "malformed");
}

void tst_SandboxDecisions::wrongDecisionsAreRefused()
{
    QFETCH(QByteArray, what);
    QFETCH(uint, status);
    QFETCH(QByteArray, code);
    auto request = requestOf(QueueAction::Release, "SI-20398", "op-supervisor");
    QCOMPARE(put(request).status, 201u);
    std::string who = "op-checker-a";
    std::string decision = "approve";
    std::string reason = "looked at both legs";
    std::string key = "key-of-" + request.id;
    std::optional<std::string> body;
    const std::map<QByteArray, std::function<void()>> changes{
        {"maker approves as checker too", [&] { who = "op-supervisor"; }},
        {"maker rejects as checker too", [&] { who = "op-supervisor", decision = "reject"; }},
        {"a maker approves", [&] { who = "op-maker-a"; }},
        {"an auditor approves", [&] { who = "op-auditor"; }},
        {"another maker revokes", [&] { who = "op-maker-b", decision = "revoke"; }},
        {"a checker revokes", [&] { decision = "revoke"; }},
        {"another digest", [&] { request.digest[3] = request.digest[3] == '0' ? '1' : '0'; }},
        {"no digest", [&] { request.digest.clear(); }},
        {"another basis", [&] { request.basis[0] = request.basis[0] == '0' ? '1' : '0'; }},
        {"no basis", [&] { request.basis.clear(); }},
        {"reject without reason", [&] { decision = "reject", reason = "  "; }},
        {"revoke without reason", [&] { who = "op-supervisor", decision = "revoke", reason = ""; }},
        {"expired", [&] { m_now += 30min; }},
        {"decided", [&] { (void)decide(request, "op-checker-b", "reject"); }},
        {"unknown request", [&] { request.id = "req-other"; }},
        {"no key", [&] { key = " "; }},
        {"unknown decision", [&] { decision = "agree"; }},
        {"not JSON", [&] { body = "approve"; }},
        {"a member twice", [&] { body = "{\"decision\":\"approve\",\"decision\":\"reject\"}"; }},
        {"a number as digest", [&] { body = "{\"decision\":\"approve\",\"digest\":1}"; }},
        {"deep nesting", [&] { body = std::string(5'000, '[') + std::string(5'000, ']'); }},
    };
    changes.at(what)();
    const auto messages = m_messages.size();
    const auto reply = body
                           ? ask(Request::Method::Post, "action-requests/" + request.id + "/decisions", who, *body, key)
                           : decide(request, who, decision, key, reason);
    QVERIFY2(reply.status == status, reply.body.c_str());
    QCOMPARE(QByteArray::fromStdString(codeOf(reply)), code);
    if (what != "unknown request") {
        const auto now = shown(request.id);
        QVERIFY(now.checkers.empty());
        QVERIFY(now.state != domain::RequestState::Accepted);
        m_untouched = what != "expired" && what != "decided";
        if (m_untouched)
            QCOMPARE(m_messages.size(), messages);
    }
}

void tst_SandboxDecisions::largeAmountsNeedTwoPeople()
{
    const auto request = requestOf(QueueAction::Hold, "SI-20417");
    QCOMPARE(itemOf<ActionRequest>(put(request)).needed.value_or(0), 1); // holding back needs one at any amount
    const auto large = requestOf(QueueAction::Resequence, "SI-20402", "op-supervisor", "priority=1");
    QCOMPARE(itemOf<ActionRequest>(put(large)).needed.value_or(0), 2);
    const auto once = decide(large, "op-checker-a", "approve");
    QVERIFY(itemOf<ActionRequest>(once).state == domain::RequestState::Submitted);
    QCOMPARE(itemOf<ActionRequest>(once).checkers.size(), std::size_t(1));
    const auto again = decide(large, "op-checker-a", "approve");
    QCOMPARE(again.status, 403u);
    QCOMPARE(codeOf(again), std::string("same-person"));
    QCOMPARE(decide(large, "op-supervisor", "approve").status, 403u);
    pass(5s);
    QVERIFY(shown(large.id).state == domain::RequestState::Submitted);
    const auto twice = decide(large, "op-checker-b", "approve");
    QVERIFY(itemOf<ActionRequest>(twice).state == domain::RequestState::Accepted);
    QVERIFY((itemOf<ActionRequest>(twice).checkers == std::vector<std::string>{"op-checker-a", "op-checker-b"}));
    pass(2s);
    QVERIFY(shown(large.id).state == domain::RequestState::Effective);
    QCOMPARE(instruction("SI-20402").priority, 1);
}

void tst_SandboxDecisions::theSameKeyHasNoSecondEffect()
{
    const auto request = requestOf(QueueAction::Resequence, "SI-20402", "op-maker-a", "priority=1");
    (void)put(request);
    const auto first = decide(request, "op-checker-a", "approve", "key-1");
    pass(3s);
    const auto messages = m_messages.size();
    const auto again = decide(request, "op-checker-a", "approve", "key-1");
    QCOMPARE(again.status, first.status);
    QCOMPARE(again.body, first.body);
    QCOMPARE(m_messages.size(), messages);
    QCOMPARE(shown(request.id).checkers.size(), std::size_t(1));
    // Used for another decision, by another person, or on another request it is refused.
    QCOMPARE(codeOf(decide(request, "op-checker-a", "reject", "key-1")), std::string("other-bytes"));
    QCOMPARE(codeOf(decide(request, "op-checker-b", "approve", "key-1")), std::string("other-bytes"));
    // A refusal is answered alike too.
    const auto refused = decide(request, "op-checker-a", "approve", "key-2");
    QCOMPARE(refused.status, 403u);
    QCOMPARE(decide(request, "op-checker-a", "approve", "key-2").body, refused.body);
}

void tst_SandboxDecisions::whatMovedIsBlocked()
{
    const auto first = requestOf(QueueAction::Release, "SI-20398");
    const auto second = requestOf(QueueAction::Resequence, "SI-20398", "op-maker-b", "priority=1");
    (void)put(first);
    (void)put(second);
    (void)decide(first, "op-checker-a", "approve");
    pass(2s);
    const auto blocked = shown(second.id);
    QVERIFY(blocked.state == domain::RequestState::Blocked);
    QVERIFY2(blocked.stateReason.find("status") != std::string::npos, blocked.stateReason.c_str());
    const auto late = decide(second, "op-checker-a", "approve");
    QCOMPARE(late.status, 409u);
    QCOMPARE(codeOf(late), std::string("state-moved"));
    QCOMPARE(codeOf(decide(second, "op-checker-a", "reject")), std::string("decided"));
    auto third = second;
    third.id = "req-third";
    const auto stale = put(third);
    QCOMPARE(stale.status, 409u);
    QCOMPARE(codeOf(stale), std::string("state-moved"));
}

void tst_SandboxDecisions::theClockEndsARequest()
{
    auto request = requestOf(QueueAction::Release, "SI-20398");
    request.expiresAt = m_now + 60s;
    request.digest = wire::requestDigest(wire::canonicalBytes(request)).hex();
    (void)put(request);
    pass(59'950ms);
    QVERIFY(shown(request.id).state == domain::RequestState::Submitted);
    m_messages.clear();
    pass(50ms);
    QVERIFY(shown(request.id).state == domain::RequestState::Expired);
    QCOMPARE(m_messages.size(), std::size_t(1));
    const auto late = decide(request, "op-checker-a", "approve");
    QCOMPARE(late.status, 410u);
    QCOMPARE(codeOf(late), std::string("expired"));
    QCOMPARE(instruction("SI-20398").status, std::string("PEND"));
    // The same bytes again make nothing new of it.
    QCOMPARE(put(request).status, 200u);
    QVERIFY(shown(request.id).state == domain::RequestState::Expired);
}

void tst_SandboxDecisions::makersRevokeAndCheckersReject()
{
    const auto mine = requestOf(QueueAction::Release, "SI-20398");
    (void)put(mine);
    const auto revoked = decide(mine, "op-maker-a", "revoke", {}, "the member called back");
    QCOMPARE(revoked.status, 200u);
    QVERIFY(itemOf<ActionRequest>(revoked).state == domain::RequestState::Revoked);
    QCOMPARE(itemOf<ActionRequest>(revoked).stateReason, std::string("op-maker-a: the member called back"));
    QCOMPARE(codeOf(decide(mine, "op-checker-a", "approve")), std::string("decided"));
    const auto other = requestOf(QueueAction::Release, "SI-20398");
    (void)put(other);
    const auto rejected = decide(other, "op-checker-b", "reject", {}, "limit of the member is spent");
    QVERIFY(itemOf<ActionRequest>(rejected).state == domain::RequestState::Rejected);
    QCOMPARE(itemOf<ActionRequest>(rejected).stateReason, std::string("op-checker-b: limit of the member is spent"));
    pass(5s);
    QVERIFY(instruction("SI-20398").hold == domain::HoldState::OnHold);
}

QTEST_APPLESS_MAIN(tst_SandboxDecisions)
#include "tst_SandboxDecisions.moc"
