// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/duties/Duties.h"

#include "services/domain/Sentence.h"
#include "services/measures/duties/DutyCadence.h"
#include "services/support/Phrases.h"
#include "services/support/Zones.h"

namespace assay::measures
{

using domain::Date;
using domain::DutyState;
using domain::Filing;
using domain::FilingKind;
using domain::Instant;
using domain::phrase;
using domain::ReserveStatement;
using domain::Row;
using domain::sentence;
using std::chrono::days;
using std::chrono::sys_days;
using support::grouped;
using support::hongKongDate;
using support::timeText;
using support::toText;

namespace
{

/// Days that one filing may cover; a period longer than that is a mistake.
constexpr std::int64_t kMaxPeriodDays = 31;

/// "7" of "weekly-report 7".
std::optional<std::int64_t> trailingNumber(std::string_view text)
{
    const auto digits = text.find_last_not_of("0123456789");
    const auto number = digits == std::string_view::npos ? text : text.substr(digits + 1);
    if (number.empty() || number.size() > 4)
        return std::nullopt;
    std::int64_t out = 0;
    for (const char c : number)
        out = out * 10 + (c - '0');
    return out > 0 ? std::optional(out) : std::nullopt;
}

} // namespace

Instant endOfHongKongDay(Date date)
{
    return support::Zone::hongKong().startOf(daysLater(date, 1)) - domain::Duration{1};
}

Date daysLater(Date date, std::int64_t count)
{
    return Date{sys_days{date} + days{count}};
}

std::int64_t daysBetween(Date from, Date to)
{
    return (sys_days{to} - sys_days{from}).count();
}

Date monthsLater(Date date, std::int64_t months)
{
    const auto later = date.year() / date.month() + std::chrono::months{months};
    const Date same = later / date.day();
    return same.ok() ? same : Date{later / std::chrono::last};
}

bool Owed::failed() const
{
    return !fault.empty() || duty.state == DutyState::Late || duty.state == DutyState::Missing ||
           duty.state == DutyState::Contradictory;
}

DutyBook::DutyBook(const Context& context, std::int64_t dueSoonDays)
    : m_context(context), m_today(hongKongDate(context.now)), m_dueSoonDays(dueSoonDays), m_register(registerOf(context)),
      m_filings(filingsOf(context))
{
    context.snapshot.table<domain::Approval>().forEach([&](const Row<domain::Approval>& row) {
        const auto& record = row.record;
        const bool begun = !record.grantedOn || *record.grantedOn <= m_today;
        const bool ended = record.expiresOn && *record.expiresOn < m_today;
        if (record.kind == domain::ApprovalKind::Frequency && begun && !ended)
            m_frequencies.push_back(&row);
    });
}

OwedList DutyBook::listOf(const CoinEntry& coin) const
{
    OwedList out;
    out.coin = coin.coin;
    out.issuer = coin.issuer;
    out.evidence.add(coin.evidence);
    return out;
}

bool DutyBook::look(const Availability& availability, std::string_view what, OwedList& out) const
{
    if (!availability.offered) {
        out.unknown.push_back(sentence("No source of {1} offers {2}.", out.subject(), std::string(what)));
        return false;
    }
    out.evidence.add(*availability.answer);
    if (availability.stale)
        out.unknown.push_back(sentence("What {1} tells as {2} is as of {3} and stale.", availability.source.value(),
                                       std::string(what), timeText(availability.asOf)));
    return true;
}

Instant DutyBook::known(const Availability& availability) const
{
    return availability.offered ? std::min(m_context.now, availability.asOf) : m_context.now;
}

Owed DutyBook::owed(const OwedList& list, std::string_view duty, std::string_view period) const
{
    Owed out;
    out.duty.issuer = list.issuer;
    out.duty.coin = list.coin;
    out.duty.duty = duty;
    out.duty.period = period;
    out.duty.id = list.subject() + ' ' + std::string(duty) + ' ' + std::string(period);
    out.name = std::string(duty) + ' ' + std::string(period);
    return out;
}

void DutyBook::settle(Owed& owed, Instant dueAt, std::optional<Instant> doneAt, const Availability& availability) const
{
    auto& duty = owed.duty;
    duty.dueAt = dueAt;
    duty.dueOn = hongKongDate(dueAt);
    duty.doneAt = doneAt;
    if (doneAt)
        duty.state = *doneAt <= dueAt ? DutyState::Done : DutyState::Late;
    else if (known(availability) > dueAt)
        duty.state = DutyState::Missing;
    else if (m_context.now > dueAt) // nobody has looked since
        duty.state = availability.stale ? DutyState::Unknown : DutyState::Due;
    else
        duty.state = daysBetween(m_today, *duty.dueOn) <= m_dueSoonDays ? DutyState::Due : DutyState::Upcoming;
}

void DutyBook::settleOn(Owed& owed, Date dueOn, std::optional<Instant> doneAt, const Availability& availability) const
{
    settle(owed, endOfHongKongDay(dueOn), doneAt, availability);
}

std::vector<OwedList> DutyBook::dailyStatements(const DailyTerms& terms) const
{
    const auto& statements = coinRowsOf<ReserveStatement>(m_context);
    std::vector<OwedList> out;
    for (const auto& [id, coin] : m_register.coins()) {
        auto list = listOf(coin);
        struct Day {
            Instant at{};
            std::string id;
            const domain::Origin* origin = nullptr;
        };
        std::map<sys_days, Day> covered;
        const auto cover = [&](Date date, const Day& day) { covered.try_emplace(sys_days{date}, day); };
        for (const auto* row : statements.of(id))
            cover(hongKongDate(row->record.asOf), {row->record.asOf, row->record.statementId, row->origin.get()});
        for (const auto* paper : m_filings.of(coin, FilingKind::DailyStatement)) {
            const auto last = dayOf(*paper);
            if (!last)
                continue;
            auto first = paper->record().periodStart.value_or(*last);
            if (!first.ok() || first > *last || daysBetween(first, *last) >= kMaxPeriodDays)
                first = *last;
            for (Date date = first; date <= *last; date = daysLater(date, 1))
                cover(date,
                      {paper->filedAt.value_or(Instant{sys_days{date}}), paper->record().id, paper->row->origin.get()});
        }
        auto availability = statements.availability(coin);
        if (const auto filed = m_filings.availability(coin); filed.offered &&
                                                         (!availability.offered || filed.asOf > availability.asOf) &&
                                                         !m_filings.of(coin, FilingKind::DailyStatement).empty())
            availability = filed;
        if (!look(availability, phrase("statements"), list)) {
            out.push_back(std::move(list));
            continue;
        }
        const Date yesterday = daysLater(m_today, -1);
        if (covered.empty() || covered.begin()->first > sys_days{yesterday})
            list.unknown.push_back(covered.empty() ? sentence("No statement of {1} is here.", id.value())
                                                   : sentence("Only today's statement of {1} is here; those of the "
                                                              "days before are not offered.",
                                                              id.value()));
        else {
            // What was stated before the first day that is here cannot be known.
            const sys_days begin = std::max(covered.begin()->first, sys_days{daysLater(m_today, -terms.lookBackDays)});
            for (sys_days day = begin; day <= sys_days{m_today}; day += days{1}) {
                const Date date{day};
                const auto found = covered.find(day);
                auto one = owed(list, "daily-statement", toText(date));
                one.name = "day " + toText(date);
                // A statement is made on its day whenever it is handed in.
                const Instant dueAt = endOfHongKongDay(date) + terms.grace;
                if (found == covered.end()) {
                    settle(one, dueAt, std::nullopt, availability);
                    one.duty.detail = sentence("No statement of {1} for {2} is here; it was to be ready by {3}.",
                                               id.value(), toText(date), timeText(dueAt));
                } else {
                    settle(one, dueAt, std::min(found->second.at, dueAt), availability);
                    one.duty.doneAt = found->second.at;
                    one.duty.filing = found->second.id;
                    one.duty.detail = sentence("Statement {1} is of {2}.", found->second.id, toText(date));
                    one.evidence.add(*found->second.origin);
                    list.evidence.add(*found->second.origin);
                }
                list.owed.push_back(std::move(one));
            }
        }
        out.push_back(std::move(list));
    }
    return out;
}

std::optional<std::int64_t> DutyBook::agreedInterval(const CoinEntry& coin, std::string_view duty) const
{
    std::optional<std::int64_t> out;
    for (const auto* row : m_frequencies)
        if (row->record.issuer == coin.issuer && (row->record.coin.empty() || row->record.coin == coin.coin) &&
            row->record.subject.starts_with(duty))
            out = trailingNumber(row->record.subject).value_or(0);
    return out;
}

void DutyBook::repeated(OwedList& list, const CoinEntry& coin, const Cadence& cadence, const Availability& availability) const
{
    const auto& all = cadence.occurrences;
    const std::string noun(cadence.noun);
    const std::string verb(cadence.verb);
    for (std::size_t i = 1; i < all.size(); ++i) {
        const Date before = hongKongDate(all[i - 1].at);
        const Date date = hongKongDate(all[i].at);
        if (daysBetween(date, m_today) > cadence.lookBackDays)
            continue;
        const auto& record = all[i].paper->record();
        const auto period = record.periodEnd && record.periodEnd->ok() ? *record.periodEnd : date;
        auto one = owed(list, cadence.duty, toText(period) + ' ' + record.id);
        one.duty.period = toText(period);
        one.name = std::string(cadence.duty) + ' ' + record.id;
        settleOn(one, daysLater(before, cadence.intervalDays), all[i].at, availability);
        one.duty.filing = record.id;
        if (record.periodEnd && record.periodEnd->ok())
            one.duty.lagDays = daysBetween(*record.periodEnd, date);
        one.duty.detail = sentence("The {1} {2} was {3} on {4}, {5} days after the one before; up to {6} are allowed.",
                                   noun, record.id, verb, toText(date), std::to_string(daysBetween(before, date)),
                                   std::to_string(cadence.intervalDays));
        one.evidence.add(all[i].paper->evidence());
        one.evidence.add(all[i - 1].paper->evidence());
        list.evidence.add(all[i].paper->evidence());
        list.owed.push_back(std::move(one));
    }
    std::optional<Date> last = all.empty() ? coin.since : std::optional(hongKongDate(all.back().at));
    if (!last) {
        list.unknown.push_back(sentence("No {1} of {2} is here, and neither is the day from which the coin is in "
                                        "circulation.",
                                        noun, list.subject()));
        return;
    }
    const Date due = daysLater(*last, cadence.intervalDays);
    auto one = owed(list, cadence.duty, "due " + toText(due));
    settleOn(one, due, std::nullopt, availability);
    one.duty.detail = all.empty() ? sentence("No {1} of {2} was ever {3}; the coin is in circulation since {4}", noun,
                                             list.subject(), verb, toText(*last))
                                  : sentence("The last {1} of {2}, {3}, was {4} on {5}", noun, list.subject(),
                                             all.back().paper->record().id, verb, toText(*last));
    one.duty.detail += one.duty.state == DutyState::Missing
                           ? sentence("; the next was due on {1} (every {2} days) and is missing.", toText(due),
                                      std::to_string(cadence.intervalDays))
                           : sentence("; the next is due on {1}.", toText(due));
    if (!all.empty()) {
        one.evidence.add(all.back().paper->evidence());
        list.evidence.add(all.back().paper->evidence());
    }
    if (availability.answer)
        one.evidence.add(*availability.answer);
    list.owed.push_back(std::move(one));
}

std::vector<OwedList> DutyBook::weeklyReports(const WeeklyTerms& terms) const
{
    return ofEachCoin([&](OwedList& list, const CoinEntry& coin, const Availability& availability) {
        const auto agreed = agreedInterval(coin, "weekly-report");
        if (agreed == 0) {
            list.unknown.push_back(
                sentence("Another frequency is agreed for {1}, but not which one.", coin.coin.value()));
            return;
        }
        Cadence filed{"weekly-report",    phrase("weekly report"),
                      phrase("filed"),    agreed.value_or(terms.intervalDays),
                      terms.lookBackDays, {}};
        Cadence published{"publication",      phrase("publication"), phrase("published"),
                          filed.intervalDays, terms.lookBackDays,    {}};
        std::size_t undated = 0;
        for (const auto* paper : m_filings.of(coin, FilingKind::WeeklyReport)) {
            if (paper->filedAt)
                filed.occurrences.push_back({*paper->filedAt, paper});
            else
                ++undated;
            if (paper->publishedAt)
                published.occurrences.push_back({*paper->publishedAt, paper});
        }
        for (const auto* paper : m_filings.of(coin, FilingKind::Publication)) {
            const auto at = paper->publishedAt ? paper->publishedAt : paper->filedAt;
            if (at)
                published.occurrences.push_back({*at, paper});
            else
                ++undated;
        }
        if (undated > 0)
            list.unknown.push_back(sentence("{1} of {2} without a time of filing cannot be placed.",
                                            support::counted(undated, "report"), coin.coin.value()));
        std::stable_sort(published.occurrences.begin(), published.occurrences.end(),
                         [](const auto& a, const auto& b) { return a.at < b.at; });
        repeated(list, coin, filed, availability);
        repeated(list, coin, published, availability);
    });
}

std::vector<OwedList> DutyBook::publishedFigures(const FigureTerms& terms) const
{
    return ofEachCoin([&](OwedList& list, const CoinEntry& coin, const Availability&) {
        std::map<sys_days, const FiledPaper*> filed;
        for (const auto* paper : m_filings.of(coin, FilingKind::WeeklyReport))
            if (paper->record().periodEnd && paper->record().periodEnd->ok())
                filed[sys_days{*paper->record().periodEnd}] = paper;
        for (const auto* paper : m_filings.of(coin, FilingKind::Publication)) {
            const auto& period = paper->record().periodEnd;
            if (!period || !period->ok() || daysBetween(*period, m_today) > terms.lookBackDays)
                continue;
            const auto found = filed.find(sys_days{*period});
            if (found != filed.end())
                list.owed.push_back(compared(list, *found->second, *paper, terms));
        }
        if (list.owed.empty())
            list.unknown.push_back(sentence("No publication of {1} is here that covers the period of a report that "
                                            "was filed.",
                                            coin.coin.value()));
    });
}

Owed DutyBook::compared(OwedList& list, const FiledPaper& filed, const FiledPaper& published,
                        const FigureTerms& terms) const
{
    const std::string period = toText(*published.record().periodEnd);
    auto out = owed(list, "published-figures", period);
    out.name = "published-figures " + published.record().id;
    out.duty.id += ' ' + published.record().id;
    out.duty.filing = published.record().id;
    out.duty.doneAt = published.publishedAt ? published.publishedAt : published.filedAt;
    out.evidence.add(filed.evidence());
    out.evidence.add(published.evidence());
    list.evidence.add(out.evidence);
    const std::string names =
        sentence("publication {1} and report {2} for {3}", published.record().id, filed.record().id, period);
    std::string differing;
    std::string absent;
    const auto compare = [&](std::string_view what, const std::optional<domain::Decimal>& a,
                             const std::optional<domain::Decimal>& b) {
        const auto difference = a && b ? b->minus(*a) : domain::Result<domain::Decimal>(domain::Decimal());
        if (!a || !b || !difference)
            absent += (absent.empty() ? "" : ", ") + std::string(what);
        else if (difference->absolute() > terms.allowedDifference)
            differing += (differing.empty() ? "" : "; ") +
                         sentence("{1}: filed {2}, published {3}, a difference of {4}", std::string(what),
                                  grouped(a->text()), grouped(b->text()), grouped(difference->text()));
    };
    compare(phrase("amount outstanding"), filed.record().outstanding, published.record().outstanding);
    compare(phrase("value of the reserve"), filed.record().reserveValue, published.record().reserveValue);
    if (filed.record().currency != published.record().currency)
        differing += (differing.empty() ? "" : "; ") + sentence("currency: filed {1}, published {2}",
                                                                filed.record().currency, published.record().currency);
    if (!differing.empty()) {
        out.duty.state = DutyState::Contradictory;
        out.duty.detail = sentence("The figures of {1} differ: {2}.", names, differing);
    } else if (!absent.empty()) {
        out.duty.detail = sentence("Of {1} not both state: {2}.", names, absent);
        list.unknown.push_back(out.duty.detail);
    } else {
        out.duty.state = DutyState::Done;
        out.duty.detail = sentence("The figures of {1} agree.", names);
    }
    return out;
}

} // namespace assay::measures
