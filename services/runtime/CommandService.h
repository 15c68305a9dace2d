// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>

#include "services/api/WordCheck.h"
#include "services/control/ApprovalService.h"

namespace assay::runtime {

/// The approval desk as the window sees it: every question goes to thread io and is answered from there. Refuses whatever
/// acts while `refusal` is set, and everything once it stops. Owner: Engine; it outlives thread io.
class CommandService final : public api::CommandGate, public api::WordCheck {
public:
    /// `refusal`: why nothing may be done in this session; what only reads the journal is answered nevertheless.
    CommandService(boost::asio::any_io_executor io, control::ApprovalEnvironment environment,
                std::map<domain::SourceId, control::ApprovalEndpoint> endpoints, std::optional<support::Error> refusal);

    void operators(domain::SourceId source, api::Reply<std::vector<domain::Operator>> reply) override;
    void signIn(domain::SourceId source, std::string operatorId, api::Reply<domain::Operator> reply) override;
    void preview(api::Proposal proposal, api::Reply<api::ProposalPreview> reply) override;
    void propose(api::Proposal proposal, api::Reply<api::Submitted> reply) override;
    void openChecker(domain::SourceId source, std::string requestId, api::Reply<api::CheckerView> reply) override;
    [[nodiscard]] bool wordsMatch(const api::CheckerView& view, const std::string& words) const override;
    void approve(domain::SourceId source, std::string requestId, std::string code,
                 api::Reply<domain::ActionRequest> reply) override;
    void reject(domain::SourceId source, std::string requestId, std::string reason,
                api::Reply<domain::ActionRequest> reply) override;
    void revoke(domain::SourceId source, std::string requestId, std::string reason,
                api::Reply<domain::ActionRequest> reply) override;
    void readOut(domain::SourceId source, std::string requestId, api::Reply<api::Submitted> reply) override;
    void openIntents(api::Reply<std::vector<api::OpenIntent>> reply) override;
    void askOutcome(api::OpenIntent intent, api::Reply<domain::ActionRequest> reply) override;

    /// On thread io: ends what runs and calls `done` once its results are recorded.
    void stop(std::function<void()> done);

private:
    enum class Kind : std::uint8_t { Reads, Acts };
    template <class T, class Question>
    void run(Kind kind, api::Reply<T> reply, Question question);
    void ended();

    boost::asio::any_io_executor m_io;
    control::ApprovalService m_desk;
    std::optional<support::Error> m_refusal;
    std::size_t m_running = 0;
    std::function<void()> m_stopped;          ///< set: nothing new begins
};

} // namespace assay::runtime
