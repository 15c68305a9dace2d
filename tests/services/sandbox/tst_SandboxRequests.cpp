// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <functional>
#include <set>

#include "RequestMarket.h"

using namespace assay;
using namespace assay::sandbox;
using namespace assay::sandbox::test;
using namespace std::chrono_literals;

/// Who may ask the clearing house of the sandbox, and which requests it takes.
class tst_SandboxRequests : public QObject, protected RequestMarket
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void everyOperatorIsKnownByToken();
    void nobodyElseActs();
    void theTokenOfAnOperatorReads();
    void policyNamesTheBands();
    void oneInstructionIsAnswered();
    void submitIsIdempotent();
    void wrongRequestsAreRefused_data();
    void wrongRequestsAreRefused();
};

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
        QCOMPARE(
            ask(Request::Method::Put, "action-requests/" + request.id, who, wire::canonicalBytes(request), request.id)
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
    m_engine =
        std::make_unique<SandboxEngine>(SandboxEngine::Settings{settings, 1000, "base-token", [this] { return m_now; }, tokensOf(1)});
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
    const auto policy = ApprovalRules::ofSandbox();
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
    refusalColumns();
    refusal("another's name", 403, "role");
    refusal("a checker makes", 403, "role");
    refusal("an examiner makes", 403, "role");
    refusal("short reason", 422, "refused");
    refusal("blank reason", 422, "refused");
    refusal("reason code in small letters", 422, "refused");
    refusal("expired", 422, "refused");
    refusal("valid too long", 422, "refused");
    refusal("ends before it begins", 422, "refused");
    refusal("made in the far future", 422, "refused");
    refusal("unknown instruction", 422, "refused");
    refusal("no basis", 409, "state-moved");
    refusal("another basis", 409, "state-moved");
    refusal("smaller amount", 422, "refused");
    refusal("another currency", 422, "refused");
    refusal("not on hold", 422, "refused");
    refusal("parameters for a release", 422, "refused");
    refusal("priority zero", 422, "refused");
    refusal("before itself", 422, "refused");
    refusal("before nobody", 422, "refused");
    refusal("may not settle in part", 422, "refused");
    refusal("split into more than there is", 422, "refused");
    refusal("split finer than the asset", 422, "refused");
    refusal("ended", 422, "refused");
    refusal("other spelling", 400, "malformed");
    refusal("no key", 400, "bad-request");
    refusal("key is not the id", 400, "bad-request");
    refusal("another id", 400, "bad-request");
    refusal("id with a slash", 400, "bad-request");
    refusal("empty body", 400, "malformed");
    refusal("post instead of put", 405, "method-not-allowed");
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
    const auto reply =
        ask(method, "action-requests/" + address, who, body.value_or(wire::canonicalBytes(request)), key);
    QVERIFY2(reply.status == status, reply.body.c_str());
    QCOMPARE(QByteArray::fromStdString(codeOf(reply)), code);
    QVERIFY(digestOf(m_engine->world()) == before);
    m_untouched = true;
}

QTEST_APPLESS_MAIN(tst_SandboxRequests)
#include "tst_SandboxRequests.moc"
