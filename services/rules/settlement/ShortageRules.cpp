// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on the queue as a whole: who is short, and what could settle if it settled together.
#include <map>

#include "services/measures/settlement/Gridlock.h"
#include "services/domain/RecordSchemas.h"
#include "services/rules/engine/RuleEvaluators.h"
#include "services/rules/settlement/QueueTerms.h"
#include "services/rules/settlement/QueueWatch.h"

namespace assay::rules
{

using domain::Decimal;
using domain::GridlockOption;
using domain::Instruction;
using domain::Origin;
using domain::Outcome;
using domain::Position;
using domain::Row;
using domain::SourceId;
using measures::among;
using support::ErrorCode;
using support::fail;

namespace
{

/// SET-07: of what is short of metal or money, one participant lacks most.
class Shortages final : public RuleEvaluator
{
public:
    std::vector<std::string> assetShort;
    std::vector<std::string> cashShort;
    std::vector<std::string> terminal;
    Decimal largestShare;
    std::int64_t minimum = 1;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        m_watch.evaluate(
            context.snapshot, [&](const Instruction& row) { return isShort(row); },
            [&](const SourceId& id, const auto& source, const auto& table) {
                report(id, source, table, context, out);
            });
    }

private:
    struct Count {
        void count(const Instruction&, int) {}
    };
    using Watch = QueueWatch<Instruction, Count, &Instruction::status, &Instruction::reason>;

    [[nodiscard]] bool isShort(const Instruction& row) const
    {
        // What has settled or was cancelled is short of nothing, whatever reason it kept.
        return (among(assetShort, row.reason) || among(cashShort, row.reason)) && !among(terminal, row.status);
    }

    void report(const SourceId& id, const Watch::Source& source, const domain::Table<Instruction>& table,
                const Context& context, RuleResults& out) const
    {
        RuleResult result;
        result.subject = id.value();
        result.source = id;
        result.threshold = largestShare.text();
        result.unit = phrase("share of instructions that are short");
        const Origin* last = lastAnswer<Instruction>(context.snapshot, id, source);
        if (last)
            result.evidence.add(*last);
        // Whichever side says so, it is the payer who lacks the money and the deliverer who lacks the asset.
        struct Short {
            std::int64_t asset = 0;
            std::int64_t cash = 0;
            [[nodiscard]] std::int64_t all() const { return asset + cash; }
        };
        std::map<std::string, Short> members;
        const bool stale = last && context.isStale(id, last->asOf);
        Row<Instruction> scratch;
        for (const auto at : source.marked) {
            const auto& row =
                table.readFields<&Instruction::reason, &Instruction::deliverer, &Instruction::receiver>(at, scratch);
            const bool cash = among(cashShort, row.record.reason);
            auto& one = members[(cash ? row.record.receiver : row.record.deliverer).value()];
            ++(cash ? one.cash : one.asset);
        }
        const auto all = static_cast<std::int64_t>(source.marked.size());
        const auto unnamed = members.contains(std::string()) ? members.at(std::string()).all() : 0;
        members.erase(std::string());
        const auto top = std::max_element(members.begin(), members.end(),
                                          [](const auto& a, const auto& b) { return a.second.all() < b.second.all(); });
        const std::string base = sentence("{1} of {2} short of metal or money",
                                          counted(static_cast<std::size_t>(all), "open instruction"), id.value());
        const auto share = all > 0 && top != members.end()
                               ? Decimal(top->second.all()).dividedBy(Decimal(all), 4, domain::Rounding::HalfUp)
                               : domain::Result<Decimal>(Decimal());
        if (stale)
            result.explanation = sentence("The instructions of {1} are stale at {2}; what is short may have settled.",
                                           id.value(), timeText(context.now));
        else if (all < minimum) {
            result.outcome = Outcome::NotApplicable;
            result.explanation =
                sentence("{1}, fewer than {2|#}: too few for a share to say anything.", base, std::to_string(minimum));
        } else if (!share || top == members.end() || 2 * unnamed > all)
            result.explanation = sentence("{1}; for {2|#} of them the participant who lacks it is not stated.", base,
                                           std::to_string(unnamed));
        else {
            // By numbers and not by the rounded share: exactly as much is not more.
            const auto limit = largestShare.times(Decimal(all));
            const bool over = limit && Decimal(top->second.all()) > *limit;
            result.outcome = over ? Outcome::Breach : Outcome::Pass;
            result.measured = share->text();
            const std::string most =
                sentence("{1}, {2|#} of them by {3} ({4|#} for metal or securities, {5|#} for money)", base,
                         std::to_string(top->second.all()), top->first, std::to_string(top->second.asset),
                         std::to_string(top->second.cash));
            result.explanation =
                over ? sentence("{1}, a share of {2|#}, more than {3|#}.", most, share->text(), largestShare.text()) +
                           ' ' + sentence("Ask {1} when it can cover them.", top->first)
                     : sentence("{1}, a share of {2|#}; at most {3|#} may be one participant's.", most, share->text(),
                                largestShare.text());
        }
        out.add(std::move(result));
    }

    mutable Watch m_watch;
};

/// SET-08: sets that settle together though none of them settles alone. Where they were derived already, those are
/// taken. What needs a release is no gridlock: it is held on purpose, and its parties decide.
class Gridlock final : public RuleEvaluator
{
public:
    measures::SettlementTerms terms;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        std::map<SourceId, const Origin*> sources;
        for (const auto& [key, origin] : context.snapshot.confirmed)
            if (key.second == domain::resourceOf<Instruction>())
                sources[key.first] = origin.get();
        const bool derived = context.snapshot.table<domain::AgeingBucket>().present() > 0;
        std::map<SourceId, std::vector<const GridlockOption*>> found;
        if (derived) {
            context.snapshot.table<GridlockOption>().forEach(
                [&](const Row<GridlockOption>& row) { found[row.origin->source].push_back(&row.record); });
        } else
            context.snapshot.table<Instruction>().forEach<&Instruction::ref>(
                [&](const Row<Instruction>& row) { sources.try_emplace(row.origin->source, row.origin.get()); });
        for (const auto& [source, last] : sources) {
            std::vector<GridlockOption> own;
            if (!derived) {
                own = search(context, source);
                for (const auto& one : own)
                    found[source].push_back(&one);
            }
            report(source, last, found[source], context, out);
        }
    }

private:
    [[nodiscard]] std::vector<GridlockOption> search(const Context& context, const SourceId& source) const
    {
        const auto* calendar = context.calendar(terms.calendar);
        const auto today = calendar ? calendar->localDate(context.now) : support::hongKongDate(context.now);
        const auto queue =
            measures::SettlementQueue::of(context.snapshot, source, today, terms.queue, terms.gridlock.instructions);
        return measures::gridlockOptions(queue, terms.gridlock);
    }

    void report(const SourceId& source, const Origin* last, const std::vector<const GridlockOption*>& options,
                const Context& context, RuleResults& out) const
    {
        RuleResult result;
        result.subject = source.value();
        result.source = source;
        result.threshold = "0";
        result.unit = phrase("sets that could settle together");
        if (last)
            result.evidence.add(*last);
        const Origin* balances = lastAnswer<Position>(context.snapshot, source);
        if (balances)
            result.evidence.add(*balances);
        std::size_t offsets = 0;
        const GridlockOption* best = nullptr;
        bool someLater = false;
        for (const auto* one : options) {
            // What needs a release is held on purpose; what rests on others waits until they have had their turn.
            someLater = someLater || one->kind == measures::kLaterOffset;
            if (one->kind != measures::kOffset)
                continue;
            ++offsets;
            if (!best || one->instructions > best->instructions ||
                (one->instructions == best->instructions && one->id < best->id))
                best = one;
        }
        const bool noBalances = !balances && !statesBalances(context, source);
        if ((last && context.isStale(source, last->asOf)) || (balances && context.isStale(source, balances->asOf)))
            result.explanation =
                sentence("The instructions or balances of {1} are stale at {2}; what waits now may be something else.",
                         source.value(), timeText(context.now));
        else if (best) {
            result.outcome = Outcome::Breach;
            result.measured = std::to_string(offsets);
            result.explanation =
                (offsets == 1 ? sentence("One set of instructions of {1} could settle together.", source.value())
                              : sentence("{1} of instructions of {2} could settle together; this is the largest.",
                                         counted(offsets, "set"), source.value())) +
                ' ' + best->text + ' ' + sentence("This is advice: the system decides what settles.");
        } else if (noBalances)
            result.explanation =
                sentence("{1} states no balances; what could settle together on them is not known.", source.value());
        else {
            result.outcome = Outcome::Pass;
            result.measured = "0";
            result.explanation =
                sentence("Nothing in the queue of {1} could settle only together with others.", source.value());
        }
        if (result.outcome == Outcome::Pass && someLater)
            result.explanation += ' ' + sentence("Some could once others have settled or are released.");
        out.add(std::move(result));
    }

    static bool statesBalances(const Context& context, const SourceId& source)
    {
        bool any = false;
        context.snapshot.table<Position>().forEach(
            [&](const Row<Position>& row) { any = any || row.origin->source == source; });
        return any;
    }
};

} // namespace

MadeEvaluator makeShortages(const Rule& rule)
{
    auto out = std::make_shared<Shortages>();
    auto assets = rule.list("asset_short");
    auto cash = rule.list("cash_short");
    auto terminal = rule.list("terminal_statuses");
    const auto share = rule.decimal("largest_share");
    const auto minimum = rule.count("minimum_instructions");
    for (const auto* list : {&assets, &cash, &terminal})
        if (!*list)
            return tl::unexpected(list->error());
    if (!share || !minimum)
        return tl::unexpected(share ? minimum.error() : share.error());
    if (share->sign() <= 0 || *share >= Decimal(1))
        return fail(ErrorCode::OutOfRange, "must be above 0 and below 1",
                    "rule " + rule.id.value() + ", parameter largest_share");
    if (*minimum < 1)
        return fail(ErrorCode::OutOfRange, "must be 1 or more",
                    "rule " + rule.id.value() + ", parameter minimum_instructions");
    out->assetShort = std::move(*assets);
    out->cashShort = std::move(*cash);
    out->terminal = std::move(*terminal);
    out->largestShare = *share;
    out->minimum = *minimum;
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeGridlock(const Rule&, std::span<const RulePack> packs)
{
    auto terms = settlementTerms(packs);
    if (!terms)
        return tl::unexpected(terms.error());
    auto out = std::make_shared<Gridlock>();
    out->terms = std::move(*terms);
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
