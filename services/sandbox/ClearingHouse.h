// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "services/sandbox/Rng.h"
#include "services/sandbox/Rows.h"
#include "services/sandbox/Scenario.h"

namespace assay::sandbox
{

inline constexpr std::string_view kSourceClearing = "hk-clearing";

/// A clearing house for gold, tokenised bonds and money: twelve participants, their balances and a queue of about 2,000
/// instructions (100,000 in the scenario `flood`) that are accepted, matched, wait, settle or are cancelled. Settling
/// moves both legs at the same instant, and never more than the deliverer has. Owned by World, one thread.
class ClearingHouse
{
public:
    /// `poolFine`: fine weight that covers the gold accounts, thousandths of an ounce.
    ClearingHouse(std::uint64_t seed, Scenario scenario, unsigned rate, Instant start, std::int64_t poolFine);

    void fill(ChangeSet& out);
    void step(Instant now, ChangeSet& out);

    static constexpr int kParticipants = 12;
    static constexpr std::size_t kAssets = 6;

private:
    struct Ticket {
        domain::Instruction row;
        std::size_t asset = 0;
        std::size_t money = 0;
        std::int64_t quantity = 0; ///< in the asset's smallest unit
        std::int64_t amount = 0;   ///< cents; 0: free of payment
        int deliverer = 0;
        int receiver = 0;
        bool stuck = false; ///< part of a scenario, never moves
    };

    void openAccounts(std::int64_t poolFine);
    [[nodiscard]] Ticket makeTicket(Instant now);
    void setStatus(Ticket& ticket, std::string_view status, std::string_view reason);
    void wait(Ticket& ticket);
    void settle(Ticket& ticket, Instant now, ChangeSet* out);
    void cancel(Ticket& ticket);
    [[nodiscard]] bool affordable(const Ticket& ticket) const;
    /// Moves one ticket on; false if it stays as it is.
    bool progress(Ticket& ticket, Instant now, ChangeSet& out);
    void act(Instant now, ChangeSet& out);
    void retire(std::size_t index, ChangeSet& out);
    void endDay(Instant now, ChangeSet& out);
    void publishPosition(int participant, std::size_t asset, ChangeSet& out);
    [[nodiscard]] Ticket* find(std::string_view ref);
    void makeStuck();
    void makeRing(Instant now);

    Rng m_rng;
    Scenario m_scenario;
    unsigned m_rate;
    Instant m_start;
    Date m_today;
    std::vector<Ticket> m_active;
    std::deque<domain::Instruction> m_ended;
    std::array<std::array<std::int64_t, kAssets>, kParticipants> m_balances{};
    std::int64_t m_nextRef = 0;
    std::int64_t m_due = 0; ///< thousandths of an event
    std::size_t m_wanted = 0;
    std::size_t m_future = 0; ///< of the active ones: those for a later date
};

} // namespace assay::sandbox
