// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/sandbox/world/Codes.h"
#include "services/sandbox/issuers/Issuers.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;
using domain::RedemptionState;

constexpr Duration kRestatedAge = 3h;
constexpr std::int64_t kRestatedBy = 185'000'000;   ///< cents
constexpr std::int64_t kShortfall = 9'971;          ///< of 10,000
constexpr std::int64_t kUnfundedMint = 300'000'000; ///< cents
constexpr std::int64_t kUnbackedMint = 500'000'000;
constexpr std::int64_t kEarlierUnbackedMint = 200'000'000;
constexpr int kOverdueSince = 6; ///< days
constexpr std::int64_t kOverdueAmount = 240'000'000;
constexpr int kRunners = 60;
constexpr std::int64_t kRunShare = 92; ///< of 100 in circulation

} // namespace

void Issuers::fillScenario(ChangeSet& out)
{
    if (m_scenario == Scenario::UnbackedMint)
        mintUnbacked(out);
    if (m_scenario == Scenario::OverdueRedemption)
        leaveUnpaid(out);
}

void Issuers::mintUnbacked(ChangeSet& out)
{
    // So long ago that the business day for its money has passed.
    auto& harbour = m_desks.front();
    const auto today = support::hongKongDate(m_start);
    const auto due = businessDayOnOrBefore(plusDays(today, -1));
    const auto minted = businessDayOnOrBefore(plusDays(due, -1));
    harbour.coin->hidden[1] += kEarlierUnbackedMint;
    harbour.book.mintedUnbacked(1, kEarlierUnbackedMint, hongKongTime(minted, 12h), out);
}

void Issuers::leaveUnpaid(ChangeSet& out) const
{
    // Not among those that are served: it stays as it is.
    const auto& coin = *m_desks.front().coin;
    const auto day = businessDayOnOrBefore(plusDays(support::hongKongDate(m_start), -kOverdueSince));
    domain::Redemption redemption;
    redemption.id = "RD-" + std::string(coin.ticker) + "-000000";
    redemption.coin = domain::CoinId(coin.ticker);
    redemption.holder = "customer 0417";
    redemption.amount = exact(kOverdueAmount, 2);
    redemption.currency = coin.currency;
    redemption.state = RedemptionState::Valid;
    redemption.requestedAt = hongKongTime(day, 10h);
    redemption.validAt = redemption.requestedAt + 6min;
    out.upsert(coin.source, redemption);
}

void Issuers::runScenario(Instant now, ChangeSet& out)
{
    auto& harbour = m_desks.front();
    if (m_scenario == Scenario::ReserveShortfall)
        fallShort(now, out);
    if (m_scenario == Scenario::Restatement)
        restate(now, out);
    if (m_scenario == Scenario::BankRun)
        queueRun(now, out);
    if (m_scenario == Scenario::UnbackedMint) {
        harbour.coin->hidden[1] += kUnbackedMint;
        harbour.book.mintedUnbacked(1, kUnbackedMint, now, out);
    }
    if (m_scenario == Scenario::SingleKey)
        harbour.book.upgradedAlone(now, out);
    if (m_scenario == Scenario::Reworded)
        out.upsert(harbour.coin->source, harbour.dossier.rewordedAttestation());
}

void Issuers::fallShort(Instant now, ChangeSet& out)
{
    auto& harbour = m_desks.front();
    harbour.coin->supply[1] += kUnfundedMint;
    harbour.book.mintedUnbacked(1, kUnfundedMint, now, out);
    harbour.pool.restateBankB(harbour.coin->outstanding() / 10'000 * kShortfall);
    state(harbour, now, out);
}

void Issuers::restate(Instant now, ChangeSet& out)
{
    auto& harbour = m_desks.front();
    const auto old = std::ranges::find_if(harbour.statements, [&](const domain::ReserveStatement& statement) {
        return statement.asOf >= now - kRestatedAge;
    });
    if (old == harbour.statements.end())
        return;
    auto restated = *old;
    restated.supersedes = old->statementId;
    restated.statementId += "-R1";
    restated.assetTotal = restated.assetTotal.minus(exact(kRestatedBy, 2)).value();
    out.upsert(harbour.coin->source, restated);
    harbour.statements.insert(std::next(old), restated);
}

void Issuers::queueRun(Instant now, ChangeSet& out)
{
    auto& harbour = m_desks.front();
    const auto each = harbour.coin->outstanding() / 100 * kRunShare / kRunners / 100;
    for (int i = 0; i < kRunners; ++i) {
        domain::Redemption redemption;
        redemption.id = "RD-" + std::string(harbour.coin->ticker) + '-' + padded(harbour.nextRedemption++, 6);
        redemption.coin = domain::CoinId(harbour.coin->ticker);
        redemption.holder = "customer " + padded(1'000 + i, 4);
        redemption.amount = exact(each, 0);
        redemption.currency = harbour.coin->currency;
        redemption.state = RedemptionState::Valid;
        redemption.requestedAt = now - 5min;
        redemption.validAt = now;
        out.upsert(harbour.coin->source, redemption);
        harbour.redemptions.push_back(std::move(redemption));
    }
}

} // namespace assay::sandbox
