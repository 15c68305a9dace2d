// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/SettlementTables.h"

#include <algorithm>
#include <map>

#include "services/domain/Sentence.h"

namespace assay::measures {

using namespace domain;

namespace {

constexpr int kRatioScale = 6;
constexpr std::size_t kBlockedShown = 20;

std::optional<Decimal> ratio(const Decimal& part, const Decimal& whole)
{
    return whole.sign() > 0 ? Checked(part).over(whole, kRatioScale, Rounding::Floor).value() : std::nullopt;
}

} // namespace

SettlementTables::SettlementTables(const Context& context, const SettlementTerms& terms, const SettlementTally& tally,
                                 SettlementTally::Source source)
    : m_context(context), m_terms(terms), m_tally(tally), m_source(source), m_calendar(context.calendar(terms.calendar)),
      m_today(localDate(context.now))
{
    const auto& id = tally.sources()[source];
    context.snapshot.table<SettlementCycle>().forEach([&](const Row<SettlementCycle>& row) {
        if (row.origin->source != id || row.record.state == CycleState::Cancelled)
            return;
        m_cycles.push_back(&row.record);
        m_byId.emplace(row.record.id, &row.record);
    });
    std::sort(m_cycles.begin(), m_cycles.end(), [](const auto* a, const auto* b) {
        return std::tie(a->cutOffAt, a->id) < std::tie(b->cutOffAt, b->id);
    });
}

Date SettlementTables::localDate(Instant at) const
{
    return m_calendar ? m_calendar->localDate(at) : support::hongKongDate(at);
}

const SettlementCycle* SettlementTables::next(const std::string& asset) const
{
    for (const auto* cycle : m_cycles)
        if (cycle->cutOffAt > m_context.now && cycle->state != CycleState::Settled && cycle->state != CycleState::Closed &&
            (cycle->asset.empty() || cycle->asset == asset))
            return cycle;
    return nullptr;
}

std::vector<CycleStanding> SettlementTables::cycles() const
{
    std::map<std::string_view, CycleStanding> rows;
    std::map<std::string_view, std::vector<SettlementTally::Largest::One>> blocked;
    for (const auto* cycle : m_cycles) {
        const Date day = cycle->day.value_or(localDate(cycle->cutOffAt));
        if (day != m_today)
            continue;
        auto& row = rows[cycle->id];
        row.id = cycle->id;
        row.day = day;
        row.name = cycle->name;
        row.asset = cycle->asset;
        row.opensAt = cycle->opensAt;
        row.cutOffAt = cycle->cutOffAt;
        row.secondsLeft = std::chrono::floor<std::chrono::seconds>(cycle->cutOffAt - m_context.now).count();
        row.state = cycle->state;
    }
    const auto today = SettlementTally::dayNumber(m_today);
    for (const auto& [key, due] : m_tally.due()) {
        const auto& [source, cycle, day, asset] = key;
        if (source != m_source)
            continue;
        auto found = rows.find(cycle);
        if (cycle.empty() && (day == SettlementTally::kUndated || day <= today))
            if (const auto* named = next(asset))
                found = rows.find(named->id);
        if (found == rows.end())
            continue;
        found->second.open += due.open;
        found->second.blocked += due.blocked;
        auto& list = blocked[found->first];
        list.insert(list.end(), due.largest.ones.begin(), due.largest.ones.end());
    }
    std::vector<CycleStanding> out;
    for (const auto* cycle : m_cycles) {
        const auto found = rows.find(cycle->id);
        if (found == rows.end())
            continue;
        auto& list = blocked[found->first];
        std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
            return a.worth != b.worth ? a.worth > b.worth : a.ref < b.ref;
        });
        for (std::size_t i = 0; i < std::min(list.size(), kBlockedShown); ++i)
            found->second.blockedRefs.push_back(list[i].ref);
        out.push_back(std::move(found->second));
        rows.erase(found);
    }
    return out;
}

std::vector<AgeingBucket> SettlementTables::ageing() const
{
    struct Bucket {
        AgeingBucket row;
        Checked value;
    };
    const std::string kUndated = phrase("undated");
    const std::string kEarly = phrase("not yet due");
    const std::string kOutside = phrase("outside the calendar");
    std::map<std::pair<std::size_t, std::string>, Bucket> buckets;
    for (const auto& [key, day] : m_tally.days()) {
        const auto& [source, number, currency] = key;
        if (source != m_source || day.open == 0)
            continue;
        std::string name;
        std::size_t rank = m_terms.buckets.size();
        std::optional<Date> date;
        if (number == SettlementTally::kUndated) {
            name = kUndated;
            rank += 2;
        } else {
            date = SettlementTally::dateOf(number);
            const auto age = *date > m_today || !m_calendar ? Result<std::int64_t>(0) : m_calendar->businessDaysBetween(*date, m_today);
            if (*date > m_today) {
                name = kEarly;
            } else if (!m_calendar || !age) {
                name = kOutside;
                rank += 1;
            } else {
                rank = m_terms.buckets.of(*age);
                name = m_terms.buckets.text(rank);
            }
        }
        auto& bucket = buckets[{rank, currency}];
        bucket.row.bucket = name;
        bucket.row.currency = currency;
        bucket.row.instructions += day.open;
        bucket.value += day.openValue;
        if (date && (!bucket.row.oldest || *date < *bucket.row.oldest))
            bucket.row.oldest = date;
    }
    std::vector<AgeingBucket> out;
    for (auto& [key, bucket] : buckets)
        if (bucket.value.known()) {
            bucket.row.value = bucket.value.get();
            out.push_back(std::move(bucket.row));
        }
    return out;
}

std::vector<SettlementEfficiency> SettlementTables::efficiency() const
{
    std::vector<SettlementEfficiency> out;
    const auto today = SettlementTally::dayNumber(m_today);
    for (const auto& [key, day] : m_tally.days()) {
        const auto& [source, number, currency] = key;
        if (source != m_source || number == SettlementTally::kUndated || number > today ||
            number < today - m_terms.efficiencyDays)
            continue;
        const Checked due = day.openValue + day.settledValue;
        if (!due.known())
            continue;
        SettlementEfficiency row;
        row.day = SettlementTally::dateOf(number);
        row.currency = currency;
        row.due = day.open + day.settled;
        row.settled = day.settled;
        row.dueValue = due.get();
        row.settledValue = day.settledValue.get();
        row.byVolume = ratio(Decimal(row.settled), Decimal(row.due));
        row.byValue = ratio(row.settledValue, row.dueValue);
        out.push_back(std::move(row));
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return a.day != b.day ? a.day > b.day : a.currency < b.currency;
    });
    return out;
}

std::vector<FailGroup> SettlementTables::fails() const
{
    struct Group {
        std::int64_t count = 0;
        Checked value;
        std::optional<Date> oldest;
    };
    std::map<std::tuple<std::string, std::string, std::string>, Group> groups;
    const auto today = SettlementTally::dayNumber(m_today);
    for (const auto& [key, fail] : m_tally.fails()) {
        const auto& [source, participant, reason, currency, day, marked] = key;
        const bool late = day != SettlementTally::kUndated && day < today;
        if (source != m_source || (!marked && !late))
            continue;
        auto& group = groups[{participant, reason, currency}];
        group.count += fail.count;
        group.value += fail.value;
        if (day != SettlementTally::kUndated && (!group.oldest || SettlementTally::dateOf(day) < *group.oldest))
            group.oldest = SettlementTally::dateOf(day);
    }
    std::vector<FailGroup> out;
    for (const auto& [key, group] : groups)
        if (group.value.known())
            out.push_back({ParticipantId(std::get<0>(key)), std::get<1>(key), std::get<2>(key), group.count, group.value.get(),
                           group.oldest});
    return out;
}

bool SettlementTables::isDue(const SettlementTally::Flow& flow, const std::string& asset) const
{
    const auto* cutOff = next(asset);
    if (const auto stated = m_byId.find(flow.cycle); cutOff && stated != m_byId.end())
        return stated->second->cutOffAt <= cutOff->cutOffAt;
    const auto horizon = SettlementTally::dayNumber(cutOff ? localDate(cutOff->cutOffAt) : m_today);
    return flow.day == SettlementTally::kUndated || flow.day <= horizon;
}

std::optional<ParticipantStanding> SettlementTables::standing(const SettlementTally::AccountKey& key, const Holding& holding) const
{
    ParticipantStanding out;
    out.participant = ParticipantId(std::get<1>(key));
    out.asset = std::get<2>(key);
    out.balance = holding.balance;
    out.reserved = holding.reserved;
    out.limit = holding.limit;
    Checked incoming;
    Checked outgoing;
    if (const auto flows = m_tally.flows().find(key); flows != m_tally.flows().end())
        for (const auto& flow : flows->second)
            if (isDue(flow, out.asset)) {
                incoming += flow.incoming;
                outgoing += flow.outgoing;
            }
    const auto projected = Checked(holding.balance) + incoming - outgoing;
    if (!projected.known())
        return std::nullopt;
    out.incoming = incoming.get();
    out.outgoing = outgoing.get();
    out.projected = projected.get();
    if (!out.limit)
        return out;
    // The limit is the most it may owe: what it owes is in use.
    const auto owed = [](const Decimal& balance) { return balance.sign() < 0 ? balance.negated() : Decimal(); };
    const auto level = [&](const Decimal& share) {
        return share >= m_terms.alarm ? AlarmLevel::Alarm : share >= m_terms.warning ? AlarmLevel::Warning : AlarmLevel::Normal;
    };
    if (out.limit->sign() > 0) {
        out.usage = Checked(owed(out.balance)).over(*out.limit, kRatioScale, Rounding::Ceiling).value();
        out.projectedUsage = Checked(owed(out.projected)).over(*out.limit, kRatioScale, Rounding::Ceiling).value();
        if (out.usage && out.projectedUsage)
            out.alarm = level(std::max(*out.usage, *out.projectedUsage));
    } else // it may owe nothing
        out.alarm = out.balance.sign() < 0 || out.projected.sign() < 0 ? AlarmLevel::Alarm : AlarmLevel::Normal;
    return out;
}

std::vector<std::pair<std::string, Instant>> SettlementTables::cutOffs() const
{
    std::vector<std::pair<std::string, Instant>> out;
    for (const auto* cycle : m_cycles)
        if (cycle->cutOffAt > m_context.now)
            out.emplace_back(cycle->id + '\x1f' + cycle->asset + '\x1f' + std::string(toText(cycle->state)), cycle->cutOffAt);
    return out;
}

} // namespace assay::measures
