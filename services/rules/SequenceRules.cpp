// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on what an instruction goes through: the order of its statuses, and the finality of its two legs.
#include <unordered_map>
#include <unordered_set>

#include "services/rules/Judges.h"
#include "services/rules/QueueWatch.h"

namespace assay::rules {

using domain::Instruction;
using domain::Origin;
using domain::Outcome;
using domain::Row;
using domain::SettlementKind;
using domain::SourceId;
using domain::StatusChange;
using support::ErrorCode;
using support::fail;

namespace {

/// SET-01: a change that may be seen between two answers, and none after the last status.
class StatusSequence final : public Judge {
public:
    std::unordered_set<std::string> terminal;
    std::unordered_map<std::string, std::unordered_set<std::string>> next;

    void judge(const Context& context, Verdicts& out) const override
    {
        m_watch.judge(
            context.picture, [&](const StatusChange& change) { return kindOf(change) != Kind::Legal; },
            [&](const SourceId& id, const auto& source, const auto& table) { report(id, source, table, context, out); });
    }

private:
    enum class Kind : std::uint8_t { Legal, Illegal, AfterTheLast, Unknown };
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
                const Context& context, Verdicts& out) const
    {
        std::size_t broken = 0;
        std::size_t unknown = 0;
        std::string example;
        for (const auto at : source.marked) {
            const auto& row = table.at(at);
            if (kindOf(row.record) == Kind::Unknown) {
                ++unknown;
                if (example.empty())
                    example = row.record.ref + ": " + row.record.previous + " to " + (row.record.status.empty() ? "none" : row.record.status);
                continue;
            }
            ++broken;
            out.add(breach(row));
        }
        Verdict verdict;
        verdict.subject = id.value();
        verdict.source = id;
        verdict.measured = std::to_string(broken);
        verdict.threshold = "0";
        verdict.unit = "changes out of order";
        // What has happened has happened, however old the answer: staleness only means that newer changes may be missing.
        const auto* last = lastAnswer<Instruction>(context.picture, id);
        if (last || source.newest)
            verdict.evidence.add(last ? *last : *source.newest);
        const std::string base = counted(source.rows, "change") + " of status at " + id.value();
        if (last && context.isStale(id, last->asOf))
            verdict.explanation = "The instructions of " + id.value() + " are stale at " + timeText(context.now) +
                                  "; statuses may have moved on since.";
        else if (unknown > 0)
            verdict.explanation = base + ": " + grouped(unknown) + " from or to a status whose place in the sequence is not known (first: " +
                                  example + ").";
        else {
            verdict.outcome = Outcome::Pass;
            verdict.explanation =
                base + " checked; " + (broken == 0 ? "all follow on one another as they may." : grouped(broken) + " have findings of their own.");
        }
        out.add(std::move(verdict));
    }

    [[nodiscard]] Verdict breach(const Row<StatusChange>& row) const
    {
        const auto& change = row.record;
        Verdict verdict;
        verdict.subject = change.ref;
        verdict.source = row.origin->source;
        verdict.outcome = Outcome::Breach;
        verdict.evidence.add(*row.origin);
        verdict.measured = change.previous + " to " + change.status;
        verdict.unit = "status";
        const bool ended = kindOf(change) == Kind::AfterTheLast;
        verdict.threshold = ended ? "nothing after " + change.previous : "a status that follows " + change.previous;
        verdict.explanation = "Instruction " + change.ref + " was " + change.previous + " and is " +
                              (change.status.empty() ? "without status" : change.status) +
                              (change.reason.empty() ? "" : " (" + change.reason + ')') + " at " + timeText(change.at) +
                              (ended ? "; " + change.previous + " is final, nothing may follow it."
                                     : "; that does not follow " + change.previous + '.');
        return verdict;
    }

    mutable Watch m_watch;
};

/// SET-03: both legs of an exchange become final together.
class LegIntegrity final : public Judge {
public:
    std::vector<std::string> settled;
    domain::Duration maxGap{};

    void judge(const Context& context, Verdicts& out) const override
    {
        m_watch.judge(
            context.picture, [&](const Instruction& row) { return needsLook(row); },
            [&](const SourceId& id, const auto& source, const auto& table) { report(id, source, table, context, out); });
    }

private:
    static bool isExchange(const Instruction& row)
    {
        return row.kind == SettlementKind::DvP || row.kind == SettlementKind::PvP;
    }
    struct Count {
        std::size_t exchanges = 0;
        std::size_t final = 0;                ///< both legs
        void count(const Instruction& row, int sign)
        {
            if (!isExchange(row))
                return;
            exchanges += static_cast<std::size_t>(sign);
            if (row.assetLegFinalAt && row.cashLegFinalAt)
                final += static_cast<std::size_t>(sign);
        }
    };
    using Watch = QueueWatch<Instruction, Count>;

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
                const Context& context, Verdicts& out) const
    {
        Verdict verdict;
        verdict.subject = id.value();
        verdict.source = id;
        verdict.threshold = "0";
        verdict.unit = "legs final alone";
        const Origin* last = lastAnswer<Instruction>(context.picture, id, source);
        std::size_t broken = 0;
        std::size_t pending = 0;
        std::size_t untold = 0;
        std::vector<Verdict> breaches;
        bool stale = last && context.isStale(id, last->asOf);
        for (const auto at : source.marked) {
            const auto& row = table.at(at);
            const Origin& confirmed = context.picture.confirmedBy(row);
            stale = stale || context.isStale(id, confirmed.asOf);
            const auto& record = row.record;
            if (!record.assetLegFinalAt && !record.cashLegFinalAt) {
                ++untold;
                continue;
            }
            if (record.assetLegFinalAt && record.cashLegFinalAt) {
                ++broken;
                breaches.push_back(apart(row, confirmed));
                continue;
            }
            const auto finalAt = record.assetLegFinalAt ? *record.assetLegFinalAt : *record.cashLegFinalAt;
            if (confirmed.asOf - finalAt > maxGap) {
                ++broken;
                breaches.push_back(alone(row, confirmed, finalAt));
            } else {
                // The other leg may be on its way.
                ++pending;
                if (const auto then = finalAt + maxGap + std::chrono::milliseconds{1}; then > context.now)
                    out.askAgain(then);
            }
        }
        if (last)
            verdict.evidence.add(*last);
        if (stale)
            verdict.explanation = "The instructions of " + id.value() + " are stale at " + timeText(context.now) +
                                  "; whether the other legs are final by now is not known.";
        else if (source.tally.exchanges == 0) {
            verdict.outcome = Outcome::NotApplicable;
            verdict.explanation = "None of the " + counted(source.rows, "instruction") + " of " + id.value() + " exchanges two legs.";
        } else if (untold > 0)
            verdict.explanation = grouped(untold) + " settled of " + counted(source.tally.exchanges, "exchange") + " at " + id.value() +
                                  " state for neither leg when it became final.";
        else {
            verdict.outcome = Outcome::Pass;
            verdict.measured = std::to_string(broken);
            verdict.explanation = counted(source.tally.exchanges, "exchange") + " of " + id.value() + ": both legs are final of " +
                                  grouped(source.tally.final) + (pending > 0 ? ", one leg of " + grouped(pending) + " for no longer than " + spanText(maxGap) : "") +
                                  (broken > 0 ? "; " + grouped(broken) + " have findings of their own." : ", none is final alone.");
        }
        if (!stale)
            for (auto& one : breaches)
                out.add(std::move(one));
        out.add(std::move(verdict));
    }

    [[nodiscard]] Verdict finding(const Row<Instruction>& row, const Origin& confirmed) const
    {
        Verdict verdict;
        verdict.subject = row.record.ref;
        verdict.source = row.origin->source;
        verdict.outcome = Outcome::Breach;
        verdict.evidence.add(*row.origin);
        verdict.evidence.add(confirmed);
        verdict.threshold = spanText(maxGap);
        verdict.unit = "time between the legs";
        return verdict;
    }
    [[nodiscard]] Verdict apart(const Row<Instruction>& row, const Origin& confirmed) const
    {
        auto verdict = finding(row, confirmed);
        verdict.measured = spanText(gapOf(row.record));
        verdict.explanation = "Instruction " + row.record.ref + ": the asset leg became final at " + timeText(*row.record.assetLegFinalAt) +
                              ", the cash leg at " + timeText(*row.record.cashLegFinalAt) + ", " + verdict.measured +
                              " apart; they have to become final together, within " + verdict.threshold + '.';
        return verdict;
    }
    [[nodiscard]] Verdict alone(const Row<Instruction>& row, const Origin& confirmed, domain::Instant finalAt) const
    {
        auto verdict = finding(row, confirmed);
        const bool asset = row.record.assetLegFinalAt.has_value();
        // It lasts: a figure that grew with the clock would make a new finding each time.
        verdict.measured = asset ? "asset leg alone" : "cash leg alone";
        verdict.explanation = "Instruction " + row.record.ref + ": the " + (asset ? "asset" : "cash") + " leg is final since " + timeText(finalAt) +
                              ", the " + (asset ? "cash" : "asset") + " leg is not at " + timeText(confirmed.asOf) + ". " +
                              (asset ? row.record.receiver.value() + " has the asset and has not paid."
                                     : row.record.receiver.value() + " has paid and has not got the asset.");
        return verdict;
    }

    mutable Watch m_watch;
};

} // namespace

MadeJudge makeStatusSequence(const Rule& rule)
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
            return fail(ErrorCode::OutOfRange, "each is one status that is not the last, and those that may follow: \"" + text.substr(0, 40) + '"',
                        "rule " + rule.id.value() + ", parameter transitions");
        out->next[statuses.front()].insert(statuses.begin() + 1, statuses.end());
    }
    return JudgePtr(std::move(out));
}

MadeJudge makeLegIntegrity(const Rule& rule)
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
    return JudgePtr(std::move(out));
}

} // namespace assay::rules
