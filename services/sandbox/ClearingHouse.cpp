// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/ClearingHouse.h"

#include <algorithm>

#include "services/sandbox/Codes.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;
using domain::HoldState;
using domain::SettlementKind;

constexpr std::size_t kQueue = 1'600;
constexpr std::size_t kEnded = 400;
constexpr std::size_t kFloodQueue = 99'600;
constexpr unsigned kFloodRate = 2'000;
constexpr std::int64_t kFirstRef = 18'600;
constexpr Duration kStep{50};

struct Asset {
    std::string_view account;
    int scale;
    std::int64_t lot; ///< smallest unit
    std::int64_t maxLots;
    std::int64_t centsPerLot; ///< price in HKD cents; 0: money
};

std::string assetCode(std::size_t asset)
{
    switch (asset) {
    case 0: return "XAU";
    case 1: return isin("HK", "00SBGREEN");
    case 2: return isin("HK", "00SBDIGI1");
    case 3: return dti("3BXQNDR7");
    case 4: return "USD";
    default: return "HKD";
    }
}

constexpr std::size_t kGold = 0;
constexpr std::size_t kDollar = 4;
constexpr std::size_t kHkd = 5;
constexpr std::array<Asset, ClearingHouse::kAssets> kAssetTable{
    Asset{"GOLD-U", 3, 25'000, 60, 84'512'500}, // 25 oz at HKD 33,805.00
    Asset{"BOND-1", 2, 50'000'000, 40, 49'912'500},
    Asset{"BOND-2", 2, 50'000'000, 40, 50'037'500},
    Asset{"BOND-3", 2, 10'000'000, 80, 9'991'000},
    Asset{"CASH-USD", 2, 10'000'000, 60, 78'021'000},
    Asset{"CASH-HKD", 2, 1, 1, 0},
};

struct Reason {
    std::string_view code;
    std::string_view text;
};
constexpr std::array kReasons{
    Reason{"LACK", "deliverer is short of the asset"},     Reason{"MONY", "receiver is short of money"},
    Reason{"FUTU", "waits for its settlement date"},       Reason{"PREA", "on hold by the participant"},
    Reason{"CYCL", "waits for the next settlement cycle"}, Reason{"LINK", "waits for a linked instruction"},
    Reason{"CMIS", "no instruction of the counterparty"},  Reason{"CANI", "cancelled by the participant"},
    Reason{"LATE", "missed the deadline of its date"},     Reason{"CLAC", "counterparty is short of the asset"},
};

std::string_view reasonText(std::string_view code)
{
    const auto found = std::ranges::find(kReasons, code, &Reason::code);
    return found == kReasons.end() ? std::string_view() : found->text;
}

constexpr std::array<std::string_view, ClearingHouse::kParticipants> kNames{"Bank A",
                                                                            "Bank B",
                                                                            "Lantau Commercial Bank",
                                                                            "Tolo Savings Bank",
                                                                            "Sai Kung Merchant Bank",
                                                                            "Ninepin Bank",
                                                                            "Peng Chau Bullion",
                                                                            "Lamma Securities",
                                                                            "Cheung Chau Metals",
                                                                            "Po Toi Capital",
                                                                            "Waglan Bullion Bank",
                                                                            "Tung Lung Trust"};

std::string memberId(int participant)
{
    return "P" + padded(participant + 1, 2);
}

} // namespace

ClearingHouse::ClearingHouse(std::uint64_t seed, Scenario scenario, unsigned rate, Instant start, std::int64_t poolFine)
    : m_rng(seed, "clearing"), m_scenario(scenario), m_rate(scenario == Scenario::Flood ? kFloodRate : rate),
      m_start(start), m_today(support::hongKongDate(start)), m_nextRef(kFirstRef),
      m_wanted(scenario == Scenario::Flood ? kFloodQueue : kQueue)
{
    openAccounts(poolFine);
}

void ClearingHouse::openAccounts(std::int64_t poolFine)
{
    // 97 % of the pool, so that the metal always covers the accounts.
    const auto gold = poolFine / 100 * 97 / kParticipants;
    for (auto& balances : m_balances) {
        balances[kGold] = gold / 100 * m_rng.between(80, 100) / 25 * 25;
        for (std::size_t bond = 1; bond < kDollar; ++bond)
            balances[bond] = m_rng.between(800, 1'600) * kAssetTable[bond].lot;
        balances[kDollar] = m_rng.between(500, 900) * 100'000'000;
        balances[kHkd] = m_rng.between(4'000, 7'000) * 100'000'000;
    }
}

ClearingHouse::Ticket ClearingHouse::makeTicket(Instant now)
{
    Ticket ticket;
    const auto kind = m_rng.between(1, 100);
    ticket.asset = kind <= 60 ? kGold : kind <= 85 ? static_cast<std::size_t>(m_rng.between(1, 3)) : kDollar;
    ticket.money = ticket.asset != kDollar && m_rng.oneIn(5) ? kDollar : kHkd;
    const bool free = ticket.asset == kGold && m_rng.oneIn(20);
    const auto& asset = kAssetTable[ticket.asset];
    const auto lots = m_rng.between(1, asset.maxLots);
    ticket.quantity = lots * asset.lot;
    if (!free) {
        ticket.amount = lots * asset.centsPerLot;
        if (ticket.money == kDollar)
            ticket.amount = scaled(ticket.amount, 10'000, 78'021);
    }
    ticket.deliverer = static_cast<int>(m_rng.between(0, kParticipants - 1));
    ticket.receiver = (ticket.deliverer + static_cast<int>(m_rng.between(1, kParticipants - 1))) % kParticipants;

    auto& row = ticket.row;
    row.ref = "SI-" + std::to_string(m_nextRef);
    row.systemRef = "HKC" + padded(m_nextRef, 9);
    ++m_nextRef;
    row.kind = free ? SettlementKind::FoP : ticket.asset == kDollar ? SettlementKind::PvP : SettlementKind::DvP;
    row.asset = assetCode(ticket.asset);
    row.quantity = exact(ticket.quantity, asset.scale);
    if (!free) {
        row.currency = assetCode(ticket.money);
        row.amount = exact(ticket.amount, 2);
    }
    row.tradeDate = m_today;
    // The day itself also on weekends: these rails never close. At most a third waits for a later date, else the queue
    // would silt up with it.
    auto due = m_today;
    auto later = m_rng.between(1, 10) - 7;
    if (later > 0 && m_future < m_wanted / 3)
        for (++m_future; later > 0; --later)
            due = businessDayOnOrAfter(plusDays(due, 1));
    row.settlementDate = due;
    row.deliverer = domain::ParticipantId(memberId(ticket.deliverer));
    row.receiver = domain::ParticipantId(memberId(ticket.receiver));
    row.priority = m_rng.between(1, 4);
    row.hold = HoldState::Released;
    row.queuedAt = now;
    setStatus(ticket, "PACK", {});
    return ticket;
}

void ClearingHouse::setStatus(Ticket& ticket, std::string_view status, std::string_view reason)
{
    ticket.row.status = status;
    ticket.row.reason = reason;
    ticket.row.reasonText = reasonText(reason);
}

void ClearingHouse::wait(Ticket& ticket)
{
    ticket.row.hold = HoldState::Released;
    if (*ticket.row.settlementDate > m_today) {
        setStatus(ticket, "PEND", "FUTU");
        return;
    }
    const auto lot = m_rng.between(1, 100);
    if (lot <= 55)
        setStatus(ticket, "PEND", "CYCL");
    else if (lot <= 80)
        setStatus(ticket, "PEND", "LINK");
    else if (lot <= 96) {
        setStatus(ticket, "PEND", "PREA");
        ticket.row.hold = HoldState::OnHold;
    } else
        setStatus(ticket, "PEND", m_rng.oneIn(2) ? "MONY" : "LACK");
}

bool ClearingHouse::affordable(const Ticket& ticket) const
{
    const auto& from = m_balances[static_cast<std::size_t>(ticket.deliverer)];
    const auto& to = m_balances[static_cast<std::size_t>(ticket.receiver)];
    return from[ticket.asset] >= ticket.quantity && to[ticket.money] >= ticket.amount;
}

void ClearingHouse::settle(Ticket& ticket, Instant now, ChangeSet* out)
{
    setStatus(ticket, "SETT", {});
    ticket.row.hold = HoldState::Released;
    ticket.row.assetLegFinalAt = now;
    if (ticket.amount != 0)
        ticket.row.cashLegFinalAt = now;
    if (!out)
        return;
    auto& from = m_balances[static_cast<std::size_t>(ticket.deliverer)];
    auto& to = m_balances[static_cast<std::size_t>(ticket.receiver)];
    from[ticket.asset] -= ticket.quantity;
    to[ticket.asset] += ticket.quantity;
    publishPosition(ticket.deliverer, ticket.asset, *out);
    publishPosition(ticket.receiver, ticket.asset, *out);
    if (ticket.amount == 0)
        return;
    to[ticket.money] -= ticket.amount;
    from[ticket.money] += ticket.amount;
    publishPosition(ticket.deliverer, ticket.money, *out);
    publishPosition(ticket.receiver, ticket.money, *out);
}

void ClearingHouse::cancel(Ticket& ticket)
{
    setStatus(ticket, "CANS", "CANI");
}

bool ClearingHouse::progress(Ticket& ticket, Instant now, ChangeSet& out)
{
    if (ticket.stuck)
        return false;
    if (ticket.row.status == "PACK") {
        const bool lonely = m_rng.oneIn(4);
        setStatus(ticket, lonely ? "NMAT" : "MACH", lonely ? "CMIS" : "");
        return true;
    }
    if (ticket.row.status == "NMAT") {
        if (m_rng.oneIn(8))
            cancel(ticket);
        else
            setStatus(ticket, "MACH", {});
        return true;
    }
    if (ticket.row.status == "MACH") {
        wait(ticket);
        return true;
    }
    if (*ticket.row.settlementDate > m_today) {
        ticket.row.priority = m_rng.between(1, 4);
        return true;
    }
    if (affordable(ticket)) {
        settle(ticket, now, &out);
        return true;
    }
    if (m_rng.oneIn(3)) {
        cancel(ticket);
        return true;
    }
    const auto& from = m_balances[static_cast<std::size_t>(ticket.deliverer)];
    setStatus(ticket, "PEND", from[ticket.asset] < ticket.quantity ? "LACK" : "MONY");
    return true;
}

void ClearingHouse::act(Instant now, ChangeSet& out)
{
    if (m_active.size() < m_wanted && m_rng.oneIn(2)) {
        m_active.push_back(makeTicket(now));
        out.upsert(kSourceClearing, m_active.back().row);
        return;
    }
    const auto index = m_rng.index(m_active.size());
    auto& ticket = m_active[index];
    if (!progress(ticket, now, out))
        return;
    out.upsert(kSourceClearing, ticket.row);
    if (ticket.row.status == "SETT" || ticket.row.status == "CANS")
        retire(index, out);
}

void ClearingHouse::retire(std::size_t index, ChangeSet& out)
{
    m_future -= *m_active[index].row.settlementDate > m_today ? 1 : 0;
    m_ended.push_back(std::move(m_active[index].row));
    if (index + 1 != m_active.size())
        m_active[index] = std::move(m_active.back());
    m_active.pop_back();
    if (m_ended.size() <= kEnded)
        return;
    out.remove(kSourceClearing, m_ended.front());
    m_ended.pop_front();
}

void ClearingHouse::endDay(Instant now, ChangeSet& out)
{
    // What was due settles or is cancelled with the day, so that nothing is late unless a scenario wants it.
    for (std::size_t i = m_active.size(); i-- > 0;) {
        auto& ticket = m_active[i];
        if (ticket.stuck || *ticket.row.settlementDate >= m_today)
            continue;
        if (affordable(ticket))
            settle(ticket, now, &out);
        else
            cancel(ticket);
        out.upsert(kSourceClearing, ticket.row);
        retire(i, out);
    }
}

void ClearingHouse::fill(ChangeSet& out)
{
    for (int i = 0; i < kParticipants; ++i) {
        domain::Participant member;
        member.id = domain::ParticipantId(memberId(i));
        member.name = kNames[static_cast<std::size_t>(i)];
        member.lei = lei("9884SBXHK0000" + padded(i + 1, 5));
        member.role = i == 0 ? "settlement institution" : "direct participant";
        out.upsert(kSourceClearing, member);
    }
    const auto count = static_cast<std::int64_t>(m_wanted + kEnded);
    for (std::int64_t i = 0; i < count; ++i) {
        // Spread over the four hours before the start, oldest first.
        const auto at = m_start - Duration{4h} + Duration{14'400'000 * i / count};
        auto ticket = makeTicket(Instant{std::chrono::floor<std::chrono::seconds>(at)});
        const auto lot = m_rng.between(1, 100);
        if (m_ended.size() < kEnded && (lot <= 20 || count - i <= static_cast<std::int64_t>(kEnded - m_ended.size()))) {
            m_future -= *ticket.row.settlementDate > m_today ? 1 : 0;
            ticket.row.settlementDate = m_today;
            if (lot % 8 == 0)
                cancel(ticket);
            else
                settle(ticket, *ticket.row.queuedAt + 90s, nullptr);
            m_ended.push_back(ticket.row);
            continue;
        }
        if (lot <= 32)
            setStatus(ticket, "NMAT", "CMIS");
        else if (lot <= 60)
            setStatus(ticket, "MACH", {});
        else if (lot <= 90)
            wait(ticket);
        m_active.push_back(std::move(ticket));
    }
    if (m_scenario == Scenario::StuckDvp) {
        makeStuck();
        makeRing(m_start);
    }
    for (const auto& ended : m_ended)
        out.upsert(kSourceClearing, ended);
    for (const auto& ticket : m_active)
        out.upsert(kSourceClearing, ticket.row);
    for (int participant = 0; participant < kParticipants; ++participant)
        for (std::size_t asset = 0; asset < kAssets; ++asset)
            publishPosition(participant, asset, out);
}

void ClearingHouse::step(Instant now, ChangeSet& out)
{
    const auto today = support::hongKongDate(now);
    if (today != m_today) {
        m_today = today;
        m_future = static_cast<std::size_t>(std::ranges::count_if(
            m_active, [&](const Ticket& ticket) { return *ticket.row.settlementDate > m_today; }));
        endDay(now, out);
    }
    m_due += static_cast<std::int64_t>(m_rate) * kStep.count();
    for (; m_due >= 1000; m_due -= 1000)
        act(now, out);
}

void ClearingHouse::publishPosition(int participant, std::size_t asset, ChangeSet& out)
{
    const auto& info = kAssetTable[asset];
    domain::Position position;
    position.participant = domain::ParticipantId(memberId(participant));
    position.account = memberId(participant) + '-' + std::string(info.account);
    position.asset = assetCode(asset);
    position.balance = exact(m_balances[static_cast<std::size_t>(participant)][asset], info.scale);
    out.upsert(kSourceClearing, position);
}

} // namespace assay::sandbox
