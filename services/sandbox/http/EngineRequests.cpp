// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/sandbox/clearing/ClearingHouse.h"
#include "services/sandbox/http/SandboxEngine.h"
#include "services/sandbox/requests/RequestService.h"
#include "services/wire/AssayHttp.h"

/// \file The routes of a clearing endpoint that are no resources: who one is, the policy, single rows, requests and what is
/// decided about them.

namespace assay::sandbox
{

namespace
{

constexpr std::string_view kInstruction = "instructions/";
constexpr std::string_view kRequest = "action-requests/";
constexpr std::string_view kDecisions = "/decisions";

Reply replyOf(RequestService::Answer answer)
{
    Reply reply;
    reply.status = answer.status;
    reply.body = std::move(answer.body);
    return reply;
}

Reply notAllowed(std::string_view allowed)
{
    auto reply = refusal(405, "method-not-allowed", "only " + std::string(allowed));
    reply.headers.emplace_back("Allow", std::string(allowed));
    return reply;
}

} // namespace

const domain::Operator* SandboxEngine::operatorOf(const Request& request) const
{
    constexpr std::string_view kBearer = "Bearer ";
    if (!request.authorization.starts_with(kBearer))
        return nullptr;
    const auto token = std::string_view(request.authorization).substr(kBearer.size());
    const auto known = std::ranges::find(m_settings.operators, token, &OperatorToken::token);
    if (token.empty() || known == m_settings.operators.end())
        return nullptr;
    const auto all = sandboxOperators();
    const auto who = std::ranges::find(all, known->id, &domain::Operator::id);
    return who == all.end() ? nullptr : &*who;
}

bool SandboxEngine::isOperatorRoute(const Route& route)
{
    return route.source->kind == "clearing" &&
           (route.resource == "operator" || route.resource == "request-policy" ||
            route.resource.starts_with(kInstruction) || route.resource.starts_with(kRequest));
}

Reply SandboxEngine::operatorAnswer(const Request& request, const Route& route)
{
    const bool acts = request.method == Request::Method::Put || request.method == Request::Method::Post;
    const auto* who = operatorOf(request);
    if (!authorised(request) || (!who && (acts || route.resource == "operator")))
        return refusal(401, "unauthorised", "the bearer token of an operator is needed");
    const auto& source = route.source->id;
    const auto fault = acts ? m_faults.takeForRequest(source) : m_faults.takeForAnswer(source);
    if (auto told = toldToFail(fault))
        return std::move(*told);
    if (acts && (fault == Fault::Drop || fault == Fault::LoseRequest)) {
        Reply lost;
        lost.delivery = Reply::Delivery::Drop;
        return lost;
    }
    // Requests are judged by the clock of now, not by that of the last tick.
    tick();
    return delivered(request, source, fault,
                     acts ? operatorActing(request, route, *who) : operatorReading(request, route));
}

Reply SandboxEngine::operatorReading(const Request& request, const Route& route)
{
    if (request.method != Request::Method::Get)
        return notAllowed(route.resource.starts_with(kRequest) ? "GET, PUT, POST" : "GET");
    const std::string_view resource = route.resource;
    const auto asOf = m_world->asOf(*route.source);
    Reply reply;
    if (resource == "request-policy") {
        reply.body = m_world->desk().policy().json();
        return reply;
    }
    if (resource.starts_with(kRequest))
        return replyOf(m_world->desk().show(resource.substr(kRequest.size()), asOf));
    wire::JsonWriter json(reply.body);
    json.beginObject();
    json.member("schema_version", wire::kAssaySchemaVersion);
    if (resource == "operator") {
        json.key("operator");
        wire::appendRecord(json, *operatorOf(request));
    } else {
        const auto* row = m_world->clearing().instruction(resource.substr(kInstruction.size()));
        if (!row)
            return refusal(404, "not-found", "no such instruction");
        json.member("as_of", support::toText(asOf));
        json.member("sequence", route.source->sequence);
        json.key("item");
        wire::appendRecord(json, *row);
    }
    json.endObject();
    return reply;
}

Reply SandboxEngine::operatorActing(const Request& request, const Route& route, const domain::Operator& who)
{
    std::string_view id = route.resource;
    if (!id.starts_with(kRequest))
        return notAllowed("GET");
    id.remove_prefix(kRequest.size());
    const bool decides = id.ends_with(kDecisions);
    if (decides)
        id.remove_suffix(kDecisions.size());
    if (decides != (request.method == Request::Method::Post))
        return notAllowed(decides ? "POST" : "GET, PUT");
    RequestService::Answer answer;
    publish(m_world->act([&](RequestService& desk, Instant now, ChangeSet& out) {
        answer = decides ? desk.decide(who, id, request.idempotencyKey, request.body, now, out)
                         : desk.submit(who, id, request.idempotencyKey, request.body, now, out);
    }));
    return replyOf(std::move(answer));
}

} // namespace assay::sandbox
