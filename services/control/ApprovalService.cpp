// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/control/ApprovalService.h"

#include <exception>

#include "services/control/Completion.h"
#include "services/control/BusyGuard.h"
#include "services/control/RequestSentence.h"
#include "services/domain/RecordSchemas.h"
#include "services/support/Percent.h"
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

constexpr std::size_t kMaxRef = 200;

/// A path segment. A name of dots alone would be read as "here" or "above".
std::string segment(std::string_view text)
{
    if (text == ".")
        return "%2E";
    if (text == "..")
        return "%2E%2E";
    return support::percentEncoded(text);
}

Error refusedBy(const net::HttpResponse& response, const std::string& where)
{
    const auto refusal = wire::decodeRefusal(response.body);
    const auto said = refusal.code.empty() ? "HTTP " + std::to_string(response.status) : refusal.code + ": " + refusal.message;
    ErrorCode code = ErrorCode::Refused;
    if (response.status == 401)
        code = ErrorCode::Unauthorized;
    // Only the endpoint's own word counts as "there is none": a proxy says 404 as well.
    else if (response.status == 404)
        code = refusal.code.empty() ? ErrorCode::HttpStatus : ErrorCode::NotFound;
    else if (response.status >= 500)
        code = ErrorCode::HttpStatus;
    return {code, "the endpoint says " + said, where};
}

/// What an answer, or its absence, says of a command that was sent. Done still has to be read.
Finding findingOf(const Result<net::HttpResponse>& answer)
{
    if (answer) {
        if (answer->status == 200 || answer->status == 201)
            return {Outcome::Done, {}};
        // A gateway, or an endpoint in trouble, may have acted before it said so; what is in no standard says nothing.
        if (answer->status < 400 || answer->status >= 500 || answer->status == 408)
            return {Outcome::Unknown, "HTTP " + std::to_string(answer->status)};
        const auto refusal = wire::decodeRefusal(answer->body);
        // Without the endpoint's own word it may be somebody in between who speaks.
        if (refusal.code.empty())
            return {Outcome::Unknown, "HTTP " + std::to_string(answer->status)};
        return {Outcome::Refused, refusal.code + ": " + refusal.message};
    }
    switch (answer.error().code) {
    // Before the first byte of a request can leave.
    case ErrorCode::Unresolvable:
    case ErrorCode::Unreachable:
    case ErrorCode::TlsUntrusted:
    case ErrorCode::Usage:
    case ErrorCode::Refused: return {Outcome::Refused, "not sent: " + answer.error().detail};
    default: return {Outcome::Unknown, answer.error().text()};
    }
}

Error notRecorded(const Error& error)
{
    return {error.code, "nothing was sent: what is asked for could not be recorded first: " + error.detail, error.where};
}

} // namespace

ApprovalService::ApprovalService(asio::any_io_executor executor, ApprovalEnvironment environment, std::map<SourceId, ApprovalEndpoint> endpoints)
    : m_executor(std::move(executor)), m_environment(std::move(environment))
{
    for (auto& [source, endpoint] : endpoints)
        m_desks[source].endpoint = std::move(endpoint);
}

void ApprovalService::close()
{
    m_closing = true;
    for (const auto& [source, desk] : m_desks)
        for (const auto& [id, line] : desk.endpoint.lines)
            line->cancel();
}

Result<ApprovalService::Desk*> ApprovalService::deskOf(const SourceId& source)
{
    const auto found = m_desks.find(source);
    if (found == m_desks.end())
        return fail(ErrorCode::NotFound, "this console has no operators there", source.value());
    return &found->second;
}

Result<ApprovalService::Desk*> ApprovalService::signedIn(const SourceId& source)
{
    auto desk = deskOf(source);
    if (desk && !(*desk)->who)
        return fail(ErrorCode::Refused, "nobody is signed in", source.value());
    return desk;
}

OperatorClientPtr ApprovalService::lineOf(const Desk& desk)
{
    return desk.endpoint.lines.at(desk.who->id);
}

std::string ApprovalService::decisionsOf(std::string_view requestId)
{
    return "/v1/action-requests/" + segment(requestId) + "/decisions";
}

store::WriteBatch ApprovalService::batchOf(store::AuditEvent line) const
{
    store::WriteBatch batch;
    batch.knownAt = m_environment.clock();
    batch.audit.push_back(std::move(line));
    return batch;
}

asio::awaitable<Result<void>> ApprovalService::write(store::WriteBatch batch)
{
    const Completion<Result<void>> written(m_executor);
    m_environment.write(std::move(batch), written.callback());
    Result<void> outcome = co_await written.wait();
    co_return outcome;
}

ApprovalService::Answer<net::HttpResponse> ApprovalService::get(OperatorClientPtr line, std::string target)
{
    net::HttpRequest request;
    request.target = std::move(target);
    const std::string where = request.target;
    Result<net::HttpResponse> response = co_await line->send(std::move(request));
    if (response && response->status != 200)
        co_return tl::unexpected(refusedBy(*response, where));
    co_return response;
}

ApprovalService::Answer<Operator> ApprovalService::fetchOperator(OperatorClientPtr line, std::string operatorId)
{
    Result<net::HttpResponse> response = co_await get(line, "/v1/operator");
    if (!response)
        co_return tl::unexpected(response.error());
    auto stated = wire::decodeOperator(response->body);
    if (stated && stated->id != operatorId)
        co_return fail(ErrorCode::Refused, "the credentials of " + operatorId + " are those of another operator at the endpoint",
                       stated->id);
    co_return stated;
}

ApprovalService::Answer<std::vector<Operator>> ApprovalService::operators(SourceId source)
{
    const auto desk = deskOf(source);
    if (!desk)
        co_return tl::unexpected(desk.error());
    std::vector<Operator> out;
    std::optional<Error> last;
    const auto lines = (*desk)->endpoint.lines;
    for (const auto& [id, line] : lines) {
        Result<Operator> stated = co_await fetchOperator(line, id);
        if (stated)
            out.push_back(std::move(*stated));
        else
            last = stated.error();
    }
    if (out.empty() && last)
        co_return tl::unexpected(*last);
    if (out.empty() && !(*desk)->endpoint.missing.empty())
        co_return tl::unexpected((*desk)->endpoint.missing.begin()->second);
    co_return out;
}

ApprovalService::Answer<Operator> ApprovalService::signIn(SourceId source, std::string operatorId)
{
    const auto desk = deskOf(source);
    if (!desk)
        co_return tl::unexpected(desk.error());
    const auto line = (*desk)->endpoint.lines.find(operatorId);
    if (line == (*desk)->endpoint.lines.end()) {
        const auto missing = (*desk)->endpoint.missing.find(operatorId);
        if (missing != (*desk)->endpoint.missing.end())
            co_return tl::unexpected(missing->second);
        co_return fail(ErrorCode::NotFound, "this console has no credentials of " + operatorId.substr(0, kMaxRef), source.value());
    }
    const OperatorClientPtr way = line->second;
    Result<Operator> stated = co_await fetchOperator(way, operatorId);
    if (!stated)
        co_return stated;
    Result<net::HttpResponse> response = co_await get(way, "/v1/request-policy");
    if (!response)
        co_return tl::unexpected(response.error());
    auto policy = wire::decodeRequestPolicy(response->body);
    if (!policy)
        co_return tl::unexpected(policy.error());
    (*desk)->who = *stated;
    (*desk)->policy = std::move(*policy);
    (*desk)->shown.clear();
    co_return stated;
}

asio::awaitable<api::ProposalPreview> ApprovalService::check(api::Proposal proposal, std::optional<Operator> who,
                                                          std::optional<RequestPolicy> policy, Depth depth)
{
    struct Work {
        SnapshotPtr snapshot;
        Instant now;
        api::Proposal proposal;
        std::optional<Operator> who;
        std::optional<RequestPolicy> policy;
        api::ProposalPreview preview;
        std::exception_ptr thrown = {};
    };
    auto work = std::make_shared<Work>(
        Work{m_environment.snapshot(), m_environment.clock(), std::move(proposal), std::move(who), std::move(policy), {}});
    const Completion<std::monostate> done(m_executor);
    m_environment.compute(
        [work, forecast = depth == Depth::WithForecast ? m_environment.forecast : nullptr] {
            try {
                work->preview = preflight(work->proposal, {*work->snapshot, work->who ? &*work->who : nullptr,
                                                           work->policy ? &*work->policy : nullptr, work->now});
                if (forecast)
                    forecast(*work->snapshot, work->proposal, work->now, work->preview);
            } catch (const std::exception&) {
                work->thrown = std::current_exception();
            }
        },
        [callback = done.callback()] { callback({}); });
    const std::monostate over = co_await done.wait();
    static_cast<void>(over);
    // Half a check is none: it ends the request that needed it.
    if (work->thrown)
        std::rethrow_exception(work->thrown);
    co_return std::move(work->preview);
}

ApprovalService::Answer<api::ProposalPreview> ApprovalService::preview(api::Proposal proposal)
{
    const auto desk = deskOf(proposal.source);
    if (!desk)
        co_return tl::unexpected(desk.error());
    api::ProposalPreview out = co_await check(std::move(proposal), (*desk)->who, (*desk)->policy, Depth::WithForecast);
    co_return out;
}

ApprovalService::Answer<wire::InstructionAnswer> ApprovalService::fetchInstruction(OperatorClientPtr line, std::string ref)
{
    Result<net::HttpResponse> response = co_await get(line, "/v1/instructions/" + segment(ref));
    if (!response)
        co_return tl::unexpected(response.error());
    auto answer = wire::decodeInstruction(response->body);
    if (answer && answer->instruction.ref != ref)
        co_return fail(ErrorCode::Malformed, "the endpoint answers with another instruction", answer->instruction.ref);
    co_return answer;
}

ApprovalService::Answer<ApprovalService::Fetched> ApprovalService::fetchRequest(SourceId source, OperatorClientPtr line, std::string requestId)
{
    Result<net::HttpResponse> response = co_await get(line, "/v1/action-requests/" + segment(requestId));
    if (!response)
        co_return tl::unexpected(response.error());
    auto answer = wire::decodeRequest(response->body);
    if (!answer)
        co_return tl::unexpected(answer.error());
    Fetched out;
    out.origin.source = source;
    out.origin.resource = std::string(resourceOf<ActionRequest>());
    out.origin.asOf = answer->asOf;
    out.origin.knownAt = response->receivedAt;
    out.origin.raw = support::Hash::of(response->body);
    out.answer = std::move(*answer);
    co_return out;
}

ApprovalService::Answer<ApprovalService::Sent> ApprovalService::act(Intent intent, OperatorClientPtr line, net::HttpRequest request,
                                                           std::string resource)
{
    intent.at = m_environment.clock();
    store::WriteBatch before = batchOf(intentLine(intent));
    store::RawAnswer bytes;
    bytes.source = intent.source;
    bytes.resource = resource;
    bytes.target = line->address() + request.target;
    bytes.receivedAt = intent.at;
    bytes.headers = "idempotency-key: " + intent.key + '\n';
    bytes.receive(request.body);
    before.raws.push_back(std::move(bytes));
    if (m_closing)
        co_return fail(ErrorCode::Cancelled, "nothing was sent: the console is closing", intent.requestId);
    // From here until the result is stored it is under way, not open.
    const BusyGuard flight(m_inFlight, intent.key);
    if (auto once = flight.free(); !once)
        co_return tl::unexpected(once.error());
    Result<void> stored = co_await write(std::move(before));
    if (!stored)
        co_return tl::unexpected(notRecorded(stored.error()));

    const std::string target = request.target;
    Result<net::HttpResponse> answer = fail(ErrorCode::Refused, "the console is closing");
    if (!m_closing)
        answer = co_await line->send(std::move(request));

    Finding finding = findingOf(answer);
    Sent sent;
    Error failure{ErrorCode::Refused, finding.why, intent.requestId};
    if (finding.outcome == Outcome::Done) {
        auto read = wire::decodeRequest(answer->body);
        if (!read)
            finding = {Outcome::Unknown, "its answer cannot be read: " + read.error().text()};
        else if (read->request.id != intent.requestId || read->request.digest != intent.digest
                 || wire::requestDigest(read->canonical).hex() != intent.digest)
            finding = {Outcome::Unknown, "its answer is about other bytes than were sent"};
        else {
            finding.why = std::string(toText(read->request.state));
            sent = {std::move(read->request), std::move(read->canonical)};
        }
    }
    switch (finding.outcome) {
    case Outcome::Done: break;
    case Outcome::Refused:
        failure = answer ? refusedBy(*answer, intent.requestId) : answer.error();
        break;
    case Outcome::Unknown:
        failure = {answer ? ErrorCode::HttpStatus : answer.error().code,
                   "what came of it is not known (" + finding.why + "); it is not sent again", intent.requestId};
        break;
    }
    store::WriteBatch after = batchOf(resultLine(intent, finding, m_environment.clock()));
    if (answer && !answer->body.empty()) {
        store::RawAnswer said;
        said.source = intent.source;
        said.resource = std::move(resource);
        said.target = line->address() + target;
        said.receivedAt = answer->receivedAt;
        said.receive(std::move(answer->body));
        after.raws.push_back(std::move(said));
    }
    Result<void> recorded = co_await write(std::move(after));
    if (finding.outcome != Outcome::Done)
        co_return tl::unexpected(failure);
    if (!recorded)
        co_return fail(recorded.error().code, "the endpoint has accepted it (" + finding.why + "), but that could not be recorded: "
                       + recorded.error().detail, intent.requestId);
    co_return sent;
}

ApprovalService::Answer<api::Submitted> ApprovalService::propose(api::Proposal proposal)
{
    const auto desk = signedIn(proposal.source);
    if (!desk)
        co_return tl::unexpected(desk.error());
    // One at a time for an instruction: two clicks are one request.
    const BusyGuard busy(m_busy, proposal.source.value() + ' ' + proposal.instruction);
    if (auto free = busy.free(); !free)
        co_return tl::unexpected(free.error());
    const Operator who = *(*desk)->who;
    const RequestPolicy policy = *(*desk)->policy;
    const OperatorClientPtr line = lineOf(**desk);
    const SnapshotPtr snapshot = m_environment.snapshot();

    const api::ProposalPreview checked = co_await check(proposal, who, policy, Depth::ChecksOnly);
    for (const auto& one : checked.checks)
        if (one.result == api::CheckResult::Fail)
            co_return fail(ErrorCode::Refused, one.finding, one.id);

    Result<wire::InstructionAnswer> fetched = co_await fetchInstruction(line, proposal.instruction);
    if (!fetched)
        co_return tl::unexpected(fetched.error());
    // What is on the screen is what the maker decides on.
    const auto seen = snapshot->table<Instruction>().find(proposal.source, proposal.instruction);
    if (seen && wire::instructionBasis(seen->record) != wire::instructionBasis(fetched->instruction)) {
        std::string fields;
        for (const auto& change : changesBetween(seen->record, fetched->instruction))
            fields += (fields.empty() ? "" : ", ") + change.field;
        co_return fail(ErrorCode::Refused, "the instruction has changed since it was shown (" + fields + "); look at it again", "state");
    }
    ActionRequest request;
    request.id = "AR-" + m_environment.newKey();
    request.action = proposal.action;
    request.instruction = fetched->instruction.ref;
    request.parameters = proposal.parameters;
    request.reason = proposal.reason;
    request.reasonText = proposal.reasonText;
    request.amount = fetched->instruction.amount;
    request.currency = fetched->instruction.amount ? fetched->instruction.currency : std::string();
    request.maker = who.id;
    request.basis = wire::instructionBasis(fetched->instruction).hex();
    // By the endpoint's clock, which decides when the request expires: a maker's clock that is wrong must not.
    request.madeAt = fetched->asOf;
    request.expiresAt = request.madeAt + proposal.validFor;
    if (const auto permission = rules::maySubmit(policy, who, request, request.madeAt); !permission.allowed())
        co_return fail(ErrorCode::Refused, permission.reason, permission.code);
    const std::string canonical = wire::canonicalBytes(request);
    const auto readable = wire::parseCanonical(canonical);
    if (!readable)
        co_return tl::unexpected(readable.error());
    const auto digest = wire::requestDigest(canonical);

    Intent intent;
    intent.step = RequestStep::Submit;
    intent.source = proposal.source;
    intent.requestId = request.id;
    intent.key = request.id;
    intent.actor = who.id;
    intent.digest = digest.hex();
    intent.basis = request.basis;
    intent.about = aboutOf(request);
    net::HttpRequest put;
    put.method = net::HttpMethod::Put;
    put.target = "/v1/action-requests/" + segment(request.id);
    put.headers = {{"Idempotency-Key", intent.key}};
    put.contentType = "application/json";
    put.body = canonical;
    Result<Sent> sent = co_await act(std::move(intent), line, std::move(put), std::string(resourceOf<ActionRequest>()));
    if (!sent)
        co_return tl::unexpected(sent.error());
    co_return api::Submitted{std::move(sent->request), wire::fourWords(digest)};
}

} // namespace assay::control
