// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/Sandbox.h"

#include <cstdlib>
#include <system_error>
#include <thread>

#include "services/sandbox/http/Server.h"
#include "services/wire/JsonWriter.h"

namespace assay::sandbox
{

namespace asio = boost::asio;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

Result<std::filesystem::path> makeTemporaryDirectory()
{
    const char* const runtime = std::getenv("XDG_RUNTIME_DIR");
    std::error_code failed;
    std::filesystem::path parent = runtime && *runtime ? runtime : "";
    if (parent.empty() || !std::filesystem::is_directory(parent, failed))
        parent = std::filesystem::temp_directory_path(failed);
    auto name = (parent / "assay-sandbox-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        return fail(ErrorCode::Io, std::error_code(errno, std::generic_category()).message(), name);
    return std::filesystem::path(name);
}

struct Pace {
    const char* every;
    const char* staleAfter;
};

Pace paceOf(const std::string& kind)
{
    if (kind == "ledger")
        return {"2s", "5m"};
    if (kind == "clearing")
        return {"5s", "2m"};
    if (kind == "vault")
        return {"30s", "24h"};
    if (kind == "aml")
        return {"5s", "1h"};
    return {"5s", "1h"};
}

std::string configOf(const World& world, const std::string& url, const std::string& authority, bool token,
                     const std::vector<OperatorToken>& operators)
{
    std::string text =
        "# Written by assay-sandbox at its start: the endpoints of an invented market on this machine.\n\n"
        "[store]\npath = \"sandbox.sqlite\"\n";
    for (const auto& source : world.sources()) {
        const auto pace = paceOf(source.kind);
        text += "\n[[source]]\n";
        const auto line = [&](std::string_view key, std::string_view value) {
            text += std::string(key) + std::string(12 - key.size(), ' ') + "= \"" + std::string(value) + "\"\n";
        };
        line("id", source.id);
        line("kind", source.kind);
        line("protocol", "assay-http");
        line("url", url + '/' + source.id);
        if (!authority.empty())
            line("ca", authority);
        if (token)
            line("token", std::string("env:") + Sandbox::kTokenVariable);
        line("every", pace.every);
        line("stale_after", pace.staleAfter);
        line("tier", source.tier);
        if (source.kind != "clearing")
            continue;
        for (const auto& one : operators) {
            text += "\n[[source.operator]]\n";
            line("id", one.id);
            line("token", "env:" + one.variable);
        }
    }
    return text;
}

} // namespace

struct Sandbox::State {
    State(SandboxEngine::Settings settings, std::chrono::milliseconds heartbeat) : engine(std::move(settings)), io(1)
    {
        server = std::make_unique<Server>(io, engine, heartbeat);
    }

    std::optional<std::filesystem::path> temporary;
    SandboxDescription description;
    SandboxEngine engine;
    std::unique_ptr<Server> server;
    // The last coroutines end with the io_context, and they speak of the server: so it goes first.
    asio::io_context io;
    std::thread thread;
};

Sandbox::Sandbox(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Result<std::unique_ptr<Sandbox>> Sandbox::start(SandboxOptions options)
{
    const auto now = options.clock();
    SandboxEngine::Settings settings;
    settings.world = {options.seed,        options.scenario, options.start.value_or(now), options.rate, 1,
                      options.barsPerVault};
    settings.speedPermille = options.speedPermille;
    settings.token = options.token;
    settings.clock = options.clock;
    settings.operators =
        options.operatorTokens == SandboxOptions::Tokens::Fresh ? freshTokens() : tokensOf(options.seed);
    const auto operators = settings.operators;
    // From here on the destructor of the sandbox cleans up whatever was made.
    std::unique_ptr<Sandbox> sandbox(new Sandbox(std::make_unique<State>(std::move(settings), options.heartbeat)));
    auto& state = *sandbox->m_state;

    auto directory = options.directory.empty() ? options.tls : options.directory;
    if (directory.empty()) {
        auto made = makeTemporaryDirectory();
        if (!made)
            return tl::unexpected(made.error());
        directory = *made;
        state.temporary = directory;
    }
    const bool tls = !options.tls.empty();
    std::string authority;
    if (tls) {
        const auto files = makeCertificates(options.tls, now);
        if (!files)
            return tl::unexpected(files.error());
        if (auto used = state.server->useTls(*files); !used)
            return tl::unexpected(used.error());
        authority = options.directory.empty() ? files->authority.filename().string()
                                              : std::filesystem::absolute(files->authority).string();
    }
    const auto bound = state.server->listen(options.listen);
    if (!bound)
        return tl::unexpected(bound.error());

    const bool v6 = bound->address().is_v6();
    const auto host = v6 ? '[' + bound->address().to_string() + ']' : bound->address().to_string();
    auto& description = state.description;
    description.url = std::string(tls ? "https://" : "http://") + host + ':' + std::to_string(bound->port());
    description.control = description.url + "/control";
    description.config = std::filesystem::absolute(directory / "sandbox.toml");
    for (const auto& source : state.engine.world().sources())
        description.sources.push_back({source.id, source.kind, description.url + '/' + source.id});
    description.operators = operators;
    state.engine.setAddress(description.url);
    const auto config = configOf(state.engine.world(), description.url, authority, !options.token.empty(), operators);
    if (auto written = writePrivateFile(description.config, config); !written)
        return tl::unexpected(written.error());

    state.thread = std::thread([&io = state.io] { io.run(); });
    return sandbox;
}

Sandbox::~Sandbox()
{
    stop();
}

const SandboxDescription& Sandbox::description() const
{
    return m_state->description;
}

void Sandbox::stop()
{
    m_state->io.stop();
    if (m_state->thread.joinable())
        m_state->thread.join();
    if (m_state->temporary) {
        std::error_code ignored;
        std::filesystem::remove_all(*m_state->temporary, ignored);
        m_state->temporary.reset();
    }
}

std::string SandboxDescription::json() const
{
    std::string text;
    wire::JsonWriter writer(text);
    writer.beginObject();
    writer.member("url", url);
    writer.member("config", config.string());
    writer.member("control", control);
    writer.key("sources");
    writer.beginArray();
    for (const auto& source : sources) {
        writer.beginObject();
        writer.member("id", source.id);
        writer.member("kind", source.kind);
        writer.member("url", source.url);
        writer.endObject();
    }
    writer.endArray();
    writer.key("operators");
    writer.beginArray();
    for (const auto& one : operators) {
        writer.beginObject();
        writer.member("id", one.id);
        writer.member("variable", one.variable);
        writer.member("token", one.token);
        writer.endObject();
    }
    writer.endArray();
    writer.endObject();
    return text;
}

} // namespace assay::sandbox
