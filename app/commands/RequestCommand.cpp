// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <functional>
#include <future>
#include <iostream>

#include "app/commands/Command.h"
#include "services/domain/SettlementSchemas.h"
#include "services/runtime/Configuration.h"
#include "services/runtime/Engine.h"
#include "services/wire/RecordJson.h"

namespace assay::app {

namespace {

using support::ErrorCode;
using support::Result;

/// The endpoint's deadlines are shorter; this one only keeps a script from hanging.
constexpr std::chrono::seconds kPatience{120};

/// Puts a question to the gate and waits for its answer.
template <class T>
Result<T> answerTo(const std::function<void(api::Reply<T>)>& ask)
{
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto future = promise->get_future();
    ask([promise](Result<T> answer) { promise->set_value(std::move(answer)); });
    if (future.wait_for(kPatience) != std::future_status::ready)
        return support::fail(ErrorCode::TimedOut, "no answer within two minutes");
    return future.get();
}

/// What is refused ends with 1, like a rule that is breached; all else as everywhere.
Exit ended(const support::Error& error)
{
    const Exit exit = failed(error);
    return error.code == ErrorCode::Refused ? Exit::Breach : exit;
}

void print(const std::function<void(wire::JsonWriter&)>& content)
{
    std::string out;
    wire::JsonWriter writer(out);
    writer.beginObject();
    content(writer);
    writer.endObject();
    std::cout << out << std::endl;
}

void appendIntent(wire::JsonWriter& writer, const api::OpenIntent& intent)
{
    writer.beginObject();
    writer.member("request", intent.requestId);
    writer.member("source", intent.source.value());
    writer.member("step", intent.step);
    writer.member("actor", intent.actor);
    writer.member("at", support::toText(intent.at));
    writer.member("detail", intent.detail);
    writer.member("key", intent.key);
    writer.endObject();
}

/// One command on the gate of a running engine.
class Desk {
public:
    Desk(api::CommandGate& gate, domain::SourceId source, const Options& options)
        : m_gate(gate), m_source(std::move(source)), m_options(options)
    {
    }

    Exit run()
    {
        const auto& step = m_options.what;
        if (step == "open")
            return open();
        const auto who = answerTo<domain::Operator>([&](auto reply) { m_gate.signIn(m_source, m_options.actor, std::move(reply)); });
        if (!who)
            return ended(who.error());
        if (step == "submit")
            return submit();
        if (step == "show")
            return show();
        if (step == "ask")
            return ask();
        return decide();
    }

private:
    Exit submit()
    {
        api::Proposal proposal;
        proposal.source = m_source;
        const auto action = domain::enumFromText<domain::QueueAction>(m_options.action);
        if (!action || *action == domain::QueueAction::Unknown)
            return failed({ErrorCode::Usage, "there is no such action: \"" + m_options.action + '"', "--action"});
        proposal.action = *action;
        proposal.instruction = m_options.instruction;
        proposal.parameters = m_options.parameters;
        proposal.reason = m_options.reason;
        proposal.reasonText = m_options.text;
        if (!m_options.duration.empty()) {
            const auto valid = support::parseDuration(m_options.duration);
            if (!valid)
                return failed({ErrorCode::Usage, valid.error().detail, "--for"});
            proposal.validFor = std::chrono::duration_cast<std::chrono::minutes>(*valid);
        }
        const auto made = answerTo<api::Submitted>([&](auto reply) { m_gate.propose(proposal, std::move(reply)); });
        if (!made)
            return ended(made.error());
        print([&](wire::JsonWriter& writer) {
            writer.key("request");
            wire::appendRecord(writer, made->request);
            writer.member("code", made->code);
        });
        return Exit::Done;
    }

    Result<api::CheckerView> view()
    {
        return answerTo<api::CheckerView>([&](auto reply) { m_gate.openChecker(m_source, m_options.requestId, std::move(reply)); });
    }

    Exit show()
    {
        const auto seen = view();
        if (!seen)
            return ended(seen.error());
        print([&](wire::JsonWriter& writer) {
            writer.key("request");
            wire::appendRecord(writer, seen->request);
            writer.key("instruction");
            wire::appendRecord(writer, seen->instruction);
            writer.member("canonical", seen->canonical);
            writer.member("sentence", seen->sentence);
            writer.member("blocked", seen->blocked);
            writer.key("changes");
            writer.beginArray();
            for (const auto& change : seen->changes) {
                writer.beginObject();
                writer.member("field", change.field);
                writer.member("before", change.before);
                writer.member("now", change.now);
                writer.endObject();
            }
            writer.endArray();
        });
        return Exit::Done;
    }

    Exit decide()
    {
        const auto& step = m_options.what;
        if (step == "approve")
            if (const auto seen = view(); !seen)
                return ended(seen.error());
        const auto done = answerTo<domain::ActionRequest>([&](auto reply) {
            if (step == "approve")
                m_gate.approve(m_source, m_options.requestId, m_options.code, std::move(reply));
            else if (step == "reject")
                m_gate.reject(m_source, m_options.requestId, m_options.text, std::move(reply));
            else
                m_gate.revoke(m_source, m_options.requestId, m_options.text, std::move(reply));
        });
        if (!done)
            return ended(done.error());
        print([&](wire::JsonWriter& writer) {
            writer.key("request");
            wire::appendRecord(writer, *done);
        });
        return Exit::Done;
    }

    Exit open()
    {
        const auto intents = answerTo<std::vector<api::OpenIntent>>([&](auto reply) { m_gate.openIntents(std::move(reply)); });
        if (!intents)
            return ended(intents.error());
        print([&](wire::JsonWriter& writer) {
            writer.key("open");
            writer.beginArray();
            for (const auto& intent : *intents)
                appendIntent(writer, intent);
            writer.endArray();
        });
        return Exit::Done;
    }

    /// Every open intent of this source; one line each.
    Exit ask()
    {
        const auto intents = answerTo<std::vector<api::OpenIntent>>([&](auto reply) { m_gate.openIntents(std::move(reply)); });
        if (!intents)
            return ended(intents.error());
        Exit exit = Exit::Done;
        for (const auto& intent : *intents) {
            if (intent.source != m_source)
                continue;
            const auto told = answerTo<domain::ActionRequest>([&](auto reply) { m_gate.askOutcome(intent, std::move(reply)); });
            // What never arrived is an outcome too; only what still cannot be told is none.
            const bool known = told || told.error().code == ErrorCode::NotFound;
            if (!known)
                exit = Exit::Source;
            print([&](wire::JsonWriter& writer) {
                writer.key("intent");
                appendIntent(writer, intent);
                writer.member("outcome", told ? "done" : known ? "not done" : "unknown");
                writer.member("detail", told ? std::string(domain::toText(told->state)) : told.error().text());
            });
        }
        return exit;
    }

    api::CommandGate& m_gate;
    domain::SourceId m_source;
    const Options& m_options;
};

/// The one source that is meant. Errors: Usage.
Result<sync::SourceConfig> chosenSource(const runtime::Configuration& configuration, const Options& options)
{
    std::vector<sync::SourceConfig> candidates;
    for (const auto& source : configuration.sources)
        if (!source.operators.empty() && (options.source.empty() || source.id.value() == options.source))
            candidates.push_back(source);
    if (candidates.size() == 1)
        return candidates.front();
    if (candidates.empty())
        return support::fail(ErrorCode::Usage, "no clearing source with a [[source.operator]]"
                             + (options.source.empty() ? std::string() : " has the id \"" + options.source + '"'), options.config);
    return support::fail(ErrorCode::Usage, "several sources have operators; name one", "--source");
}

} // namespace

Exit runRequest(const Options& options)
{
    auto configuration = runtime::Configuration::load(options.config);
    if (!configuration) {
        auto error = configuration.error();
        error.code = ErrorCode::Usage;
        return failed(error);
    }
    auto source = chosenSource(*configuration, options);
    if (!source)
        return failed(source.error());
    if (options.what != "open" && options.actor.empty())
        return failed({ErrorCode::Usage, "say who acts", "--as"});
    // Nobody else's secret is asked for.
    std::erase_if(source->operators, [&](const auto& login) { return login.id != options.actor; });
    if (options.what != "open" && source->operators.empty())
        return failed({ErrorCode::Usage, "the source has no [[source.operator]] with the id \"" + options.actor + '"', options.config});
    const bool needsId = options.what == "show" || options.what == "approve" || options.what == "reject" || options.what == "revoke";
    if (needsId && options.requestId.empty())
        return failed({ErrorCode::Usage, "name the request", "id"});
    auto supervision = runtime::loadSupervision(resourceFolder());
    if (!supervision)
        return failed(supervision.error());
    runtime::EngineSettings settings;
    settings.storePath = options.store.empty() ? configuration->storePath : std::filesystem::path(options.store);
    settings.sources = {*source};
    settings.supervision = std::move(*supervision);
    settings.secrets = secretResolver();
    settings.actor = "request";
    auto engine = runtime::Engine::create(std::move(settings));
    if (!engine)
        return failed(engine.error());
    if ((*engine)->session().mode == api::Mode::ReadOnly)
        return failed({ErrorCode::ReadOnly, "another process writes to this store", (*engine)->session().storePath});
    // What is asked for is judged on a snapshot: everything of this source has to be there first.
    auto settled = std::make_shared<std::promise<void>>();
    auto ready = settled->get_future();
    (*engine)->onAllSettled([settled](const std::vector<domain::SourceHealth>&) { settled->set_value(); });
    (*engine)->start();
    if (ready.wait_for(kPatience) != std::future_status::ready) {
        (*engine)->stop();
        return failed({ErrorCode::TimedOut, "the source did not answer within two minutes", source->id.value()});
    }
    const Exit exit = Desk(*(*engine)->console().gate, source->id, options).run();
    (*engine)->stop();
    return exit;
}

} // namespace assay::app
