// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/sandbox/clearing/ClearingHouse.h"

/// \file The scenario `stuck-dvp`. Members who take part in nothing else, so that only an order moves them:
/// - A chain: SI-20417 waits for the money of SI-20398 of the same member, SI-20398 for the metal of SI-20417, and it is on
///   hold. Behind SI-20417 three more wait, each for the money of the one before. Released, all five settle.
/// - A gridlock: four instructions in a ring that settle together or not at all, and a fifth that would break the ring.
/// - Two dozen instructions past their date: one member has no metal, one no money.

namespace assay::sandbox
{

using namespace std::chrono_literals;
using domain::HoldState;

namespace
{

constexpr int kLate = 24;
constexpr std::int64_t kOunce = 1'000;            ///< thousandths
constexpr std::int64_t kCentsPerOunce = 3'360'000; ///< HKD 33,600.00
constexpr std::int64_t kDollars = 100;             ///< cents

constexpr int kLastOrdinary = 11;  ///< P12
constexpr int kBetween = 12;       ///< P13: party to both ends of the cycle
constexpr int kDeliverer = 13;     ///< P14
constexpr int kSecond = 14;        ///< P15
constexpr int kThird = 15;         ///< P16
constexpr int kPayer = 16;         ///< P17
constexpr int kRingFirst = 17;     ///< P18 to P21
constexpr int kWithoutMetal = 21;  ///< P22
constexpr int kWithoutMoney = 22;  ///< P23
constexpr int kStoryMembers = 23;

struct Holding {
    int member;
    std::int64_t ounces;
    std::int64_t dollars; ///< HKD
};
constexpr std::array kHoldings{
    Holding{kBetween, 100, 26'000'000},         Holding{kDeliverer, 2'000, 1'000'000},
    Holding{kSecond, 2'000, 500'000},           Holding{kThird, 2'000, 750'000},
    Holding{kPayer, 0, 900'000'000},            Holding{kRingFirst, 100, 60'000'000},
    Holding{kRingFirst + 1, 100, 60'000'000},   Holding{kRingFirst + 2, 100, 60'000'000},
    Holding{kRingFirst + 3, 100, 60'000'000},   Holding{kWithoutMetal, 0, 80'000'000},
    Holding{kWithoutMoney, 500, 0},
};

} // namespace

/// An instruction of the story.
struct ClearingHouse::Part {
    std::string_view ref;
    int deliverer;
    int receiver;
    std::int64_t ounces;
    std::string_view waitsFor;
    std::string_view reason;
    Duration queuedFor; ///< before the start
    std::int64_t priority;
};

void ClearingHouse::addStoryMembers()
{
    m_members = kStoryMembers;
    for (const auto& holding : kHoldings) {
        auto& balances = m_balances[static_cast<std::size_t>(holding.member)];
        // The metal comes out of the first member's account, so that the pool still covers all.
        balances[kGold] = holding.ounces * kOunce;
        m_balances[0][kGold] -= balances[kGold];
        balances[kHkd] = holding.dollars * kDollars;
    }
}

ClearingHouse::Ticket& ClearingHouse::takeOver(std::string_view ref)
{
    if (auto* ticket = find(ref)) {
        unlock(*ticket);
        return *ticket;
    }
    // The number went to an instruction that has ended: the story takes it back.
    std::erase_if(m_ended, [&](const domain::Instruction& row) { return row.ref == ref; });
    const auto next = m_nextRef;
    m_nextRef = std::stoll(std::string(ref.substr(3)));
    auto& ticket = add(makeTicket(m_start));
    m_nextRef = next;
    return ticket;
}

void ClearingHouse::play(const Part& part)
{
    auto& ticket = takeOver(part.ref);
    m_future -= *ticket.row.settlementDate > m_today ? 1 : 0;
    ticket.stuck = true;
    ticket.asset = kGold;
    ticket.money = kHkd;
    ticket.quantity = part.ounces * kOunce;
    ticket.amount = part.ounces * kCentsPerOunce;
    ticket.deliverer = part.deliverer;
    ticket.receiver = part.receiver;
    auto& row = ticket.row;
    row.kind = domain::SettlementKind::DvP;
    row.asset = "XAU";
    row.quantity = exact(ticket.quantity, 3);
    row.currency = "HKD";
    row.amount = exact(ticket.amount, 2);
    row.deliverer = domain::ParticipantId(memberId(part.deliverer));
    row.receiver = domain::ParticipantId(memberId(part.receiver));
    row.tradeDate = businessDayOnOrBefore(plusDays(m_today, -1));
    row.settlementDate = m_today;
    row.queuedAt = m_start - part.queuedFor;
    row.linkedRef = part.waitsFor;
    row.waitsFor = {std::string(part.waitsFor)};
    row.partial = domain::Permission::NotAllowed;
    row.priority = part.priority;
    row.hold = part.reason == "PREA" ? HoldState::OnHold : HoldState::Released;
    setCycle(ticket, m_start);
    setStatus(ticket, "PEND", part.reason);
    if (part.reason == "MONY")
        lockAsset(ticket, *row.queuedAt + 3s);
}

void ClearingHouse::makeChain()
{
    constexpr std::array kChain{
        Part{"SI-20417", kDeliverer, kBetween, 2'000, "SI-20398", "MONY", 47min, 2},
        Part{"SI-20398", kBetween, kPayer, 1'250, "SI-20417", "PREA", 58min, 3},
        Part{"SI-20402", kSecond, kDeliverer, 2'000, "SI-20417", "MONY", 41min, 2},
        Part{"SI-20385", kThird, kSecond, 2'000, "SI-20402", "MONY", 36min, 1},
        Part{"SI-20431", kLastOrdinary, kThird, 2'000, "SI-20385", "MONY", 22min, 3},
    };
    for (const auto& part : kChain)
        play(part);
}

void ClearingHouse::makeRing()
{
    constexpr std::array kRing{
        Part{"SI-20501", kRingFirst, kRingFirst + 1, 1'300, "SI-20504", "LACK", 33min, 2},
        Part{"SI-20502", kRingFirst + 1, kRingFirst + 2, 1'250, "SI-20501", "LACK", 32min, 2},
        Part{"SI-20503", kRingFirst + 2, kRingFirst + 3, 1'275, "SI-20502", "LACK", 31min, 3},
        Part{"SI-20504", kRingFirst + 3, kRingFirst, 1'250, "SI-20503", "LACK", 30min, 1},
        // With this one instead of SI-20502 and SI-20503 a smaller ring would close.
        Part{"SI-20505", kRingFirst + 1, kRingFirst + 3, 1'400, "SI-20501", "LACK", 29min, 2},
    };
    for (const auto& part : kRing)
        play(part);
}

void ClearingHouse::makeStuck()
{
    int made = 0;
    for (auto& ticket : m_active) {
        if (made == kLate)
            break;
        if (ticket.asset != kGold || ticket.amount == 0 || ticket.stuck)
            continue;
        unlock(ticket);
        m_future -= *ticket.row.settlementDate > m_today ? 1 : 0;
        ticket.stuck = true;
        auto& row = ticket.row;
        const auto date = businessDayOnOrBefore(plusDays(m_today, -1 - made % 6));
        row.settlementDate = date;
        row.tradeDate = businessDayOnOrBefore(plusDays(date, -1));
        row.waitsFor.clear();
        row.linkedRef.clear();
        row.hold = HoldState::Released;
        // Those two are really short, so that nothing of this could settle.
        const bool metal = made % 2 == 0;
        if (metal)
            ticket.deliverer = kWithoutMetal;
        else
            ticket.receiver = kWithoutMoney;
        row.deliverer = domain::ParticipantId(memberId(ticket.deliverer));
        row.receiver = domain::ParticipantId(memberId(ticket.receiver));
        setCycle(ticket, m_start);
        // Some are still marked as if they could settle in time, which is what the rule looks for.
        setStatus(ticket, made % 3 == 0 ? "PEND" : "PENF", metal ? "LACK" : "MONY");
        ++made;
    }
}

} // namespace assay::sandbox
