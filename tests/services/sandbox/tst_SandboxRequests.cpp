// SPDX-License-Identifier: GPL-3.0-or-later
// More than 500 lines: refusals, decisions and effects are told in one market with one set of helpers.
#include <QtTest>

#include <boost/json.hpp>
#include <functional>
#include <map>
#include <set>

#include "WorldRows.h"
#include "services/sandbox/Engine.h"
#include "services/sandbox/RequestDesk.h"
#include "services/wire/ActionRequests.h"

using namespace assay;
using namespace assay::sandbox;
using namespace assay::sandbox::test;
using namespace std::chrono_literals;
using domain::ActionRequest;
using domain::Instruction;
using domain::QueueAction;

namespace
{

const std::string kBase = "/hk-clearing/v1/";
const std::string kClearing = "hk-clearing";

boost::json::object objectOf(const std::string& body)
{
    boost::system::error_code failed;
    auto value = boost::json::parse(body, failed);
    return failed || !value.is_object() ? boost::json::object() : value.get_object();
}

std::string codeOf(const Reply& reply)
{
    const auto object = objectOf(reply.body);
    const auto* error = object.if_contains("error");
    return error ? std::string(error->get_object().at("code").get_string()) : std::string();
}

/// "item" of an answer, read with the decoder that the console uses.
template <class Record>
Record itemOf(const Reply& reply)
{
    const auto object = objectOf(reply.body);
    const std::string page = "{\"schema_version\":\"1.0\",\"resource\":\"" + std::string(domain::Schema<Record>::kResource) +
                             "\",\"as_of\":\"2026-03-31T02:00:00Z\",\"sequence\":1,\"next\":null,\"items\":[" +
                             boost::json::serialize(object.at("item")) + "]}";
    const auto update = wire::decodePage(page, domain::Schema<Record>::kResource);
    if (!update || domain::rowsOf<Record>(update->upserts).size() != 1)
        qFatal("%s", page.c_str());
    return domain::rowsOf<Record>(update->upserts).front();
}

} // namespace

class tst_SandboxRequests : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        if (!m_untouched)
            begin(Scenario::StuckDvp);
        m_untouched = false;
        m_messages.clear();
    }
    void everyOperatorIsKnownByToken();
    void nobodyElseActs();
    void theTokenOfAnOperatorReads();
    void policyNamesTheBands();
    void oneInstructionIsAnswered();
    void submitIsIdempotent();
    void wrongRequestsAreRefused_data();
    void wrongRequestsAreRefused();
    void wrongDecisionsAreRefused_data();
    void wrongDecisionsAreRefused();
    void theChainIsFreedByOneRelease();
    void largeAmountsNeedTwoPeople();
    void theSameKeyHasNoSecondEffect();
    void whatMovedIsBlocked();
    void theClockEndsARequest();
    void makersRevokeAndCheckersReject();
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

private:
    void begin(Scenario scenario, unsigned rate = 0);
    Reply ask(Request::Method method, const std::string& route, const std::string& who, const std::string& body = {},
              const std::string& key = {})
    {
        return m_engine->answer({.method = method,
                                 .target = kBase + route,
                                 .authorization = who.empty() ? std::string() : "Bearer " + tokenOf(who),
                                 .body = body,
                                 .idempotencyKey = key});
    }
    Reply get(const std::string& route, const std::string& who = {}) { return ask(Request::Method::Get, route, who); }
    static std::string tokenOf(const std::string& who)
    {
        for (const auto& one : tokensOf(1))
            if (one.id == who)
                return one.token;
        return who;
    }
    Instruction instruction(const std::string& ref) { return itemOf<Instruction>(get("instructions/" + ref)); }
    ActionRequest requestOf(QueueAction action, const std::string& ref, const std::string& maker = "op-maker-a",
                            const std::string& parameters = {});
    Reply put(const ActionRequest& request)
    {
        return ask(Request::Method::Put, "action-requests/" + request.id, request.maker,
                   wire::canonicalBytes(request), request.id);
    }
    Reply decide(const ActionRequest& request, const std::string& who, const std::string& decision,
                 const std::string& key = {}, const std::string& reason = "looked at both legs");
    /// Made, approved by as many as it needs, and carried out.
    ActionRequest carriedOut(QueueAction action, const std::string& ref, const std::string& parameters = {});
    ActionRequest shown(const std::string& id) { return itemOf<ActionRequest>(get("action-requests/" + id)); }
    void pass(Duration duration)
    {
        m_now += duration;
        m_engine->tick();
    }
    template <class Record>
    std::vector<Record> rows() const
    {
        return rowsOf<Record>(m_engine->world(), kClearing);
    }
    std::map<std::string, Decimal> sums() const;

    Instant m_now;
    std::unique_ptr<Engine> m_engine;
    std::vector<std::string> m_messages;
    int m_next = 0;
    bool m_untouched = false; ///< the next test may go on in this market
};

void tst_SandboxRequests::begin(Scenario scenario, unsigned rate)
{
    auto settings = settingsOf(scenario);
    settings.barsPerVault = 300;
    settings.rate = rate;
    m_now = kStart;
    m_messages.clear();
    m_engine = std::make_unique<Engine>(Engine::Settings{settings, 1000, {}, [this] { return m_now; }, tokensOf(1)});
    m_engine->listen([](const std::string& source) { return source == kClearing; },
                     [this](const std::string&, const std::string& message) { m_messages.push_back(message); },
                     [](const std::string&) {});
}

ActionRequest tst_SandboxRequests::requestOf(QueueAction action, const std::string& ref, const std::string& maker,
                                             const std::string& parameters)
{
    const auto row = instruction(ref);
    ActionRequest request;
    request.id = "req-" + std::to_string(++m_next);
    request.action = action;
    request.instruction = ref;
    request.parameters = parameters;
    request.reason = "PREA";
    request.reasonText = "Member confirmed it by telephone";
    request.amount = row.amount;
    request.currency = row.currency;
    request.maker = maker;
    request.basis = wire::instructionBasis(row).hex();
    request.madeAt = m_now;
    request.expiresAt = m_now + 30min;
    request.digest = wire::requestDigest(wire::canonicalBytes(request)).hex();
    return request;
}

Reply tst_SandboxRequests::decide(const ActionRequest& request, const std::string& who, const std::string& decision,
                                  const std::string& key, const std::string& reason)
{
    const boost::json::object body{
        {"decision", decision}, {"digest", request.digest}, {"basis", request.basis}, {"reason", reason}};
    return ask(Request::Method::Post, "action-requests/" + request.id + "/decisions", who,
               boost::json::serialize(body), key.empty() ? "key-" + std::to_string(++m_next) : key);
}

ActionRequest tst_SandboxRequests::carriedOut(QueueAction action, const std::string& ref, const std::string& parameters)
{
    const auto request = requestOf(action, ref, "op-maker-a", parameters);
    const auto made = put(request);
    if (made.status != 201)
        qWarning("%s", made.body.c_str());
    (void)decide(request, "op-checker-a", "approve");
    if (shown(request.id).state == domain::RequestState::Submitted)
        (void)decide(request, "op-checker-b", "approve");
    pass(RequestDesk::kUntilEffect + 100ms);
    return shown(request.id);
}

std::map<std::string, Decimal> tst_SandboxRequests::sums() const
{
    std::map<std::string, Decimal> out;
    for (const auto& position : rows<domain::Position>()) {
        if (position.balance.sign() < 0 || !position.reserved || *position.reserved > position.balance)
            qFatal("%s", position.account.c_str());
        out[position.asset] = out[position.asset].plus(position.balance).value();
    }
    return out;
}

void tst_SandboxRequests::everyOperatorIsKnownByToken()
{
    for (const auto& who : sandboxOperators()) {
        const auto reply = get("operator", who.id);
        QCOMPARE(reply.status, 200u);
        const auto object = objectOf(reply.body);
        QCOMPARE(std::string(object.at("operator").at("id").as_string()), who.id);
        QCOMPARE(object.at("operator").at("roles").as_array().size(), who.roles.size());
    }
    QCOMPARE(rows<domain::Operator>().size(), sandboxOperators().size());
    std::set<std::string> tokens;
    for (const auto& one : freshTokens())
        tokens.insert(one.token);
    for (const auto& one : freshTokens())
        tokens.insert(one.token);
    QCOMPARE(tokens.size(), 2 * sandboxOperators().size());
}

void tst_SandboxRequests::nobodyElseActs()
{
    const auto request = requestOf(QueueAction::Release, "SI-20398");
    for (const std::string who : {"", "nobody", "op-maker-a.0000"}) {
        QCOMPARE(get("operator", who).status, 401u);
        QCOMPARE(ask(Request::Method::Put, "action-requests/" + request.id, who, wire::canonicalBytes(request),
                     request.id)
                     .status,
                 401u);
        QCOMPARE(decide(request, who, "approve").status, 401u);
    }
    QCOMPARE(get("action-requests/" + request.id).status, 404u);
}

void tst_SandboxRequests::theTokenOfAnOperatorReads()
{
    auto settings = settingsOf(Scenario::Calm);
    settings.barsPerVault = 300;
    m_engine = std::make_unique<Engine>(
        Engine::Settings{settings, 1000, "base-token", [this] { return m_now; }, tokensOf(1)});
    for (const auto* route : {"instructions?limit=1", "action-requests", "request-policy", "action-requests/past-1"}) {
        QCOMPARE(get(route).status, 401u);
        QCOMPARE(get(route, "base-token").status, 200u);
        QCOMPARE(get(route, "op-examiner").status, 200u);
    }
    QCOMPARE(get("operator", "base-token").status, 401u);
}

void tst_SandboxRequests::policyNamesTheBands()
{
    const auto object = objectOf(get("request-policy").body);
    QCOMPARE(object.at("reason_text_min").as_int64(), 15);
    QCOMPARE(object.at("longest").as_string(), "PT2H");
    std::map<std::string, std::int64_t> release;
    for (const auto& rule : object.at("rules").as_array())
        if (rule.at("action").as_string() == "release") {
            const auto* upTo = rule.as_object().if_contains("up_to");
            const auto* currency = rule.as_object().if_contains("currency");
            release[(currency ? std::string(currency->as_string()) : "any") + (upTo ? " up to" : "")] =
                rule.at("needed").as_int64();
        }
    QCOMPARE(release["HKD up to"], 1);
    QCOMPARE(release["HKD"], 2);
    QCOMPARE(release["any"], 2);
    const auto policy = RequestPolicy::ofSandbox();
    QCOMPARE(policy.needed(QueueAction::Release, "HKD", Decimal(50'000'000)), 1);
    QCOMPARE(policy.needed(QueueAction::Release, "HKD", Decimal::parse("50000000.01").value()), 2);
    QCOMPARE(policy.needed(QueueAction::Release, "", std::nullopt), 2);
    QCOMPARE(policy.needed(QueueAction::Hold, "HKD", Decimal(900'000'000)), 1);
}

void tst_SandboxRequests::oneInstructionIsAnswered()
{
    const auto row = instruction("SI-20417");
    QCOMPARE(row.ref, std::string("SI-20417"));
    QCOMPARE(get("instructions/SI-0").status, 404u);
    const auto object = objectOf(get("instructions/SI-20417").body);
    QCOMPARE(object.at("sequence").as_int64(), m_engine->world().find(kClearing)->sequence);
    QCOMPARE(ask(Request::Method::Post, "instructions/SI-20417", "op-maker-a", "{}", "k").status, 405u);
    QCOMPARE(ask(Request::Method::Put, "operator", "op-maker-a", "{}", "k").status, 405u);
}

void tst_SandboxRequests::submitIsIdempotent()
{
    const auto request = requestOf(QueueAction::Release, "SI-20398");
    const auto first = put(request);
    QCOMPARE(first.status, 201u);
    QCOMPARE(objectOf(first.body).at("canonical").as_string(), wire::canonicalBytes(request));
    const auto kept = itemOf<ActionRequest>(first);
    QVERIFY(kept.state == domain::RequestState::Submitted);
    QCOMPARE(kept.digest, request.digest);
    QCOMPARE(kept.needed.value_or(0), 1);
    const auto again = put(request);
    QCOMPARE(again.status, 200u);
    QVERIFY(domain::sameFields(itemOf<ActionRequest>(again), kept));
    auto other = request;
    other.reasonText += '.';
    const auto refused = put(other);
    QCOMPARE(refused.status, 409u);
    QCOMPARE(codeOf(refused), std::string("other-bytes"));
    QCOMPARE(m_messages.size(), std::size_t(1));
}

void tst_SandboxRequests::wrongRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<uint>("status");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* what, uint status, const char* code) {
        QTest::newRow(what) << QByteArray(what) << status << QByteArray(code);
    };
    row("another's name", 403, "role");
    row("a checker makes", 403, "role");
    row("an examiner makes", 403, "role");
    row("short reason", 422, "refused");
    row("blank reason", 422, "refused");
    row("reason code in small letters", 422, "refused");
    row("expired", 422, "refused");
    row("valid too long", 422, "refused");
    row("ends before it begins", 422, "refused");
    row("made in the far future", 422, "refused");
    row("unknown instruction", 422, "refused");
    row("no basis", 409, "state-moved");
    row("another basis", 409, "state-moved");
    row("smaller amount", 422, "refused");
    row("another currency", 422, "refused");
    row("not on hold", 422, "refused");
    row("parameters for a release", 422, "refused");
    row("priority zero", 422, "refused");
    row("before itself", 422, "refused");
    row("before nobody", 422, "refused");
    row("may not settle in part", 422, "refused");
    row("split into more than there is", 422, "refused");
    row("split finer than the asset", 422, "refused");
    row("ended", 422, "refused");
    row("other spelling", 400, "malformed");
    row("no key", 400, "bad-request");
    row("key is not the id", 400, "bad-request");
    row("another id", 400, "bad-request");
    row("id with a slash", 400, "bad-request");
    row("empty body", 400, "malformed");
    row("post instead of put", 405, "method-not-allowed");
}

void tst_SandboxRequests::wrongRequestsAreRefused()
{
    QFETCH(QByteArray, what);
    QFETCH(uint, status);
    QFETCH(QByteArray, code);
    auto request = requestOf(QueueAction::Release, "SI-20398");
    std::string who = request.maker;
    std::string address = request.id;
    std::string key = request.id;
    auto method = Request::Method::Put;
    std::optional<std::string> body;
    const auto instead = [&](QueueAction action, const std::string& ref, const std::string& parameters) {
        const auto id = request.id;
        request = requestOf(action, ref, "op-maker-a", parameters);
        request.id = id;
    };
    const std::map<QByteArray, std::function<void()>> changes{
        {"another's name", [&] { request.maker = "op-maker-b"; }},
        {"a checker makes", [&] { who = request.maker = "op-checker-a"; }},
        {"an examiner makes", [&] { who = request.maker = "op-examiner"; }},
        {"short reason", [&] { request.reasonText = "14 characters."; }},
        {"blank reason", [&] { request.reasonText = "a" + std::string(30, ' '); }},
        {"reason code in small letters", [&] { request.reason = "prea"; }},
        {"expired", [&] { request.madeAt = m_now - 1h, request.expiresAt = m_now; }},
        {"valid too long", [&] { request.expiresAt = m_now + 2h + 1ms; }},
        {"ends before it begins", [&] { request.madeAt = request.expiresAt + 1ms; }},
        {"made in the far future", [&] { request.madeAt = m_now + 5h, request.expiresAt = m_now + 6h; }},
        {"unknown instruction", [&] { request.instruction = "SI-0"; }},
        {"no basis", [&] { request.basis.clear(); }},
        {"another basis", [&] { request.basis = instruction("SI-20417").ref.empty() ? "" : std::string(64, '0'); }},
        {"smaller amount", [&] { request.amount = Decimal(1); }},
        {"another currency", [&] { request.currency = "USD"; }},
        {"not on hold", [&] { instead(QueueAction::Release, "SI-20417", ""); }},
        {"parameters for a release", [&] { request.parameters = "priority=1"; }},
        {"priority zero", [&] { instead(QueueAction::Resequence, "SI-20398", "priority=0"); }},
        {"before itself", [&] { instead(QueueAction::Resequence, "SI-20398", "before=SI-20398"); }},
        {"before nobody", [&] { instead(QueueAction::Resequence, "SI-20398", "before=SI-0"); }},
        {"may not settle in part", [&] { instead(QueueAction::Partial, "SI-20417", "quantity=100.000"); }},
        {"split into more than there is", [&] { instead(QueueAction::Split, "SI-20417", "quantity=2000.000"); }},
        {"split finer than the asset", [&] { instead(QueueAction::Split, "SI-20417", "quantity=1.0001"); }},
        {"ended",
         [&] {
             for (const auto& row : rows<Instruction>())
                 if (row.status == "SETT")
                     instead(QueueAction::Hold, row.ref, "");
         }},
        {"other spelling", [&] { body = ' ' + wire::canonicalBytes(request); }},
        {"no key", [&] { key.clear(); }},
        {"key is not the id", [&] { key += 'x'; }},
        {"another id", [&] { address = key = "req-other"; }},
        {"id with a slash", [&] { address = key = request.id = "a/b"; }},
        {"empty body", [&] { body = std::string(); }},
        {"post instead of put", [&] { method = Request::Method::Post; }},
    };
    changes.at(what)();
    const auto before = digestOf(m_engine->world());
    const auto reply = ask(method, "action-requests/" + address, who, body.value_or(wire::canonicalBytes(request)), key);
    QVERIFY2(reply.status == status, reply.body.c_str());
    QCOMPARE(QByteArray::fromStdString(codeOf(reply)), code);
    QVERIFY(digestOf(m_engine->world()) == before);
    m_untouched = true;
}

void tst_SandboxRequests::wrongDecisionsAreRefused_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<uint>("status");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* what, uint status, const char* code) {
        QTest::newRow(what) << QByteArray(what) << status << QByteArray(code);
    };
    row("maker approves as checker too", 403, "same-person");
    row("maker rejects as checker too", 403, "same-person");
    row("a maker approves", 403, "role");
    row("an auditor approves", 403, "role");
    row("another maker revokes", 403, "role");
    row("a checker revokes", 403, "role");
    row("another digest", 409, "digest");
    row("no digest", 409, "digest");
    row("another basis", 409, "state-moved");
    row("no basis", 409, "state-moved");
    row("reject without reason", 422, "refused");
    row("revoke without reason", 422, "refused");
    row("expired", 410, "expired");
    row("decided", 409, "decided");
    row("unknown request", 404, "not-found");
    row("no key", 400, "bad-request");
    row("unknown decision", 400, "malformed");
    row("not JSON", 400, "malformed");
    row("a member twice", 400, "malformed");
    row("a number as digest", 400, "malformed");
    row("deep nesting", 400, "malformed");
}

void tst_SandboxRequests::wrongDecisionsAreRefused()
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
    const auto reply = body ? ask(Request::Method::Post, "action-requests/" + request.id + "/decisions", who, *body, key)
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

void tst_SandboxRequests::theChainIsFreedByOneRelease()
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
    pass(RequestDesk::kUntilEffect + 50ms);
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

void tst_SandboxRequests::largeAmountsNeedTwoPeople()
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

void tst_SandboxRequests::theSameKeyHasNoSecondEffect()
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

void tst_SandboxRequests::whatMovedIsBlocked()
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

void tst_SandboxRequests::theClockEndsARequest()
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

void tst_SandboxRequests::makersRevokeAndCheckersReject()
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

void tst_SandboxRequests::recycledRingSettlesTogether()
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

void tst_SandboxRequests::holdAndReleaseGoBack()
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

void tst_SandboxRequests::cancelledForGood()
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

void tst_SandboxRequests::orderOfTheQueue()
{
    QVERIFY(carriedOut(QueueAction::Resequence, "SI-20398", "priority=1").state == domain::RequestState::Effective);
    QCOMPARE(instruction("SI-20398").priority, 1);
    QVERIFY(carriedOut(QueueAction::Resequence, "SI-20398", "before=SI-20385").state ==
            domain::RequestState::Effective);
    QVERIFY(instruction("SI-20398").priority < instruction("SI-20385").priority);
    QVERIFY(instruction("SI-20398").hold == domain::HoldState::OnHold);
}

void tst_SandboxRequests::splitMakesTwo()
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

void tst_SandboxRequests::partSettlesAtOnce()
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

void tst_SandboxRequests::anOrderCanFail()
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

void tst_SandboxRequests::lostAnswers_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<bool>("acts");
    QTest::newRow("lose-answer") << QByteArray("lose-answer") << true;
    QTest::newRow("lose-request") << QByteArray("lose-request") << false;
    QTest::newRow("drop") << QByteArray("drop") << false;
    QTest::newRow("status-500") << QByteArray("status-500") << false;
    QTest::newRow("status-503") << QByteArray("status-503") << false;
}

void tst_SandboxRequests::lostAnswers()
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
    QVERIFY(shown(request.id).state ==
            (acts ? domain::RequestState::Accepted : domain::RequestState::Submitted));
    // Asked again under its key, the outcome is one and the same.
    const auto again = decide(request, "op-checker-a", "approve", "key-a");
    QCOMPARE(again.status, 200u);
    QVERIFY(itemOf<ActionRequest>(again).state == domain::RequestState::Accepted);
    QCOMPARE(shown(request.id).checkers.size(), std::size_t(1));
}

void tst_SandboxRequests::spoiledAnswersKeepTheirEffect()
{
    for (const auto fault : {Fault::Garbage, Fault::DeepNesting, Fault::WrongType, Fault::UnknownVersion}) {
        const auto request = requestOf(QueueAction::Release, "SI-20398");
        m_engine->faults().set(kClearing, fault, 1);
        const auto reply = put(request);
        QVERIFY(reply.body != get("action-requests/" + request.id).body);
        QVERIFY(shown(request.id).state == domain::RequestState::Submitted);
    }
}

void tst_SandboxRequests::streamShowsEveryState()
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

void tst_SandboxRequests::theQueueGoesOnAround()
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

QTEST_APPLESS_MAIN(tst_SandboxRequests)
#include "tst_SandboxRequests.moc"
