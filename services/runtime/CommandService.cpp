// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/CommandService.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <exception>
#include <spdlog/spdlog.h>

#include "services/control/RequestSentence.h"
#include "services/support/Caught.h"
#include "services/wire/ActionRequests.h"

namespace assay::runtime {

namespace asio = boost::asio;
using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

CommandService::CommandService(asio::any_io_executor io, control::ApprovalEnvironment environment,
                         std::map<SourceId, control::ApprovalEndpoint> endpoints, std::optional<support::Error> refusal)
    : m_io(io), m_desk(std::move(io), std::move(environment), std::move(endpoints)), m_refusal(std::move(refusal))
{
}

template <class T, class Question>
void CommandService::run(Kind kind, api::Reply<T> reply, Question question)
{
    asio::post(m_io, [this, kind, reply = std::move(reply), question = std::move(question)]() mutable {
        if (m_stopped) {
            reply(fail(ErrorCode::Cancelled, "the console is closing"));
            return;
        }
        if (kind == Kind::Acts && m_refusal) {
            reply(tl::unexpected(*m_refusal));
            return;
        }
        ++m_running;
        asio::co_spawn(m_io, question(m_desk), [this, reply = std::move(reply)](std::exception_ptr thrown, Result<T> answer) {
            if (thrown) {
                try {
                    std::rethrow_exception(thrown);
                } catch (const std::exception& error) {
                    spdlog::error("approval desk: {}", error.what());
                    answer = fail(ErrorCode::Io, error.what());
                }
            }
            support::logged("approval desk", [&] { reply(std::move(answer)); });
            ended();
        });
    });
}

void CommandService::ended()
{
    --m_running;
    if (m_running == 0 && m_stopped)
        asio::post(m_io, m_stopped);
}

void CommandService::stop(std::function<void()> done)
{
    m_stopped = std::move(done);
    m_desk.close();
    if (m_running == 0)
        asio::post(m_io, m_stopped);
}

void CommandService::operators(SourceId source, api::Reply<std::vector<Operator>> reply)
{
    run(Kind::Acts, std::move(reply), [source = std::move(source)](control::ApprovalService& desk) { return desk.operators(source); });
}

void CommandService::signIn(SourceId source, std::string operatorId, api::Reply<Operator> reply)
{
    run(Kind::Acts, std::move(reply), [source = std::move(source), operatorId = std::move(operatorId)](control::ApprovalService& desk) {
        return desk.signIn(source, operatorId);
    });
}

void CommandService::preview(api::Proposal proposal, api::Reply<api::ProposalPreview> reply)
{
    run(Kind::Acts, std::move(reply),
        [proposal = std::move(proposal)](control::ApprovalService& desk) { return desk.preview(proposal); });
}

void CommandService::propose(api::Proposal proposal, api::Reply<api::Submitted> reply)
{
    run(Kind::Acts, std::move(reply),
        [proposal = std::move(proposal)](control::ApprovalService& desk) { return desk.propose(proposal); });
}

void CommandService::openChecker(SourceId source, std::string requestId, api::Reply<api::CheckerView> reply)
{
    run(Kind::Acts, std::move(reply), [source = std::move(source), requestId = std::move(requestId)](control::ApprovalService& desk) {
        return desk.openChecker(source, requestId);
    });
}

bool CommandService::wordsMatch(const api::CheckerView& view, const std::string& words) const
{
    return control::compareCodes(words, wire::fourWords(wire::requestDigest(view.canonical))) == control::CodeMatch::Same;
}

void CommandService::approve(SourceId source, std::string requestId, std::string code, api::Reply<ActionRequest> reply)
{
    run(Kind::Acts, std::move(reply),
        [source = std::move(source), requestId = std::move(requestId), code = std::move(code)](control::ApprovalService& desk) {
            return desk.approve(source, requestId, code);
        });
}

void CommandService::reject(SourceId source, std::string requestId, std::string reason, api::Reply<ActionRequest> reply)
{
    run(Kind::Acts, std::move(reply),
        [source = std::move(source), requestId = std::move(requestId), reason = std::move(reason)](control::ApprovalService& desk) {
            return desk.reject(source, requestId, reason);
        });
}

void CommandService::revoke(SourceId source, std::string requestId, std::string reason, api::Reply<ActionRequest> reply)
{
    run(Kind::Acts, std::move(reply),
        [source = std::move(source), requestId = std::move(requestId), reason = std::move(reason)](control::ApprovalService& desk) {
            return desk.revoke(source, requestId, reason);
        });
}

void CommandService::readOut(SourceId source, std::string requestId, api::Reply<api::Submitted> reply)
{
    run(Kind::Acts, std::move(reply), [source = std::move(source), requestId = std::move(requestId)](control::ApprovalService& desk) {
        return desk.readOut(source, requestId);
    });
}

void CommandService::openIntents(api::Reply<std::vector<api::OpenIntent>> reply)
{
    run(Kind::Reads, std::move(reply), [](control::ApprovalService& desk) { return desk.openIntents(); });
}

void CommandService::askOutcome(api::OpenIntent intent, api::Reply<ActionRequest> reply)
{
    run(Kind::Acts, std::move(reply),
        [intent = std::move(intent)](control::ApprovalService& desk) { return desk.askOutcome(intent); });
}

} // namespace assay::runtime
