// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/clearing/ClearingHouse.h"

/// \file The accounts of the clearing house: balances, what is set aside for instructions, and positions as they are stated.

namespace assay::sandbox
{

namespace
{

constexpr std::int64_t kLimit = 50'000'000'000;      ///< HKD 500,000,000.00
constexpr std::int64_t kStoryLimit = 10'000'000'000; ///< HKD 100,000,000.00

} // namespace

void ClearingHouse::openAccounts(std::int64_t poolFine)
{
    // 97 % of the pool, so that the metal always covers the accounts.
    const auto gold = poolFine / 100 * 97 / kParticipants;
    for (std::size_t member = 0; member < kParticipants; ++member) {
        auto& balances = m_balances[member];
        balances[kGold] = gold / 100 * m_rng.between(80, 100) / 25 * 25;
        for (std::size_t bond = 1; bond < kDollar; ++bond)
            balances[bond] = m_rng.between(800, 1'600) * kAssetTable[bond].lot;
        balances[kDollar] = m_rng.between(500, 900) * 100'000'000;
        balances[kHkd] = m_rng.between(4'000, 7'000) * 100'000'000;
    }
}

std::int64_t ClearingHouse::freeBalance(int member, std::size_t asset) const
{
    const auto at = static_cast<std::size_t>(member);
    return m_balances[at][asset] - m_reserved[at][asset];
}

bool ClearingHouse::hasAsset(const Ticket& ticket) const
{
    return ticket.assetLocked || freeBalance(ticket.deliverer, ticket.asset) >= ticket.quantity;
}

bool ClearingHouse::hasMoney(const Ticket& ticket) const
{
    return ticket.cashLocked || ticket.amount == 0 || freeBalance(ticket.receiver, ticket.money) >= ticket.amount;
}

void ClearingHouse::lockAsset(Ticket& ticket, Instant at)
{
    m_reserved[static_cast<std::size_t>(ticket.deliverer)][ticket.asset] += ticket.quantity;
    ticket.assetLocked = true;
    ticket.row.assetLegLockedAt = at;
}

void ClearingHouse::lockCash(Ticket& ticket, Instant at)
{
    m_reserved[static_cast<std::size_t>(ticket.receiver)][ticket.money] += ticket.amount;
    ticket.cashLocked = true;
    ticket.row.cashLegLockedAt = at;
}

void ClearingHouse::unlock(Ticket& ticket)
{
    if (ticket.assetLocked)
        m_reserved[static_cast<std::size_t>(ticket.deliverer)][ticket.asset] -= ticket.quantity;
    if (ticket.cashLocked)
        m_reserved[static_cast<std::size_t>(ticket.receiver)][ticket.money] -= ticket.amount;
    ticket.assetLocked = false;
    ticket.cashLocked = false;
    ticket.row.assetLegLockedAt.reset();
    ticket.row.cashLegLockedAt.reset();
}

void ClearingHouse::publishPosition(int member, std::size_t asset, ChangeSet& out)
{
    const auto& info = kAssetTable[asset];
    const auto at = static_cast<std::size_t>(member);
    domain::Position position;
    position.participant = domain::ParticipantId(memberId(member));
    position.account = memberId(member) + '-' + std::string(info.account);
    position.asset = assetCode(asset);
    position.balance = exact(m_balances[at][asset], info.scale);
    position.reserved = exact(m_reserved[at][asset], info.scale);
    if (asset == kHkd)
        position.limit = exact(member < kParticipants ? kLimit : kStoryLimit, info.scale);
    out.upsert(kSourceClearing, position);
}

void ClearingHouse::publishLegs(const Ticket& ticket, ChangeSet& out)
{
    publishPosition(ticket.deliverer, ticket.asset, out);
    publishPosition(ticket.receiver, ticket.asset, out);
    if (!ticket.row.amount)
        return;
    publishPosition(ticket.deliverer, ticket.money, out);
    publishPosition(ticket.receiver, ticket.money, out);
}

} // namespace assay::sandbox
