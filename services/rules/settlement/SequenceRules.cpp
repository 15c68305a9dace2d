// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on what an instruction goes through: the order of its statuses, and the finality of its two legs.
#include <unordered_map>
#include <unordered_set>

#include "services/rules/engine/RuleEvaluators.h"
#include "services/domain/RecordSchemas.h"
#include "services/rules/settlement/QueueWatch.h"

namespace assay::rules
{

using domain::Instruction;
using domain::Origin;
using domain::Outcome;
using domain::Row;
using domain::SettlementKind;
using domain::SourceId;
using domain::StatusChange;
using support::ErrorCode;
using support::fail;

namespace
{

/// SET-01: a change that may be seen between two answers, and none after the last status.
class StatusSequence final : public RuleEvaluator
{
public:
    std::unordered_set<std::string> terminal;
    std::unordered_map<std::string, std::unordered_set<std::string>> next;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        m_watch.evaluate(
            context.snapshot, [&](const StatusChange& change) { return kindOf(change) != Kind::Legal; },
            [&](const SourceId& id, const auto& source, const auto& table) {
                report(id, source, table, context, out);
            });
    }

private:
    enum class Kind : std::uint8_t { Legal, Illegal, AfterTheLast, Unknown };
    /// "PEND → SETT"
    static std::string step(const StatusChange& change)
    {
        return change.previous + " → " + (change.status.empty() ? "–" : change.status);
    }
    struct Count {
        void count(const StatusChange&, int) {}
    };
    using Watch = QueueWatch<StatusChange, Count>;

    [[nodiscard]] Kind kindOf(const StatusChange& change) const
    {
        if (change.previous.empty() || change.previous == change.status)
            return Kind::Legal;
        if (terminal.contains(change.previous))
            return Kind::AfterTheLast;
        const auto from = next.find(change.previous);
        if (from == next.end() || (!next.contains(change.status) && !terminal.contains(change.status)))
            return Kind::Unknown;
        return from->second.contains(change.status) ? Kind::Legal : Kind::Illegal;
    }

    void report(const SourceId& id, const Watch::Source& source, const domain::Table<StatusChange>& table,
                const Context& context, RuleResults& out) const
    {
        std::size_t broken = 0;
        std::size_t unknown = 0;
        std::string example;
        for (const auto at : source.marked) {
            const auto& row = table.at(at);
            if (kindOf(row.record) == Kind::Unknown) {
                ++unknown;
                if (example.empty())
                    example = row.record.ref + ' ' + step(row.record);
                continue;
            }
            ++broken;
            out.add(breach(row));
        }
        RuleResult result;
        result.subject = id.value();
        result.source = id;
        result.measured = std::to_string(broken);
        result.threshold = "0";
        result.unit = phrase("changes out of order");
        // What has happened has happened, however old the answer: staleness only means that newer changes may be
        // missing.
        const auto* last = lastAnswer<Instruction>(context.snapshot, id);
        if (last || source.newest)
            result.evidence.add(last ? *last : *source.newest);
        const std::string changes = counted(source.rows, "change");
        if (last && context.isStale(id, last->asOf))
            result.explanation = sentence("The instructions of {1} are stale at {2}; statuses may have moved on.",
                                           id.value(), timeText(context.now));
        else if (unknown > 0)
            result.explanation =
                sentence("{1} of status at {2}: {3} from or to a status whose place in the sequence is "
                         "not known (first: {4}).",
                         changes, id.value(), grouped(unknown), example);
        else {
            result.outcome = Outcome::Pass;
            result.explanation = broken == 0
                                      ? sentence("{1} of status at {2} checked; all follow on one another as they may.",
                                                 changes, id.value())
                                      : sentence("{1} of status at {2} checked; {3} have findings of their own.",
                                                 changes, id.value(), grouped(broken));
        }
        out.add(std::move(result));
    }

    [[nodiscard]] RuleResult breach(const Row<StatusChange>& row) const
    {
        const auto& change = row.record;
        RuleResult result;
        result.subject = change.ref;
        result.source = row.origin->source;
        result.outcome = Outcome::Breach;
        result.evidence.add(*row.origin);
        result.measured = step(change);
        result.unit = phrase("status");
        const bool ended = kindOf(change) == Kind::AfterTheLast;
        result.threshold = ended ? sentence("nothing after {1}", change.previous)
                                  : sentence("a status that follows {1}", change.previous);
        const std::string now = (change.status.empty() ? phrase("of no status") : change.status) +
                                (change.reason.empty() ? "" : " (" + change.reason + ')');
        const std::string at = timeText(change.at);
        result.explanation =
            ended ? sentence("Instruction {1} was {2} and is {3} at {4}; {5} is final, nothing may follow it.",
                             change.ref, change.previous, now, at, change.previous)
                  : sentence("Instruction {1} was {2} and is {3} at {4}; that does not follow {5}.", change.ref,
                             change.previous, now, at, change.previous);
        return result;
    }

    mutable Watch m_watch;
};

/// SET-03: both legs of an exchange become final together.
class LegIntegrity final : public RuleEvaluator
{
public:
    std::vector<std::string> settled;
    domain::Duration maxGap{};

    void evaluate(const Context& context, RuleResults& out) const override
    {
        m_watch.evaluate(
            context.snapshot, [&](const Instruction& row) { return needsLook(row); },
            [&](const SourceId& id, const auto& source, const auto& table) {
                report(id, source, table, context, out);
            });
    }

private:
    static bool isExchange(const Instruction& row)
    {
        return row.kind == SettlementKind::DvP || row.kind == SettlementKind::PvP;
    }
    struct Count {
        std::size_t exchanges = 0;
        std::size_t final = 0; ///< both legs
        void count(const Instruction& row, int sign)
        {
            if (!isExchange(row))
                return;
            exchanges += static_cast<std::size_t>(sign);
            if (row.assetLegFinalAt && row.cashLegFinalAt)
                final += static_cast<std::size_t>(sign);
        }
    };
    using Watch = QueueWatch<Instruction, Count, &Instruction::kind, &Instruction::status, &Instruction::assetLegFinalAt,
                             &Instruction::cashLegFinalAt>;

    static domain::Duration gapOf(const Instruction& row)
    {
        const auto gap = *row.assetLegFinalAt - *row.cashLegFinalAt;
        return gap < domain::Duration::zero() ? -gap : gap;
    }
    [[nodiscard]] bool isSettled(const Instruction& row) const
    {
        return std::find(settled.begin(), settled.end(), row.status) != settled.end();
    }
    /// One leg alone, legs too far apart, or settled without saying when.
    [[nodiscard]] bool needsLook(const Instruction& row) const
    {
        if (!isExchange(row))
            return false;
        if (row.assetLegFinalAt && row.cashLegFinalAt)
            return gapOf(row) > maxGap;
        return row.assetLegFinalAt || row.cashLegFinalAt || isSettled(row);
    }

    void report(const SourceId& id, const Watch::Source& source, const domain::Table<Instruction>& table,
                const Context& context, RuleResults& out) const
    {
        RuleResult result;
        result.subject = id.value();
        result.source = id;
        result.threshold = "0";
        result.unit = phrase("legs final alone");
        const Origin* last = lastAnswer<Instruction>(context.snapshot, id, source);
        std::size_t broken = 0;
        std::size_t pending = 0;
        std::size_t untold = 0;
        std::vector<RuleResult> breaches;
        bool stale = last && context.isStale(id, last->asOf);
        Row<Instruction> scratch;
        for (const auto at : source.marked) {
            const auto& row = table.readFields<&Instruction::assetLegFinalAt, &Instruction::cashLegFinalAt>(at, scratch);
            const Origin& confirmed = context.snapshot.confirmedBy(row);
            stale = stale || context.isStale(id, confirmed.asOf);
            const auto& record = row.record;
            if (!record.assetLegFinalAt && !record.cashLegFinalAt) {
                ++untold;
                continue;
            }
            if (record.assetLegFinalAt && record.cashLegFinalAt) {
                ++broken;
                breaches.push_back(apart(table.at(at), confirmed));
                continue;
            }
            const auto finalAt = record.assetLegFinalAt ? *record.assetLegFinalAt : *record.cashLegFinalAt;
            if (confirmed.asOf - finalAt > maxGap) {
                ++broken;
                breaches.push_back(alone(table.at(at), confirmed, finalAt));
            } else {
                // The other leg may be on its way.
                ++pending;
                if (const auto then = finalAt + maxGap + std::chrono::milliseconds{1}; then > context.now)
                    out.evaluateAgainAt(then);
            }
        }
        if (last)
            result.evidence.add(*last);
        if (stale)
            result.explanation = sentence("The instructions of {1} are stale at {2}; whether the other legs are final "
                                           "by now is not known.",
                                           id.value(), timeText(context.now));
        else if (source.items.exchanges == 0) {
            result.outcome = Outcome::NotApplicable;
            result.explanation =
                sentence("None of the {1} of {2} exchanges two legs.", counted(source.rows, "instruction"), id.value());
        } else if (untold > 0)
            result.explanation = sentence("{1} settled of {2} at {3} state for neither leg when it became final.",
                                           grouped(untold), counted(source.items.exchanges, "exchange"), id.value());
        else {
            result.outcome = Outcome::Pass;
            result.measured = std::to_string(broken);
            const std::string all = counted(source.items.exchanges, "exchange");
            const std::string both = grouped(source.items.final);
            const std::string one = grouped(pending);
            const std::string own = grouped(broken);
            const std::string gap = spanText(maxGap);
            if (pending == 0)
                result.explanation =
                    broken == 0
                        ? sentence("{1} of {2}: both legs are final of {3|#}, none is final alone.", all, id.value(),
                                   both)
                        : sentence("{1} of {2}: both legs are final of {3|#}; {4|#} have findings of their own.", all,
                                   id.value(), both, own);
            else
                result.explanation =
                    broken == 0
                        ? sentence("{1} of {2}: both legs are final of {3|#}, one leg of {4|#} for no longer than "
                                   "{5}, none is final alone.",
                                   all, id.value(), both, one, gap)
                        : sentence("{1} of {2}: both legs are final of {3|#}, one leg of {4|#} for no longer than "
                                   "{5}; {6|#} have findings of their own.",
                                   all, id.value(), both, one, gap, own);
        }
        if (!stale)
            for (auto& one : breaches)
                out.add(std::move(one));
        out.add(std::move(result));
    }

    [[nodiscard]] RuleResult finding(const Row<Instruction>& row, const Origin& confirmed) const
    {
        RuleResult result;
        result.subject = row.record.ref;
        result.source = row.origin->source;
        result.outcome = Outcome::Breach;
        result.evidence.add(*row.origin);
        result.evidence.add(confirmed);
        result.threshold = spanText(maxGap);
        result.unit = phrase("time between the legs");
        return result;
    }
    [[nodiscard]] RuleResult apart(const Row<Instruction>& row, const Origin& confirmed) const
    {
        auto result = finding(row, confirmed);
        result.measured = spanText(gapOf(row.record));
        result.explanation =
            sentence("Instruction {1}: the asset leg became final at {2}, the cash leg at {3}, {4} apart; they have to "
                     "become final together, within {5}.",
                     row.record.ref, timeText(*row.record.assetLegFinalAt), timeText(*row.record.cashLegFinalAt),
                     result.measured, result.threshold);
        return result;
    }
    [[nodiscard]] RuleResult alone(const Row<Instruction>& row, const Origin& confirmed, domain::Instant finalAt) const
    {
        auto result = finding(row, confirmed);
        const bool asset = row.record.assetLegFinalAt.has_value();
        // It lasts: a figure that grew with the clock would make a new finding each time.
        result.measured = asset ? phrase("asset leg alone") : phrase("cash leg alone");
        const std::string who =
            row.record.receiver.empty() ? std::string(phrase("The receiver")) : row.record.receiver.value();
        result.explanation =
            sentence(
                "Instruction {1}: the {2|asset|cash} leg is final since {3}, the {4|asset|cash} leg is not at {5}.",
                row.record.ref, asset ? "asset" : "cash", timeText(finalAt), asset ? "cash" : "asset",
                timeText(confirmed.asOf)) +
            ' ' +
            (asset ? sentence("{1} has the asset and has not paid.", who)
                   : sentence("{1} has paid and has not got the asset.", who));
        return result;
    }

    mutable Watch m_watch;
};

} // namespace

MadeEvaluator makeStatusSequence(const Rule& rule)
{
    auto out = std::make_shared<StatusSequence>();
    const auto terminal = rule.list("terminal_statuses");
    const auto transitions = rule.list("transitions");
    if (!terminal || !transitions)
        return tl::unexpected(terminal ? transitions.error() : terminal.error());
    out->terminal.insert(terminal->begin(), terminal->end());
    for (const auto& text : *transitions) {
        std::vector<std::string> statuses;
        for (std::size_t from = 0; from < text.size();) {
            const auto blank = std::min(text.find(' ', from), text.size());
            if (blank > from)
                statuses.push_back(text.substr(from, blank - from));
            from = blank + 1;
        }
        if (statuses.size() < 2 || out->terminal.contains(statuses.front()) || out->next.contains(statuses.front()))
            return fail(ErrorCode::OutOfRange,
                        "each is one status that is not the last, and those that may follow: \"" + text.substr(0, 40) +
                            '"',
                        "rule " + rule.id.value() + ", parameter transitions");
        out->next[statuses.front()].insert(statuses.begin() + 1, statuses.end());
    }
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeLegIntegrity(const Rule& rule)
{
    auto out = std::make_shared<LegIntegrity>();
    auto settled = rule.list("settled_statuses");
    const auto gap = rule.duration("max_gap");
    if (!settled || !gap)
        return tl::unexpected(settled ? gap.error() : settled.error());
    if (*gap < domain::Duration::zero())
        return fail(ErrorCode::OutOfRange, "must not be below zero", "rule " + rule.id.value() + ", parameter max_gap");
    out->settled = std::move(*settled);
    out->maxGap = *gap;
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
