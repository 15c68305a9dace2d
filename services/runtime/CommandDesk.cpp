// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/CommandDesk.h"

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

CommandDesk::CommandDesk(asio::any_io_executor io, control::DeskEnvironment environment,
                         std::map<SourceId, control::DeskEndpoint> endpoints, std::optional<support::Error> refusal)
    : m_io(io), m_desk(std::move(io), std::move(environment), std::move(endpoints)), m_refusal(std::move(refusal))
{
}

template <class T, class Question>
void CommandDesk::run(Kind kind, api::Reply<T> reply, Question question)
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

void CommandDesk::ended()
{
    --m_running;
    if (m_running == 0 && m_stopped)
        asio::post(m_io, m_stopped);
}

void CommandDesk::stop(std::function<void()> done)
{
    m_stopped = std::move(done);
    m_desk.close();
    if (m_running == 0)
        asio::post(m_io, m_stopped);
}

void CommandDesk::operators(SourceId source, api::Reply<std::vector<Operator>> reply)
{
    run(Kind::Acts, std::move(reply), [source = std::move(source)](control::ApprovalDesk& desk) { return desk.operators(source); });
}

void CommandDesk::signIn(SourceId source, std::string operatorId, api::Reply<Operator> reply)
{
    run(Kind::Acts, std::move(reply), [source = std::move(source), operatorId = std::move(operatorId)](control::ApprovalDesk& desk) {
        return desk.signIn(source, operatorId);
    });
}

void CommandDesk::preview(api::Proposal proposal, api::Reply<api::ProposalPreview> reply)
{
    run(Kind::Acts, std::move(reply),
        [proposal = std::move(proposal)](control::ApprovalDesk& desk) { return desk.preview(proposal); });
}

void CommandDesk::propose(api::Proposal proposal, api::Reply<api::Submitted> reply)
{
    run(Kind::Acts, std::move(reply),
        [proposal = std::move(proposal)](control::ApprovalDesk& desk) { return desk.propose(proposal); });
}

void CommandDesk::openChecker(SourceId source, std::string requestId, api::Reply<api::CheckerView> reply)
{
    run(Kind::Acts, std::move(reply), [source = std::move(source), requestId = std::move(requestId)](control::ApprovalDesk& desk) {
        return desk.openChecker(source, requestId);
    });
}

bool CommandDesk::wordsMatch(const api::CheckerView& view, const std::string& words) const
{
    return control::compareCodes(words, wire::fourWords(wire::requestDigest(view.canonical))) == control::CodeMatch::Same;
}

void CommandDesk::approve(SourceId source, std::string requestId, std::string code, api::Reply<ActionRequest> reply)
{
    run(Kind::Acts, std::move(reply),
        [source = std::move(source), requestId = std::move(requestId), code = std::move(code)](control::ApprovalDesk& desk) {
            return desk.approve(source, requestId, code);
        });
}

void CommandDesk::reject(SourceId source, std::string requestId, std::string reason, api::Reply<ActionRequest> reply)
{
    run(Kind::Acts, std::move(reply),
        [source = std::move(source), requestId = std::move(requestId), reason = std::move(reason)](control::ApprovalDesk& desk) {
            return desk.reject(source, requestId, reason);
        });
}

void CommandDesk::revoke(SourceId source, std::string requestId, std::string reason, api::Reply<ActionRequest> reply)
{
    run(Kind::Acts, std::move(reply),
        [source = std::move(source), requestId = std::move(requestId), reason = std::move(reason)](control::ApprovalDesk& desk) {
            return desk.revoke(source, requestId, reason);
        });
}

void CommandDesk::readOut(SourceId source, std::string requestId, api::Reply<api::Submitted> reply)
{
    run(Kind::Acts, std::move(reply), [source = std::move(source), requestId = std::move(requestId)](control::ApprovalDesk& desk) {
        return desk.readOut(source, requestId);
    });
}

void CommandDesk::openIntents(api::Reply<std::vector<api::OpenIntent>> reply)
{
    run(Kind::Reads, std::move(reply), [](control::ApprovalDesk& desk) { return desk.openIntents(); });
}

void CommandDesk::askOutcome(api::OpenIntent intent, api::Reply<ActionRequest> reply)
{
    run(Kind::Acts, std::move(reply),
        [intent = std::move(intent)](control::ApprovalDesk& desk) { return desk.askOutcome(intent); });
}

} // namespace assay::runtime
