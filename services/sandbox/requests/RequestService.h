// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/sandbox/clearing/ClearingHouse.h"
#include "services/sandbox/requests/Operators.h"
#include "services/sandbox/requests/ApprovalRules.h"

namespace assay::sandbox
{

/// Keeps the requests of makers and lets nobody act alone: who may do what, how many must approve, until when, of which
/// bytes and on which state. An approved request is carried out a second later. An answer is kept under its idempotency
/// key, and the same key has no second effect. Owned by World, one thread.
class RequestService
{
public:
    RequestService(ClearingHouse& house, Instant start);

    void fill(ChangeSet& out);
    void step(Instant now, ChangeSet& out);

    struct Answer {
        unsigned status = 200;
        std::string body; ///< the request, or an error
    };
    /// PUT /v1/action-requests/{id}: `bytes` are what the maker wants, in their canonical spelling.
    [[nodiscard]] Answer submit(const domain::Operator& who, std::string_view id, std::string_view key,
                                std::string_view bytes, Instant now, ChangeSet& out);
    /// POST /v1/action-requests/{id}/decisions.
    [[nodiscard]] Answer decide(const domain::Operator& who, std::string_view id, std::string_view key,
                                std::string_view body, Instant now, ChangeSet& out);
    /// GET /v1/action-requests/{id}.
    [[nodiscard]] Answer show(std::string_view id, Instant asOf) const;
    [[nodiscard]] const ApprovalRules& policy() const { return m_policy; }

    static constexpr Duration kUntilEffect{1000};
    static constexpr std::size_t kMaxRequests = 5'000;
    static constexpr std::size_t kMaxAnswers = 20'000;

private:
    struct Kept {
        domain::ActionRequest request;
        std::string canonical;
        domain::Instruction basis; ///< the state it was made on
        Instant effectDue{};
    };
    struct Decision;
    struct Answered {
        std::string asked; ///< who, which request and which body
        Answer answer;
    };

    [[nodiscard]] Answer take(const domain::ActionRequest& request, std::string_view bytes, Instant now,
                              ChangeSet& out);
    [[nodiscard]] Answer evaluate(const domain::Operator& who, Kept& kept, const Decision& decision, Instant now,
                               ChangeSet& out);
    [[nodiscard]] Answer approve(const domain::Operator& who, Kept& kept, const Decision& decision, Instant now,
                                 ChangeSet& out);
    [[nodiscard]] Answer answerOf(const Kept& kept, unsigned status, Instant asOf) const;
    /// Why the instruction is no longer what the request was made on; empty if it is.
    [[nodiscard]] std::string moved(const Kept& kept) const;
    void close(Kept& kept, domain::RequestState state, std::string reason, Instant now, ChangeSet& out);
    void carryOut(Kept& kept, Instant now, ChangeSet& out);
    bool makeRoom(ChangeSet& out);
    void remember(std::string key, Answered answered);
    void addPast(const domain::Instruction& row, int number);

    ClearingHouse& m_house;
    Instant m_start;
    ApprovalRules m_policy = ApprovalRules::ofSandbox();
    std::map<std::string, Kept, std::less<>> m_kept;
    std::deque<std::string> m_order; ///< ids, oldest first
    std::vector<std::string> m_open; ///< ids of those that the clock or the queue may still move
    std::map<std::string, Answered, std::less<>> m_answers;
    std::deque<std::string> m_keys;
};

} // namespace assay::sandbox
