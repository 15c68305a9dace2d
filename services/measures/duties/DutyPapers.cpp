// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Sentence.h"
#include "services/measures/duties/DutyCadence.h"
#include "services/support/Ascii.h"
#include "services/support/Phrases.h"

namespace assay::measures
{

using domain::Date;
using domain::DutyState;
using domain::FilingKind;
using domain::Incident;
using domain::Instant;
using domain::Operation;
using domain::phrase;
using domain::Row;
using domain::sentence;
using domain::TokenOperation;
using std::chrono::sys_days;
using support::hongKongDate;
using support::spanText;
using support::timeText;
using support::toText;

namespace
{

/// What an attestation lacks, as a sentence; empty if nothing.
std::string faultOf(const domain::Filing& record)
{
    const std::string name = sentence("The attestation {1}", record.id);
    if (!record.randomTestDay || !record.randomTestDay->ok())
        return sentence("{1} names no randomly selected test day.", name);
    const std::string random = toText(*record.randomTestDay);
    if ((record.periodStart && *record.randomTestDay < *record.periodStart) ||
        (record.periodEnd && *record.randomTestDay > *record.periodEnd))
        return sentence("{1} names {2} as its random test day, which lies outside of its period.", name, random);
    if (!record.testDays.empty() &&
        std::find(record.testDays.begin(), record.testDays.end(), random) == record.testDays.end())
        return sentence("{1} names {2} as its random test day, but not among the days tested.", name, random);
    return {};
}

} // namespace

std::vector<OwedList> DutyBook::attestations(const AttestationTerms& terms) const
{
    return ofEachCoin([&](OwedList& list, const CoinEntry& coin, const Availability& availability) {
        Cadence cadence{"attestation", phrase("attestation"), phrase("filed"), 0, terms.lookBackDays, {}};
        for (const auto* paper : m_filings.of(coin, FilingKind::Attestation)) {
            if (!paper->filedAt) {
                list.unknown.push_back(sentence("The attestation {1} states no time of filing.", paper->record().id));
                continue;
            }
            cadence.occurrences.push_back({*paper->filedAt, paper});
        }
        const auto agreed = coin.terms ? coin.terms->record.attestationEveryDays : std::nullopt;
        if (agreed && *agreed > 0 && *agreed <= 3660) {
            cadence.intervalDays = *agreed;
            repeated(list, coin, cadence, availability);
        } else
            list.unknown.push_back(
                sentence("No interval agreed for the attestations of {1} is here.", coin.coin.value()));
        // Each report within the window is looked at, also the first one, which no interval precedes.
        std::map<std::string, std::size_t> places;
        for (std::size_t i = 0; i < list.owed.size(); ++i)
            if (!list.owed[i].duty.filing.empty())
                places.emplace(list.owed[i].duty.filing, i);
        for (const auto& [at, paper] : cadence.occurrences) {
            if (daysBetween(hongKongDate(at), m_today) > terms.lookBackDays)
                continue;
            const auto& record = paper->record();
            const auto [place, fresh] = places.try_emplace(record.id, list.owed.size());
            if (fresh) {
                auto one = owed(list, "attestation", toText(dayOf(*paper).value()) + ' ' + record.id);
                one.name = "attestation " + record.id;
                one.duty.period = toText(dayOf(*paper).value());
                one.duty.doneAt = at;
                one.duty.filing = record.id;
                one.duty.state = DutyState::Done;
                if (record.periodEnd && record.periodEnd->ok())
                    one.duty.lagDays = daysBetween(*record.periodEnd, hongKongDate(at));
                one.duty.detail =
                    sentence("The attestation {1} was filed on {2}.", record.id, toText(hongKongDate(at)));
                one.evidence.add(paper->evidence());
                list.evidence.add(paper->evidence());
                list.owed.push_back(std::move(one));
            }
            auto& one = list.owed[place->second];
            one.fault = faultOf(record);
            if (!one.fault.empty())
                one.duty.detail += ' ' + one.fault;
            if (!record.firm.empty())
                one.duty.detail += ' ' + (record.scope.empty() ? sentence("By {1}.", record.firm)
                                                               : sentence("By {1}: {2}.", record.firm, record.scope));
        }
    });
}

void DutyBook::noticeOf(OwedList& list, const Row<Incident>& incident, const Notices& notices, const NoticeTerms& terms,
                        const Availability& availability) const
{
    const auto& record = incident.record;
    const Instant dueAt = terms.within ? record.startedAt + *terms.within
                                       : endOfHongKongDay(daysLater(hongKongDate(record.startedAt), terms.extraDays));
    const auto given = notices.find(record.id);
    const FiledPaper* notice = given == notices.end() ? nullptr : given->second;
    const auto noticed = notice ? notice->filedAt : std::nullopt;
    const bool old = daysBetween(hongKongDate(record.startedAt), m_today) > terms.lookBackDays;
    if ((old && noticed) || (!noticed && terms.unlessResolved && record.resolvedAt && *record.resolvedAt <= dueAt))
        return;
    const auto duty = domain::toText(terms.notice);
    auto one = owed(list, duty, toText(hongKongDate(record.startedAt)) + ' ' + record.id);
    one.duty.coin = record.coin;
    one.duty.period = record.id;
    one.name = "incident " + record.id;
    settle(one, dueAt, noticed, availability);
    one.evidence.add(*incident.origin);
    if (notice) {
        one.duty.filing = notice->record().id;
        one.evidence.add(notice->evidence());
    } else if (availability.answer)
        one.evidence.add(*availability.answer);
    list.evidence.add(one.evidence);
    const bool isBreak = record.kind == domain::IncidentKind::ReconciliationBreak;
    const std::string& coin = record.coin.value();
    const std::string name = coin.empty() ? (isBreak ? sentence("The reconciliation break {1}", record.id)
                                                     : sentence("The incident {1}", record.id))
                                          : (isBreak ? sentence("The reconciliation break {1} of {2}", record.id, coin)
                                                     : sentence("The incident {1} of {2}", record.id, coin));
    one.duty.detail = record.resolvedAt ? sentence("{1} began at {2} and was resolved at {3};", name,
                                                   timeText(record.startedAt), timeText(*record.resolvedAt))
                                        : sentence("{1} began at {2};", name, timeText(record.startedAt));
    one.duty.detail += ' ';
    if (noticed)
        one.duty.detail += sentence("notice {1} was given at {2}, {3} later; it was due by {4}.", notice->record().id,
                                    timeText(*noticed), spanText(*noticed - record.startedAt), timeText(dueAt));
    else
        one.duty.detail += m_context.now > dueAt ? sentence("no notice of it is here, due since {1}.", timeText(dueAt))
                                                 : sentence("no notice of it is here, due by {1}.", timeText(dueAt));
    list.owed.push_back(std::move(one));
}

std::vector<OwedList> DutyBook::notices(const NoticeTerms& terms) const
{
    const Offers<Incident> offers(m_context);
    std::map<domain::IssuerId, std::vector<const Row<Incident>*>> incidents;
    std::map<domain::IssuerId, std::set<domain::SourceId>> sources;
    m_context.snapshot.table<Incident>().forEach([&](const Row<Incident>& row) {
        sources[row.record.issuer].insert(row.origin->source);
        if (terms.kinds.contains(row.record.kind))
            incidents[row.record.issuer].push_back(&row);
    });
    std::vector<OwedList> out;
    for (const auto& [id, issuer] : m_register.issuers()) {
        OwedList list;
        list.issuer = id;
        list.evidence.add(issuer.evidence);
        auto& all = sources[id];
        all.insert(issuer.sources.begin(), issuer.sources.end());
        const auto availability = m_filings.availability(issuer);
        const auto found = incidents.find(id);
        const bool seen = look(offers.among(all), phrase("incidents"), list);
        // Whether notice was given matters only once there is something to give notice of.
        if (seen && found != incidents.end() && look(availability, phrase("filings"), list)) {
            Notices given; // the first of each
            for (const auto* paper : m_filings.of(id, terms.notice))
                if (paper->filedAt)
                    given.try_emplace(paper->record().subject, paper);
            for (const auto* incident : found->second)
                noticeOf(list, *incident, given, terms, availability);
        }
        out.push_back(std::move(list));
    }
    return out;
}

void DutyBook::lastAudits(OwedList& list, const CoinEntry& coin, const ContractTerms& terms, const Availability& availability,
                          const std::vector<const Row<TokenOperation>*>& operations) const
{
    struct Contract {
        std::string name;
        std::optional<Date> since;
        std::optional<Date> upgraded;
        const Row<TokenOperation>* upgrade = nullptr;
        std::optional<Date> audited;
        const FiledPaper* audit = nullptr;
    };
    std::map<std::string, Contract> contracts;
    for (const auto* row : coin.contracts)
        contracts.try_emplace(support::lowered(row->record.contract),
                              Contract{row->record.contract, row->record.since, {}, {}, {}, {}});
    for (const auto* row : operations) {
        const auto& record = row->record;
        if (record.operation != Operation::Deploy && record.operation != Operation::Upgrade)
            continue;
        auto& contract = contracts.try_emplace(support::lowered(record.contract), Contract{record.contract, {}, {}, {}, {}, {}})
                             .first->second;
        const Date date = hongKongDate(record.at);
        if (!contract.upgraded || *contract.upgraded < date) {
            contract.upgraded = date;
            contract.upgrade = row;
        }
    }
    if (contracts.empty())
        contracts.try_emplace("", Contract{{}, coin.since, {}, {}, {}, {}});
    for (const auto* paper : m_filings.of(coin, FilingKind::ContractAudit)) {
        const auto day = dayOf(*paper);
        const auto subject = support::lowered(paper->record().subject);
        for (auto& [key, contract] : contracts) {
            // An audit made for one upgrade covers it, even if it was made before.
            const bool forUpgrade = contract.upgrade && !subject.empty() &&
                                    (subject == support::lowered(contract.upgrade->record.id) ||
                                     subject == support::lowered(contract.upgrade->record.transaction));
            const bool covers = subject.empty() || key.empty() || subject == key || forUpgrade;
            const auto date = forUpgrade && day ? std::max(*day, *contract.upgraded) : day;
            if (covers && date && (!contract.audited || *contract.audited < *date)) {
                contract.audited = date;
                contract.audit = paper;
            }
        }
    }
    for (const auto& [key, contract] : contracts) {
        const std::string label = contract.name.empty() ? phrase("contract") : sentence("contract {1}", contract.name);
        auto one = owed(list, "contract-audit", contract.name.empty() ? "current" : contract.name);
        one.name = label;
        const bool after = contract.upgraded && (!contract.audited || *contract.audited < *contract.upgraded);
        std::optional<Date> due;
        if (contract.audited)
            due = monthsLater(*contract.audited, terms.months);
        if (after) {
            const Date byThen = daysLater(*contract.upgraded, terms.upgradeGraceDays);
            due = due ? std::min(*due, byThen) : byThen;
        }
        if (!due)
            due = contract.since;
        std::string what = contract.audit ? sentence("The last audit of {1}, {2}, is of {3}", label,
                                                     contract.audit->record().id, toText(*contract.audited))
                                          : sentence("No audit of {1} is here", label);
        if (after)
            what += sentence("; the contract was {1|deployed|upgraded} on {2} (operation {3})",
                             contract.upgrade->record.operation == Operation::Deploy ? "deployed" : "upgraded",
                             toText(*contract.upgraded), contract.upgrade->record.id);
        if (due) {
            settleOn(one, *due, std::nullopt, availability);
            what += one.duty.state == DutyState::Missing ? sentence("; an audit was due by {1}", toText(*due))
                                                         : sentence("; the next is due by {1}", toText(*due));
        } else
            list.unknown.push_back(sentence("{1}, and neither is the day from which it is in use.", what));
        one.duty.detail = what + '.';
        if (contract.audit) {
            one.duty.filing = contract.audit->record().id;
            one.evidence.add(contract.audit->evidence());
        }
        if (contract.upgrade)
            one.evidence.add(*contract.upgrade->origin);
        list.evidence.add(one.evidence);
        list.owed.push_back(std::move(one));
    }
}

std::vector<OwedList> DutyBook::contractAudits(const ContractTerms& terms) const
{
    const auto& operations = coinRowsOf<TokenOperation>(m_context);
    return ofEachCoin([&](OwedList& list, const CoinEntry& coin, const Availability& availability) {
        // Without them an upgrade would go unseen.
        (void)look(operations.availability(coin), phrase("token operations"), list);
        lastAudits(list, coin, terms, availability, operations.of(coin.coin));
    });
}

std::vector<OwedList> DutyBook::trustDocuments(const DocumentTerms& terms) const
{
    return ofEachCoin([&](OwedList& list, const CoinEntry& coin, const Availability& availability) {
        for (const auto kind : terms.papers) {
            std::string noun(domain::toText(kind));
            std::replace(noun.begin(), noun.end(), '-', ' ');
            auto one = owed(list, domain::toText(kind), "current");
            one.name = domain::toText(kind);
            const FiledPaper* best = nullptr; // the one that stays valid longest
            for (const auto* paper : m_filings.of(coin, kind))
                if (!best || best->record().reviewBy <= paper->record().reviewBy)
                    best = paper;
            if (!best) {
                one.duty.state = availability.stale ? DutyState::Unknown : DutyState::Missing;
                one.duty.detail = sentence("No {1} for {2} is on file.", noun, coin.coin.value());
                one.evidence.add(*availability.answer);
            } else {
                one.duty.filing = best->record().id;
                one.duty.doneAt = best->filedAt;
                one.evidence.add(best->evidence());
                const std::string& id = best->record().id;
                if (const auto& review = best->record().reviewBy; review && review->ok()) {
                    one.duty.dueOn = review;
                    one.duty.dueAt = endOfHongKongDay(*review);
                    const auto left = daysBetween(m_today, *review);
                    one.duty.state =
                        left < 0 ? DutyState::Late : (left <= m_dueSoonDays ? DutyState::Due : DutyState::Done);
                    one.duty.detail =
                        left < 0
                            ? sentence("The {1} {2} was to be reviewed by {3} and was not.", noun, id, toText(*review))
                            : sentence("The {1} {2} is to be reviewed by {3}.", noun, id, toText(*review));
                } else {
                    one.duty.detail = sentence("The {1} {2} states no day by which it is to be reviewed.", noun, id);
                    list.unknown.push_back(one.duty.detail);
                }
            }
            list.evidence.add(one.evidence);
            list.owed.push_back(std::move(one));
        }
    });
}

std::vector<OwedList> DutyBook::otherPapers(const OtherTerms& terms) const
{
    return ofEachCoin([&](OwedList& list, const CoinEntry& coin, const Availability& availability) {
        std::optional<Date> audited;
        const FiledPaper* audit = nullptr;
        for (const auto* paper : m_filings.of(coin, FilingKind::AnnualAudit))
            if (const auto day = dayOf(*paper); day && (!audited || *audited < *day)) {
                audited = day;
                audit = paper;
            }
        if (const auto from = audited ? audited : coin.since) {
            const Date due = monthsLater(monthsLater(*from, terms.auditEveryMonths), terms.auditFilingMonths);
            auto one = owed(list, "annual-audit", "due " + toText(due));
            settleOn(one, due, std::nullopt, availability);
            one.duty.clause = terms.audit;
            one.duty.detail =
                audit ? sentence("The last audit, {1}, is of the year to {2}.", audit->record().id, toText(*audited))
                      : sentence("No annual audit is here; the coin is in circulation since {1}.", toText(*from));
            if (audit) {
                one.duty.filing = audit->record().id;
                if (audit->filedAt && audit->record().periodEnd)
                    one.duty.lagDays = daysBetween(*audited, hongKongDate(*audit->filedAt));
            }
            list.owed.push_back(std::move(one));
        }
        auto paper = owed(list, "white-paper", "current");
        paper.duty.clause = terms.whitePaper;
        const auto papers = m_filings.of(coin, FilingKind::WhitePaper);
        if (!papers.empty()) {
            const auto& last = *papers.back();
            paper.duty.filing = last.record().id;
            paper.duty.doneAt = last.publishedAt ? last.publishedAt : last.filedAt;
            paper.duty.state = DutyState::Done;
            paper.duty.detail = sentence("White paper {1}.", last.record().id);
        } else if (coin.since) {
            settleOn(paper, *coin.since, std::nullopt, availability);
            paper.duty.detail = sentence("No white paper of {1} is here.", coin.coin.value());
        } else
            paper.duty.detail =
                sentence("No white paper of {1} is here; from when it is owed is not known.", coin.coin.value());
        list.owed.push_back(std::move(paper));
    });
}

std::vector<OwedList> DutyBook::letterReplies() const
{
    std::vector<OwedList> out;
    m_context.snapshot.table<domain::Letter>().forEach([&](const Row<domain::Letter>& row) {
        const auto& record = row.record;
        const bool open = record.state == domain::LetterState::Sent || record.state == domain::LetterState::Answered;
        if (!open || !record.replyBy || !record.replyBy->ok() ||
            (!record.coin.empty() && !m_context.concerns(record.coin)))
            return;
        OwedList list;
        list.coin = record.coin;
        list.issuer = record.issuer;
        auto one = owed(list, "letter-reply", record.id);
        // Letters are kept here, so nothing of them is stale.
        settleOn(one, *record.replyBy, record.answeredAt, Availability{});
        one.duty.detail = sentence(
            "Letter {1} of {2|#}{3} asks for an answer by {4}.", record.id, toText(hongKongDate(record.writtenAt)),
            record.subject.empty() ? "" : ' ' + sentence("on {1}", record.subject), toText(*record.replyBy));
        one.evidence.add(*row.origin);
        list.owed.push_back(std::move(one));
        out.push_back(std::move(list));
    });
    return out;
}

std::vector<domain::Duty> duties(const Context& context, const DutyTerms& terms)
{
    const DutyBook book(context, terms.dueSoonDays);
    std::vector<domain::Duty> out;
    std::set<std::string> ids;
    const auto take = [&](std::vector<OwedList> lists, std::string_view rule) {
        const auto clause = terms.clauses.find(rule);
        for (auto& list : lists)
            for (auto& one : list.owed) {
                if (clause != terms.clauses.end())
                    one.duty.clause = clause->second;
                while (!ids.insert(one.duty.id).second)
                    one.duty.id += '\'';
                out.push_back(std::move(one.duty));
            }
    };
    take(book.dailyStatements(terms.daily), "STB-15");
    take(book.weeklyReports(terms.weekly), "STB-16");
    take(book.publishedFigures(terms.figures), "STB-17");
    take(book.attestations(terms.attestation), "STB-18");
    take(book.notices(terms.breaks), "STB-19");
    take(book.notices(terms.incidents), "STB-29");
    take(book.contractAudits(terms.contracts), "STB-28");
    take(book.trustDocuments(terms.documents), "STB-11");
    take(book.otherPapers(terms.others), "");
    take(book.letterReplies(), "");
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.dueAt != b.dueAt ? a.dueAt < b.dueAt : a.id < b.id; });
    return out;
}

} // namespace assay::measures
