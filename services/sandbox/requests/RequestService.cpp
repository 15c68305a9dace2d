// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/requests/RequestService.h"

#include <algorithm>
#include <boost/json.hpp>

#include "services/domain/RecordSchemas.h"
#include "services/support/Utf8.h"
#include "services/wire/ActionRequests.h"
#include "services/wire/AssayHttp.h"
#include "services/wire/JsonReader.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;
using domain::ActionRequest;
using domain::RequestState;

constexpr std::size_t kMaxId = 64;
constexpr std::size_t kMaxReason = 1'000;

RequestService::Answer refusedAnswer(unsigned status, std::string_view code, std::string_view message)
{
    RequestService::Answer answer;
    answer.status = status;
    wire::appendError(answer.body, code, message);
    return answer;
}

bool isId(std::string_view text)
{
    return !text.empty() && text.size() <= kMaxId && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
               c == '.';
    });
}

bool isReasonCode(std::string_view text)
{
    return text.size() == 4 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    });
}

/// Characters of a text without the blanks around it.
std::size_t lengthOf(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return 0;
    text = text.substr(first, text.find_last_not_of(kBlank) - first + 1);
    return support::utf8Count(text);
}

bool isOpen(RequestState state)
{
    return state == RequestState::Submitted || state == RequestState::Accepted;
}

bool mayActAt(const domain::Operator& who)
{
    return who.scope.empty() || std::ranges::find(who.scope, kSourceClearing) != who.scope.end();
}

} // namespace

/// The body of a decision, understood.
struct RequestService::Decision {
    std::string decision;
    std::string digest;
    std::string basis;
    std::string reason;

    [[nodiscard]] static support::Result<Decision> parse(std::string_view body)
    {
        using support::ErrorCode;
        if (auto valid = wire::checkJson(body, wire::JsonDuplicates::Refuse); !valid)
            return tl::unexpected(valid.error());
        boost::system::error_code failed;
        const auto value = boost::json::parse(body, failed);
        if (failed || !value.is_object())
            return support::fail(ErrorCode::Malformed, "the body is not a JSON object");
        Decision out;
        for (const auto& [name, target] : {std::pair{"decision", &out.decision}, std::pair{"digest", &out.digest},
                                           std::pair{"basis", &out.basis}, std::pair{"reason", &out.reason}}) {
            const auto* member = value.get_object().if_contains(name);
            if (!member || member->is_null())
                continue;
            if (!member->is_string())
                return support::fail(ErrorCode::WrongType, std::string(name) + " must be a text");
            *target = std::string(member->get_string());
        }
        if (out.decision != "approve" && out.decision != "reject" && out.decision != "revoke")
            return support::fail(ErrorCode::Malformed, "decision is \"approve\", \"reject\" or \"revoke\"");
        if (out.reason.size() > kMaxReason)
            return support::fail(ErrorCode::OutOfRange, "the reason is too long");
        return out;
    }
};

RequestService::RequestService(ClearingHouse& house, Instant start) : m_house(house), m_start(start) {}

void RequestService::fill(ChangeSet& out)
{
    for (const auto& who : sandboxOperators())
        out.upsert(kSourceClearing, who);
    // What was asked for earlier that day, one of each end.
    int number = 0;
    for (const auto& row : m_house.settledRows(3))
        addPast(row, number++);
    for (const auto& id : m_order)
        out.upsert(kSourceClearing, m_kept.find(id)->second.request);
}

void RequestService::addPast(const domain::Instruction& row, int number)
{
    Kept kept;
    auto& request = kept.request;
    request.id = "past-" + std::to_string(number + 1);
    request.action = number == 1 ? domain::QueueAction::Cancel : domain::QueueAction::Release;
    request.instruction = row.ref;
    request.reason = "PREA";
    request.reasonText = number == 1 ? "Member asks to cancel, sent by mistake"
                                     : "Member confirms by telephone that it may settle";
    request.amount = row.amount;
    request.currency = row.currency;
    request.maker = number == 2 ? "op-maker-b" : "op-maker-a";
    request.needed = m_policy.needed(request.action, row.currency, row.amount);
    request.madeAt = m_start - 3h - 10min * number;
    request.expiresAt = request.madeAt + 30min;
    auto then = row;
    then.status = "PEND";
    then.reason = "PREA";
    then.hold = domain::HoldState::OnHold;
    then.assetLegFinalAt.reset();
    then.cashLegFinalAt.reset();
    request.basis = wire::instructionBasis(then).hex();
    if (number == 0) {
        request.state = RequestState::Effective;
        request.checkers = {"op-checker-a", "op-checker-b"};
        request.checkers.resize(static_cast<std::size_t>(*request.needed));
        request.decidedAt = request.madeAt + 4min;
        request.effectAt = *request.decidedAt + kUntilEffect;
    } else if (number == 1) {
        request.state = RequestState::Rejected;
        request.stateReason = "op-checker-b: the member's own maker has not signed";
        request.decidedAt = request.madeAt + 7min;
    } else {
        request.state = RequestState::Expired;
        request.stateReason = "nobody decided in time";
        request.decidedAt = request.expiresAt;
    }
    kept.canonical = wire::canonicalBytes(request);
    request.digest = wire::requestDigest(kept.canonical).hex();
    m_order.push_back(request.id);
    m_kept.emplace(request.id, std::move(kept));
}

void RequestService::step(Instant now, ChangeSet& out)
{
    for (const auto& id : std::vector(m_open)) {
        auto& kept = m_kept.find(id)->second;
        if (kept.request.state == RequestState::Accepted) {
            if (kept.effectDue <= now)
                carryOut(kept, now, out);
            continue;
        }
        if (kept.request.expiresAt <= now)
            close(kept, RequestState::Expired, "nobody decided in time", now, out);
        else if (auto why = moved(kept); !why.empty())
            close(kept, RequestState::Blocked, std::move(why), now, out);
    }
}

void RequestService::carryOut(Kept& kept, Instant now, ChangeSet& out)
{
    auto& request = kept.request;
    m_house.pin(request.instruction, ClearingHouse::Pin::Off);
    const auto done = m_house.apply({request.action, request.instruction, request.parameters}, now, out);
    if (done)
        request.effectAt = now;
    close(kept, done ? RequestState::Effective : RequestState::Refused, done ? std::string() : done.error().detail,
          *request.decidedAt, out);
}

void RequestService::close(Kept& kept, RequestState state, std::string reason, Instant now, ChangeSet& out)
{
    kept.request.state = state;
    kept.request.stateReason = std::move(reason);
    kept.request.decidedAt = now;
    std::erase(m_open, kept.request.id);
    out.upsert(kSourceClearing, kept.request);
}

std::string RequestService::moved(const Kept& kept) const
{
    const auto* row = m_house.instruction(kept.request.instruction);
    if (!row)
        return "the instruction is gone";
    std::string changed;
    for (const auto* field : domain::differingFields(*row, kept.basis)) {
        changed += changed.empty() ? "changed since: " : ", ";
        changed += field->name;
    }
    return changed;
}

RequestService::Answer RequestService::answerOf(const Kept& kept, unsigned status, Instant asOf) const
{
    Answer answer;
    answer.status = status;
    wire::JsonWriter json(answer.body);
    json.beginObject();
    json.member("schema_version", wire::kAssaySchemaVersion);
    json.member("as_of", support::toText(asOf));
    json.key("item");
    wire::appendRecord(json, kept.request);
    json.member("canonical", kept.canonical);
    json.endObject();
    return answer;
}

RequestService::Answer RequestService::show(std::string_view id, Instant asOf) const
{
    const auto kept = m_kept.find(id);
    if (kept == m_kept.end())
        return refusedAnswer(404, "not-found", "no such request");
    return answerOf(kept->second, 200, asOf);
}

bool RequestService::makeRoom(ChangeSet& out)
{
    if (m_kept.size() < kMaxRequests)
        return true;
    const auto oldest =
        std::ranges::find_if(m_order, [&](const auto& id) { return !isOpen(m_kept.find(id)->second.request.state); });
    if (oldest == m_order.end())
        return false;
    const auto kept = m_kept.find(*oldest);
    out.remove(kSourceClearing, kept->second.request);
    m_kept.erase(kept);
    m_order.erase(oldest);
    return true;
}

void RequestService::remember(std::string key, Answered answered)
{
    if (m_keys.size() == kMaxAnswers) {
        m_answers.erase(m_keys.front());
        m_keys.pop_front();
    }
    m_keys.push_back(key);
    m_answers.emplace(std::move(key), std::move(answered));
}

RequestService::Answer RequestService::submit(const domain::Operator& who, std::string_view id, std::string_view key,
                                        std::string_view bytes, Instant now, ChangeSet& out)
{
    if (!isId(id) || key != id)
        return refusedAnswer(400, "bad-request", "Idempotency-Key must be the id: letters, digits, - _ . and at most 64");
    const auto request = wire::parseCanonical(bytes);
    if (!request)
        return refusedAnswer(400, "malformed", request.error().text());
    if (request->id != id)
        return refusedAnswer(400, "bad-request", "the request names another id than its address");
    if (request->maker != who.id || !hasRole(who, "maker") || !mayActAt(who))
        return refusedAnswer(403, "role", who.id + " may not make this request");
    if (const auto known = m_kept.find(id); known != m_kept.end()) {
        if (known->second.canonical != bytes)
            return refusedAnswer(409, "other-bytes", "another request is known under this id");
        return answerOf(known->second, 200, now);
    }
    return take(*request, bytes, now, out);
}

RequestService::Answer RequestService::take(const ActionRequest& request, std::string_view bytes, Instant now,
                                      ChangeSet& out)
{
    if (!isReasonCode(request.reason))
        return refusedAnswer(422, "refused", "the reason is a code of four letters or digits");
    if (lengthOf(request.reasonText) < m_policy.reasonTextMin)
        return refusedAnswer(422, "refused",
                       "the reason needs at least " + std::to_string(m_policy.reasonTextMin) + " characters");
    if (request.expiresAt <= now)
        return refusedAnswer(422, "refused", "the request has expired");
    if (request.expiresAt <= request.madeAt || request.expiresAt - request.madeAt > m_policy.longest ||
        request.expiresAt - now > m_policy.longest)
        return refusedAnswer(422, "refused",
                       "a request is valid for at most " + std::to_string(m_policy.longest.count()) + " minutes");
    const auto* row = m_house.instruction(request.instruction);
    if (!row)
        return refusedAnswer(422, "refused", "no such instruction");
    if (request.basis != wire::instructionBasis(*row).hex())
        return refusedAnswer(409, "state-moved", "the instruction is not in the state that the request was made on");
    if ((request.amount && (!row->amount || *request.amount != *row->amount)) ||
        (!request.currency.empty() && request.currency != row->currency))
        return refusedAnswer(422, "refused", "amount and currency are not those of the instruction");
    if (const auto allowed = m_house.allows({request.action, request.instruction, request.parameters}); !allowed)
        return refusedAnswer(422, "refused", allowed.error().detail);
    if (!makeRoom(out))
        return refusedAnswer(503, "busy", "too many requests are open");

    Kept kept;
    kept.request = request;
    kept.request.state = RequestState::Submitted;
    kept.request.needed = m_policy.needed(request.action, row->currency, row->amount);
    kept.canonical = bytes;
    kept.basis = *row;
    const auto& stored = m_kept.emplace(request.id, std::move(kept)).first->second;
    m_order.push_back(request.id);
    m_open.push_back(request.id);
    out.upsert(kSourceClearing, stored.request);
    return answerOf(stored, 201, now);
}

RequestService::Answer RequestService::decide(const domain::Operator& who, std::string_view id, std::string_view key,
                                        std::string_view body, Instant now, ChangeSet& out)
{
    if (!isId(key))
        return refusedAnswer(400, "bad-request", "Idempotency-Key is needed: letters, digits, - _ . and at most 64");
    const auto kept = m_kept.find(id);
    if (kept == m_kept.end())
        return refusedAnswer(404, "not-found", "no such request");
    const std::string asked = who.id + '\n' + std::string(id) + '\n' + std::string(body);
    if (const auto before = m_answers.find(key); before != m_answers.end()) {
        if (before->second.asked != asked)
            return refusedAnswer(409, "other-bytes", "this key was used for something else");
        return before->second.answer;
    }
    const auto decision = Decision::parse(body);
    if (!decision)
        return refusedAnswer(400, "malformed", decision.error().text());
    auto answer = evaluate(who, kept->second, *decision, now, out);
    remember(std::string(key), {asked, answer});
    return answer;
}

RequestService::Answer RequestService::evaluate(const domain::Operator& who, Kept& kept, const Decision& decision, Instant now,
                                       ChangeSet& out)
{
    auto& request = kept.request;
    const bool revokes = decision.decision == "revoke";
    if (!mayActAt(who) || !hasRole(who, revokes ? "maker" : "checker"))
        return refusedAnswer(403, "role", who.id + " may not " + decision.decision + " requests");
    if (revokes && who.id != request.maker)
        return refusedAnswer(403, "role", "only its maker may revoke a request");
    if (!revokes && who.id == request.maker)
        return refusedAnswer(403, "same-person", "the maker of a request does not decide on it");
    // The clock counts, not whether it has ticked since.
    if (request.state == RequestState::Submitted && request.expiresAt <= now)
        close(kept, RequestState::Expired, "nobody decided in time", now, out);
    if (request.state == RequestState::Expired)
        return refusedAnswer(410, "expired", "the request has expired");
    if (request.state == RequestState::Blocked && decision.decision == "approve")
        return refusedAnswer(409, "state-moved", request.stateReason);
    if (request.state != RequestState::Submitted)
        return refusedAnswer(409, "decided", "the request is " + std::string(domain::toText(request.state)));
    if (decision.digest != request.digest)
        return refusedAnswer(409, "digest", "the digest is not that of the request");
    if (decision.decision == "approve")
        return approve(who, kept, decision, now, out);
    if (lengthOf(decision.reason) == 0)
        return refusedAnswer(422, "refused", "a reason is needed");
    close(kept, revokes ? RequestState::Revoked : RequestState::Rejected, who.id + ": " + decision.reason, now, out);
    return answerOf(kept, 200, now);
}

RequestService::Answer RequestService::approve(const domain::Operator& who, Kept& kept, const Decision& decision, Instant now,
                                         ChangeSet& out)
{
    auto& request = kept.request;
    if (std::ranges::find(request.checkers, who.id) != request.checkers.end())
        return refusedAnswer(403, "same-person", who.id + " has approved it already; another person is needed");
    if (auto why = moved(kept); !why.empty()) {
        close(kept, RequestState::Blocked, why, now, out);
        return refusedAnswer(409, "state-moved", why);
    }
    if (decision.basis != request.basis)
        return refusedAnswer(409, "state-moved", "the checker saw another state of the instruction");
    request.checkers.push_back(who.id);
    if (static_cast<std::int64_t>(request.checkers.size()) >= request.needed.value_or(1)) {
        request.state = RequestState::Accepted;
        request.decidedAt = now;
        kept.effectDue = now + kUntilEffect;
        m_house.pin(request.instruction, ClearingHouse::Pin::On);
    }
    out.upsert(kSourceClearing, request);
    return answerOf(kept, 200, now);
}

} // namespace assay::sandbox
