// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/Recording.h"

#include "services/sandbox/Certificates.h"
#include "services/sandbox/Engine.h"
#include "services/wire/JsonWriter.h"

namespace assay::sandbox
{

namespace
{

using support::Result;

constexpr Duration kRecorded = std::chrono::seconds{130};
constexpr std::size_t kMessages = 200;
constexpr std::string_view kLimit = "?limit=300";

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
        json.key(domain::Schema<Record>::kResource);
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

} // namespace

Result<void> record(const std::filesystem::path& directory, const WorldSettings& settings)
{
    std::error_code failed;
    std::filesystem::create_directories(directory, failed);
    if (failed)
        return support::fail(support::ErrorCode::Io, failed.message(), directory.string());

    auto now = settings.start;
    Engine engine({settings, 1000, {}, [&now] { return now; }, tokensOf(settings.seed)});
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
    for (const auto& source : engine.world().sources()) {
        files.emplace_back(source.id + ".about.json", ask('/' + source.id + "/v1/about"));
        for (const auto& resource : source.resources)
            files.emplace_back(source.id + '.' + resource + ".json",
                               ask('/' + source.id + "/v1/" + resource + std::string(kLimit)));
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
