// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/DutyTerms.h"
#include "services/rules/IssuerJudging.h"

namespace assay::rules
{

using domain::DutyState;
using domain::Outcome;
using measures::DutyBook;
using measures::OwedList;

namespace
{

/// What differs between rules on duties besides where the duties come from.
struct Wording {
    std::string noun;
    std::string threshold;
    std::string none; ///< of one subject, which is added: "No incident of "
    Outcome ifNone = Outcome::NotApplicable;
};

/// A rule that is broken by each duty that failed. The formula is in services/measures/Duties.
template <class Terms, std::vector<OwedList> (DutyBook::*lists)(const Terms&) const>
class OwedJudge final : public Judge {
public:
    Terms terms;
    Wording wording;

    void judge(const Context& context, Verdicts& out) const override
    {
        const DutyBook book(context, 0);
        for (const auto& list : (book.*lists)(terms))
            report(list, out);
    }

private:
    void report(const OwedList& list, Verdicts& out) const
    {
        Tally tally;
        tally.subject = list.subject();
        tally.noun = wording.noun;
        tally.threshold = wording.threshold;
        tally.none = wording.none + list.subject() + '.';
        tally.ifNone = wording.ifNone;
        tally.unknown = list.unknown;
        tally.evidence = list.evidence;
        for (const auto& one : list.owed) {
            const auto& duty = one.duty;
            if (one.failed()) {
                ++tally.failed;
                auto verdict = itemBreach(tally, one.name, measuredOf(one), duty.detail);
                verdict.evidence = one.evidence;
                if (verdict.evidence.hashes().empty())
                    verdict.evidence.add(list.evidence);
                out.add(std::move(verdict));
            } else if (duty.state == DutyState::Done)
                ++tally.met;
            else if (duty.state != DutyState::Unknown) {
                // What a paper on file still covers is met, although it will be owed again.
                ++(duty.filing.empty() ? tally.open : tally.met);
                if (tally.note.empty() && duty.duty != "daily-statement")
                    tally.note = duty.detail;
            }
        }
        out.add(summary(tally));
    }

    static std::string measuredOf(const measures::Owed& one)
    {
        const auto& duty = one.duty;
        std::string out(domain::toText(duty.state));
        if (!one.fault.empty() && duty.state == DutyState::Done)
            return "at fault";
        if (duty.doneAt && duty.state == DutyState::Late)
            out += ", " + timeText(*duty.doneAt);
        return out;
    }
};

template <class Judged, class Terms>
MadeJudge made(support::Result<Terms> terms, Wording wording)
{
    if (!terms)
        return tl::unexpected(terms.error());
    auto out = std::make_shared<Judged>();
    out->terms = std::move(*terms);
    out->wording = std::move(wording);
    return JudgePtr(std::move(out));
}

} // namespace

MadeJudge makeTrustDocuments(const Rule& rule)
{
    return made<OwedJudge<measures::DocumentTerms, &DutyBook::trustDocuments>>(
        documentTerms(rule), {"trust document", "on file, review date not passed", "No trust document is asked for of ",
                              Outcome::NotApplicable});
}

MadeJudge makeDailyStatement(const Rule& rule)
{
    return made<OwedJudge<measures::DailyTerms, &DutyBook::dailyStatements>>(
        dailyTerms(rule),
        {"daily statement", "one for each day", "No day is to be judged of ", Outcome::NotApplicable});
}

MadeJudge makeWeeklyReport(const Rule& rule)
{
    auto terms = weeklyTerms(rule);
    const std::string threshold = terms ? "every " + std::to_string(terms->intervalDays) + " days" : "";
    return made<OwedJudge<measures::WeeklyTerms, &DutyBook::weeklyReports>>(
        std::move(terms), {"weekly filing", threshold, "No report is due of ", Outcome::NotApplicable});
}

MadeJudge makePublishedFigures(const Rule& rule)
{
    auto terms = figureTerms(rule);
    const std::string threshold = terms ? "difference of " + terms->allowedDifference.text() : "";
    return made<OwedJudge<measures::FigureTerms, &DutyBook::publishedFigures>>(
        std::move(terms), {"publication", threshold, "Nothing is published of ", Outcome::NotApplicable});
}

MadeJudge makeAttestation(const Rule& rule)
{
    return made<OwedJudge<measures::AttestationTerms, &DutyBook::attestations>>(
        attestationTerms(rule), {"attestation", "within the agreed interval, with a random test day",
                                 "No attestation is due of ", Outcome::NotApplicable});
}

MadeJudge makeBreakNotice(const Rule& rule)
{
    return made<OwedJudge<measures::NoticeTerms, &DutyBook::notices>>(
        breakTerms(rule), {"reconciliation break", "notice the same day",
                           "No reconciliation break that was left open is known of ", Outcome::Pass});
}

MadeJudge makeIncidentNotice(const Rule& rule)
{
    auto terms = incidentTerms(rule);
    const std::string threshold = terms ? "notice within " + spanText(*terms->within) : "";
    return made<OwedJudge<measures::NoticeTerms, &DutyBook::notices>>(
        std::move(terms), {"incident", threshold, "No incident is known of ", Outcome::Pass});
}

MadeJudge makeContractAudit(const Rule& rule)
{
    auto terms = contractTerms(rule);
    const std::string threshold = terms ? std::to_string(terms->months) + " months, and after each upgrade" : "";
    return made<OwedJudge<measures::ContractTerms, &DutyBook::contractAudits>>(
        std::move(terms), {"contract", threshold, "No contract is known of ", Outcome::NotApplicable});
}

} // namespace assay::rules
