// SPDX-License-Identifier: GPL-3.0-or-later
// What the approval desk needs of the engine: lines of the operators, the single writer, the past.
#include <boost/asio/post.hpp>
#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <limits>

#include "services/domain/Fields.h"
#include "services/domain/Records.h"
#include "services/runtime/CommandService.h"
#include "services/runtime/Engine.h"
#include "services/runtime/Forecast.h"

namespace assay::runtime {

namespace asio = boost::asio;
using namespace domain;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

/// The lines of one source. An operator whose secret is not there is left out and said to be missing: the others work.
Result<control::ApprovalEndpoint> endpointOf(const sync::SourceConfig& source, const net::SecretResolver& secrets,
                                         const asio::any_io_executor& executor, const support::Clock& clock)
{
    const auto url = net::Url::parse(source.url);
    if (!url)
        return tl::unexpected(url.error());
    std::shared_ptr<net::TlsContext> tls;
    if (url->secure()) {
        auto made = net::TlsContext::create(source.tls);
        if (!made)
            return tl::unexpected(made.error());
        tls = std::move(*made);
    }
    control::ApprovalEndpoint out;
    for (const auto& login : source.operators) {
        auto token = secrets ? secrets(login.token) : Result<net::Secret>(fail(ErrorCode::NotFound, "no secrets are given", login.token));
        if (token)
            out.lines.emplace(login.id, std::make_shared<control::HttpOperatorClient>(executor, *url, tls, std::move(*token), clock));
        else
            out.missing.emplace(login.id, token.error());
    }
    return out;
}

} // namespace

Result<void> Engine::makeDesk()
{
    std::optional<Error> refusal;
    switch (m_settings.mode) {
    case api::Mode::Live: break;
    case api::Mode::Offline:
        refusal = Error{ErrorCode::ReadOnly, "this console is offline: nothing is asked for and nothing is sent", {}};
        break;
    case api::Mode::ReadOnly:
        refusal = Error{ErrorCode::ReadOnly, "the store is open for reading only, so nothing could be recorded before it is done", {}};
        break;
    }
    std::map<SourceId, control::ApprovalEndpoint> endpoints;
    for (const auto& source : m_settings.sources) {
        if (refusal || source.operators.empty())
            continue;
        auto endpoint = endpointOf(source, m_settings.secrets, m_io.get_executor(), m_settings.clock);
        if (!endpoint) {
            auto error = endpoint.error();
            error.where = "source " + source.id.value() + (error.where.empty() ? "" : ", " + error.where);
            return tl::unexpected(error);
        }
        endpoints.emplace(source.id, std::move(*endpoint));
    }
    control::ApprovalEnvironment environment;
    environment.clock = m_settings.clock;
    environment.newKey = [] { return boost::uuids::to_string(boost::uuids::random_generator()()); };
    environment.snapshot = [this] { return current(); };
    environment.write = [this](store::WriteBatch batch, std::function<void(Result<void>)> done) {
        whenRecording([this, batch = std::move(batch), done = std::move(done)](const Result<void>& recording) mutable {
            if (!recording) {
                done(recording);
                return;
            }
            asio::post(m_storeThread, [this, batch = std::move(batch), done = std::move(done)] {
                const auto committed = m_store->commit(batch);
                asio::post(m_io, [done, outcome = committed ? Result<void>{} : tl::unexpected(committed.error())] { done(outcome); });
            });
        });
    };
    environment.states = [this](SourceId source, std::string ref, std::function<void(std::vector<Instruction>)> done) {
        ask(api::Reply<std::vector<Instruction>>([this, done = std::move(done)](Result<std::vector<Instruction>> found) {
                asio::post(m_io, [done, found = std::move(found).value_or(std::vector<Instruction>())] { done(found); });
            }),
            [source = std::move(source), ref = std::move(ref)](const store::Store& store) -> Result<std::vector<Instruction>> {
                auto versions = store.versions(nameOf<Instruction>(), source, ref);
                if (!versions)
                    return tl::unexpected(versions.error());
                std::vector<Instruction> out;
                for (const auto& version : *versions) {
                    auto instruction = recordFrom<Instruction>(version.cells);
                    if (!instruction)
                        return tl::unexpected(instruction.error());
                    out.push_back(std::move(*instruction));
                }
                return out;
            });
    };
    environment.journal = [this](std::function<void(Result<std::vector<store::AuditEvent>>)> done) {
        ask(api::Reply<std::vector<store::AuditEvent>>([this, done = std::move(done)](Result<std::vector<store::AuditEvent>> lines) {
                asio::post(m_io, [done, lines = std::move(lines)] { done(lines); });
            }),
            [](const store::Store& store) { return store.audit(std::numeric_limits<std::int32_t>::max()); });
    };
    environment.forecast = [terms = m_settings.supervision.terms.settlement](const Snapshot& snapshot, const api::Proposal& proposal,
                                                                            Instant now, api::ProposalPreview& preview) {
        forecast(terms, snapshot, proposal, now, preview);
    };
    environment.compute = [this](std::function<void()> job, std::function<void()> done) {
        asio::post(m_workPool, [this, job = std::move(job), done = std::move(done)] {
            support::logged("computing", job);
            asio::post(m_io, done);
        });
    };
    m_desk = std::make_unique<CommandService>(m_io.get_executor(), std::move(environment), std::move(endpoints), std::move(refusal));
    return {};
}

api::Console Engine::console()
{
    return {*this, *this, *this, *this, m_desk.get()};
}

} // namespace assay::runtime
