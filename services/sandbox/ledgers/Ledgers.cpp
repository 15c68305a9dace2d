// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/ledgers/Ledgers.h"

#include "services/sandbox/world/Codes.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;

constexpr std::size_t kTransfersKept = 2000;
constexpr Duration kHistory = 24h;
constexpr int kCustomers = 420;
constexpr int kMerchants = 130;
constexpr Duration kStructuringEvery = 20s;
constexpr int kStructuredBefore = 9;

/// Cents of HKD; nothing between 80 % of 8,000 and 8,000, where a rule would see structuring.
std::int64_t paymentSize(Rng& rng)
{
    const auto kind = rng.between(1, 10);
    if (kind <= 6)
        return rng.between(5'000, 630'000);
    if (kind <= 9)
        return rng.between(810'000, 7'900'000);
    return rng.between(8'000'000, 190'000'000);
}

} // namespace

Ledgers::Ledgers(const std::vector<Coin>& coins, std::uint64_t seed, Scenario scenario, Instant start)
    : m_coins(coins), m_rng(seed, "ledgers"), m_scenario(scenario), m_start(start)
{
    for (int i = 0; i < kCustomers; ++i)
        m_customers.push_back(address("customer " + std::to_string(seed) + ' ' + std::to_string(i)));
    for (int i = 0; i < kMerchants; ++i)
        m_merchants.push_back(address("merchant " + std::to_string(seed) + ' ' + std::to_string(i)));
}

std::string Ledgers::structuringSender()
{
    return address("the sender just below the threshold");
}

void Ledgers::fill(ChangeSet& out)
{
    for (std::size_t ledger = 0; ledger < m_chains.size(); ++ledger) {
        auto& chain = m_chains[ledger];
        chain.lastBlock = blockAt(ledger, m_start);
        chain.shownSupply.resize(m_coins.size());
        const auto gap = kHistory / static_cast<std::int64_t>(kTransfersKept);
        for (auto at = m_start - kHistory + gap; at <= m_start; at += gap)
            transferNow(ledger, blockTime(ledger, blockAt(ledger, at)), out);
        observeSupply(ledger, m_start, out);
    }
    if (m_scenario == Scenario::Structuring)
        for (int i = kStructuredBefore; i > 0; --i)
            structure(m_start - i * 4min, out);
}

void Ledgers::step(Instant now, ChangeSet& out)
{
    for (std::size_t ledger = 0; ledger < m_chains.size(); ++ledger) {
        auto& chain = m_chains[ledger];
        const auto block = blockAt(ledger, now);
        const bool fresh = block != chain.lastBlock;
        if (fresh) {
            chain.lastBlock = block;
            const auto count = ledger == 0 ? m_rng.between(0, 3) : m_rng.between(0, 1);
            for (std::int64_t i = 0; i < count; ++i)
                transferNow(ledger, blockTime(ledger, block), out);
        }
        bool moved = false;
        for (std::size_t i = 0; i < m_coins.size(); ++i)
            moved = moved || chain.shownSupply[i] != m_coins[i].supply[ledger] + m_coins[i].hidden[ledger];
        if (fresh || moved)
            observeSupply(ledger, now, out);
    }
    if (m_scenario == Scenario::Structuring && now > m_start && (now - m_start) % kStructuringEvery == Duration::zero())
        structure(now, out);
}

void Ledgers::observeSupply(std::size_t ledger, Instant now, ChangeSet& out)
{
    for (std::size_t i = 0; i < m_coins.size(); ++i) {
        m_chains[ledger].shownSupply[i] = m_coins[i].supply[ledger] + m_coins[i].hidden[ledger];
        out.upsert(kLedgerSources[ledger], m_coins[i].observedOn(ledger, now));
    }
}

void Ledgers::transferNow(std::size_t ledger, Instant at, ChangeSet& out)
{
    const auto& coin = m_rng.pick(m_coins);
    auto hkd = paymentSize(m_rng);
    auto amount = hkd;
    if (coin.currency == "USD") {
        amount = scaled(hkd, 10'000, kHkdPerUsd);
        hkd = scaled(amount, kHkdPerUsd, 10'000);
    }
    domain::Transfer transfer;
    transfer.coin = domain::CoinId(coin.ticker);
    transfer.sender = m_rng.pick(m_customers);
    transfer.receiver = m_rng.pick(m_merchants);
    transfer.amount = exact(amount, 2);
    transfer.at = at;
    publish(ledger, std::move(transfer), hkd, out);
}

void Ledgers::structure(Instant at, ChangeSet& out)
{
    const auto hkd = m_rng.between(765'000, 799'900);
    domain::Transfer transfer;
    transfer.coin = domain::CoinId(m_coins.front().ticker);
    transfer.sender = structuringSender();
    transfer.receiver = m_rng.pick(m_merchants);
    transfer.amount = exact(hkd, 2);
    transfer.at = at;
    publish(0, std::move(transfer), hkd, out);
}

void Ledgers::publish(std::size_t ledger, domain::Transfer transfer, std::int64_t hkdCents, ChangeSet& out)
{
    auto& chain = m_chains[ledger];
    transfer.ledger = domain::LedgerId(kLedgers[ledger]);
    transfer.id = digest("transfer " + std::string(kLedgers[ledger]) + std::to_string(chain.transferCount++));
    out.upsert(kLedgerSources[ledger], transfer);
    auto valued = transfer;
    valued.hkdValue = exact(hkdCents, 2);
    out.upsert(kSourceAml, valued);
    chain.transfers.push_back(std::move(transfer));
    if (chain.transfers.size() <= kTransfersKept)
        return;
    out.remove(kLedgerSources[ledger], chain.transfers.front());
    out.remove(kSourceAml, chain.transfers.front());
    chain.transfers.pop_front();
}

} // namespace assay::sandbox
