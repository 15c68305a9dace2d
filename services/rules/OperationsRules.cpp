// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on who runs a settlement system and how: manual actions, outages and the end of the day, the operator's
// resources.
#include <map>
#include <set>

#include "services/rules/Judges.h"
#include "services/rules/QueueWatch.h"

namespace assay::rules
{

using domain::ActionRequest;
using domain::Decimal;
using domain::Instant;
using domain::OperatorFinance;
using domain::Origin;
using domain::Outcome;
using domain::RequestState;
using domain::Row;
using domain::ServiceOutage;
using domain::SettlementCycle;
using domain::SourceId;
using support::ErrorCode;
using support::fail;
using support::toText;

namespace
{

/// SET-04: what was approved had a maker, checkers who are other people, a reason, and bytes that it was approved by.
class TwoPeople final : public Judge
{
public:
    std::int64_t approvals = 1; ///< if the request does not say how many

    void judge(const Context& context, Verdicts& out) const override
    {
        m_watch.judge(
            context.picture, [&](const ActionRequest& row) { return !isOpen(row) && !faults(row).empty(); },
            [&](const SourceId& id, const auto& source, const auto& table) {
                for (const auto at : source.marked)
                    out.add(breach(table.at(at)));
                Verdict verdict;
                verdict.subject = id.value();
                verdict.source = id;
                verdict.threshold = "0";
                verdict.unit = phrase("actions without two people, reason and evidence");
                const Origin* last = lastAnswer<ActionRequest>(context.picture, id, source);
                if (last)
                    verdict.evidence.add(*last);
                const std::size_t decided = source.tally.decided;
                if (last && context.isStale(id, last->asOf))
                    verdict.explanation = sentence("The requests of {1} are stale at {2}; later ones may be missing.",
                                                   id.value(), timeText(context.now));
                else if (decided == 0) {
                    verdict.outcome = Outcome::NotApplicable;
                    verdict.explanation = sentence("None of the {1} of {2} has been approved.",
                                                   counted(source.rows, "request"), id.value());
                } else {
                    verdict.outcome = Outcome::Pass;
                    verdict.measured = std::to_string(source.marked.size());
                    const std::string actions = counted(decided, "approved action");
                    verdict.explanation =
                        source.marked.empty()
                            ? sentence("{1} of {2} checked; each has two people, a reason and its bytes.", actions,
                                       id.value())
                            : sentence("{1} of {2} checked; {3} have findings of their own.", actions, id.value(),
                                       grouped(source.marked.size()));
                }
                out.add(std::move(verdict));
            });
    }

private:
    /// Nothing was done on it, or not yet.
    static bool isOpen(const ActionRequest& row)
    {
        switch (row.state) {
        case RequestState::Unknown:
        case RequestState::Submitted:
        case RequestState::Rejected:
        case RequestState::Revoked:
        case RequestState::Expired:
        case RequestState::Blocked: return true;
        case RequestState::Approved:
        case RequestState::Accepted:
        case RequestState::Refused:
        case RequestState::Effective:
        case RequestState::OutcomeUnknown: return false;
        }
        return true;
    }
    struct Count {
        std::size_t decided = 0;
        void count(const ActionRequest& row, int sign) { decided += isOpen(row) ? 0 : static_cast<std::size_t>(sign); }
    };

    [[nodiscard]] std::string faults(const ActionRequest& row) const
    {
        std::string out;
        const auto add = [&](const std::string& fault) { out += (out.empty() ? "" : "; ") + fault; };
        if (row.maker.empty())
            add(phrase("its maker is not stated"));
        const std::set<std::string> people(row.checkers.begin(), row.checkers.end());
        const auto others =
            static_cast<std::int64_t>(people.size() - people.count(row.maker) - people.count(std::string()));
        if (people.contains(row.maker) && !row.maker.empty())
            add(sentence("{1} asked for it and approved it", row.maker));
        const std::int64_t needed = std::max(row.needed.value_or(approvals), approvals);
        if (others < needed)
            add(sentence("{1|#} of {2|#} approvals are by somebody else than its maker", std::to_string(others),
                         std::to_string(needed)));
        if (row.reason.empty() || row.reasonText.empty())
            add(row.reason.empty() ? phrase("no reason code is stated") : phrase("no reason text is stated"));
        if (row.digest.empty())
            add(phrase("the digest of the bytes that were approved is not stated"));
        return out;
    }

    [[nodiscard]] Verdict breach(const Row<ActionRequest>& row) const
    {
        const auto& request = row.record;
        Verdict verdict;
        verdict.subject = "request " + request.id;
        verdict.source = row.origin->source;
        verdict.outcome = Outcome::Breach;
        verdict.evidence.add(*row.origin);
        verdict.measured = faults(request);
        verdict.threshold = phrase("two people, reason and evidence");
        verdict.unit = phrase("approval");
        verdict.explanation =
            sentence("Request {1} to {2} {3} is {4}, and {5}.", request.id, domain::toText(request.action),
                     request.instruction, domain::toText(request.state), verdict.measured);
        return verdict;
    }

    mutable QueueWatch<ActionRequest, Count> m_watch;
};

/// SET-05: a system works again in time, and settles its day by the end of it.
class Outage final : public Judge
{
public:
    domain::Duration longest{};
    std::string calendarId;

    void judge(const Context& context, Verdicts& out) const override
    {
        const auto* calendar = context.calendar(calendarId);
        if (!calendar)
            return; // Engine::create has made sure of it
        std::map<SourceId, std::size_t> stated;
        for (const auto& [key, origin] : context.picture.confirmed)
            if (key.second == domain::resourceOf<ServiceOutage>())
                stated[key.first];
        Confirmations<ServiceOutage> confirmations(context.picture);
        context.picture.table<ServiceOutage>().forEach([&](const Row<ServiceOutage>& row) {
            ++stated[row.origin->source];
            judgeOutage(row, confirmations.of(row), *calendar, context, out);
        });
        for (const auto& [source, count] : stated)
            if (count == 0)
                none(source, context, out);
        judgeDays(*calendar, context, out);
    }

private:
    void none(const SourceId& source, const Context& context, Verdicts& out) const
    {
        Verdict verdict;
        verdict.subject = source.value();
        verdict.source = source;
        verdict.threshold = spanText(longest);
        verdict.unit = phrase("time");
        const Origin* last = lastAnswer<ServiceOutage>(context.picture, source);
        if (last)
            verdict.evidence.add(*last);
        if (last && context.isStale(source, last->asOf))
            verdict.explanation =
                sentence("What {1} states of outages is stale at {2}.", source.value(), timeText(context.now));
        else {
            verdict.outcome = Outcome::NotApplicable;
            verdict.explanation = sentence("{1} states no outage.", source.value());
        }
        out.add(std::move(verdict));
    }

    /// How the day of an outage ended: what is wrong with it, to be set behind what happened, or nothing.
    struct DayEnd {
        std::string fault;
        bool open = false; ///< the day is not over
    };
    static DayEnd dayEnd(const ServiceOutage& outage, const domain::Calendar& calendar, Instant now)
    {
        const auto day = calendar.localDate(outage.beganAt);
        if (outage.dayCompletedAt)
            return calendar.localDate(*outage.dayCompletedAt) > day
                       ? DayEnd{sentence("; settlement of {1} was complete only at {2}", toText(day),
                                         timeText(*outage.dayCompletedAt)),
                                false}
                       : DayEnd{};
        if (calendar.localDate(now) > day)
            return {sentence("; that settlement of {1} was completed is not stated, and the day is over", toText(day)),
                    false};
        return {{}, true};
    }

    /// Since when a system did not work, and until when.
    static std::string whatHappened(const Row<ServiceOutage>& row)
    {
        const auto& outage = row.record;
        const std::string& system = outage.system.empty() ? row.origin->source.value() : outage.system;
        const std::string name = outage.service.empty()
                                     ? sentence("The system {1}", system)
                                     : sentence("The service \"{1}\" of {2}", outage.service, system);
        const std::string began = timeText(outage.beganAt);
        return outage.endedAt ? sentence("{1} did not work from {2} to {3}", name, began, timeText(*outage.endedAt))
                              : sentence("{1} did not work from {2} on", name, began);
    }

    void judgeOutage(const Row<ServiceOutage>& row, const Origin& confirmed, const domain::Calendar& calendar,
                     const Context& context, Verdicts& out) const
    {
        const auto& outage = row.record;
        Verdict verdict;
        verdict.subject = "outage " + outage.id;
        verdict.source = row.origin->source;
        verdict.evidence.add(*row.origin);
        verdict.evidence.add(confirmed);
        verdict.threshold = spanText(longest);
        verdict.unit = phrase("time");
        const auto until = outage.endedAt.value_or(context.now);
        const auto lasted = until - outage.beganAt;
        const auto day = dayEnd(outage, calendar, context.now);
        const std::string what = whatHappened(row);
        const bool stale = context.isStale(row.origin->source, confirmed.asOf);
        if (outage.endedAt && *outage.endedAt < outage.beganAt)
            verdict.explanation = sentence("{1}: it ends before it begins.", what);
        else if (stale && (!outage.endedAt || !outage.dayCompletedAt))
            verdict.explanation =
                sentence("{1}; what {2} states is stale at {3}, so whether it is over and the day was "
                         "settled is not known.",
                         what, row.origin->source.value(), timeText(context.now));
        else if (lasted > longest || !day.fault.empty()) {
            verdict.outcome = Outcome::Breach;
            verdict.measured =
                !outage.endedAt && lasted > longest ? sentence("more than {1}", spanText(longest)) : spanText(lasted);
            verdict.explanation = (lasted <= longest ? what
                                   : outage.endedAt  ? sentence("{1}, {2}; it has to work again within {3}", what,
                                                                spanText(lasted), spanText(longest))
                                                    : sentence("{1}, {2} by now; it has to work again within {3}", what,
                                                               spanText(lasted), spanText(longest))) +
                                  day.fault + '.';
        } else if (!outage.endedAt) {
            out.askAgain(outage.beganAt + longest + std::chrono::milliseconds{1});
            verdict.explanation =
                sentence("{1}; it has to work again by {2}.", what, timeText(outage.beganAt + longest));
        } else if (day.open)
            verdict.explanation = sentence("{1}, {2}, which is in time; that day's settlement is not complete yet.",
                                           what, spanText(lasted));
        else {
            verdict.outcome = Outcome::Pass;
            verdict.measured = spanText(lasted);
            verdict.explanation = sentence("{1}, {2}, and the day was settled by its end.", what, spanText(lasted));
        }
        out.add(std::move(verdict));
    }

    /// Cycles of days that are over and whose state says that they did not settle.
    static void judgeDays(const domain::Calendar& calendar, const Context& context, Verdicts& out)
    {
        const auto today = calendar.localDate(context.now);
        Confirmations<SettlementCycle> confirmations(context.picture);
        context.picture.table<SettlementCycle>().forEach([&](const Row<SettlementCycle>& row) {
            const auto& cycle = row.record;
            const bool unsettled = cycle.state == domain::CycleState::Planned ||
                                   cycle.state == domain::CycleState::Open || cycle.state == domain::CycleState::Closed;
            const auto day = cycle.day.value_or(calendar.localDate(cycle.cutOffAt));
            if (!unsettled || day >= today)
                return;
            const auto& confirmed = confirmations.of(row);
            Verdict verdict;
            verdict.subject = "cycle " + cycle.id;
            verdict.source = row.origin->source;
            verdict.evidence.add(*row.origin);
            verdict.evidence.add(confirmed);
            verdict.threshold = phrase("settled");
            verdict.unit = phrase("state");
            // An answer of the running day does not say how the day ended.
            const bool saidLater =
                calendar.localDate(confirmed.asOf) > day && !context.isStale(row.origin->source, confirmed.asOf);
            verdict.outcome = saidLater ? Outcome::Breach : Outcome::CannotTell;
            if (saidLater)
                verdict.measured = domain::toText(cycle.state);
            const std::string& name = cycle.name.empty() ? cycle.id : cycle.name;
            const auto state = domain::toText(cycle.state);
            verdict.explanation =
                saidLater
                    ? sentence("Cycle {1} of {2} is {3} although the day is over.", name, toText(day), state)
                    : sentence(
                          "Cycle {1} of {2} is {3} in the last answer, which is too old to tell how the day ended.",
                          name, toText(day), state);
            out.add(std::move(verdict));
        });
    }
};

/// SET-06: liquid net assets funded by equity against operating expenses.
class OperatorAssets final : public Judge
{
public:
    std::int64_t months = 6;
    domain::Duration maxAge{};

    void judge(const Context& context, Verdicts& out) const override
    {
        Confirmations<OperatorFinance> confirmations(context.picture);
        context.picture.table<OperatorFinance>().forEach([&](const Row<OperatorFinance>& row) {
            const auto& confirmed = confirmations.of(row);
            Verdict verdict;
            verdict.subject = row.record.system;
            verdict.source = row.origin->source;
            verdict.evidence.add(*row.origin);
            verdict.evidence.add(confirmed);
            verdict.threshold = std::to_string(months);
            verdict.unit = phrase("months of operating expenses");
            if (context.isStale(row.origin->source, confirmed.asOf))
                verdict.explanation = sentence("The figures of {1} were last stated at {2} and are stale.",
                                               nameOf(row.record), timeText(confirmed.asOf));
            else
                compare(row.record, context.now, verdict);
            out.add(std::move(verdict));
        });
    }

private:
    static std::string nameOf(const OperatorFinance& row) { return row.name.empty() ? row.system : row.name; }

    void compare(const OperatorFinance& row, Instant now, Verdict& verdict) const
    {
        constexpr std::int64_t kMonths = 12;
        const std::string name = nameOf(row);
        if (!row.figuresAsOf || !row.figuresAsOf->ok()) {
            verdict.explanation = sentence("As of when the figures of {1} are is not stated.", name);
            return;
        }
        if (now - Instant{std::chrono::sys_days{*row.figuresAsOf}} > maxAge) {
            verdict.explanation = sentence("The figures of {1} are as of {2}, longer ago than {3}.", name,
                                           toText(*row.figuresAsOf), spanText(maxAge));
            return;
        }
        const auto money = [&](const Decimal& amount) {
            return (row.currency.empty() ? "" : row.currency + ' ') + grouped(amount.text());
        };
        const auto covered = row.liquidNetAssets.times(Decimal(kMonths));
        const auto needed = row.operatingExpenses.times(Decimal(months));
        const auto inMonths = covered ? covered->dividedBy(row.operatingExpenses, 2, domain::Rounding::Floor) : covered;
        if (row.operatingExpenses.sign() <= 0 || !needed || !inMonths) {
            verdict.explanation =
                sentence("The operating expenses of {1} are stated as {2}; nothing can be measured by them.", name,
                         money(row.operatingExpenses));
            return;
        }
        verdict.outcome = *covered >= *needed ? Outcome::Pass : Outcome::Breach;
        verdict.measured = inMonths->text();
        const std::string figures =
            sentence("{1} has liquid net assets of {2} against operating expenses of {3} in twelve months as of {4}",
                     name, money(row.liquidNetAssets), money(row.operatingExpenses), toText(*row.figuresAsOf));
        verdict.explanation =
            verdict.outcome == Outcome::Pass
                ? sentence("{1}: {2|#} months.", figures, verdict.measured)
                : sentence("{1}: {2|#} months, less than {3|#}.", figures, verdict.measured, std::to_string(months));
    }
};

} // namespace

MadeJudge makeTwoPeople(const Rule& rule)
{
    const auto approvals = rule.count("approvals");
    if (!approvals)
        return tl::unexpected(approvals.error());
    if (*approvals < 1 || *approvals > 10)
        return fail(ErrorCode::OutOfRange, "must be 1 to 10", "rule " + rule.id.value() + ", parameter approvals");
    auto out = std::make_shared<TwoPeople>();
    out->approvals = *approvals;
    return JudgePtr(std::move(out));
}

MadeJudge makeOutage(const Rule& rule)
{
    const auto longest = rule.duration("max_outage");
    const auto calendar = rule.list("calendar");
    if (!longest || !calendar)
        return tl::unexpected(longest ? calendar.error() : longest.error());
    if (calendar->size() != 1)
        return fail(ErrorCode::OutOfRange, "must be one text", "rule " + rule.id.value() + ", parameter calendar");
    auto out = std::make_shared<Outage>();
    out->longest = *longest;
    out->calendarId = calendar->front();
    return JudgePtr(std::move(out));
}

MadeJudge makeOperatorAssets(const Rule& rule)
{
    const auto months = rule.count("minimum_months");
    const auto maxAge = rule.duration("figures_max_age");
    if (!months || !maxAge)
        return tl::unexpected(months ? maxAge.error() : months.error());
    if (*months < 1 || *months > 120)
        return fail(ErrorCode::OutOfRange, "must be 1 to 120",
                    "rule " + rule.id.value() + ", parameter minimum_months");
    auto out = std::make_shared<OperatorAssets>();
    out->months = *months;
    out->maxAge = *maxAge;
    return JudgePtr(std::move(out));
}

} // namespace assay::rules
