// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on the queue as a whole: who is short, and what could settle if it settled together.
#include <map>

#include "services/measures/Gridlock.h"
#include "services/rules/Judges.h"
#include "services/rules/QueueTerms.h"
#include "services/rules/QueueWatch.h"

namespace assay::rules {

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

namespace {

/// SET-07: of what is short of metal or money, one participant lacks most.
class Shortages final : public Judge {
public:
    std::vector<std::string> assetShort;
    std::vector<std::string> cashShort;
    std::vector<std::string> terminal;
    Decimal largestShare;
    std::int64_t minimum = 1;

    void judge(const Context& context, Verdicts& out) const override
    {
        m_watch.judge(
            context.picture, [&](const Instruction& row) { return isShort(row); },
            [&](const SourceId& id, const auto& source, const auto& table) { report(id, source, table, context, out); });
    }

private:
    struct Count {
        void count(const Instruction&, int) {}
    };
    using Watch = QueueWatch<Instruction, Count>;

    [[nodiscard]] bool isShort(const Instruction& row) const
    {
        // What has settled or was cancelled is short of nothing, whatever reason it kept.
        return (among(assetShort, row.reason) || among(cashShort, row.reason)) && !among(terminal, row.status);
    }

    void report(const SourceId& id, const Watch::Source& source, const domain::Table<Instruction>& table, const Context& context,
                Verdicts& out) const
    {
        Verdict verdict;
        verdict.subject = id.value();
        verdict.source = id;
        verdict.threshold = largestShare.text();
        verdict.unit = "share of instructions that are short";
        const Origin* last = lastAnswer<Instruction>(context.picture, id, source);
        if (last)
            verdict.evidence.add(*last);
        // Whichever side says so, it is the payer who lacks the money and the deliverer who lacks the asset.
        struct Short {
            std::int64_t asset = 0;
            std::int64_t cash = 0;
            [[nodiscard]] std::int64_t all() const { return asset + cash; }
        };
        std::map<std::string, Short> members;
        const bool stale = last && context.isStale(id, last->asOf);
        for (const auto at : source.marked) {
            const auto& row = table.at(at);
            const bool cash = among(cashShort, row.record.reason);
            auto& one = members[(cash ? row.record.receiver : row.record.deliverer).value()];
            ++(cash ? one.cash : one.asset);
        }
        const auto all = static_cast<std::int64_t>(source.marked.size());
        const auto unnamed = members.contains(std::string()) ? members.at(std::string()).all() : 0;
        members.erase(std::string());
        const auto top = std::max_element(members.begin(), members.end(),
                                          [](const auto& a, const auto& b) { return a.second.all() < b.second.all(); });
        const std::string base = counted(static_cast<std::size_t>(all), "open instruction") + " of " + id.value() + " short of metal or money";
        const auto share = all > 0 && top != members.end() ? Decimal(top->second.all()).dividedBy(Decimal(all), 4, domain::Rounding::HalfUp)
                                                           : domain::Result<Decimal>(Decimal());
        if (stale)
            verdict.explanation = "The instructions of " + id.value() + " are stale at " + timeText(context.now) + "; what is short may have settled.";
        else if (all < minimum) {
            verdict.outcome = Outcome::NotApplicable;
            verdict.explanation = base + ", fewer than " + std::to_string(minimum) + ": too few for a share to say anything.";
        } else if (!share || top == members.end() || 2 * unnamed > all)
            verdict.explanation = base + "; for " + std::to_string(unnamed) + " of them the participant who lacks it is not stated.";
        else {
            // By numbers and not by the rounded share: exactly as much is not more.
            const auto limit = largestShare.times(Decimal(all));
            const bool over = limit && Decimal(top->second.all()) > *limit;
            verdict.outcome = over ? Outcome::Breach : Outcome::Pass;
            verdict.measured = share->text();
            verdict.explanation = base + ", " + std::to_string(top->second.all()) + " of them by " + top->first + " (" +
                                  std::to_string(top->second.asset) + " for metal or securities, " + std::to_string(top->second.cash) +
                                  " for money), a share of " + share->text() + (over ? ", more than " : "; at most ") + largestShare.text() +
                                  (over ? ". Ask " + top->first + " when it can cover them." : " may be one participant's.");
        }
        out.add(std::move(verdict));
    }

    mutable Watch m_watch;
};

/// SET-08: sets that settle together though none of them settles alone. Where they were derived already, those are taken.
class Gridlock final : public Judge {
public:
    measures::SettlementTerms terms;

    void judge(const Context& context, Verdicts& out) const override
    {
        std::map<SourceId, const Origin*> sources;
        for (const auto& [key, origin] : context.picture.confirmed)
            if (key.second == domain::Schema<Instruction>::kResource)
                sources[key.first] = origin.get();
        const bool derived = context.picture.table<domain::AgeingBucket>().present() > 0;
        std::map<SourceId, std::vector<const GridlockOption*>> found;
        if (derived) {
            context.picture.table<GridlockOption>().forEach(
                [&](const Row<GridlockOption>& row) { found[row.origin->source].push_back(&row.record); });
        } else
            context.picture.table<Instruction>().forEach(
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
        const auto queue = measures::SettlementQueue::of(context.picture, source, today, terms.queue, terms.gridlock.instructions);
        return measures::gridlockOptions(queue, terms.gridlock);
    }

    void report(const SourceId& source, const Origin* last, const std::vector<const GridlockOption*>& options, const Context& context,
                Verdicts& out) const
    {
        Verdict verdict;
        verdict.subject = source.value();
        verdict.source = source;
        verdict.threshold = "0";
        verdict.unit = "sets that could settle together";
        if (last)
            verdict.evidence.add(*last);
        const Origin* balances = lastAnswer<Position>(context.picture, source);
        if (balances)
            verdict.evidence.add(*balances);
        std::size_t offsets = 0;
        const GridlockOption* best = nullptr;
        bool someLater = false;
        for (const auto* one : options) {
            // What needs a release is held on purpose; what rests on others waits until they have had their turn.
            someLater = someLater || one->kind == "offset-later";
            if (one->kind != "offset")
                continue;
            ++offsets;
            if (!best || one->instructions > best->instructions || (one->instructions == best->instructions && one->id < best->id))
                best = one;
        }
        const bool noBalances = !balances && !statesBalances(context, source);
        if ((last && context.isStale(source, last->asOf)) || (balances && context.isStale(source, balances->asOf)))
            verdict.explanation = "The instructions or balances of " + source.value() + " are stale at " + timeText(context.now) +
                                  "; what waits now may be something else.";
        else if (best) {
            verdict.outcome = Outcome::Breach;
            verdict.measured = std::to_string(offsets);
            verdict.explanation = (offsets == 1 ? "One set of instructions of " : counted(offsets, "set") + " of instructions of ") + source.value() +
                                  " could settle together" + (offsets == 1 ? ": " : "; the largest: ") + best->text +
                                  " This is advice: the system decides what settles.";
        } else if (noBalances)
            verdict.explanation = source.value() + " states no balances; what could settle together on them is not known.";
        else {
            verdict.outcome = Outcome::Pass;
            verdict.measured = "0";
            verdict.explanation = "Nothing in the queue of " + source.value() + " could settle only together with others.";
        }
        if (verdict.outcome == Outcome::Pass && someLater)
            verdict.explanation += ' ' + sentence("Some could once others have settled or are released.");
        out.add(std::move(verdict));
    }

    static bool statesBalances(const Context& context, const SourceId& source)
    {
        bool any = false;
        context.picture.table<Position>().forEach([&](const Row<Position>& row) { any = any || row.origin->source == source; });
        return any;
    }
};

} // namespace

MadeJudge makeShortages(const Rule& rule)
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
        return fail(ErrorCode::OutOfRange, "must be above 0 and below 1", "rule " + rule.id.value() + ", parameter largest_share");
    if (*minimum < 1)
        return fail(ErrorCode::OutOfRange, "must be 1 or more", "rule " + rule.id.value() + ", parameter minimum_instructions");
    out->assetShort = std::move(*assets);
    out->cashShort = std::move(*cash);
    out->terminal = std::move(*terminal);
    out->largestShare = *share;
    out->minimum = *minimum;
    return JudgePtr(std::move(out));
}

MadeJudge makeGridlock(const Rule&, std::span<const RulePack> packs)
{
    auto terms = settlementTerms(packs);
    if (!terms)
        return tl::unexpected(terms.error());
    auto out = std::make_shared<Gridlock>();
    out->terms = std::move(*terms);
    return JudgePtr(std::move(out));
}

} // namespace assay::rules
