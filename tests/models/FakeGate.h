// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>

#include "services/api/WordCheck.h"
#include "services/domain/RecordSchemas.h"
#include "services/support/Hash.h"

namespace assay::tests {

/// A clearing endpoint without a network: requests are kept here, answers are given at once. It enforces what an endpoint
/// does: roles, two people, the digest, the state that moved.
class FakeGate : public api::CommandGate, public api::WordCheck {
public:
    static constexpr const char* kWords = "river nine copper tea";

    FakeGate()
    {
        people = {person("op-maker-a", "Mei Chan", {"maker"}), person("op-checker-a", "Tom Lau", {"checker"}),
                  person("op-examiner", "Ann Ho", {"examiner"})};
    }
    static domain::Operator person(std::string id, std::string name, std::vector<std::string> roles)
    {
        domain::Operator out;
        out.id = std::move(id);
        out.name = std::move(name);
        out.roles = std::move(roles);
        return out;
    }

    void operators(domain::SourceId source, api::Reply<std::vector<domain::Operator>> reply) override
    {
        asked.push_back("operators " + source.value());
        reply(people);
    }
    void signIn(domain::SourceId, std::string id, api::Reply<domain::Operator> reply) override
    {
        asked.push_back("sign-in " + id);
        for (const auto& one : people)
            if (one.id == id) {
                acting = one;
                reply(one);
                return;
            }
        reply(support::fail(support::ErrorCode::Unauthorized, "no such operator"));
    }
    void preview(api::Proposal proposal, api::Reply<api::ProposalPreview> reply) override
    {
        asked.push_back("preview " + proposal.instruction);
        auto out = previewAnswer;
        out.checks.push_back({"reason", proposal.reasonText.size() >= 15 ? api::CheckResult::Pass : api::CheckResult::Fail,
                              "the reason has " + std::to_string(proposal.reasonText.size()) + " characters", "say why"});
        reply(out);
    }
    void propose(api::Proposal proposal, api::Reply<api::Submitted> reply) override
    {
        asked.push_back("propose " + proposal.instruction);
        if (lost) {
            intents.push_back({"r-lost", proposal.source, "submit", acting.id, now(), "no answer", "r-lost"});
            reply(support::fail(support::ErrorCode::TimedOut, "no answer"));
            return;
        }
        domain::ActionRequest request;
        request.id = "r-" + std::to_string(requests.size() + 1);
        request.action = proposal.action;
        request.instruction = proposal.instruction;
        request.parameters = proposal.parameters;
        request.reason = proposal.reason;
        request.reasonText = proposal.reasonText;
        request.maker = acting.id;
        request.needed = 1;
        request.state = domain::RequestState::Submitted;
        request.madeAt = now();
        request.expiresAt = now() + proposal.validFor;
        request.digest = domain::Hash::of(request.id + request.instruction).hex();
        keep(request);
        reply(api::Submitted{request, kWords});
    }
    void openChecker(domain::SourceId source, std::string id, api::Reply<api::CheckerView> reply) override
    {
        asked.push_back("check " + id);
        const auto found = requests.find(id);
        if (found == requests.end()) {
            reply(support::fail(support::ErrorCode::NotFound, "no such request"));
            return;
        }
        api::CheckerView view = checkerAnswer;
        view.request = found->second;
        view.canonical = "{\"action\":\"" + std::string(domain::toText(found->second.action)) + "\",\"id\":\"" + id + "\"}";
        view.sentence = "Release hold on " + found->second.instruction;
        view.origin.source = source;
        view.origin.tier = domain::Tier::Custodian;
        view.origin.asOf = now();
        reply(view);
    }
    bool wordsMatch(const api::CheckerView&, const std::string& words) const override { return words == kWords; }
    void approve(domain::SourceId, std::string id, std::string code, api::Reply<domain::ActionRequest> reply) override
    {
        asked.push_back("approve " + id + ' ' + code);
        auto& request = requests[id];
        if (code != kWords) {
            reply(support::fail(support::ErrorCode::Refused, "the words are not those of these bytes"));
            return;
        }
        if (request.maker == acting.id) {
            reply(support::fail(support::ErrorCode::Refused, "same person"));
            return;
        }
        request.checkers.push_back(acting.id);
        request.state = domain::RequestState::Approved;
        request.decidedAt = now();
        keep(request);
        reply(request);
    }
    void reject(domain::SourceId, std::string id, std::string reason, api::Reply<domain::ActionRequest> reply) override
    {
        asked.push_back("reject " + id);
        end(id, domain::RequestState::Rejected, std::move(reason));
        reply(requests[id]);
    }
    void revoke(domain::SourceId, std::string id, std::string reason, api::Reply<domain::ActionRequest> reply) override
    {
        asked.push_back("revoke " + id);
        end(id, domain::RequestState::Revoked, std::move(reason));
        reply(requests[id]);
    }
    void openIntents(api::Reply<std::vector<api::OpenIntent>> reply) override { reply(intents); }
    void askOutcome(api::OpenIntent intent, api::Reply<domain::ActionRequest> reply) override
    {
        asked.push_back("outcome " + intent.requestId);
        std::erase_if(intents, [&](const api::OpenIntent& one) { return one.requestId == intent.requestId; });
        domain::ActionRequest request;
        request.id = intent.requestId;
        request.state = domain::RequestState::Accepted;
        reply(request);
    }

    /// The endpoint moves a request on.
    void move(const std::string& id, domain::RequestState state)
    {
        auto& request = requests[id];
        request.state = state;
        if (state == domain::RequestState::Effective)
            request.effectAt = now();
        keep(request);
    }

    std::vector<domain::Operator> people;
    domain::Operator acting;
    api::ProposalPreview previewAnswer;
    api::CheckerView checkerAnswer;
    std::map<std::string, domain::ActionRequest> requests;
    std::vector<api::OpenIntent> intents;
    std::vector<std::string> asked;
    bool lost = false;
    std::function<domain::Instant()> now = support::systemNow;
    /// A request is new or has changed.
    std::function<void(const domain::ActionRequest&)> changed = [](const domain::ActionRequest&) {};

private:
    void end(const std::string& id, domain::RequestState state, std::string reason)
    {
        auto& request = requests[id];
        request.state = state;
        request.stateReason = std::move(reason);
        request.decidedAt = now();
        keep(request);
    }
    void keep(const domain::ActionRequest& request)
    {
        requests.insert_or_assign(request.id, request);
        changed(requests.at(request.id));
    }
};

} // namespace assay::tests
