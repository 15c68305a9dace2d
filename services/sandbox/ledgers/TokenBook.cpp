// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/ledgers/TokenBook.h"

#include "services/sandbox/world/Codes.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;
using domain::FlowKind;
using domain::Operation;

constexpr Duration kOperationsKept = 24h;
/// What is referred to stays a little longer, so that two endpoints asked one after the other still agree.
constexpr Duration kMargin = 30min;
constexpr int kSigners = 5;
constexpr int kDeployedBefore = 420; ///< days
constexpr int kUpgradedBefore = 140;
constexpr int kDaysBefore = 12;

std::size_t ledgerOf(const domain::TokenOperation& operation)
{
    return operation.ledger.value() == kLedgers[0] ? 0 : 1;
}

} // namespace

TokenBook::TokenBook(const Coin& coin, std::uint64_t seed, Instant start)
    : m_coin(coin), m_rng(seed, "tokens " + std::string(coin.ticker))
{
    const auto today = support::hongKongDate(start);
    const auto noonBefore = [&](int days) { return hongKongTime(businessDayOnOrBefore(plusDays(today, -days)), 12h); };
    for (std::size_t ledger = 0; ledger < kLedgers.size(); ++ledger)
        m_founding.push_back(makeOperation(Operation::Deploy, ledger, noonBefore(kDeployedBefore), 3));
    m_founding.push_back(makeOperation(Operation::Upgrade, 0, noonBefore(kUpgradedBefore), 3));
    mintDaily(today);
}

void TokenBook::mintDaily(Date today)
{
    for (int day = kDaysBefore; day > 1; --day) {
        const auto now = hongKongTime(plusDays(today, -day), 10h);
        auto operation = makeOperation(Operation::Mint, 0, now, 2);
        auto flow = makeFlow(FlowKind::Inflow, m_rng.between(5, 180) * 1'000'000, now, {});
        flow.assetsAfter.reset();
        flow.outstandingAfter.reset();
        operation.amount = flow.amount;
        operation.reference = flow.id;
        flow.reference = operation.id;
        m_founding.push_back(std::move(operation));
        m_earlier.push_back(std::move(flow));
    }
}

domain::TokenOperation TokenBook::makeOperation(Operation operation, std::size_t ledger, Instant now, int signers)
{
    domain::TokenOperation out;
    out.id = "TO-" + std::string(m_coin.ticker) + '-' + padded(m_nextOperation++, 6);
    out.coin = domain::CoinId(m_coin.ticker);
    out.ledger = domain::LedgerId(kLedgers[ledger]);
    out.contract = m_coin.contract(ledger);
    out.operation = operation;
    out.block = blockAt(ledger, now);
    out.at = blockTime(ledger, *out.block);
    out.transaction = digest("operation " + out.id + std::string(kLedgers[ledger]));
    const auto first = m_rng.index(kSigners);
    for (int i = 0; i < signers; ++i) {
        const auto signer = (first + static_cast<std::size_t>(i)) % kSigners + 1;
        out.authorisers.push_back(address("signer " + std::string(m_coin.ticker) + std::to_string(signer)));
    }
    return out;
}

domain::ReserveFlow TokenBook::makeFlow(FlowKind kind, std::int64_t cents, Instant now, PoolTotals after)
{
    domain::ReserveFlow out;
    out.id = "RF-" + std::string(m_coin.ticker) + '-' + padded(m_nextFlow++, 6);
    out.coin = domain::CoinId(m_coin.ticker);
    out.pool = "POOL-" + std::string(m_coin.ticker);
    out.kind = kind;
    out.amount = exact(cents, 2);
    out.currency = m_coin.currency;
    out.at = now;
    out.assetsAfter = exact(after.assets, 2);
    out.outstandingAfter = exact(after.outstanding, 2);
    return out;
}

void TokenBook::tell(ChangeSet* out, const domain::TokenOperation& operation) const
{
    if (out)
        out->upsert(kLedgerSources[ledgerOf(operation)], operation);
}

void TokenBook::minted(std::size_t ledger, std::int64_t cents, Instant now, PoolTotals after, ChangeSet* out)
{
    auto operation = makeOperation(Operation::Mint, ledger, now, 2);
    auto flow = makeFlow(FlowKind::Inflow, cents, now, after);
    operation.amount = flow.amount;
    operation.account = address("customer of " + std::string(m_coin.ticker) + std::to_string(m_rng.between(1, 900)));
    operation.reference = flow.id;
    flow.reference = operation.id;
    tell(out, operation);
    if (out)
        out->upsert(m_coin.source, flow);
    m_mints.push_back(std::move(operation));
    m_inflows.push_back(std::move(flow));
}

void TokenBook::mintedUnbacked(std::size_t ledger, std::int64_t cents, Instant now, ChangeSet& out)
{
    auto operation = makeOperation(Operation::Mint, ledger, now, 2);
    operation.amount = exact(cents, 2);
    operation.account = address("account of the unbacked mint");
    tell(&out, operation);
    m_founding.push_back(std::move(operation));
}

void TokenBook::redeemed(domain::Redemption& redemption, std::int64_t cents, Instant now, PoolTotals after,
                         ChangeSet* out)
{
    auto operation = makeOperation(Operation::Burn, 0, now, 2);
    auto flow = makeFlow(FlowKind::Payout, cents, now, after);
    operation.amount = flow.amount;
    operation.account = address("treasury of " + std::string(m_coin.ticker));
    operation.reference = redemption.id;
    flow.reference = redemption.id;
    redemption.burnId = operation.id;
    tell(out, operation);
    if (out)
        out->upsert(m_coin.source, flow);
    m_burns.emplace(operation.id, std::move(operation));
    m_outflows.push_back(std::move(flow));
}

void TokenBook::withdrawn(std::int64_t cents, Instant now, PoolTotals after, ChangeSet* out)
{
    auto flow = makeFlow(FlowKind::Withdrawal, cents, now, after);
    if (out)
        out->upsert(m_coin.source, flow);
    m_outflows.push_back(std::move(flow));
}

void TokenBook::upgradedAlone(Instant now, ChangeSet& out)
{
    m_founding.push_back(makeOperation(Operation::Upgrade, 0, now, 1));
    tell(&out, m_founding.back());
}

void TokenBook::redemptionGone(const domain::Redemption& redemption, Instant now)
{
    const auto burn = m_burns.find(redemption.burnId);
    if (burn == m_burns.end())
        return;
    m_leaving.emplace_back(now, std::move(burn->second));
    m_burns.erase(burn);
}

void TokenBook::forgetOld(Instant now, ChangeSet* out)
{
    const auto drop = [&](auto& rows, Duration kept, auto source) {
        for (; !rows.empty() && now - rows.front().at > kept; rows.pop_front())
            if (out)
                out->remove(source(rows.front()), rows.front());
    };
    const auto ledger = [](const domain::TokenOperation& operation) { return kLedgerSources[ledgerOf(operation)]; };
    const auto issuer = [&](const domain::ReserveFlow&) { return m_coin.source; };
    drop(m_mints, kOperationsKept, ledger);
    drop(m_inflows, kOperationsKept + kMargin, issuer);
    drop(m_outflows, kOperationsKept, issuer);
    for (; !m_leaving.empty() && now - m_leaving.front().first > kMargin; m_leaving.pop_front())
        if (out)
            out->remove(ledger(m_leaving.front().second), m_leaving.front().second);
}

void TokenBook::publish(ChangeSet& out) const
{
    for (const auto& operation : m_founding)
        tell(&out, operation);
    for (const auto& operation : m_mints)
        tell(&out, operation);
    for (const auto& [id, operation] : m_burns)
        tell(&out, operation);
    for (const auto& flow : m_earlier)
        out.upsert(m_coin.source, flow);
    for (const auto& flow : m_inflows)
        out.upsert(m_coin.source, flow);
    for (const auto& flow : m_outflows)
        out.upsert(m_coin.source, flow);
}

} // namespace assay::sandbox
