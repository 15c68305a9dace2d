// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/sandbox/clearing/ClearingAssets.h"
#include "services/sandbox/clearing/CycleBook.h"
#include "services/sandbox/world/Operations.h"
#include "services/sandbox/world/Rng.h"
#include "services/sandbox/world/Rows.h"
#include "services/sandbox/world/Scenario.h"

namespace assay::sandbox
{

/// What is to be done with one instruction of the queue, once enough people have approved it.
struct QueueOrder {
    domain::QueueAction action = domain::QueueAction::Unknown;
    std::string ref;
    std::string parameters; ///< "priority=3", "before=SI-20385", "quantity=100.000"
};

/// A clearing house for gold, tokenised bonds and money: its members, their balances and a queue of about 2,000
/// instructions (100,000 in the scenario `flood`) that are accepted, matched, wait, settle or are cancelled, or do what they
/// are ordered to. Both legs settle at one instant; nobody ever gives what they have not. Owned by World, one thread.
class ClearingHouse
{
public:
    /// `poolFine`: fine weight that covers the gold accounts, thousandths of an ounce.
    ClearingHouse(std::uint64_t seed, Scenario scenario, unsigned rate, Instant start, std::int64_t poolFine);

    void fill(ChangeSet& out);
    void step(Instant now, ChangeSet& out);

    /// An open instruction or one that ended not long ago; nullptr if there is none.
    [[nodiscard]] const domain::Instruction* instruction(std::string_view ref) const;
    /// Some that settled before the start, oldest first.
    [[nodiscard]] std::vector<domain::Instruction> settledRows(std::size_t most) const;
    /// Could the order be carried out now? Errors: NotFound (instruction), Malformed (parameters), Refused.
    [[nodiscard]] support::Result<void> allows(const QueueOrder& order) const;
    /// Carries it out, and settles what that makes possible. Errors: as allows(); nothing is changed then.
    [[nodiscard]] support::Result<void> apply(const QueueOrder& order, Instant now, ChangeSet& out);

    /// While an order is on its way its instruction stays as it was approved.
    enum class Pin : std::uint8_t { Off, On };
    void pin(std::string_view ref, Pin pin);

    static constexpr int kParticipants = 12; ///< in every scenario
    static constexpr std::size_t kMaxMembers = 24;

private:
    struct Ticket {
        domain::Instruction row;
        std::size_t asset = 0;
        std::size_t money = 0;
        std::int64_t quantity = 0; ///< still to settle, in the asset's smallest unit
        std::int64_t amount = 0;   ///< still to settle, cents; 0: free of payment
        int deliverer = 0;
        int receiver = 0;
        Instant cutOff{};         ///< of its cycle
        bool stuck = false;       ///< part of a scenario, moves on order only
        bool held = false;        ///< put on hold on order
        bool pinned = false;      ///< an order is on its way
        bool assetLocked = false; ///< the quantity is set aside
        bool cashLocked = false;  ///< the amount is set aside
    };
    using Balances = std::array<std::array<std::int64_t, kClearingAssets>, kMaxMembers>;

    void openAccounts(std::int64_t poolFine);
    [[nodiscard]] Ticket makeTicket(Instant now);
    Ticket& add(Ticket ticket);
    void setStatus(Ticket& ticket, std::string_view status, std::string_view reason);
    void setCycle(Ticket& ticket, Instant now);
    void wait(Ticket& ticket, Instant now);
    void linkToAnother(Ticket& ticket);
    void settle(Ticket& ticket, Instant now, ChangeSet* out);
    void cancel(Ticket& ticket);
    [[nodiscard]] std::int64_t freeBalance(int member, std::size_t asset) const;
    [[nodiscard]] bool hasAsset(const Ticket& ticket) const;
    [[nodiscard]] bool hasMoney(const Ticket& ticket) const;
    [[nodiscard]] bool affordable(const Ticket& ticket) const { return hasAsset(ticket) && hasMoney(ticket); }
    void lockAsset(Ticket& ticket, Instant at);
    void lockCash(Ticket& ticket, Instant at);
    void unlock(Ticket& ticket);
    /// Moves one ticket on; false if it stays as it is.
    bool progress(Ticket& ticket, Instant now, ChangeSet& out);
    void act(Instant now, ChangeSet& out);
    void retire(std::size_t index, ChangeSet& out);
    void endDay(Instant now, ChangeSet& out);
    void rollCycles(Instant now, ChangeSet& out);
    void publishPosition(int member, std::size_t asset, ChangeSet& out);
    void publishLegs(const Ticket& ticket, ChangeSet& out);
    [[nodiscard]] Ticket* find(std::string_view ref);
    [[nodiscard]] const Ticket* find(std::string_view ref) const;

    // Orders (ClearingOrders.cpp).
    struct Terms;
    [[nodiscard]] support::Result<Terms> termsOf(const QueueOrder& order, const Ticket& ticket) const;
    [[nodiscard]] support::Result<void> fits(const QueueOrder& order, const Ticket& ticket, const Terms& terms) const;
    [[nodiscard]] bool ready(const Ticket& ticket) const;
    [[nodiscard]] std::vector<std::string> together(const std::string& ref) const;
    [[nodiscard]] bool coverEachOther(const std::vector<std::string>& refs) const;
    void settleAll(std::vector<std::string> refs, Instant now, ChangeSet& out);
    /// Takes what is gone out of what others wait for; those that wait for nothing more.
    std::vector<std::string> tellWaiting(const std::vector<std::string>& gone, ChangeSet& out);
    void attempt(const std::string& ref, Instant now, ChangeSet& out);
    void split(Ticket& ticket, std::int64_t quantity, Instant now, ChangeSet& out);
    void settlePart(Ticket& ticket, std::int64_t quantity, ChangeSet& out);

    // What the scenario `stuck-dvp` sets up (ClearingScenarios.cpp).
    struct Part;
    void addStoryMembers();
    Ticket& takeOver(std::string_view ref);
    void play(const Part& part);
    void makeStuck();
    void makeChain();
    void makeRing();

    Rng m_rng;
    Scenario m_scenario;
    unsigned m_rate;
    Instant m_start;
    Date m_today;
    CycleBook m_cycles;
    Operations m_operations;
    int m_members = kParticipants;
    std::vector<Ticket> m_active;
    std::map<std::string, std::size_t, std::less<>> m_places; ///< in m_active, by reference
    std::deque<domain::Instruction> m_ended;
    Balances m_balances{};
    Balances m_reserved{};
    std::int64_t m_nextRef = 0;
    std::int64_t m_due = 0; ///< thousandths of an event
    std::size_t m_wanted = 0;
    std::size_t m_future = 0; ///< of the active ones: those for a later date
    std::size_t m_sweep = 0;  ///< where looking for passed cut-offs goes on
};

/// "P07"
[[nodiscard]] std::string memberId(int member);

} // namespace assay::sandbox
