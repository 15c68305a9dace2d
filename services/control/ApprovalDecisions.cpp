// SPDX-License-Identifier: GPL-3.0-or-later
// The checker's half of the desk, and what came of commands whose answer was lost.
#include "services/control/ApprovalService.h"

#include <algorithm>

#include "services/control/Completion.h"
#include "services/control/BusyGuard.h"
#include "services/control/RequestSentence.h"
#include "services/domain/RecordSchemas.h"
#include "services/domain/Sentence.h"
#include "services/support/Phrases.h"
#include "services/wire/ActionRequests.h"

namespace assay::control {

namespace asio = boost::asio;
using namespace domain;
using rules::RequestStep;
using support::Error;
using support::ErrorCode;
using support::fail;

namespace {

RequestStep stepOf(wire::Decision decision)
{
    switch (decision) {
    case wire::Decision::Approve: return RequestStep::Approve;
    case wire::Decision::Reject: return RequestStep::Reject;
    case wire::Decision::Revoke: return RequestStep::Revoke;
    }
    return RequestStep::Reject;
}

/// Does the row say what the bytes say? The name of the first field that differs, or empty.
std::string differingField(const ActionRequest& row, const ActionRequest& bytes)
{
    constexpr std::string_view kOwn[] = {"checkers", "needed", "state", "state_reason", "decided_at", "effect_at"};
    for (const auto* field : differingFields(row, bytes))
        if (std::ranges::find(kOwn, field->name) == std::end(kOwn))
            return std::string(field->name);
    return {};
}

/// Does the endpoint's row show that this step was taken by this operator? Nothing: it shows that it was not, or not yet.
enum class Trace : std::uint8_t { Taken, NotYet, Otherwise };
Trace traceOf(const std::string& step, const std::string& actor, const ActionRequest& row)
{
    const bool open = row.state == RequestState::Submitted || row.state == RequestState::Approved;
    if (step == rules::toText(RequestStep::Submit))
        return Trace::Taken;
    if (step == rules::toText(RequestStep::Approve))
        return std::ranges::find(row.checkers, actor) != row.checkers.end() ? Trace::Taken : open ? Trace::NotYet : Trace::Otherwise;
    const auto wanted = step == rules::toText(RequestStep::Reject) ? RequestState::Rejected : RequestState::Revoked;
    return row.state == wanted ? Trace::Taken : open ? Trace::NotYet : Trace::Otherwise;
}

} // namespace

ApprovalService::Answer<api::CheckerView> ApprovalService::look(SourceId source, std::string requestId)
{
    const auto desk = signedIn(source);
    if (!desk)
        co_return tl::unexpected(desk.error());
    const Operator who = *(*desk)->who;
    const OperatorClientPtr line = lineOf(**desk);
    Result<Fetched> fetched = co_await fetchRequest(source, line, requestId);
    if (!fetched)
        co_return tl::unexpected(fetched.error());

    api::CheckerView view;
    view.request = fetched->answer.request;
    view.canonical = fetched->answer.canonical;
    view.origin = fetched->origin;
    const auto bytes = wire::parseCanonical(view.canonical);
    if (wire::requestDigest(view.canonical).hex() != view.request.digest)
        view.blocked = domain::sentence("The bytes of the request do not have the digest that the endpoint states.");
    else if (!bytes)
        view.blocked = domain::sentence("The bytes of the request cannot be read: {1}.", bytes.error().text());
    else if (bytes->id != requestId)
        view.blocked = domain::sentence("The bytes are those of another request, {1}.", bytes->id);
    else if (const auto field = differingField(view.request, *bytes); !field.empty())
        view.blocked = domain::sentence("The endpoint states another {1} than the bytes of the request.", field);
    if (!bytes)
        co_return view;
    // From the bytes alone: what the endpoint says beside them is not what would be approved.
    if (auto sentence = sentenceOf(view.canonical))
        view.sentence = std::move(*sentence);

    Result<wire::InstructionAnswer> now = co_await fetchInstruction(line, bytes->instruction);
    if (!now) {
        if (now.error().code != ErrorCode::NotFound)
            co_return tl::unexpected(now.error());
        if (view.blocked.empty())
            view.blocked = domain::sentence("The endpoint has no instruction {1} any more.", bytes->instruction);
        co_return view;
    }
    view.instruction = std::move(now->instruction);
    const std::string basisNow = wire::instructionBasis(view.instruction).hex();
    if (basisNow != bytes->basis) {
        const Completion<std::vector<Instruction>> stored(m_executor);
        m_environment.states(source, bytes->instruction, stored.callback());
        const std::vector<Instruction> states = co_await stored.wait();
        // Only the very state that the request was made on is shown as what was before.
        for (const auto& state : states)
            if (wire::instructionBasis(state).hex() == bytes->basis) {
                view.changes = changesBetween(state, view.instruction);
                break;
            }
    }
    if (!view.blocked.empty())
        co_return view;
    ActionRequest judged = *bytes;
    judged.checkers = view.request.checkers;
    judged.needed = view.request.needed;
    judged.state = view.request.state;
    judged.stateReason = view.request.stateReason;
    if (const auto permission = rules::mayDecide(RequestStep::Approve, who, judged, basisNow, now->asOf); !permission.allowed()) {
        view.blocked = permission.reason;
        std::string fields;
        for (const auto& change : view.changes)
            fields += (fields.empty() ? " " : "; ") +
                      domain::sentence("{1} was \"{2}\" and is \"{3}\"", change.field, change.before, change.now);
        if (permission.code == "state-moved" && !fields.empty())
            view.blocked += fields + '.';
    }
    co_return view;
}

ApprovalService::Answer<api::CheckerView> ApprovalService::openChecker(SourceId source, std::string requestId)
{
    Result<api::CheckerView> view = co_await look(source, requestId);
    if (!view)
        co_return view;
    // An operator who has signed in meanwhile was shown nothing.
    if (const auto desk = signedIn(source); desk && view->blocked.empty())
        (*desk)->shown[requestId] = view->request.digest;
    co_return view;
}

ApprovalService::Answer<ActionRequest> ApprovalService::approve(SourceId source, std::string requestId, std::string code)
{
    const auto desk = signedIn(source);
    if (!desk)
        co_return tl::unexpected(desk.error());
    const BusyGuard busy(m_busy, source.value() + ' ' + requestId);
    if (auto free = busy.free(); !free)
        co_return tl::unexpected(free.error());
    const Operator who = *(*desk)->who;
    const OperatorClientPtr line = lineOf(**desk);
    const auto shown = (*desk)->shown.find(requestId);
    if (shown == (*desk)->shown.end())
        co_return fail(ErrorCode::Refused, "it has to be opened and read before it can be approved", requestId);
    const std::string digest = shown->second;

    Result<api::CheckerView> view = co_await look(source, requestId);
    if (!view)
        co_return tl::unexpected(view.error());
    if (!(*desk)->who || (*desk)->who->id != who.id)
        co_return fail(ErrorCode::Refused, "another operator has signed in meanwhile", source.value());
    if (!view->blocked.empty())
        co_return fail(ErrorCode::Refused, view->blocked, requestId);
    const auto now = wire::requestDigest(view->canonical);
    if (now.hex() != digest)
        co_return fail(ErrorCode::Refused, "the bytes of the request have changed since they were shown", requestId);
    if (compareCodes(code, wire::fourWords(now)) == CodeMatch::Differs)
        co_return fail(ErrorCode::Refused, "these are not the four words of the request that is shown here; if the maker reads "
                       "others, somebody has changed it", "code");

    Intent intent;
    intent.step = RequestStep::Approve;
    intent.source = source;
    intent.requestId = requestId;
    intent.key = m_environment.newKey();
    intent.actor = who.id;
    intent.digest = digest;
    intent.basis = view->request.basis;
    intent.about = aboutOf(view->request);
    net::HttpRequest post;
    post.method = net::HttpMethod::Post;
    post.target = decisionsOf(requestId);
    post.headers = {{"Idempotency-Key", intent.key}};
    post.contentType = "application/json";
    post.body = wire::decisionBody(wire::Decision::Approve, digest, view->request.basis, {});
    Result<Sent> sent = co_await act(std::move(intent), line, std::move(post), "decisions");
    if (!sent)
        co_return tl::unexpected(sent.error());
    co_return std::move(sent->request);
}

ApprovalService::Answer<ActionRequest> ApprovalService::decide(wire::Decision decision, SourceId source, std::string requestId, std::string reason)
{
    const auto desk = signedIn(source);
    if (!desk)
        co_return tl::unexpected(desk.error());
    const BusyGuard busy(m_busy, source.value() + ' ' + requestId);
    if (auto free = busy.free(); !free)
        co_return tl::unexpected(free.error());
    const Operator who = *(*desk)->who;
    const RequestPolicy policy = *(*desk)->policy;
    const OperatorClientPtr line = lineOf(**desk);
    if (rules::reasonLength(reason) < policy.reasonTextMin)
        co_return fail(ErrorCode::Refused, "the reason must be given in at least " + std::to_string(policy.reasonTextMin)
                       + " characters", "reason");
    Result<Fetched> fetched = co_await fetchRequest(source, line, requestId);
    if (!fetched)
        co_return tl::unexpected(fetched.error());
    const auto& row = fetched->answer.request;
    const auto permission = rules::mayDecide(stepOf(decision), who, row, row.basis, fetched->answer.asOf);
    if (!permission.allowed())
        co_return fail(ErrorCode::Refused, permission.reason, permission.code);

    Intent intent;
    intent.step = stepOf(decision);
    intent.source = source;
    intent.requestId = requestId;
    intent.key = m_environment.newKey();
    intent.actor = who.id;
    // Also what was tampered with can be rejected: it is named by the digest of the bytes that are there.
    intent.digest = wire::requestDigest(fetched->answer.canonical).hex();
    intent.basis = row.basis;
    intent.about = aboutOf(row);
    net::HttpRequest post;
    post.method = net::HttpMethod::Post;
    post.target = decisionsOf(requestId);
    post.headers = {{"Idempotency-Key", intent.key}};
    post.contentType = "application/json";
    post.body = wire::decisionBody(decision, intent.digest, row.basis, reason);
    Result<Sent> sent = co_await act(std::move(intent), line, std::move(post), "decisions");
    if (!sent)
        co_return tl::unexpected(sent.error());
    co_return std::move(sent->request);
}

ApprovalService::Answer<ActionRequest> ApprovalService::reject(SourceId source, std::string requestId, std::string reason)
{
    return decide(wire::Decision::Reject, std::move(source), std::move(requestId), std::move(reason));
}

ApprovalService::Answer<ActionRequest> ApprovalService::revoke(SourceId source, std::string requestId, std::string reason)
{
    return decide(wire::Decision::Revoke, std::move(source), std::move(requestId), std::move(reason));
}

ApprovalService::Answer<api::Submitted> ApprovalService::readOut(SourceId source, std::string requestId)
{
    const auto desk = signedIn(source);
    if (!desk)
        co_return tl::unexpected(desk.error());
    const Operator who = *(*desk)->who;
    const OperatorClientPtr line = lineOf(**desk);
    const Completion<Result<std::vector<store::AuditEvent>>> read(m_executor);
    m_environment.journal(read.callback());
    Result<std::vector<store::AuditEvent>> journal = co_await read.wait();
    if (!journal)
        co_return tl::unexpected(journal.error());
    std::optional<Intent> own;
    for (const auto& entry : *journal)
        if (auto intent = intentOf(entry); intent && intent->step == RequestStep::Submit && intent->source == source
            && intent->requestId == requestId)
            own = std::move(intent);
    if (!own)
        co_return fail(ErrorCode::NotFound, "the request was not made here", requestId);
    if (own->actor != who.id)
        co_return fail(ErrorCode::Refused, "only " + own->actor + ", who made it, reads it out", requestId);
    const auto digest = support::Hash::fromHex(own->digest);
    if (!digest)
        co_return tl::unexpected(digest.error());
    Result<Fetched> fetched = co_await fetchRequest(source, line, requestId);
    if (!fetched)
        co_return tl::unexpected(fetched.error());
    co_return api::Submitted{std::move(fetched->answer.request), wire::fourWords(*digest)};
}

ApprovalService::Answer<std::vector<api::OpenIntent>> ApprovalService::openIntents()
{
    const Completion<Result<std::vector<store::AuditEvent>>> read(m_executor);
    m_environment.journal(read.callback());
    Result<std::vector<store::AuditEvent>> journal = co_await read.wait();
    if (!journal)
        co_return tl::unexpected(journal.error());
    std::vector<api::OpenIntent> out;
    for (const auto& intent : openIntentsOf(*journal))
        if (!m_inFlight.contains(intent.key))
            out.push_back(toOpenIntent(intent));
    co_return out;
}

ApprovalService::Answer<ActionRequest> ApprovalService::askOutcome(api::OpenIntent asked)
{
    const auto desk = deskOf(asked.source);
    if (!desk)
        co_return tl::unexpected(desk.error());
    // What the journal says of it counts, not what the caller remembers.
    const Completion<Result<std::vector<store::AuditEvent>>> read(m_executor);
    m_environment.journal(read.callback());
    Result<std::vector<store::AuditEvent>> journal = co_await read.wait();
    if (!journal)
        co_return tl::unexpected(journal.error());
    std::optional<Intent> intent;
    for (auto& open : openIntentsOf(*journal))
        if (open.key == asked.key && open.requestId == asked.requestId && open.source == asked.source && !m_inFlight.contains(open.key))
            intent = std::move(open);
    if (!intent)
        co_return fail(ErrorCode::NotFound, "its outcome is known, or nothing of it is recorded", asked.requestId);

    const auto& lines = (*desk)->endpoint.lines;
    auto line = lines.find(intent->actor);
    if (line == lines.end() && (*desk)->who)
        line = lines.find((*desk)->who->id);
    if (line == lines.end())
        co_return fail(ErrorCode::Refused, "nobody is signed in who could ask for it", asked.source.value());
    const OperatorClientPtr way = line->second;
    const BusyGuard flight(m_inFlight, intent->key);
    if (auto once = flight.free(); !once)
        co_return tl::unexpected(once.error());
    Result<Fetched> fetched = co_await fetchRequest(asked.source, way, intent->requestId);
    if (!fetched && fetched.error().code != ErrorCode::NotFound)
        co_return tl::unexpected(fetched.error());
    const Instant now = m_environment.clock();
    Finding finding;
    Trace trace = Trace::NotYet;
    if (fetched) {
        const bool same = wire::requestDigest(fetched->answer.canonical).hex() == intent->digest;
        trace = same ? traceOf(std::string(rules::toText(intent->step)), intent->actor, fetched->answer.request) : Trace::Otherwise;
        const std::string state(toText(fetched->answer.request.state));
        if (trace == Trace::Taken)
            finding = {Outcome::Done, state};
        else if (trace == Trace::Otherwise)
            finding = {Outcome::Refused, same ? "it was not taken: the request is " + state : "the endpoint has other bytes under this id"};
    }
    if (trace == Trace::NotYet) {
        const Instant certain = intent->at + kMayStillArrive;
        if (now < certain)
            co_return fail(ErrorCode::TimedOut, "the endpoint does not know of it, but it may still arrive; ask again after "
                           + support::timeText(certain), intent->requestId);
        finding = {Outcome::Refused, "the endpoint never received it"};
    }
    Result<void> recorded = co_await write(batchOf(resultLine(*intent, finding, now)));
    if (!recorded)
        co_return tl::unexpected(recorded.error());
    if (finding.outcome != Outcome::Done)
        co_return fail(ErrorCode::NotFound, finding.why, intent->requestId);
    co_return std::move(fetched->answer.request);
}

} // namespace assay::control
