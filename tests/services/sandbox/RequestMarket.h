// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <boost/json.hpp>
#include <map>
#include <memory>

#include "WorldRows.h"
#include "services/sandbox/http/SandboxEngine.h"
#include "services/sandbox/requests/RequestService.h"
#include "services/wire/ActionRequests.h"

namespace assay::sandbox::test
{

using namespace std::chrono_literals;
using domain::ActionRequest;
using domain::Instruction;
using domain::QueueAction;

inline const std::string kBase = "/hk-clearing/v1/";
inline const std::string kClearing = "hk-clearing";

inline boost::json::object objectOf(const std::string& body)
{
    boost::system::error_code failed;
    auto value = boost::json::parse(body, failed);
    return failed || !value.is_object() ? boost::json::object() : value.get_object();
}

inline std::string codeOf(const Reply& reply)
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
    const std::string page = "{\"schema_version\":\"1.0\",\"resource\":\"" +
                             std::string(domain::resourceOf<Record>()) +
                             "\",\"as_of\":\"2026-03-31T02:00:00Z\",\"sequence\":1,\"next\":null,\"items\":[" +
                             boost::json::serialize(object.at("item")) + "]}";
    const auto update = wire::decodePage(page, domain::resourceOf<Record>());
    if (!update || domain::rowsOf<Record>(update->upserts).size() != 1)
        qFatal("%s", page.c_str());
    return domain::rowsOf<Record>(update->upserts).front();
}

/// The columns of a table of refusals.
inline void refusalColumns()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<uint>("status");
    QTest::addColumn<QByteArray>("code");
}
/// A row of it: what is wrong, and what the clearing house answers.
inline void refusal(const char* what, uint status, const char* code)
{
    QTest::newRow(what) << QByteArray(what) << status << QByteArray(code);
}

/// A market at whose clearing house requests are made and decided. Base of the tests of requests.
class RequestMarket
{
protected:
    /// Call in a test's init(): a stuck chain with nothing asked for yet.
    void open()
    {
        if (!m_untouched)
            begin(Scenario::StuckDvp);
        m_untouched = false;
        m_messages.clear();
    }
    void begin(Scenario scenario, unsigned rate = 0)
    {
        auto settings = settingsOf(scenario);
        settings.barsPerVault = 300;
        settings.rate = rate;
        m_now = kStart;
        m_messages.clear();
        m_engine =
            std::make_unique<SandboxEngine>(SandboxEngine::Settings{settings, 1000, {}, [this] { return m_now; }, tokensOf(1)});
        m_engine->listen([](const std::string& source) { return source == kClearing; },
                         [this](const std::string&, const std::string& message) { m_messages.push_back(message); },
                         [](const std::string&) {});
    }
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
                            const std::string& parameters = {})
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
    Reply put(const ActionRequest& request)
    {
        return ask(Request::Method::Put, "action-requests/" + request.id, request.maker, wire::canonicalBytes(request),
                   request.id);
    }
    Reply decide(const ActionRequest& request, const std::string& who, const std::string& decision,
                 const std::string& key = {}, const std::string& reason = "looked at both legs")
    {
        const boost::json::object body{
            {"decision", decision}, {"digest", request.digest}, {"basis", request.basis}, {"reason", reason}};
        return ask(Request::Method::Post, "action-requests/" + request.id + "/decisions", who,
                   boost::json::serialize(body), key.empty() ? "key-" + std::to_string(++m_next) : key);
    }
    /// Made, approved by as many as it needs, and carried out.
    ActionRequest carriedOut(QueueAction action, const std::string& ref, const std::string& parameters = {})
    {
        const auto request = requestOf(action, ref, "op-maker-a", parameters);
        const auto made = put(request);
        if (made.status != 201)
            qWarning("%s", made.body.c_str());
        (void)decide(request, "op-checker-a", "approve");
        if (shown(request.id).state == domain::RequestState::Submitted)
            (void)decide(request, "op-checker-b", "approve");
        pass(RequestService::kUntilEffect + 100ms);
        return shown(request.id);
    }
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
    /// What there is of each asset in all; no balance is below zero or below what is reserved of it.
    std::map<std::string, Decimal> sums() const
    {
        std::map<std::string, Decimal> out;
        for (const auto& position : rows<domain::Position>()) {
            if (position.balance.sign() < 0 || !position.reserved || *position.reserved > position.balance)
                qFatal("%s", position.account.c_str());
            out[position.asset] = out[position.asset].plus(position.balance).value();
        }
        return out;
    }

    Instant m_now;
    std::unique_ptr<SandboxEngine> m_engine;
    std::vector<std::string> m_messages; ///< what the stream of the clearing house has told
    int m_next = 0;
    bool m_untouched = false; ///< the next test may go on in this market
};

} // namespace assay::sandbox::test
