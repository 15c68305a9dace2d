// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/duties/DutyTerms.h"
#include "services/rules/duties/IssuerResults.h"

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
    std::string (*none)(const std::string& subject); ///< sentence for nothing that is owed
    Outcome ifNone = Outcome::NotApplicable;
};

/// A rule that is broken by each duty that failed. The formula is in services/measures/Duties.
template <class Terms, std::vector<OwedList> (DutyBook::*lists)(const Terms&) const>
class OwedEvaluator final : public RuleEvaluator {
public:
    Terms terms;
    Wording wording;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const DutyBook book(context, 0);
        for (const auto& list : (book.*lists)(terms))
            report(list, out);
    }

private:
    void report(const OwedList& list, RuleResults& out) const
    {
        ItemCounts items;
        items.subject = list.subject();
        items.noun = wording.noun;
        items.threshold = wording.threshold;
        items.none = wording.none(list.subject());
        items.ifNone = wording.ifNone;
        items.unknown = list.unknown;
        items.evidence = list.evidence;
        for (const auto& one : list.owed) {
            const auto& duty = one.duty;
            if (one.failed()) {
                ++items.failed;
                auto result = itemBreach(items, one.name, measuredOf(one), duty.detail);
                result.evidence = one.evidence;
                if (result.evidence.hashes().empty())
                    result.evidence.add(list.evidence);
                out.add(std::move(result));
            } else if (duty.state == DutyState::Done)
                ++items.met;
            else if (duty.state != DutyState::Unknown) {
                // What a paper on file still covers is met, although it will be owed again.
                ++(duty.filing.empty() ? items.open : items.met);
                if (items.note.empty() && duty.duty != "daily-statement")
                    items.note = duty.detail;
            }
        }
        out.add(summary(items));
    }

    static std::string measuredOf(const measures::Owed& one)
    {
        const auto& duty = one.duty;
        std::string out(domain::toText(duty.state));
        if (!one.fault.empty() && duty.state == DutyState::Done)
            return sentence("at fault");
        if (duty.doneAt && duty.state == DutyState::Late)
            out += ", " + timeText(*duty.doneAt);
        return out;
    }
};

template <class Judged, class Terms>
MadeEvaluator made(support::Result<Terms> terms, Wording wording)
{
    if (!terms)
        return tl::unexpected(terms.error());
    auto out = std::make_shared<Judged>();
    out->terms = std::move(*terms);
    out->wording = std::move(wording);
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace

MadeEvaluator makeTrustDocuments(const Rule& rule)
{
    return made<OwedEvaluator<measures::DocumentTerms, &DutyBook::trustDocuments>>(
        documentTerms(rule),
        {phrase("trust document"), phrase("on file, review date not passed"),
         [](const std::string& coin) { return sentence("No trust document is asked for of {1}.", coin); },
         Outcome::NotApplicable});
}

MadeEvaluator makeDailyStatement(const Rule& rule)
{
    return made<OwedEvaluator<measures::DailyTerms, &DutyBook::dailyStatements>>(
        dailyTerms(rule), {phrase("daily statement"), phrase("one for each day"),
                           [](const std::string& coin) { return sentence("No day is to be judged of {1}.", coin); },
                           Outcome::NotApplicable});
}

MadeEvaluator makeWeeklyReport(const Rule& rule)
{
    auto terms = weeklyTerms(rule);
    const std::string threshold = terms ? sentence("every {1} days", std::to_string(terms->intervalDays)) : "";
    return made<OwedEvaluator<measures::WeeklyTerms, &DutyBook::weeklyReports>>(
        std::move(terms),
        {phrase("weekly filing"), threshold,
         [](const std::string& coin) { return sentence("No report is due of {1}.", coin); }, Outcome::NotApplicable});
}

MadeEvaluator makePublishedFigures(const Rule& rule)
{
    auto terms = figureTerms(rule);
    const std::string threshold = terms ? sentence("difference of {1}", terms->allowedDifference.text()) : "";
    return made<OwedEvaluator<measures::FigureTerms, &DutyBook::publishedFigures>>(
        std::move(terms), {phrase("publication"), threshold,
                           [](const std::string& coin) { return sentence("Nothing is published of {1}.", coin); },
                           Outcome::NotApplicable});
}

MadeEvaluator makeAttestation(const Rule& rule)
{
    return made<OwedEvaluator<measures::AttestationTerms, &DutyBook::attestations>>(
        attestationTerms(rule),
        {phrase("attestation"), phrase("within the agreed interval, with a random test day"),
         [](const std::string& coin) { return sentence("No attestation is due of {1}.", coin); },
         Outcome::NotApplicable});
}

MadeEvaluator makeBreakNotice(const Rule& rule)
{
    return made<OwedEvaluator<measures::NoticeTerms, &DutyBook::notices>>(
        breakTerms(rule), {phrase("reconciliation break"), phrase("notice the same day"),
                           [](const std::string& issuer) {
                               return sentence("No reconciliation break that was left open is known of {1}.", issuer);
                           },
                           Outcome::Pass});
}

MadeEvaluator makeIncidentNotice(const Rule& rule)
{
    auto terms = incidentTerms(rule);
    const std::string threshold = terms ? sentence("notice within {1}", spanText(*terms->within)) : "";
    return made<OwedEvaluator<measures::NoticeTerms, &DutyBook::notices>>(
        std::move(terms),
        {phrase("incident"), threshold,
         [](const std::string& issuer) { return sentence("No incident is known of {1}.", issuer); }, Outcome::Pass});
}

MadeEvaluator makeContractAudit(const Rule& rule)
{
    auto terms = contractTerms(rule);
    const std::string threshold =
        terms ? sentence("{1} months, and after each upgrade", std::to_string(terms->months)) : "";
    return made<OwedEvaluator<measures::ContractTerms, &DutyBook::contractAudits>>(
        std::move(terms), {phrase("contract"), threshold,
                           [](const std::string& coin) { return sentence("No contract is known of {1}.", coin); },
                           Outcome::NotApplicable});
}

} // namespace assay::rules
