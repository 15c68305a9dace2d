// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/ClearingHouse.h"

#include <algorithm>

#include "services/sandbox/Codes.h"

namespace assay::sandbox
{

namespace
{

constexpr std::size_t kGold = 0;
constexpr std::size_t kHkd = 5;
constexpr int kLate = 24;
constexpr std::array<std::string_view, 4> kRing{"SI-20417", "SI-20398", "SI-20385", "SI-20402"};
constexpr std::array<int, 4> kRingMembers{2, 4, 7, 10}; ///< P03, P05, P08, P11
constexpr std::int64_t kRingQuantity = 1'250'000;       ///< 1,250 oz
constexpr std::int64_t kRingAmount = 4'200'000'000;     ///< HKD 42,000,000.00
constexpr std::int64_t kRingBalance = 100'000;          ///< what each of them has: too little alone, enough together

} // namespace

ClearingHouse::Ticket* ClearingHouse::find(std::string_view ref)
{
    const auto found = std::ranges::find_if(m_active, [&](const Ticket& ticket) { return ticket.row.ref == ref; });
    return found == m_active.end() ? nullptr : &*found;
}

void ClearingHouse::makeStuck()
{
    int made = 0;
    for (auto& ticket : m_active) {
        if (made == kLate)
            break;
        if (ticket.asset != kGold || ticket.amount == 0 || std::ranges::find(kRing, ticket.row.ref) != kRing.end())
            continue;
        ticket.stuck = true;
        const auto date = businessDayOnOrBefore(plusDays(m_today, -1 - made % 6));
        ticket.row.settlementDate = date;
        ticket.row.tradeDate = businessDayOnOrBefore(plusDays(date, -1));
        // Some are still marked as if they could settle in time, which is what the rule looks for.
        const bool unmarked = made % 3 == 0;
        setStatus(ticket, unmarked ? "PEND" : "PENF", made % 2 == 0 ? "LACK" : "MONY");
        ++made;
    }
}

void ClearingHouse::makeRing(Instant now)
{
    for (std::size_t i = 0; i < kRing.size(); ++i) {
        auto* ticket = find(kRing[i]);
        if (!ticket) {
            // The number went to an instruction that has ended: the ring takes it back.
            std::erase_if(m_ended, [&](const domain::Instruction& row) { return row.ref == kRing[i]; });
            const auto next = m_nextRef;
            m_nextRef = std::stoll(std::string(kRing[i].substr(3)));
            m_active.push_back(makeTicket(now));
            m_nextRef = next;
            ticket = &m_active.back();
        }
        const auto deliverer = kRingMembers[i];
        const auto receiver = kRingMembers[(i + 1) % kRingMembers.size()];
        ticket->stuck = true;
        ticket->asset = kGold;
        ticket->money = kHkd;
        ticket->quantity = kRingQuantity;
        ticket->amount = kRingAmount;
        ticket->deliverer = deliverer;
        ticket->receiver = receiver;
        auto& row = ticket->row;
        row.kind = domain::SettlementKind::DvP;
        row.asset = "XAU";
        row.quantity = exact(kRingQuantity, 3);
        row.currency = "HKD";
        row.amount = exact(kRingAmount, 2);
        row.deliverer = domain::ParticipantId("P" + padded(deliverer + 1, 2));
        row.receiver = domain::ParticipantId("P" + padded(receiver + 1, 2));
        row.settlementDate = m_today;
        row.linkedRef = kRing[(i + 1) % kRing.size()];
        row.hold = domain::HoldState::Released;
        setStatus(*ticket, "PEND", "LACK");
        auto& balance = m_balances[static_cast<std::size_t>(deliverer)][kGold];
        m_balances[0][kGold] += balance - kRingBalance;
        balance = kRingBalance;
    }
}

} // namespace assay::sandbox
