// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/http/SandboxEngine.h"

#include <boost/json.hpp>
#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>
#include <charconv>

#include "services/sandbox/http/Compress.h"
#include "services/support/Hash.h"
#include "services/wire/AssayHttp.h"

namespace assay::sandbox
{

namespace
{

using support::ErrorCode;
using support::fail;
using support::Result;

constexpr Duration kSkew = std::chrono::minutes{10};
constexpr Duration kMaxSkip = std::chrono::hours{7 * 24};
constexpr std::size_t kCompressFrom = 1024;
/// A world that is replaced goes on this far ahead, so that every stream shows a gap.
constexpr std::int64_t kScenarioJump = 1000;

Result<boost::json::object> parseObject(const std::string& body)
{
    boost::system::error_code failed;
    auto value = boost::json::parse(body, failed);
    if (failed || !value.is_object())
        return fail(ErrorCode::Malformed, "the body is not a JSON object");
    return value.get_object();
}

std::string textOf(const boost::json::object& object, std::string_view name)
{
    const auto* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// The decoded value of this parameter; empty if it is not there. A query that cannot be decoded has none.
std::string queryValue(std::string_view query, std::string_view name)
{
    const auto parsed = boost::urls::parse_query(query);
    if (!parsed)
        return {};
    const boost::urls::params_view parameters(*parsed);
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string() : (*found).value;
}

} // namespace

Reply refusal(unsigned status, std::string_view code, std::string_view message)
{
    Reply reply;
    reply.status = status;
    wire::appendError(reply.body, code, message);
    return reply;
}

Reply refusal(const support::Error& error)
{
    if (error.code == ErrorCode::NotFound)
        return refusal(404, "not-found", error.detail);
    if (error.code == ErrorCode::Cancelled)
        return refusal(410, "snapshot-gone", error.detail);
    if (error.code == ErrorCode::Unauthorized)
        return refusal(401, "unauthorised", error.detail);
    return refusal(400, "bad-request", error.detail);
}

std::optional<Reply> toldToFail(Fault fault)
{
    if (fault == Fault::Status500)
        return refusal(500, "internal", "told to fail");
    if (fault != Fault::Status503)
        return std::nullopt;
    auto reply = refusal(503, "unavailable", "told to be unavailable");
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

std::string messageOf(const Change& change, Duration clockSkew)
{
    std::string text;
    wire::JsonWriter json(text);
    json.beginObject();
    json.member("schema_version", wire::kAssaySchemaVersion);
    json.member("resource", change.resource);
    json.member("sequence", change.sequence);
    json.member("as_of", support::toText(change.asOf + clockSkew));
    json.key("upserts");
    json.beginArray();
    for (const auto& row : change.upserts)
        json.raw(row->json);
    json.endArray();
    json.key("removes");
    json.beginArray();
    for (const auto& row : change.removes)
        json.raw(row->keyJson);
    json.endArray();
    json.endObject();
    return text;
}

SandboxEngine::SandboxEngine(Settings settings)
    : m_settings(std::move(settings)), m_world(std::make_unique<World>(m_settings.world)),
      m_clock(m_world->now(), m_settings.clock(), m_settings.speedPermille)
{
}

void SandboxEngine::listen(Wanted wanted, OnChange onChange, OnDrop onDrop)
{
    m_wanted = std::move(wanted);
    m_onChange = std::move(onChange);
    m_onDrop = std::move(onDrop);
}

void SandboxEngine::tick()
{
    catchUp(m_clock.at(m_settings.clock()));
}

void SandboxEngine::catchUp(Instant simulated)
{
    publish(m_world->advance(simulated));
}

void SandboxEngine::publish(const std::vector<Change>& changes)
{
    for (const auto& change : changes) {
        if (!m_wanted || !m_wanted(change.source))
            continue;
        const auto fault = m_faults.takeForMessage(change.source);
        if (fault == Fault::SequenceGap)
            continue;
        if (fault == Fault::Drop) {
            m_onDrop(change.source);
            continue;
        }
        m_onChange(change.source,
                   spoiled(fault, messageOf(change, fault == Fault::ClockSkew ? kSkew : Duration::zero())));
    }
}

bool SandboxEngine::authorised(const Request& request) const
{
    return m_settings.token.empty() || request.authorization == "Bearer " + m_settings.token || operatorOf(request);
}

Reply SandboxEngine::answer(const Request& request)
{
    const auto mark = request.target.find('?');
    const std::string_view path = std::string_view(request.target).substr(0, mark);
    if (path.starts_with("/control/"))
        return control(request, path);

    Route route;
    const auto version = path.find("/v1/");
    if (version == std::string_view::npos || version == 0)
        return refusal(404, "not-found", "addresses are /{source}/v1/{resource}");
    route.source = m_world->find(path.substr(1, version - 1));
    if (!route.source)
        return refusal(404, "not-found", "no such source");
    route.resource = path.substr(version + 4);
    if (isOperatorRoute(route))
        return operatorAnswer(request, route);
    if (request.method != Request::Method::Get)
        return refusal(405, "method-not-allowed", "only GET");
    if (!authorised(request))
        return refusal(401, "unauthorised", "a bearer token is needed");
    route.query = mark == std::string::npos ? "" : request.target.substr(mark + 1);
    return sourceAnswer(request, route, m_faults.takeForAnswer(route.source->id));
}

Reply SandboxEngine::sourceAnswer(const Request& request, const Route& route, Fault fault)
{
    const Duration skew = fault == Fault::ClockSkew ? kSkew : Duration::zero();
    Reply reply;
    if (auto told = toldToFail(fault))
        return std::move(*told);
    if (route.resource == "about") {
        reply = about(*route.source, skew);
    } else {
        std::size_t limit = Pager::kDefaultLimit;
        const auto wanted = queryValue(route.query, "limit");
        if (!wanted.empty()) {
            const auto* const end = wanted.data() + wanted.size();
            const auto read = std::from_chars(wanted.data(), end, limit);
            if (read.ec != std::errc{} || read.ptr != end)
                return refusal(400, "bad-request", "limit is not a number");
        }
        auto body =
            m_pager.page(*m_world, *route.source, route.resource, limit, queryValue(route.query, "cursor"), skew);
        if (!body)
            return refusal(body.error());
        reply.body = std::move(*body);
        const auto etag = '"' + support::Hash::of(reply.body).hex() + '"';
        reply.headers.emplace_back("ETag", etag);
        if (fault == Fault::None && request.ifNoneMatch == etag) {
            reply.status = 304;
            reply.body.clear();
            return reply;
        }
    }
    return delivered(request, route.source->id, fault, std::move(reply));
}

Reply SandboxEngine::delivered(const Request& request, const std::string& source, Fault fault, Reply reply)
{
    reply.body = spoiled(fault, std::move(reply.body));
    reply.close = m_faults.expiredCertificate(source);
    if (fault == Fault::Drop || fault == Fault::LoseAnswer)
        reply.delivery = Reply::Delivery::Drop;
    if (fault == Fault::Slow)
        reply.delivery = Reply::Delivery::Slow;
    if (fault == Fault::Oversize)
        reply.delivery = Reply::Delivery::Endless;
    reply.clockSkew = fault == Fault::ClockSkew ? kSkew : Duration::zero();
    if (fault == Fault::TruncatedGzip || (request.acceptsGzip && reply.body.size() >= kCompressFrom)) {
        auto packed = gzipped(reply.body);
        if (!packed)
            return refusal(500, "internal", packed.error().detail);
        if (fault == Fault::TruncatedGzip)
            packed->resize(packed->size() / 2);
        reply.body = std::move(*packed);
        reply.headers.emplace_back("Content-Encoding", "gzip");
    }
    return reply;
}

Reply SandboxEngine::about(const SourceState& source, Duration skew)
{
    wire::AssayAbout about;
    about.kind = source.kind;
    about.id = source.id;
    about.name = source.name;
    about.time = m_clock.at(m_settings.clock()) + skew;
    about.resources = source.resources;
    Reply reply;
    wire::appendAbout(reply.body, about);
    return reply;
}

Result<std::string> SandboxEngine::streamSource(const Request& request) const
{
    const std::string_view path = std::string_view(request.target).substr(0, request.target.find('?'));
    constexpr std::string_view kTail = "/v1/stream";
    const auto* source = path.size() > kTail.size() + 1 && path.ends_with(kTail)
                             ? m_world->find(path.substr(1, path.size() - kTail.size() - 1))
                             : nullptr;
    if (!source)
        return fail(ErrorCode::NotFound, "no such stream");
    if (!authorised(request))
        return fail(ErrorCode::Unauthorized, "a bearer token is needed");
    return source->id;
}

std::string SandboxEngine::hello(const std::string& source) const
{
    std::string text;
    if (const auto* state = m_world->find(source))
        wire::appendHello(text, {.asOf = m_world->asOf(*state), .sequence = state->sequence});
    return text;
}

std::string SandboxEngine::heartbeat(const std::string& source) const
{
    std::string text;
    if (const auto* state = m_world->find(source))
        wire::appendHeartbeat(text, {.asOf = m_world->asOf(*state), .sequence = state->sequence});
    return text;
}

Reply SandboxEngine::control(const Request& request, std::string_view path)
{
    const bool post = request.method == Request::Method::Post;
    if (path == "/control/state" && request.method == Request::Method::Get)
        return state();
    if (path == "/control/fault" && post)
        return setFault(request);
    if (path == "/control/advance" && post)
        return skip(request);
    if (path == "/control/scenario" && post)
        return changeScenario(request);
    return refusal(404, "not-found", "GET /control/state; POST /control/fault, /control/advance, /control/scenario");
}

Reply SandboxEngine::setFault(const Request& request)
{
    const auto object = parseObject(request.body);
    if (!object)
        return refusal(object.error());
    const auto source = textOf(*object, "source");
    if (!m_world->find(source))
        return refusal(404, "not-found", "no such source");
    const auto fault = faultFromText(textOf(*object, "fault"));
    if (!fault)
        return refusal(fault.error());
    std::optional<std::int64_t> count;
    if (const auto* value = object->if_contains("count"); value && value->is_int64())
        count = value->get_int64();
    m_faults.set(source, *fault, count);
    return state();
}

Reply SandboxEngine::skip(const Request& request)
{
    const auto object = parseObject(request.body);
    if (!object)
        return refusal(object.error());
    const auto by = support::parseDuration(textOf(*object, "by"));
    if (!by || *by < Duration::zero() || *by > kMaxSkip)
        return refusal(400, "bad-request", "by must be a duration as \"30s\", at most seven days");
    m_clock.skip(*by);
    tick();
    return state();
}

Reply SandboxEngine::changeScenario(const Request& request)
{
    const auto object = parseObject(request.body);
    if (!object)
        return refusal(object.error());
    const auto scenario = scenarioFromText(textOf(*object, "scenario"));
    if (!scenario)
        return refusal(scenario.error());
    tick();
    auto settings = m_settings.world;
    settings.scenario = *scenario;
    settings.start = m_world->now();
    for (const auto& source : m_world->sources())
        settings.firstSequence = std::max(settings.firstSequence, source.sequence + kScenarioJump);
    m_settings.world = settings;
    m_world = std::make_unique<World>(settings);
    m_pager.clear();
    return state();
}

Reply SandboxEngine::state()
{
    Reply reply;
    wire::JsonWriter json(reply.body);
    json.beginObject();
    json.member("scenario", toText(m_world->settings().scenario));
    json.member("seed", std::to_string(m_world->settings().seed));
    json.member("now", support::toText(m_world->now()));
    json.key("sources");
    json.beginArray();
    for (const auto& source : m_world->sources()) {
        json.beginObject();
        json.member("id", source.id);
        json.member("kind", source.kind);
        json.member("url", m_address + '/' + source.id);
        json.member("sequence", source.sequence);
        json.key("rows");
        json.beginObject();
        for (const auto& [resource, table] : source.tables)
            json.member(resource, static_cast<std::int64_t>(table.size()));
        json.endObject();
        const auto fault = m_faults.entries().find(source.id);
        if (fault != m_faults.entries().end())
            json.member("fault", toText(fault->second.fault));
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return reply;
}

} // namespace assay::sandbox
