// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/http/Recording.h"

#include "services/sandbox/http/Certificates.h"
#include "services/sandbox/clearing/ClearingHouse.h"
#include "services/sandbox/http/SandboxEngine.h"
#include "services/wire/ActionRequests.h"

namespace assay::sandbox
{

namespace
{

using support::Result;

constexpr Duration kRecorded = std::chrono::seconds{130};
constexpr std::size_t kMessages = 200;
constexpr std::string_view kPageLimit = "?limit=300";

std::string_view presenceText(domain::Presence presence)
{
    switch (presence) {
    case domain::Presence::Key: return "key";
    case domain::Presence::Required: return "required";
    case domain::Presence::Optional: return "optional";
    }
    return "optional";
}

std::string fieldsJson()
{
    std::string text;
    wire::JsonWriter json(text);
    json.beginObject();
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        json.key(domain::resourceOf<Record>());
        json.beginArray();
        for (const auto& field : domain::fieldInfos<Record>()) {
            json.beginObject();
            json.member("name", field.name);
            json.member("presence", presenceText(field.presence));
            json.endObject();
        }
        json.endArray();
    });
    json.endObject();
    return text;
}

/// The first instruction on hold; a request to release it is always allowed.
std::string heldInstruction(const World& world)
{
    for (const auto& row : world.find(kSourceClearing)->tables.find("instructions")->second.rows())
        if (const auto* known = world.clearing().instruction(row->key);
            known && known->status == "PEND" && known->hold == domain::HoldState::OnHold)
            return known->ref;
    return {};
}

/// What operators are answered, by file name: who they are, the policy, a request made, approved, shown and refused.
std::vector<std::pair<std::string, std::string>> operatorAnswers(SandboxEngine& engine, std::uint64_t seed, Instant now)
{
    std::vector<std::pair<std::string, std::string>> out;
    const std::string base = '/' + std::string(kSourceClearing) + "/v1/";
    const auto ask = [&](std::string file, Request::Method method, const std::string& route, std::string_view who,
                         std::string body, std::string key) {
        Request request;
        request.method = method;
        request.target = base + route;
        for (const auto& one : tokensOf(seed))
            if (one.id == who)
                request.authorization = "Bearer " + one.token;
        request.body = std::move(body);
        request.idempotencyKey = std::move(key);
        out.emplace_back(std::string(kSourceClearing) + ".route." + std::move(file) + ".json", engine.answer(request).body);
    };
    const auto get = [&](std::string file, const std::string& route, std::string_view who) {
        ask(std::move(file), Request::Method::Get, route, who, {}, {});
    };
    const auto ref = heldInstruction(engine.world());
    get("operator", "operator", "op-maker-a");
    get("request-policy", "request-policy", {});
    get("instruction", "instructions/" + ref, {});
    get("error-no-operator", "operator", {});
    get("error-no-instruction", "instructions/none", {});
    const auto* row = engine.world().clearing().instruction(ref);
    if (!row)
        return out;

    domain::ActionRequest request;
    request.id = "recorded-1";
    request.action = domain::QueueAction::Release;
    request.instruction = ref;
    request.reason = "PREA";
    request.reasonText = "Member confirms by telephone that it may settle";
    request.amount = row->amount;
    request.currency = row->currency;
    request.maker = "op-maker-a";
    request.basis = wire::instructionBasis(*row).hex();
    request.madeAt = now;
    request.expiresAt = now + std::chrono::minutes{30};
    const auto bytes = wire::canonicalBytes(request);
    const auto route = "action-requests/" + request.id;
    out.emplace_back(std::string(kSourceClearing) + ".body.action-request.json", bytes);
    ask("action-request-made", Request::Method::Put, route, "op-maker-a", bytes, request.id);
    ask("error-role", Request::Method::Put, route, "op-checker-a", bytes, request.id);
    ask("error-spelling", Request::Method::Put, route, "op-maker-a", ' ' + bytes, request.id);
    std::string decision;
    wire::JsonWriter json(decision);
    json.beginObject();
    json.member("decision", "approve");
    json.member("digest", wire::requestDigest(bytes).hex());
    json.member("basis", request.basis);
    json.member("reason", "");
    json.endObject();
    out.emplace_back(std::string(kSourceClearing) + ".body.decision.json", decision);
    ask("error-same-person", Request::Method::Post, route + "/decisions", "op-maker-a", decision, "recorded-key-1");
    ask("action-request-approved", Request::Method::Post, route + "/decisions", "op-checker-a", decision,
        "recorded-key-2");
    get("action-request", route, "op-examiner");
    return out;
}

} // namespace

Result<void> record(const std::filesystem::path& directory, const WorldSettings& settings)
{
    std::error_code failed;
    std::filesystem::create_directories(directory, failed);
    if (failed)
        return support::fail(support::ErrorCode::Io, failed.message(), directory.string());

    auto now = settings.start;
    SandboxEngine engine({settings, 1000, {}, [&now] { return now; }, tokensOf(settings.seed)});
    std::map<std::string, std::string> streams;
    std::map<std::string, std::size_t> counts;
    for (const auto& source : engine.world().sources())
        streams[source.id] = engine.hello(source.id) + '\n';
    engine.listen([](const std::string&) { return true; },
                  [&](const std::string& source, const std::string& message) {
                      if (++counts[source] <= kMessages)
                          streams[source] += message + '\n';
                  },
                  [](const std::string&) {});

    std::vector<std::pair<std::string, std::string>> files;
    const auto ask = [&](const std::string& target) {
        Request request;
        request.target = target;
        return engine.answer(request).body;
    };
    files = operatorAnswers(engine, settings.seed, engine.world().now());
    for (const auto& source : engine.world().sources()) {
        files.emplace_back(source.id + ".about.json", ask('/' + source.id + "/v1/about"));
        for (const auto& resource : source.resources)
            files.emplace_back(source.id + '.' + resource + ".json",
                               ask('/' + source.id + "/v1/" + resource + std::string(kPageLimit)));
    }
    files.emplace_back("error.json", ask("/nobody/v1/about"));
    files.emplace_back("fields.json", fieldsJson());
    now += kRecorded;
    engine.tick();
    for (const auto& [source, text] : streams)
        files.emplace_back(source + ".stream.jsonl", text + engine.heartbeat(source) + '\n');

    for (const auto& [name, text] : files)
        if (auto written = writePrivateFile(directory / name, text); !written)
            return written;
    return {};
}

} // namespace assay::sandbox
