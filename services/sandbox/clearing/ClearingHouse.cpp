// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/clearing/ClearingHouse.h"

#include <algorithm>

#include "services/sandbox/world/Codes.h"

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
constexpr std::size_t kSweep = 100;

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
    Reason{"CANS", "cancelled by the settlement system"},
};

std::string_view reasonText(std::string_view code)
{
    const auto found = std::ranges::find(kReasons, code, &Reason::code);
    return found == kReasons.end() ? std::string_view() : found->text;
}

/// Those after the twelfth take part in the scenario `stuck-dvp` only.
constexpr std::array<std::string_view, 23> kNames{
    "Bank A",           "Bank B",          "Lantau Commercial Bank", "Tolo Savings Bank",  "Sai Kung Merchant Bank",
    "Ninepin Bank",     "Peng Chau Bullion", "Lamma Securities",     "Cheung Chau Metals", "Po Toi Capital",
    "Waglan Bullion Bank", "Tung Lung Trust", "Crescent Bay Bank",   "Kau Sai Bullion",    "Grass Island Metals",
    "Sharp Peak Capital", "Double Haven Bank", "Mirs Bay Bullion",   "Bluff Head Bank",    "Crooked Harbour Bank",
    "Starling Inlet Trust", "Basalt Island Metals", "High Junk Securities"};

/// Of the money leg in its own queue, as camt.006 has it.
std::string_view cashStatusOf(std::string_view status, std::string_view reason)
{
    if (status == "PACK")
        return "ACPD";
    if (status == "NMAT")
        return "UMAC";
    if (status == "MACH")
        return "MATD";
    if (status == "PENF")
        return "PFST";
    if (status != "PEND")
        return {};
    if (reason == "MONY")
        return "PSTL";
    if (reason == "PREA")
        return "SSPD";
    return reason == "FUTU" ? "VALD" : "STLE";
}

} // namespace

std::string memberId(int member)
{
    return "P" + padded(member + 1, 2);
}

ClearingHouse::ClearingHouse(std::uint64_t seed, Scenario scenario, unsigned rate, Instant start, std::int64_t poolFine)
    : m_rng(seed, "clearing"), m_scenario(scenario), m_rate(scenario == Scenario::Flood ? kFloodRate : rate),
      m_start(start), m_today(support::hongKongDate(start)), m_cycles(start), m_operations(scenario, start),
      m_nextRef(kFirstRef), m_wanted(scenario == Scenario::Flood ? kFloodQueue : kQueue)
{
    openAccounts(poolFine);
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
    row.partial = lots % 3 == 0 ? domain::Permission::Allowed : domain::Permission::NotAllowed;
    setCycle(ticket, now);
    setStatus(ticket, "PACK", {});
    return ticket;
}

ClearingHouse::Ticket& ClearingHouse::add(Ticket ticket)
{
    m_places[ticket.row.ref] = m_active.size();
    return m_active.emplace_back(std::move(ticket));
}

void ClearingHouse::setCycle(Ticket& ticket, Instant now)
{
    const auto place = m_cycles.placeFor(kAssetTable[ticket.asset].lane,
                                         std::max(*ticket.row.settlementDate, support::hongKongDate(now)), now);
    ticket.row.cycle = place.id;
    ticket.cutOff = place.cutOff;
}

void ClearingHouse::setStatus(Ticket& ticket, std::string_view status, std::string_view reason)
{
    ticket.row.status = status;
    ticket.row.reason = reason;
    ticket.row.reasonText = reasonText(reason);
    ticket.row.cashStatus = ticket.row.amount ? cashStatusOf(status, reason) : std::string_view();
}

void ClearingHouse::wait(Ticket& ticket, Instant now)
{
    ticket.row.hold = HoldState::Released;
    if (*ticket.row.settlementDate > m_today) {
        setStatus(ticket, "PEND", "FUTU");
        return;
    }
    const auto lot = m_rng.between(1, 100);
    if (lot <= 55) {
        setStatus(ticket, "PEND", "CYCL");
        // Only what leaves most of an account free, so that those who wait for nothing are not starved.
        if (freeBalance(ticket.deliverer, ticket.asset) / 8 >= ticket.quantity)
            lockAsset(ticket, now);
        if (ticket.amount != 0 && freeBalance(ticket.receiver, ticket.money) / 8 >= ticket.amount)
            lockCash(ticket, now);
    } else if (lot <= 80) {
        linkToAnother(ticket);
    } else if (lot <= 96) {
        setStatus(ticket, "PEND", "PREA");
        ticket.row.hold = HoldState::OnHold;
    } else
        setStatus(ticket, "PEND", m_rng.oneIn(2) ? "MONY" : "LACK");
}

void ClearingHouse::linkToAnother(Ticket& ticket)
{
    setStatus(ticket, "PEND", "LINK");
    if (m_active.empty())
        return;
    const auto& other = m_active[m_rng.index(m_active.size())];
    // An older one only, so that no two wait for each other by chance.
    if (other.row.systemRef >= ticket.row.systemRef || other.stuck || *other.row.settlementDate > m_today)
        return;
    ticket.row.linkedRef = other.row.ref;
    ticket.row.waitsFor = {other.row.ref};
}

void ClearingHouse::settle(Ticket& ticket, Instant now, ChangeSet* out)
{
    unlock(ticket);
    setStatus(ticket, "SETT", {});
    ticket.row.hold = HoldState::Released;
    ticket.row.waitsFor.clear();
    ticket.row.assetLegFinalAt = now;
    if (ticket.row.amount)
        ticket.row.cashLegFinalAt = now;
    if (ticket.row.settledQuantity)
        ticket.row.settledQuantity = ticket.row.quantity;
    if (!out)
        return;
    auto& from = m_balances[static_cast<std::size_t>(ticket.deliverer)];
    auto& to = m_balances[static_cast<std::size_t>(ticket.receiver)];
    from[ticket.asset] -= ticket.quantity;
    to[ticket.asset] += ticket.quantity;
    to[ticket.money] -= ticket.amount;
    from[ticket.money] += ticket.amount;
    publishLegs(ticket, *out);
}

void ClearingHouse::cancel(Ticket& ticket)
{
    unlock(ticket);
    ticket.row.waitsFor.clear();
    setStatus(ticket, "CANS", "CANI");
}

bool ClearingHouse::progress(Ticket& ticket, Instant now, ChangeSet& out)
{
    if (ticket.stuck || ticket.held || ticket.pinned)
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
        wait(ticket, now);
        publishLegs(ticket, out);
        return true;
    }
    if (*ticket.row.settlementDate > m_today) {
        ticket.row.priority = m_rng.between(1, 4);
        return true;
    }
    if (!ticket.row.waitsFor.empty() && find(ticket.row.waitsFor.front()))
        return false;
    ticket.row.waitsFor.clear();
    if (affordable(ticket)) {
        settle(ticket, now, &out);
        return true;
    }
    if (m_rng.oneIn(3)) {
        cancel(ticket);
        publishLegs(ticket, out);
        return true;
    }
    setStatus(ticket, "PEND", hasAsset(ticket) ? "MONY" : "LACK");
    return true;
}

void ClearingHouse::act(Instant now, ChangeSet& out)
{
    if (m_active.size() < m_wanted && m_rng.oneIn(2)) {
        out.upsert(kSourceClearing, add(makeTicket(now)).row);
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
    m_places.erase(m_active[index].row.ref);
    m_ended.push_back(std::move(m_active[index].row));
    if (index + 1 != m_active.size()) {
        m_active[index] = std::move(m_active.back());
        m_places[m_active[index].row.ref] = index;
    }
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
        if (ticket.held || ticket.pinned) {
            setStatus(ticket, "PENF", ticket.row.reason);
            out.upsert(kSourceClearing, ticket.row);
            continue;
        }
        if (affordable(ticket))
            settle(ticket, now, &out);
        else
            cancel(ticket);
        publishLegs(ticket, out);
        out.upsert(kSourceClearing, ticket.row);
        retire(i, out);
    }
}

void ClearingHouse::fill(ChangeSet& out)
{
    m_operations.fill(out);
    m_cycles.fill(out);
    if (m_scenario == Scenario::StuckDvp)
        addStoryMembers();
    for (int i = 0; i < m_members; ++i) {
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
            setCycle(ticket, *ticket.row.queuedAt);
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
            wait(ticket, *ticket.row.queuedAt + 40s);
        add(std::move(ticket));
    }
    if (m_scenario == Scenario::StuckDvp) {
        makeChain();
        makeRing();
        makeStuck();
    }
    // Those made hours ago wait for a cycle that is still to come.
    for (auto& ticket : m_active)
        if (ticket.cutOff <= m_start)
            setCycle(ticket, m_start);
    for (const auto& ended : m_ended)
        out.upsert(kSourceClearing, ended);
    for (const auto& ticket : m_active)
        out.upsert(kSourceClearing, ticket.row);
    for (int member = 0; member < m_members; ++member)
        for (std::size_t asset = 0; asset < kClearingAssets; ++asset)
            publishPosition(member, asset, out);
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
    m_cycles.step(now, out);
    m_operations.step(now, out);
    if (m_operations.down())
        return;
    rollCycles(now, out);
    m_due += static_cast<std::int64_t>(m_rate) * kStep.count();
    for (; m_due >= 1000; m_due -= 1000)
        act(now, out);
}

void ClearingHouse::rollCycles(Instant now, ChangeSet& out)
{
    // A few at a time: after a cut-off the whole queue moves on, but not in one message.
    for (std::size_t i = 0; i < std::min(kSweep, m_active.size()); ++i) {
        auto& ticket = m_active[m_sweep++ % m_active.size()];
        if (ticket.cutOff > now || ticket.pinned)
            continue;
        const auto before = ticket.row.cycle;
        setCycle(ticket, now);
        if (ticket.row.cycle != before)
            out.upsert(kSourceClearing, ticket.row);
    }
}

ClearingHouse::Ticket* ClearingHouse::find(std::string_view ref)
{
    const auto place = m_places.find(ref);
    return place == m_places.end() ? nullptr : &m_active[place->second];
}

const ClearingHouse::Ticket* ClearingHouse::find(std::string_view ref) const
{
    const auto place = m_places.find(ref);
    return place == m_places.end() ? nullptr : &m_active[place->second];
}

const domain::Instruction* ClearingHouse::instruction(std::string_view ref) const
{
    if (const auto* ticket = find(ref))
        return &ticket->row;
    const auto found = std::ranges::find(m_ended, ref, &domain::Instruction::ref);
    return found == m_ended.end() ? nullptr : &*found;
}

std::vector<domain::Instruction> ClearingHouse::settledRows(std::size_t most) const
{
    std::vector<domain::Instruction> out;
    for (const auto& row : m_ended) {
        if (out.size() == most)
            break;
        if (row.status == "SETT" && row.amount)
            out.push_back(row);
    }
    return out;
}

void ClearingHouse::pin(std::string_view ref, Pin pin)
{
    if (auto* ticket = find(ref))
        ticket->pinned = pin == Pin::On;
}

} // namespace assay::sandbox
