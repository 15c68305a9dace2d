// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/api/Subscription.h"
#include "services/domain/Records.h"
#include "services/domain/SettlementRecords.h"

namespace assay::api {

/// What an operator wants done with an instruction, before it is a request.
struct Proposal {
    domain::SourceId source;                  ///< the clearing endpoint that is to act
    domain::QueueAction action = domain::QueueAction::Unknown;
    std::string instruction;                  ///< ref
    std::string parameters;                   ///< as ActionRequest::parameters
    std::string reason;                       ///< code
    std::string reasonText;                   ///< at least 15 characters
    std::chrono::minutes validFor{30};
};

enum class CheckResult : std::uint8_t { Pass, Warn, Fail };

/// One pre-flight check. A check that fails keeps the request from being submitted.
struct PreflightCheck {
    std::string id;                           ///< "limits", "cut-off", "sanctions", "state", "role", "reason"
    CheckResult result = CheckResult::Fail;
    std::string finding;                      ///< English sentence
    std::string advice;                       ///< what to do now; empty where nothing is to be done
};

/// What would come of a proposal, worked out from the snapshot on the screen. Nothing is sent.
struct ProposalPreview {
    std::vector<PreflightCheck> checks;
    std::vector<std::string> settles;         ///< refs of instructions that could settle then, in order
    std::vector<std::pair<std::string, domain::Decimal>> value; ///< of these, by currency; free of payment by asset
    std::vector<std::string> queueAfter;      ///< refs in the order of the queue, at most 200
    std::optional<std::int64_t> needed;       ///< approvals besides the maker, by the policy
};

/// A submitted request and what its maker reads out.
struct Submitted {
    domain::ActionRequest request;
    std::string code;                         ///< four words, of the canonical bytes
};

/// A field of the instruction as it was when the request was made, and as the endpoint states it now.
struct FieldChange {
    std::string field;                        ///< name as in the schema
    std::string before;
    std::string now;
};

/// What a checker sees: fetched anew from the endpoint and made from the canonical bytes alone. It has no code in it: the
/// checker types what the maker reads out.
struct CheckerView {
    domain::ActionRequest request;
    domain::Instruction instruction;          ///< as the endpoint states it now
    std::string canonical;                    ///< the bytes that would be approved
    std::string sentence;                     ///< English, made from these bytes
    std::vector<FieldChange> changes;
    std::string blocked;                      ///< why it cannot be approved (English), or empty
    domain::Origin origin;                    ///< of what was fetched
};

/// A command whose outcome is not known: an INTENT without RESULT, or an answer that was lost.
struct OpenIntent {
    std::string requestId;
    domain::SourceId source;
    std::string step;                         ///< "submit", "approve", "reject", "revoke"
    std::string actor;
    domain::Instant at{};
    std::string detail;                       ///< "release SI-20398"
    std::string key;                          ///< idempotency key; of a submission the request's id
};

/// Requests of two people to act on a queue. INTENT is stored before anything is sent; RESULT after the answer. Returns at
/// once; replies come from thread io. Who acts is the operator signed in at the source; what that operator may not do is
/// refused here and at the endpoint.
class CommandGate {
public:
    virtual ~CommandGate() = default;

    /// Operators this console has credentials for at a source, as the endpoint states them.
    virtual void operators(domain::SourceId source, Reply<std::vector<domain::Operator>> reply) = 0;
    /// From now on `operatorId` acts at the source. Replies with what the endpoint says of that operator.
    virtual void signIn(domain::SourceId source, std::string operatorId, Reply<domain::Operator> reply) = 0;

    virtual void preview(Proposal proposal, Reply<ProposalPreview> reply) = 0;
    virtual void propose(Proposal proposal, Reply<Submitted> reply) = 0;
    virtual void openChecker(domain::SourceId source, std::string requestId, Reply<CheckerView> reply) = 0;
    /// `code` is what the checker typed. Errors: code or digest differs, same person, expired, the state moved since.
    virtual void approve(domain::SourceId source, std::string requestId, std::string code,
                         Reply<domain::ActionRequest> reply) = 0;
    virtual void reject(domain::SourceId source, std::string requestId, std::string reason,
                        Reply<domain::ActionRequest> reply) = 0;
    virtual void revoke(domain::SourceId source, std::string requestId, std::string reason,
                        Reply<domain::ActionRequest> reply) = 0;

    /// What the maker of a request reads out once more: from the bytes that this console sent, not from the endpoint.
    /// NotFound if the request was not made here, Refused if another operator is signed in.
    virtual void readOut(domain::SourceId source, std::string requestId, Reply<Submitted> reply)
    {
        static_cast<void>(source);
        reply(support::fail(support::ErrorCode::NotFound, "the request was not made here", requestId));
    }

    virtual void openIntents(Reply<std::vector<OpenIntent>> reply) = 0;
    /// Asks the endpoint what came of it, by its idempotency key; nothing is sent again.
    virtual void askOutcome(OpenIntent intent, Reply<domain::ActionRequest> reply) = 0;
};

} // namespace assay::api
