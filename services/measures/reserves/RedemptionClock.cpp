// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/RedemptionClock.h"

#include "services/domain/Sentence.h"

#include <array>
#include <set>

namespace assay::measures
{

using domain::Approval;
using domain::ApprovalKind;
using domain::ClockState;
using domain::Date;
using domain::Instant;
using domain::Redemption;
using domain::RedemptionState;
using domain::Row;
using domain::sentence;
using std::chrono::days;
using std::chrono::sys_days;
using support::toText;

namespace
{

/// Redemptions that are open for longer than this say more of the data than of the issuer; it bounds the count of days.
constexpr std::int64_t kMaxDays = 4000;

std::int64_t numberOf(Date date)
{
    return sys_days{date}.time_since_epoch().count();
}

std::int64_t wholeSeconds(domain::Duration duration)
{
    return std::chrono::floor<std::chrono::seconds>(duration).count();
}

using Consents = std::unordered_map<std::string, std::vector<const Row<Approval>*>>;

/// Permissions to pay late, by their own id, by the redemption and by the coin that they are about.
Consents consentsOf(const Context& context)
{
    Consents out;
    context.snapshot.table<Approval>().forEach([&](const Row<Approval>& row) {
        if (row.record.kind != ApprovalKind::RedemptionDelay)
            return;
        out[row.record.id].push_back(&row);
        if (row.record.subject != row.record.id)
            out[row.record.subject].push_back(&row);
    });
    return out;
}

/// Why `approval` does not excuse a redemption due on `due` and not paid by `until`; empty if it does.
std::string refusal(const Approval& approval, const CoinEntry* entry, const Redemption& redemption, Date due,
                    Date until)
{
    const std::string name = sentence("consent {1}", approval.id);
    if (!approval.coin.empty() && approval.coin != redemption.coin)
        return sentence("{1} is for {2}", name, approval.coin.value());
    if (entry && !entry->issuer.empty() && approval.issuer != entry->issuer)
        return sentence("{1} was given to {2}", name, approval.issuer.value());
    if (!approval.grantedOn || !approval.grantedOn->ok())
        return sentence("{1} states no date on which it was given", name);
    if (*approval.grantedOn > due)
        return sentence("{1} was given on {2}, after the due date {3}", name, toText(*approval.grantedOn), toText(due));
    if (approval.expiresOn && approval.expiresOn->ok() && *approval.expiresOn < until)
        return sentence("{1} ended on {2}", name, toText(*approval.expiresOn));
    return {};
}

class Reader {
public:
    Reader(const Context& context, const ClockTerms& terms)
        : m_context(context), m_terms(terms), m_calendar(context.calendar(terms.calendar)), m_time(m_calendar),
          m_register(registerOf(context)), m_consents(consentsOf(context))
    {
    }

    [[nodiscard]] TimedRedemption read(const Row<Redemption>& row)
    {
        const auto& record = row.record;
        TimedRedemption out;
        out.row = &row;
        auto& clock = out.clock;
        clock.id = record.id;
        clock.coin = record.coin;
        clock.holder = record.holder;
        clock.amount = record.amount;
        clock.currency = record.currency;
        clock.validAt = record.validAt;
        clock.paidAt = record.paidAt;
        clock.paidAmount = record.paidAmount;
        clock.consentId = record.consentId;
        const bool paid = record.state == RedemptionState::Paid || record.paidAt;
        if (record.state == RedemptionState::Refused) {
            clock.state = ClockState::Refused;
            return out;
        }
        if (paid && !record.paidAt) {
            out.remark = sentence("is paid, but no time of payment is stated");
            return out;
        }
        if (!record.validAt && !paid) {
            out.remark = record.state == RedemptionState::Requested ? sentence("is not valid yet")
                                                                    : sentence("states no time from which the "
                                                                               "request is valid");
            return out;
        }
        // A request is valid no earlier than it is made: what is in time from the request is in time.
        const auto due = m_time.due(record.validAt.value_or(record.requestedAt), m_terms);
        if (!due) {
            out.remark = m_calendar
                             ? sentence("falls in a year that the calendar \"{1}\" does not cover", m_terms.calendar)
                             : sentence("cannot be counted without the calendar \"{1}\"", m_terms.calendar);
            return out;
        }
        if (!record.validAt) {
            if (*record.paidAt <= *due)
                clock.state = ClockState::PaidInTime;
            else
                out.remark = sentence("states no time from which the request is valid");
            return out;
        }
        clock.dueAt = due;
        decide(out, *due);
        return out;
    }

private:
    void decide(TimedRedemption& out, Instant due)
    {
        auto& clock = out.clock;
        const Instant until = clock.paidAt.value_or(m_context.now);
        if (!clock.paidAt)
            clock.secondsLeft = wholeSeconds(due - m_context.now);
        if (until <= due) {
            clock.state = clock.paidAt ? ClockState::PaidInTime : ClockState::Running;
            return;
        }
        // The due instant may be the midnight that ends the last day.
        const Date dueOn = m_calendar->localDate(due - domain::Duration{1});
        if (consent(out, dueOn, m_calendar->localDate(until))) {
            clock.consentId = out.consent->record.id;
            clock.state = ClockState::Consented;
        } else
            clock.state = clock.paidAt ? ClockState::PaidLate : ClockState::Overdue;
    }

    [[nodiscard]] bool consent(TimedRedemption& out, Date due, Date until)
    {
        const auto& record = out.row->record;
        const auto* entry = m_register.coin(record.coin);
        std::array<std::string_view, 3> names{record.consentId, record.id, record.coin.value()};
        for (const auto name : names) {
            const auto found = name.empty() ? m_consents.end() : m_consents.find(std::string(name));
            if (found == m_consents.end())
                continue;
            for (const auto* approval : found->second) {
                const auto why = refusal(approval->record, entry, record, due, until);
                if (why.empty()) {
                    out.consent = approval;
                    out.remark.clear();
                    return true;
                }
                if (out.remark.empty())
                    out.remark = why;
            }
        }
        if (out.remark.empty() && !record.consentId.empty())
            out.remark = sentence("consent {1} is not in the register of approvals", record.consentId);
        return false;
    }

    const Context& m_context;
    const ClockTerms& m_terms;
    const domain::Calendar* m_calendar;
    BusinessTime m_time;
    const Register& m_register;
    Consents m_consents;
};

} // namespace

Instant BusinessTime::midnight(Date date) const
{
    return m_calendar->startOf(date);
}

std::optional<bool> BusinessTime::open(Date date)
{
    const auto [place, fresh] = m_open.try_emplace(numberOf(date));
    if (fresh)
        if (const auto is = m_calendar->isBusinessDay(date))
            place->second = *is;
    return place->second;
}

std::optional<Date> BusinessTime::after(Date date, std::int64_t businessDays)
{
    const auto [place, fresh] = m_after.try_emplace(numberOf(date) * 64 + businessDays);
    if (fresh)
        if (const auto day = m_calendar->addBusinessDays(date, businessDays))
            place->second = *day;
    return place->second;
}

std::optional<Instant> BusinessTime::due(Instant start, const ClockTerms& terms)
{
    if (!m_calendar)
        return std::nullopt;
    Date day = m_calendar->localDate(start);
    const auto isOpen = open(day);
    if (!isOpen)
        return std::nullopt;
    if (*isOpen && start - midnight(day) > terms.cutOff)
        day = Date{sys_days{day} + days{1}};
    const auto counted = after(day, 0);
    const auto last = counted ? after(*counted, terms.businessDays) : std::nullopt;
    if (!last)
        return std::nullopt;
    return midnight(*last) + terms.dayEnd;
}

std::optional<std::int64_t> BusinessTime::seconds(Instant from, Instant to)
{
    if (!m_calendar)
        return std::nullopt;
    std::int64_t out = 0;
    for (std::int64_t count = 0; from < to; ++count) {
        const Date day = m_calendar->localDate(from);
        const auto isOpen = count < kMaxDays ? open(day) : std::nullopt;
        if (!isOpen)
            return std::nullopt;
        const Instant end = std::min(to, midnight(Date{sys_days{day} + days{1}}));
        if (*isOpen)
            out += wholeSeconds(end - from);
        from = end;
    }
    return out;
}

std::vector<TimedRedemption> timedRedemptions(const Context& context, const ClockTerms& terms)
{
    std::vector<const Row<Redemption>*> rows;
    rows.reserve(context.snapshot.table<Redemption>().present());
    context.snapshot.table<Redemption>().forEach([&](const Row<Redemption>& row) {
        if (context.concerns(row.record.coin))
            rows.push_back(&row);
    });
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto* a, const auto* b) { return a->record.coin < b->record.coin; });
    Reader reader(context, terms);
    std::vector<TimedRedemption> out;
    out.reserve(rows.size());
    for (const auto* row : rows)
        out.push_back(reader.read(*row));
    return out;
}

std::vector<TimedRedemption> redemptionClocks(const Context& context, const ClockTerms& terms)
{
    std::vector<TimedRedemption> out = timedRedemptions(context, terms);
    std::set<std::pair<domain::CoinId, std::string_view>> seen;
    std::erase_if(out, [&](const TimedRedemption& one) {
        return !seen.emplace(one.row->record.coin, one.row->record.id).second;
    });
    return out;
}

Percentiles percentiles(std::vector<std::int64_t>& values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto rank = [&](std::size_t p) { return values[(values.size() * p + 99) / 100 - 1]; };
    return {rank(50), rank(90), rank(99)};
}

std::vector<RedemptionTimes> redemptionTimes(const std::vector<TimedRedemption>& redemptions,
                                             const domain::Calendar* calendar)
{
    BusinessTime time(calendar);
    std::vector<RedemptionTimes> out;
    for (std::size_t i = 0; i < redemptions.size();) {
        RedemptionTimes times;
        times.coin = redemptions[i].clock.coin;
        std::vector<std::int64_t> elapsed;
        std::vector<std::int64_t> business;
        for (; i < redemptions.size() && redemptions[i].clock.coin == times.coin; ++i) {
            const auto& clock = redemptions[i].clock;
            if (!clock.validAt || !clock.paidAt || *clock.paidAt < *clock.validAt)
                continue;
            elapsed.push_back(wholeSeconds(*clock.paidAt - *clock.validAt));
            if (const auto seconds = time.seconds(*clock.validAt, *clock.paidAt))
                business.push_back(*seconds);
        }
        times.paid = elapsed.size();
        times.elapsed = percentiles(elapsed);
        if (business.size() == times.paid)
            times.business = percentiles(business);
        out.push_back(times);
    }
    return out;
}

} // namespace assay::measures
