// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <set>

#include "services/domain/SettlementCodes.h"
#include "services/sandbox/clearing/ClearingHouse.h"

/// \file What an approved request does to the queue, and what settles by it. The house does not look for offsets by itself:
/// it tries the instruction of an order, together with what that waits for, and then whatever waited for those.

namespace assay::sandbox
{

namespace
{

using domain::HoldState;
using domain::QueueAction;
using support::ErrorCode;
using support::fail;
using support::Result;

constexpr std::int64_t kLastPriority = 9;
constexpr std::size_t kMostTogether = 500;

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(value) : std::nullopt;
}

/// In the asset's smallest unit; nothing if it is no positive number of whole units.
std::optional<std::int64_t> unitsOf(std::string_view text, int scale)
{
    const auto stated = domain::Decimal::parse(text);
    if (!stated || stated->sign() <= 0)
        return std::nullopt;
    const auto whole = stated->rounded(scale, domain::Rounding::Down);
    if (!whole || *whole != *stated)
        return std::nullopt;
    auto digits = whole->text();
    std::erase(digits, '.');
    return wholeNumber(digits);
}

} // namespace

/// The parameters of an order, understood.
struct ClearingHouse::Terms {
    std::optional<std::int64_t> priority;
    std::int64_t quantity = 0; ///< smallest unit
};

Result<ClearingHouse::Terms> ClearingHouse::termsOf(const QueueOrder& order, const Ticket& ticket) const
{
    Terms terms;
    const std::string_view text = order.parameters;
    const auto value = text.substr(std::min(text.find('=') + 1, text.size()));
    switch (order.action) {
    case QueueAction::Hold:
    case QueueAction::Release:
    case QueueAction::Cancel:
    case QueueAction::Recycle:
        if (!text.empty())
            return fail(ErrorCode::Malformed, "this action has no parameters");
        return terms;
    case QueueAction::Resequence:
        if (text.starts_with("priority=")) {
            terms.priority = wholeNumber(value);
            if (!terms.priority || *terms.priority < 1 || *terms.priority > kLastPriority)
                return fail(ErrorCode::Malformed, "priority is a number from 1 to 9");
            return terms;
        }
        if (text.starts_with("before=")) {
            const auto* other = find(value);
            if (!other || value == order.ref)
                return fail(ErrorCode::NotFound, "before names no other open instruction");
            terms.priority = other->row.priority - 1;
            return terms;
        }
        return fail(ErrorCode::Malformed, "parameters are \"priority=3\" or \"before=SI-20385\"");
    case QueueAction::Split:
    case QueueAction::Partial: {
        const auto units =
            text.starts_with("quantity=") ? unitsOf(value, kAssetTable[ticket.asset].scale) : std::nullopt;
        if (!units)
            return fail(ErrorCode::Malformed, "parameters are \"quantity=100.000\", a quantity the asset can have");
        if (*units >= ticket.quantity)
            return fail(ErrorCode::Refused, "the quantity must be less than what is still to settle");
        terms.quantity = *units;
        return terms;
    }
    case QueueAction::Unknown: break;
    }
    return fail(ErrorCode::Malformed, "no action");
}

Result<void> ClearingHouse::fits(const QueueOrder& order, const Ticket& ticket, const Terms& terms) const
{
    const bool onHold = ticket.row.hold == HoldState::OnHold;
    switch (order.action) {
    case QueueAction::Hold:
        if (onHold)
            return fail(ErrorCode::Refused, order.ref + " is on hold already");
        return {};
    case QueueAction::Release:
        if (!onHold)
            return fail(ErrorCode::Refused, order.ref + " is not on hold");
        return {};
    case QueueAction::Resequence:
        if (*terms.priority < 0)
            return fail(ErrorCode::Refused, "nothing can stand before the first of the queue");
        return {};
    case QueueAction::Recycle:
        if (onHold)
            return fail(ErrorCode::Refused, order.ref + " is on hold; release it");
        if (ticket.row.status != "PEND" && ticket.row.status != "PENF")
            return fail(ErrorCode::Refused, order.ref + " does not wait for settlement");
        return {};
    case QueueAction::Split:
        if (ticket.row.settledQuantity)
            return fail(ErrorCode::Refused, order.ref + " has settled in part");
        return {};
    case QueueAction::Partial:
        if (ticket.row.partial != domain::Permission::Allowed)
            return fail(ErrorCode::Refused, order.ref + " may not settle in part");
        if (!ready(ticket))
            return fail(ErrorCode::Refused, order.ref + " does not wait for settlement today");
        return {};
    case QueueAction::Cancel:
    case QueueAction::Unknown: break;
    }
    return {};
}

Result<void> ClearingHouse::allows(const QueueOrder& order) const
{
    const auto* row = instruction(order.ref);
    if (!row)
        return fail(ErrorCode::NotFound, "no such instruction");
    const auto* ticket = find(order.ref);
    if (!ticket || domain::isFinalStatus(row->status))
        return fail(ErrorCode::Refused, order.ref + " has ended");
    const auto terms = termsOf(order, *ticket);
    if (!terms)
        return tl::unexpected(terms.error());
    return fits(order, *ticket, *terms);
}

Result<void> ClearingHouse::apply(const QueueOrder& order, Instant now, ChangeSet& out)
{
    if (m_operations.down())
        return fail(ErrorCode::Refused, "the settlement system stands still");
    if (auto allowed = allows(order); !allowed)
        return allowed;
    auto& ticket = *find(order.ref);
    const auto terms = termsOf(order, ticket);
    auto& row = ticket.row;
    switch (order.action) {
    case QueueAction::Hold:
        unlock(ticket);
        publishLegs(ticket, out);
        ticket.held = true;
        row.hold = HoldState::OnHold;
        setStatus(ticket, row.status == "PENF" ? "PENF" : "PEND", "PREA");
        break;
    case QueueAction::Release:
        ticket.held = false;
        row.hold = HoldState::Released;
        if (*row.settlementDate > m_today)
            setStatus(ticket, row.status, "FUTU");
        else
            setStatus(ticket, row.status, row.waitsFor.empty() ? "CYCL" : "LINK");
        break;
    case QueueAction::Cancel: {
        cancel(ticket);
        setStatus(ticket, "CANS", "CANS");
        publishLegs(ticket, out);
        out.upsert(kSourceClearing, row);
        retire(m_places.find(order.ref)->second, out);
        for (const auto& next : tellWaiting({order.ref}, out))
            attempt(next, now, out);
        return {};
    }
    case QueueAction::Resequence: row.priority = *terms->priority; break;
    case QueueAction::Recycle:
        setCycle(ticket, now);
        setStatus(ticket, *row.settlementDate < m_today ? "PENF" : "PEND", row.reason);
        break;
    case QueueAction::Split: split(ticket, terms->quantity, now, out); break;
    case QueueAction::Partial: {
        const auto& from = m_balances[static_cast<std::size_t>(ticket.deliverer)];
        const auto& to = m_balances[static_cast<std::size_t>(ticket.receiver)];
        const auto amount = scaled(ticket.amount, terms->quantity, ticket.quantity);
        const auto freeAsset = ticket.assetLocked ? from[ticket.asset] : freeBalance(ticket.deliverer, ticket.asset);
        const auto freeMoney = ticket.cashLocked ? to[ticket.money] : freeBalance(ticket.receiver, ticket.money);
        if (freeAsset < terms->quantity || freeMoney < amount)
            return fail(ErrorCode::Refused, "the balances do not cover that part either");
        settlePart(ticket, terms->quantity, out);
        break;
    }
    case QueueAction::Unknown: break;
    }
    // Splitting adds to the queue, so the ticket may stand elsewhere by now.
    out.upsert(kSourceClearing, find(order.ref)->row);
    attempt(order.ref, now, out);
    return {};
}

bool ClearingHouse::ready(const Ticket& ticket) const
{
    const auto& row = ticket.row;
    return (row.status == "PEND" || row.status == "PENF") && row.hold != HoldState::OnHold &&
           *row.settlementDate <= m_today;
}

std::vector<std::string> ClearingHouse::together(const std::string& ref) const
{
    std::vector<std::string> out{ref};
    std::set<std::string> seen{ref};
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto* ticket = find(out[i]);
        if (!ticket || !ready(*ticket) || out.size() > kMostTogether)
            return {};
        for (const auto& other : ticket->row.waitsFor)
            if (find(other) && seen.insert(other).second)
                out.push_back(other);
    }
    return out;
}

bool ClearingHouse::coverEachOther(const std::vector<std::string>& refs) const
{
    // What each account has for these, then what these do to it.
    std::map<std::pair<int, std::size_t>, std::int64_t> left;
    const auto account = [&](int member, std::size_t asset) -> std::int64_t& {
        return left.try_emplace({member, asset}, freeBalance(member, asset)).first->second;
    };
    for (const auto& ref : refs) {
        const auto& ticket = *find(ref);
        account(ticket.deliverer, ticket.asset) -= ticket.assetLocked ? 0 : ticket.quantity;
        account(ticket.receiver, ticket.asset) += ticket.quantity;
        account(ticket.receiver, ticket.money) -= ticket.cashLocked ? 0 : ticket.amount;
        account(ticket.deliverer, ticket.money) += ticket.amount;
    }
    return std::ranges::all_of(left, [](const auto& entry) { return entry.second >= 0; });
}

void ClearingHouse::settleAll(std::vector<std::string> refs, Instant now, ChangeSet& out)
{
    for (const auto& ref : refs) {
        const auto index = m_places.find(ref)->second;
        settle(m_active[index], now, &out);
        out.upsert(kSourceClearing, m_active[index].row);
        retire(index, out);
    }
    for (const auto& next : tellWaiting(refs, out))
        attempt(next, now, out);
}

std::vector<std::string> ClearingHouse::tellWaiting(const std::vector<std::string>& gone, ChangeSet& out)
{
    std::vector<std::string> freed;
    for (auto& ticket : m_active) {
        const auto dropped = std::erase_if(ticket.row.waitsFor, [&](const std::string& ref) {
            return std::ranges::find(gone, ref) != gone.end();
        });
        if (dropped == 0)
            continue;
        out.upsert(kSourceClearing, ticket.row);
        if (ticket.row.waitsFor.empty() && ready(ticket))
            freed.push_back(ticket.row.ref);
    }
    return freed;
}

void ClearingHouse::attempt(const std::string& ref, Instant now, ChangeSet& out)
{
    auto* ticket = find(ref);
    if (!ticket || ticket->pinned || !ready(*ticket))
        return;
    auto refs = together(ref);
    if (!refs.empty() && coverEachOther(refs)) {
        settleAll(std::move(refs), now, out);
        return;
    }
    std::string_view reason = "CYCL";
    if (!hasAsset(*ticket))
        reason = "LACK";
    else if (!hasMoney(*ticket))
        reason = "MONY";
    else if (!ticket->row.waitsFor.empty())
        reason = "LINK";
    setStatus(*ticket, ticket->row.status, reason);
    out.upsert(kSourceClearing, ticket->row);
}

void ClearingHouse::split(Ticket& ticket, std::int64_t quantity, Instant now, ChangeSet& out)
{
    unlock(ticket);
    publishLegs(ticket, out);
    auto part = ticket;
    part.amount = scaled(ticket.amount, quantity, ticket.quantity);
    part.quantity = quantity;
    ticket.amount -= part.amount;
    ticket.quantity -= quantity;
    const auto scale = kAssetTable[ticket.asset].scale;
    for (auto* one : {&ticket, &part}) {
        one->row.quantity = exact(one->quantity, scale);
        if (one->row.amount)
            one->row.amount = exact(one->amount, 2);
    }
    int number = 1;
    while (instruction(ticket.row.ref + '-' + std::to_string(number)))
        ++number;
    part.row.ref = ticket.row.ref + '-' + std::to_string(number);
    part.row.systemRef = "HKC" + padded(m_nextRef++, 9);
    part.row.linkedRef = ticket.row.ref;
    part.row.waitsFor.clear();
    part.pinned = false;
    part.row.queuedAt = now;
    m_future += *part.row.settlementDate > m_today ? 1 : 0;
    const auto ref = part.row.ref;
    out.upsert(kSourceClearing, add(std::move(part)).row);
    attempt(ref, now, out);
}

void ClearingHouse::settlePart(Ticket& ticket, std::int64_t quantity, ChangeSet& out)
{
    unlock(ticket);
    const auto amount = scaled(ticket.amount, quantity, ticket.quantity);
    auto& from = m_balances[static_cast<std::size_t>(ticket.deliverer)];
    auto& to = m_balances[static_cast<std::size_t>(ticket.receiver)];
    from[ticket.asset] -= quantity;
    to[ticket.asset] += quantity;
    to[ticket.money] -= amount;
    from[ticket.money] += amount;
    ticket.quantity -= quantity;
    ticket.amount -= amount;
    publishLegs(ticket, out);
    const auto settled = exact(quantity, kAssetTable[ticket.asset].scale);
    const auto before = ticket.row.settledQuantity.value_or(domain::Decimal());
    // Both are of the asset's scale and below its quantity, so the sum fits.
    ticket.row.settledQuantity = before.plus(settled).value_or(settled);
}

} // namespace assay::sandbox
