// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on who runs a settlement system and how: manual actions, outages and the end of the day, the operator's
// resources.
#include <map>
#include <set>

#include "services/rules/engine/RuleEvaluators.h"
#include "services/rules/settlement/QueueWatch.h"

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
class TwoPeople final : public RuleEvaluator
{
public:
    std::int64_t approvals = 1; ///< if the request does not say how many

    void evaluate(const Context& context, RuleResults& out) const override
    {
        m_watch.evaluate(
            context.snapshot, [&](const ActionRequest& row) { return !isOpen(row) && !faults(row).empty(); },
            [&](const SourceId& id, const auto& source, const auto& table) {
                for (const auto at : source.marked)
                    out.add(breach(table.at(at)));
                RuleResult result;
                result.subject = id.value();
                result.source = id;
                result.threshold = "0";
                result.unit = phrase("actions without two people, reason and evidence");
                const Origin* last = lastAnswer<ActionRequest>(context.snapshot, id, source);
                if (last)
                    result.evidence.add(*last);
                const std::size_t decided = source.items.decided;
                if (last && context.isStale(id, last->asOf))
                    result.explanation = sentence("The requests of {1} are stale at {2}; later ones may be missing.",
                                                   id.value(), timeText(context.now));
                else if (decided == 0) {
                    result.outcome = Outcome::NotApplicable;
                    result.explanation = sentence("None of the {1} of {2} has been approved.",
                                                   counted(source.rows, "request"), id.value());
                } else {
                    result.outcome = Outcome::Pass;
                    result.measured = std::to_string(source.marked.size());
                    const std::string actions = counted(decided, "approved action");
                    result.explanation =
                        source.marked.empty()
                            ? sentence("{1} of {2} checked; each has two people, a reason and its bytes.", actions,
                                       id.value())
                            : sentence("{1} of {2} checked; {3} have findings of their own.", actions, id.value(),
                                       grouped(source.marked.size()));
                }
                out.add(std::move(result));
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

    [[nodiscard]] RuleResult breach(const Row<ActionRequest>& row) const
    {
        const auto& request = row.record;
        RuleResult result;
        result.subject = "request " + request.id;
        result.source = row.origin->source;
        result.outcome = Outcome::Breach;
        result.evidence.add(*row.origin);
        result.measured = faults(request);
        result.threshold = phrase("two people, reason and evidence");
        result.unit = phrase("approval");
        result.explanation =
            sentence("Request {1} to {2} {3} is {4}, and {5}.", request.id, domain::toText(request.action),
                     request.instruction, domain::toText(request.state), result.measured);
        return result;
    }

    mutable QueueWatch<ActionRequest, Count> m_watch;
};

/// SET-05: a system works again in time, and settles its day by the end of it.
class Outage final : public RuleEvaluator
{
public:
    domain::Duration longest{};
    std::string calendarId;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto* calendar = context.calendar(calendarId);
        if (!calendar)
            return; // RuleEngine::create has made sure of it
        std::map<SourceId, std::size_t> stated;
        for (const auto& [key, origin] : context.snapshot.confirmed)
            if (key.second == domain::resourceOf<ServiceOutage>())
                stated[key.first];
        Confirmations<ServiceOutage> confirmations(context.snapshot);
        context.snapshot.table<ServiceOutage>().forEach([&](const Row<ServiceOutage>& row) {
            ++stated[row.origin->source];
            evaluateOutage(row, confirmations.of(row), *calendar, context, out);
        });
        for (const auto& [source, count] : stated)
            if (count == 0)
                none(source, context, out);
        evaluateDays(*calendar, context, out);
    }

private:
    void none(const SourceId& source, const Context& context, RuleResults& out) const
    {
        RuleResult result;
        result.subject = source.value();
        result.source = source;
        result.threshold = spanText(longest);
        result.unit = phrase("time");
        const Origin* last = lastAnswer<ServiceOutage>(context.snapshot, source);
        if (last)
            result.evidence.add(*last);
        if (last && context.isStale(source, last->asOf))
            result.explanation =
                sentence("What {1} states of outages is stale at {2}.", source.value(), timeText(context.now));
        else {
            result.outcome = Outcome::NotApplicable;
            result.explanation = sentence("{1} states no outage.", source.value());
        }
        out.add(std::move(result));
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

    void evaluateOutage(const Row<ServiceOutage>& row, const Origin& confirmed, const domain::Calendar& calendar,
                     const Context& context, RuleResults& out) const
    {
        const auto& outage = row.record;
        RuleResult result;
        result.subject = "outage " + outage.id;
        result.source = row.origin->source;
        result.evidence.add(*row.origin);
        result.evidence.add(confirmed);
        result.threshold = spanText(longest);
        result.unit = phrase("time");
        const auto until = outage.endedAt.value_or(context.now);
        const auto lasted = until - outage.beganAt;
        const auto day = dayEnd(outage, calendar, context.now);
        const std::string what = whatHappened(row);
        const bool stale = context.isStale(row.origin->source, confirmed.asOf);
        if (outage.endedAt && *outage.endedAt < outage.beganAt)
            result.explanation = sentence("{1}: it ends before it begins.", what);
        else if (stale && (!outage.endedAt || !outage.dayCompletedAt))
            result.explanation =
                sentence("{1}; what {2} states is stale at {3}, so whether it is over and the day was "
                         "settled is not known.",
                         what, row.origin->source.value(), timeText(context.now));
        else if (lasted > longest || !day.fault.empty()) {
            result.outcome = Outcome::Breach;
            result.measured =
                !outage.endedAt && lasted > longest ? sentence("more than {1}", spanText(longest)) : spanText(lasted);
            result.explanation = (lasted <= longest ? what
                                   : outage.endedAt  ? sentence("{1}, {2}; it has to work again within {3}", what,
                                                                spanText(lasted), spanText(longest))
                                                    : sentence("{1}, {2} by now; it has to work again within {3}", what,
                                                               spanText(lasted), spanText(longest))) +
                                  day.fault + '.';
        } else if (!outage.endedAt) {
            out.evaluateAgainAt(outage.beganAt + longest + std::chrono::milliseconds{1});
            result.explanation =
                sentence("{1}; it has to work again by {2}.", what, timeText(outage.beganAt + longest));
        } else if (day.open)
            result.explanation = sentence("{1}, {2}, which is in time; that day's settlement is not complete yet.",
                                           what, spanText(lasted));
        else {
            result.outcome = Outcome::Pass;
            result.measured = spanText(lasted);
            result.explanation = sentence("{1}, {2}, and the day was settled by its end.", what, spanText(lasted));
        }
        out.add(std::move(result));
    }

    /// Cycles of days that are over and whose state says that they did not settle.
    static void evaluateDays(const domain::Calendar& calendar, const Context& context, RuleResults& out)
    {
        const auto today = calendar.localDate(context.now);
        Confirmations<SettlementCycle> confirmations(context.snapshot);
        context.snapshot.table<SettlementCycle>().forEach([&](const Row<SettlementCycle>& row) {
            const auto& cycle = row.record;
            const bool unsettled = cycle.state == domain::CycleState::Planned ||
                                   cycle.state == domain::CycleState::Open || cycle.state == domain::CycleState::Closed;
            const auto day = cycle.day.value_or(calendar.localDate(cycle.cutOffAt));
            if (!unsettled || day >= today)
                return;
            const auto& confirmed = confirmations.of(row);
            RuleResult result;
            result.subject = "cycle " + cycle.id;
            result.source = row.origin->source;
            result.evidence.add(*row.origin);
            result.evidence.add(confirmed);
            result.threshold = phrase("settled");
            result.unit = phrase("state");
            // An answer of the running day does not say how the day ended.
            const bool saidLater =
                calendar.localDate(confirmed.asOf) > day && !context.isStale(row.origin->source, confirmed.asOf);
            result.outcome = saidLater ? Outcome::Breach : Outcome::CannotTell;
            if (saidLater)
                result.measured = domain::toText(cycle.state);
            const std::string& name = cycle.name.empty() ? cycle.id : cycle.name;
            const auto state = domain::toText(cycle.state);
            result.explanation =
                saidLater
                    ? sentence("Cycle {1} of {2} is {3} although the day is over.", name, toText(day), state)
                    : sentence(
                          "Cycle {1} of {2} is {3} in the last answer, which is too old to tell how the day ended.",
                          name, toText(day), state);
            out.add(std::move(result));
        });
    }
};

/// SET-06: liquid net assets funded by equity against operating expenses.
class OperatorAssets final : public RuleEvaluator
{
public:
    std::int64_t months = 6;
    domain::Duration maxAge{};

    void evaluate(const Context& context, RuleResults& out) const override
    {
        Confirmations<OperatorFinance> confirmations(context.snapshot);
        context.snapshot.table<OperatorFinance>().forEach([&](const Row<OperatorFinance>& row) {
            const auto& confirmed = confirmations.of(row);
            RuleResult result;
            result.subject = row.record.system;
            result.source = row.origin->source;
            result.evidence.add(*row.origin);
            result.evidence.add(confirmed);
            result.threshold = std::to_string(months);
            result.unit = phrase("months of operating expenses");
            if (context.isStale(row.origin->source, confirmed.asOf))
                result.explanation = sentence("The figures of {1} were last stated at {2} and are stale.",
                                               nameOf(row.record), timeText(confirmed.asOf));
            else
                compare(row.record, context.now, result);
            out.add(std::move(result));
        });
    }

private:
    static std::string nameOf(const OperatorFinance& row) { return row.name.empty() ? row.system : row.name; }

    void compare(const OperatorFinance& row, Instant now, RuleResult& result) const
    {
        constexpr std::int64_t kMonths = 12;
        const std::string name = nameOf(row);
        if (!row.figuresAsOf || !row.figuresAsOf->ok()) {
            result.explanation = sentence("As of when the figures of {1} are is not stated.", name);
            return;
        }
        if (now - Instant{std::chrono::sys_days{*row.figuresAsOf}} > maxAge) {
            result.explanation = sentence("The figures of {1} are as of {2}, longer ago than {3}.", name,
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
            result.explanation =
                sentence("The operating expenses of {1} are stated as {2}; nothing can be measured by them.", name,
                         money(row.operatingExpenses));
            return;
        }
        result.outcome = *covered >= *needed ? Outcome::Pass : Outcome::Breach;
        result.measured = inMonths->text();
        const std::string figures =
            sentence("{1} has liquid net assets of {2} against operating expenses of {3} in twelve months as of {4}",
                     name, money(row.liquidNetAssets), money(row.operatingExpenses), toText(*row.figuresAsOf));
        result.explanation =
            result.outcome == Outcome::Pass
                ? sentence("{1}: {2|#} months.", figures, result.measured)
                : sentence("{1}: {2|#} months, less than {3|#}.", figures, result.measured, std::to_string(months));
    }
};

} // namespace

MadeEvaluator makeTwoPeople(const Rule& rule)
{
    const auto approvals = rule.count("approvals");
    if (!approvals)
        return tl::unexpected(approvals.error());
    if (*approvals < 1 || *approvals > 10)
        return fail(ErrorCode::OutOfRange, "must be 1 to 10", "rule " + rule.id.value() + ", parameter approvals");
    auto out = std::make_shared<TwoPeople>();
    out->approvals = *approvals;
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeOutage(const Rule& rule)
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
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeOperatorAssets(const Rule& rule)
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
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
