// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <map>
#include <set>

#include "services/control/JournalLines.h"
#include "services/control/OperatorClient.h"
#include "services/control/Preflight.h"
#include "services/wire/ActionAnswers.h"

namespace assay::control {

using support::Result;

/// What a desk needs of its surroundings. All callbacks come back on thread io.
struct ApprovalEnvironment {
    support::Clock clock;
    /// Unique and not to be guessed.
    std::function<std::string()> newKey;
    /// One batch through the single writer of the store; done once it is durable.
    std::function<void(store::WriteBatch batch, std::function<void(Result<void>)> done)> write;
    std::function<domain::SnapshotPtr()> snapshot;
    /// All stored states of an instruction.
    std::function<void(domain::SourceId source, std::string ref, std::function<void(std::vector<domain::Instruction>)> done)> states;
    /// The whole journal, newest line first.
    std::function<void(std::function<void(Result<std::vector<store::AuditEvent>>)> done)> journal;
    /// Adds to a preview what would settle then; may be empty. Pure, and not on thread io.
    std::function<void(const domain::Snapshot& snapshot, const api::Proposal& proposal, domain::Instant now, api::ProposalPreview& preview)>
        forecast;
    /// Runs `job` where computing does not hold up the network.
    std::function<void(std::function<void()> job, std::function<void()> done)> compute;
};

/// A clearing endpoint with the operators whose credentials this console holds; `missing` says why others are not there.
struct ApprovalEndpoint {
    std::map<std::string, OperatorClientPtr> lines;
    std::map<std::string, support::Error> missing;
};

/// Proposals, approvals and their outcomes. Writes the INTENT before it sends and the RESULT after the answer; sends once;
/// believes no bytes that do not have their digest; approves only what its operator was shown and another person read out.
/// Judgements are those of rules/requests/RequestPermission. Thread io; owner: runtime::CommandService, which outlives what runs here.
class ApprovalService {
public:
    ApprovalService(boost::asio::any_io_executor executor, ApprovalEnvironment environment,
                 std::map<domain::SourceId, ApprovalEndpoint> endpoints);

    template <class T>
    using Answer = boost::asio::awaitable<Result<T>>;

    // As api::CommandGate.
    Answer<std::vector<domain::Operator>> operators(domain::SourceId source);
    Answer<domain::Operator> signIn(domain::SourceId source, std::string operatorId);
    Answer<api::ProposalPreview> preview(api::Proposal proposal);
    Answer<api::Submitted> propose(api::Proposal proposal);
    Answer<api::CheckerView> openChecker(domain::SourceId source, std::string requestId);
    Answer<domain::ActionRequest> approve(domain::SourceId source, std::string requestId, std::string code);
    Answer<domain::ActionRequest> reject(domain::SourceId source, std::string requestId, std::string reason);
    Answer<domain::ActionRequest> revoke(domain::SourceId source, std::string requestId, std::string reason);
    Answer<api::Submitted> readOut(domain::SourceId source, std::string requestId);
    Answer<std::vector<api::OpenIntent>> openIntents();
    Answer<domain::ActionRequest> askOutcome(api::OpenIntent intent);

    /// Ends what runs; whatever was sent and not answered is recorded as unknown, and nothing more is sent.
    void close();

    /// How long after it was sent something may still arrive at the endpoint.
    static constexpr domain::Duration kMayStillArrive{60'000};

private:
    struct Desk {
        ApprovalEndpoint endpoint;
        std::optional<domain::Operator> who;
        std::optional<domain::RequestPolicy> policy;
        std::map<std::string, std::string> shown; ///< request → digest of the bytes that `who` was shown
    };
    struct Fetched {
        wire::RequestAnswer answer;
        domain::Origin origin;
    };
    struct Sent {
        domain::ActionRequest request;
        std::string canonical;
    };

    [[nodiscard]] Result<Desk*> deskOf(const domain::SourceId& source);
    /// The desk with somebody signed in.
    [[nodiscard]] Result<Desk*> signedIn(const domain::SourceId& source);
    [[nodiscard]] static std::string decisionsOf(std::string_view requestId);
    [[nodiscard]] static OperatorClientPtr lineOf(const Desk& desk);

    Answer<net::HttpResponse> get(OperatorClientPtr line, std::string target);
    Answer<domain::Operator> fetchOperator(OperatorClientPtr line, std::string operatorId);
    Answer<wire::InstructionAnswer> fetchInstruction(OperatorClientPtr line, std::string ref);
    Answer<Fetched> fetchRequest(domain::SourceId source, OperatorClientPtr line, std::string requestId);
    Answer<api::CheckerView> look(domain::SourceId source, std::string requestId);
    Answer<domain::ActionRequest> decide(wire::Decision decision, domain::SourceId source, std::string requestId, std::string reason);
    /// INTENT, act, RESULT.
    Answer<Sent> act(Intent intent, OperatorClientPtr line, net::HttpRequest request, std::string resource);
    boost::asio::awaitable<Result<void>> write(store::WriteBatch batch);
    enum class Depth : std::uint8_t { ChecksOnly, WithForecast };
    boost::asio::awaitable<api::ProposalPreview> check(api::Proposal proposal, std::optional<domain::Operator> who,
                                                       std::optional<domain::RequestPolicy> policy, Depth depth);
    [[nodiscard]] store::WriteBatch batchOf(store::AuditEvent line) const;

    boost::asio::any_io_executor m_executor;
    ApprovalEnvironment m_environment;
    std::map<domain::SourceId, Desk> m_desks;
    std::set<std::string> m_busy;             ///< requests that are being acted on
    std::set<std::string> m_inFlight;         ///< idempotency keys of what is under way
    bool m_closing = false;
};

} // namespace assay::control
