// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/Duties.h"

#include "services/measures/DutyCadence.h"
#include "services/support/Phrases.h"

namespace assay::measures
{

using domain::Date;
using domain::DutyState;
using domain::Filing;
using domain::FilingKind;
using domain::Instant;
using domain::ReserveStatement;
using domain::Row;
using std::chrono::days;
using std::chrono::sys_days;
using support::grouped;
using support::hongKongDate;
using support::timeText;
using support::toText;

namespace
{

constexpr std::chrono::hours kHongKong{8};
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
    return Instant{sys_days{date} + days{1}} - kHongKong - domain::Duration{1};
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
    context.picture.table<domain::Approval>().forEach([&](const Row<domain::Approval>& row) {
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

bool DutyBook::look(const Standing& standing, std::string_view what, OwedList& out) const
{
    if (!standing.offered) {
        out.unknown.push_back("No source of " + out.subject() + " offers " + std::string(what) + '.');
        return false;
    }
    out.evidence.add(*standing.answer);
    if (standing.stale)
        out.unknown.push_back("What " + standing.source.value() + " tells as " + std::string(what) + " is as of " +
                              timeText(standing.asOf) + " and stale.");
    return true;
}

Instant DutyBook::known(const Standing& standing) const
{
    return standing.offered ? std::min(m_context.now, standing.asOf) : m_context.now;
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

void DutyBook::settle(Owed& owed, Instant dueAt, std::optional<Instant> doneAt, const Standing& standing) const
{
    auto& duty = owed.duty;
    duty.dueAt = dueAt;
    duty.dueOn = hongKongDate(dueAt);
    duty.doneAt = doneAt;
    if (doneAt)
        duty.state = *doneAt <= dueAt ? DutyState::Done : DutyState::Late;
    else if (known(standing) > dueAt)
        duty.state = DutyState::Missing;
    else if (m_context.now > dueAt) // nobody has looked since
        duty.state = standing.stale ? DutyState::Unknown : DutyState::Due;
    else
        duty.state = daysBetween(m_today, *duty.dueOn) <= m_dueSoonDays ? DutyState::Due : DutyState::Upcoming;
}

void DutyBook::settleOn(Owed& owed, Date dueOn, std::optional<Instant> doneAt, const Standing& standing) const
{
    settle(owed, endOfHongKongDay(dueOn), doneAt, standing);
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
        auto standing = statements.standing(coin);
        if (const auto filed = m_filings.standing(coin); filed.offered &&
                                                         (!standing.offered || filed.asOf > standing.asOf) &&
                                                         !m_filings.of(coin, FilingKind::DailyStatement).empty())
            standing = filed;
        if (!look(standing, "statements", list)) {
            out.push_back(std::move(list));
            continue;
        }
        const Date yesterday = daysLater(m_today, -1);
        if (covered.empty() || covered.begin()->first > sys_days{yesterday})
            list.unknown.push_back(covered.empty() ? "No statement of " + id.value() + " is here."
                                                   : "Only today's statement of " + id.value() +
                                                         " is here; those of the days before are not offered.");
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
                    settle(one, dueAt, std::nullopt, standing);
                    one.duty.detail = "No statement of " + id.value() + " for " + toText(date) +
                                      " is here; it was to be ready by " + timeText(dueAt) + '.';
                } else {
                    settle(one, dueAt, std::min(found->second.at, dueAt), standing);
                    one.duty.doneAt = found->second.at;
                    one.duty.filing = found->second.id;
                    one.duty.detail = "Statement " + found->second.id + " is of " + toText(date) + '.';
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

void DutyBook::repeated(OwedList& list, const CoinEntry& coin, const Cadence& cadence, const Standing& standing) const
{
    const auto& all = cadence.occurrences;
    const std::string noun(cadence.noun);
    const auto interval = " days after the one before; up to " + std::to_string(cadence.intervalDays) + " are allowed.";
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
        settleOn(one, daysLater(before, cadence.intervalDays), all[i].at, standing);
        one.duty.filing = record.id;
        if (record.periodEnd && record.periodEnd->ok())
            one.duty.lagDays = daysBetween(*record.periodEnd, date);
        one.duty.detail = "The " + noun + ' ' + record.id + " was " + std::string(cadence.verb) + " on " +
                          toText(date) + ", " + std::to_string(daysBetween(before, date)) + interval;
        one.evidence.add(all[i].paper->evidence());
        one.evidence.add(all[i - 1].paper->evidence());
        list.evidence.add(all[i].paper->evidence());
        list.owed.push_back(std::move(one));
    }
    std::optional<Date> last = all.empty() ? coin.since : std::optional(hongKongDate(all.back().at));
    if (!last) {
        list.unknown.push_back("No " + noun + " of " + list.subject() +
                               " is here, and neither is the day from which the coin is in circulation.");
        return;
    }
    const Date due = daysLater(*last, cadence.intervalDays);
    auto one = owed(list, cadence.duty, "due " + toText(due));
    settleOn(one, due, std::nullopt, standing);
    const std::string verb(cadence.verb);
    one.duty.detail = all.empty() ? "No " + noun + " of " + list.subject() + " was ever " + verb +
                                        "; the coin is in circulation since " + toText(*last)
                                  : "The last " + noun + " of " + list.subject() + ", " +
                                        all.back().paper->record().id + ", was " + verb + " on " + toText(*last);
    one.duty.detail += one.duty.state == DutyState::Missing
                           ? "; the next was due on " + toText(due) + " (every " +
                                 std::to_string(cadence.intervalDays) + " days) and is missing."
                           : "; the next is due on " + toText(due) + '.';
    if (!all.empty()) {
        one.evidence.add(all.back().paper->evidence());
        list.evidence.add(all.back().paper->evidence());
    }
    if (standing.answer)
        one.evidence.add(*standing.answer);
    list.owed.push_back(std::move(one));
}

std::vector<OwedList> DutyBook::weeklyReports(const WeeklyTerms& terms) const
{
    return ofEachCoin([&](OwedList& list, const CoinEntry& coin, const Standing& standing) {
        const auto agreed = agreedInterval(coin, "weekly-report");
        if (agreed == 0) {
            list.unknown.push_back("Another frequency is agreed for " + coin.coin.value() + ", but not which one.");
            return;
        }
        Cadence filed{
            "weekly-report", "weekly report", "filed", agreed.value_or(terms.intervalDays), terms.lookBackDays, {}};
        Cadence published{"publication", "publication", "published", filed.intervalDays, terms.lookBackDays, {}};
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
            list.unknown.push_back(support::counted(undated, "report") + " of " + coin.coin.value() +
                                   " without a time of filing cannot be placed.");
        std::stable_sort(published.occurrences.begin(), published.occurrences.end(),
                         [](const auto& a, const auto& b) { return a.at < b.at; });
        repeated(list, coin, filed, standing);
        repeated(list, coin, published, standing);
    });
}

std::vector<OwedList> DutyBook::publishedFigures(const FigureTerms& terms) const
{
    return ofEachCoin([&](OwedList& list, const CoinEntry& coin, const Standing&) {
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
            list.unknown.push_back("No publication of " + coin.coin.value() +
                                   " is here that covers the period of a report that was filed.");
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
        "publication " + published.record().id + " and report " + filed.record().id + " for " + period;
    std::string differing;
    std::string absent;
    const auto compare = [&](std::string_view what, const std::optional<domain::Decimal>& a,
                             const std::optional<domain::Decimal>& b) {
        const auto difference = a && b ? b->minus(*a) : domain::Result<domain::Decimal>(domain::Decimal());
        if (!a || !b || !difference)
            absent += (absent.empty() ? "" : ", ") + std::string(what);
        else if (difference->absolute() > terms.allowedDifference)
            differing += (differing.empty() ? "" : "; ") + std::string(what) + ": filed " + grouped(a->text()) +
                         ", published " + grouped(b->text()) + ", a difference of " + grouped(difference->text());
    };
    compare("amount outstanding", filed.record().outstanding, published.record().outstanding);
    compare("value of the reserve", filed.record().reserveValue, published.record().reserveValue);
    if (filed.record().currency != published.record().currency)
        differing += (differing.empty() ? "" : "; ") + std::string("currency: filed ") + filed.record().currency +
                     ", published " + published.record().currency;
    if (!differing.empty()) {
        out.duty.state = DutyState::Contradictory;
        out.duty.detail = "The figures of " + names + " differ: " + differing + '.';
    } else if (!absent.empty()) {
        out.duty.detail = "Of " + names + " not both state: " + absent + '.';
        list.unknown.push_back(out.duty.detail);
    } else {
        out.duty.state = DutyState::Done;
        out.duty.detail = "The figures of " + names + " agree.";
    }
    return out;
}

} // namespace assay::measures
