// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/SettlementTally.h"

#include <algorithm>

namespace assay::measures {

using namespace domain;

namespace {

constexpr std::size_t kLargestKept = 64;      ///< more than are shown, so that some may go before all are read again

/// What it is worth, and in what.
struct Worth {
    const Decimal& value;
    const std::string& unit;
};
Worth worthOf(const Instruction& row)
{
    if (row.amount && !row.currency.empty())
        return {*row.amount, row.currency};
    return {row.quantity, row.asset};
}

/// The part of `whole` that belongs to what has settled of the quantity.
Checked settledPart(const Instruction& row, const Decimal& whole)
{
    if (!row.settledQuantity || row.settledQuantity->sign() <= 0 || row.quantity.sign() <= 0)
        return {};
    return (Checked(whole) * *row.settledQuantity).over(row.quantity, whole.scale(), Rounding::Down);
}

void add(Checked& sum, const Checked& value, int sign)
{
    if (sign > 0)
        sum += value;
    else
        sum -= value;
}

} // namespace

SettlementTally::DayNumber SettlementTally::dayNumber(const std::optional<Date>& date)
{
    if (!date || !date->ok())
        return kUndated;
    return static_cast<DayNumber>(std::chrono::sys_days{*date}.time_since_epoch().count());
}

Date SettlementTally::dateOf(DayNumber day)
{
    return Date{std::chrono::sys_days{std::chrono::days{day}}};
}

bool SettlementTally::isBlocked(const Instruction& row) const
{
    if (row.hold == HoldState::OnHold || among(m_terms.unready, row.status) || among(m_terms.failing, row.status))
        return true;
    return !row.reason.empty() && !among(m_terms.timed, row.reason);
}

SettlementTally::Source SettlementTally::sourceOf(const SourceId& id)
{
    const auto found = std::find(m_sources.begin(), m_sources.end(), id);
    if (found != m_sources.end())
        return static_cast<Source>(found - m_sources.begin());
    m_sources.push_back(id);
    m_open.push_back(0);
    return static_cast<Source>(m_sources.size() - 1);
}

bool SettlementTally::follow(const Snapshot& snapshot)
{
    return m_follower.follow(snapshot.table<Instruction>(), snapshot.revision,
                             [&](std::size_t, const Row<Instruction>* before, const Row<Instruction>* after) {
                                 if (before)
                                     count(*before, -1);
                                 if (after)
                                     count(*after, 1);
                             });
}

void SettlementTally::count(const Row<Instruction>& row, int sign)
{
    const auto& record = row.record;
    const bool settled = among(m_terms.settled, record.status);
    if (!settled && among(m_terms.terminal, record.status))
        return; // cancelled or rejected: neither due nor settled
    const Source source = sourceOf(row.origin->source);
    const DayNumber day = dayNumber(record.settlementDate);
    const Worth worth = worthOf(record);

    const auto dayPlace = m_days.try_emplace(DayKey(source, day, worth.unit)).first;
    auto& ofDay = dayPlace->second;
    if (settled) {
        ofDay.settled += sign;
        add(ofDay.settledValue, worth.value, sign);
    } else {
        const Checked part = settledPart(record, worth.value);
        ofDay.open += sign;
        add(ofDay.openValue, Checked(worth.value) - part, sign);
        add(ofDay.settledValue, part, sign);
    }
    if (ofDay.open == 0 && ofDay.settled == 0)
        m_days.erase(dayPlace);
    if (settled)
        return;
    m_open[source] += sign;

    // Whichever side says so, it is the payer who lacks the money and the deliverer who lacks the asset.
    const bool cash = among(m_terms.cashShort, record.reason);
    const auto& held = cash ? record.receiver : record.deliverer;
    const auto failPlace = m_fails.try_emplace(FailKey(source, held.value(), record.reason, worth.unit, day,
                                                       among(m_terms.failing, record.status))).first;
    failPlace->second.count += sign;
    add(failPlace->second.value, worth.value, sign);
    if (failPlace->second.count == 0)
        m_fails.erase(failPlace);

    const auto duePlace = m_due.try_emplace(DueKey(source, record.cycle, day, record.asset)).first;
    duePlace->second.open += sign;
    if (isBlocked(record)) {
        duePlace->second.blocked += sign;
        if (sign > 0)
            note(duePlace->second.largest, worth.value, record.ref);
        else
            forget(duePlace->second.largest, record.ref);
    }
    if (duePlace->second.open == 0)
        m_due.erase(duePlace);

    const auto rest = Checked(record.quantity) - (record.settledQuantity ? Checked(*record.settledQuantity) : Checked());
    if (rest.known()) {
        countFlow({source, record.deliverer.value(), record.asset}, record, rest.get(), sign, false);
        countFlow({source, record.receiver.value(), record.asset}, record, rest.get(), sign, true);
    }
    if (!record.amount || record.currency.empty())
        return;
    const auto money = Checked(*record.amount) - settledPart(record, *record.amount);
    if (money.known()) {
        countFlow({source, record.receiver.value(), record.currency}, record, money.get(), sign, false);
        countFlow({source, record.deliverer.value(), record.currency}, record, money.get(), sign, true);
    }
}

void SettlementTally::countFlow(const AccountKey& key, const Instruction& row, const Decimal& amount, int sign, bool incoming)
{
    if (std::get<1>(key).empty() || std::get<2>(key).empty())
        return;
    m_changed.insert(key);
    const auto place = m_flows.try_emplace(key).first;
    auto& list = place->second;
    const DayNumber day = dayNumber(row.settlementDate);
    auto flow = std::find_if(list.begin(), list.end(), [&](const Flow& one) { return one.day == day && one.cycle == row.cycle; });
    if (flow == list.end()) {
        list.push_back({day, row.cycle, 0, {}, {}});
        flow = list.end() - 1;
    }
    flow->count += sign;
    add(incoming ? flow->incoming : flow->outgoing, amount, sign);
    if (flow->count == 0)
        list.erase(flow);
    if (list.empty())
        m_flows.erase(place);
}

void SettlementTally::note(Largest& largest, const Decimal& worth, const std::string& ref)
{
    auto& ones = largest.ones;
    if (ones.size() >= kLargestKept && !(worth > ones.back().worth)) {
        largest.complete = false;
        return;
    }
    if (!largest.complete && (ones.empty() || !(worth > ones.back().worth)))
        return; // whether one that was left out is larger is not known
    const auto before = [&](const Largest::One& one) { return one.worth > worth || (one.worth == worth && one.ref < ref); };
    ones.insert(std::partition_point(ones.begin(), ones.end(), before), {worth, ref});
    if (ones.size() > kLargestKept) {
        ones.pop_back();
        largest.complete = false;
    }
}

void SettlementTally::forget(Largest& largest, const std::string& ref)
{
    std::erase_if(largest.ones, [&](const Largest::One& one) { return one.ref == ref; });
}

void SettlementTally::fillLargest(std::size_t wanted)
{
    bool lacking = false;
    for (auto& [key, due] : m_due) {
        auto& largest = due.largest;
        if (largest.complete || largest.ones.size() >= wanted)
            continue;
        largest = {};
        lacking = true;
    }
    if (!lacking)
        return;
    std::unordered_set<const Largest*> filling;
    for (const auto& [key, due] : m_due)
        if (due.largest.ones.empty() && due.blocked > 0)
            filling.insert(&due.largest);
    m_follower.last().forEach([&](const Row<Instruction>& row) {
        const auto& record = row.record;
        if (among(m_terms.terminal, record.status) || among(m_terms.settled, record.status) || !isBlocked(record))
            return;
        const auto place = m_due.find(DueKey(sourceOf(row.origin->source), record.cycle, dayNumber(record.settlementDate), record.asset));
        if (place != m_due.end() && filling.contains(&place->second.largest))
            note(place->second.largest, worthOf(record).value, record.ref);
    });
}

} // namespace assay::measures
