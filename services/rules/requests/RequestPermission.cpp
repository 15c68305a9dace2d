// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/requests/RequestPermission.h"

#include <algorithm>

#include "services/domain/Sentence.h"
#include "services/domain/SettlementSchemas.h"
#include "services/support/Phrases.h"
#include "services/support/Utf8.h"

namespace assay::rules {

using namespace domain;

namespace {

bool has(const Operator& who, std::string_view role)
{
    return std::ranges::find(who.roles, role) != who.roles.end();
}

std::string rolesText(const std::vector<std::string>& roles)
{
    std::string out;
    for (const auto& role : roles)
        out += (out.empty() ? "" : ", ") + role;
    return out.empty() ? "none" : out;
}

Permission wrongRole(const Operator& who, std::string_view what)
{
    return {"role", sentence("{1} may not {2}; roles: {3}.", who.id, std::string(what), rolesText(who.roles))};
}

/// Is it still undecided? Approvals that are not enough yet leave it so.
bool open(const ActionRequest& request)
{
    switch (request.state) {
    case RequestState::Submitted: return true;
    case RequestState::Approved:
        return request.needed && static_cast<std::int64_t>(request.checkers.size()) < *request.needed;
    case RequestState::Unknown:
    case RequestState::Rejected:
    case RequestState::Revoked:
    case RequestState::Expired:
    case RequestState::Blocked:
    case RequestState::Accepted:
    case RequestState::Refused:
    case RequestState::Effective:
    case RequestState::OutcomeUnknown: return false;
    }
    return false;
}

} // namespace

std::string_view toText(RequestStep step)
{
    switch (step) {
    case RequestStep::Submit: return "submit";
    case RequestStep::Approve: return "approve";
    case RequestStep::Reject: return "reject";
    case RequestStep::Revoke: return "revoke";
    }
    return {};
}

std::optional<std::int64_t> approvalsNeeded(const RequestPolicy& policy, QueueAction action, std::string_view currency,
                                            const std::optional<Decimal>& amount)
{
    for (const auto& band : policy.bands) {
        if (band.action != action || (!band.currency.empty() && band.currency != currency))
            continue;
        if (band.upTo && (!amount || *amount > *band.upTo))
            continue;
        return band.needed;
    }
    return std::nullopt;
}

std::int64_t reasonLength(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return 0;
    text = text.substr(first, text.find_last_not_of(kBlank) - first + 1);
    return static_cast<std::int64_t>(support::utf8Count(text));
}

Permission roleMay(const Operator& who, RequestStep step)
{
    switch (step) {
    case RequestStep::Submit: return has(who, "maker") ? Permission{} : wrongRole(who, sentence("make requests"));
    case RequestStep::Approve:
    case RequestStep::Reject:
        return has(who, "checker") ? Permission{}
                                   : wrongRole(who, step == RequestStep::Approve ? sentence("approve requests")
                                                                                 : sentence("reject requests"));
    case RequestStep::Revoke: return has(who, "maker") ? Permission{} : wrongRole(who, sentence("revoke requests"));
    }
    return {"role", sentence("There is no such step.")};
}

Permission maySubmit(const RequestPolicy& policy, const Operator& who, const ActionRequest& request, Instant now)
{
    if (auto role = roleMay(who, RequestStep::Submit); !role.allowed())
        return role;
    if (request.maker != who.id)
        return {"same-person",
                sentence("The request names {1} as its maker, and {2} is signed in.", request.maker, who.id)};
    if (request.action == QueueAction::Unknown)
        return {"policy", sentence("The request names no action.")};
    if (request.reason.empty())
        return {"reason", sentence("A reason code is missing.")};
    if (reasonLength(request.reasonText) < policy.reasonTextMin)
        return {"reason",
                sentence("The reason must be given in at least {1} characters.", std::to_string(policy.reasonTextMin))};
    if (request.expiresAt <= now)
        return {"expired", sentence("The request would have expired at {1}.", support::timeText(request.expiresAt))};
    if (request.expiresAt - request.madeAt > policy.longest)
        return {"too-long", sentence("A request may be open for at most {1}.", support::spanText(policy.longest))};
    if (!approvalsNeeded(policy, request.action, request.currency, request.amount))
        return {"policy",
                request.currency.empty()
                    ? sentence("The endpoint's policy has no rule for the action {1}.", toText(request.action))
                    : sentence("The endpoint's policy has no rule for the action {1} in {2}.", toText(request.action),
                               request.currency)};
    return {};
}

Permission mayDecide(RequestStep step, const Operator& who, const ActionRequest& request, std::string_view basisNow, Instant now)
{
    if (auto role = roleMay(who, step); !role.allowed())
        return role;
    const bool own = request.maker == who.id;
    const bool revoking = step == RequestStep::Revoke;
    if (own && !revoking)
        return {"same-person", sentence("{1} made this request; another person has to decide it.", who.id)};
    if (!own && revoking)
        return {"role", sentence("Only {1}, who made it, may revoke this request.", request.maker)};
    if (step == RequestStep::Approve && std::ranges::find(request.checkers, who.id) != request.checkers.end())
        return {"same-person",
                sentence("{1} has approved this request already; another person has to be the next.", who.id)};
    if (!open(request))
        return {"decided", sentence("The request is {1}", toText(request.state)) +
                               (request.stateReason.empty() ? "." : ": " + request.stateReason)};
    if (now >= request.expiresAt)
        return {"expired", sentence("The request expired at {1}.", support::timeText(request.expiresAt))};
    if (step == RequestStep::Approve && basisNow != request.basis)
        return {"state-moved", sentence("The instruction has changed since the request was made.")};
    return {};
}

} // namespace assay::rules
