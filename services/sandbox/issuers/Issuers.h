// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "services/sandbox/issuers/Coins.h"
#include "services/sandbox/issuers/IssuerFile.h"
#include "services/sandbox/issuers/ReservePool.h"
#include "services/sandbox/issuers/IssuerReturns.h"
#include "services/sandbox/world/Rng.h"
#include "services/sandbox/world/Scenario.h"
#include "services/sandbox/ledgers/TokenBook.h"

namespace assay::sandbox
{

/// The three stablecoin issuers: statements with their lines, supply as stated, redemptions, returns and what their
/// custodians hold. Coins are made and burnt at whole minutes, together with the flow that answers it and the statement
/// that covers them. Owned by World, one thread.
class Issuers
{
public:
    Issuers(std::vector<Coin>& coins, std::uint64_t seed, Scenario scenario, Instant start);

    /// Runs the day before `start` and states the result.
    void fill(ChangeSet& out);
    /// One step; does something at whole minutes and at the moments of the scenario.
    void step(Instant now, ChangeSet& out);

private:
    struct Desk {
        Coin* coin;
        ReservePool pool;
        Rng rng;
        std::int64_t cashLevel;
        TokenBook book;
        IssuerReturns returns;
        IssuerFile dossier;
        std::deque<domain::ReserveStatement> statements;
        std::vector<domain::ReserveAsset> lines; ///< of the latest statement
        std::deque<domain::Redemption> redemptions;
        std::int64_t nextRedemption = 1;
    };

    void trade(Desk& desk, Instant now, ChangeSet* out);
    void serveRedemptions(Desk& desk, Instant now, ChangeSet* out);
    void askRedemption(Desk& desk, Instant now, ChangeSet* out);
    void forgetOld(Desk& desk, Instant now, ChangeSet* out);
    domain::ReserveStatement makeStatement(Desk& desk, Instant now);
    void state(Desk& desk, Instant now, ChangeSet& out);
    void publishLines(Desk& desk, const domain::ReserveStatement& statement, ChangeSet& out);
    void publishCustody(const Desk& desk, ChangeSet& out) const;
    void payExcess(Desk& desk, Instant now, ChangeSet* out);
    [[nodiscard]] static PoolTotals totals(const Desk& desk);

    void fillScenario(ChangeSet& out);
    void mintUnbacked(ChangeSet& out);
    void leaveUnpaid(ChangeSet& out) const;
    void runScenario(Instant now, ChangeSet& out);
    void fallShort(Instant now, ChangeSet& out);
    void restate(Instant now, ChangeSet& out);
    void queueRun(Instant now, ChangeSet& out);

    std::vector<Coin>& m_coins;
    std::vector<Desk> m_desks;
    Scenario m_scenario;
    Instant m_start;
};

} // namespace assay::sandbox
