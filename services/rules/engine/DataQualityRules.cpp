// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on the data itself: a source that repeats itself while its peers move, and reports that read otherwise than before.
#include <map>
#include <set>

#include "services/rules/engine/RuleEvaluators.h"

namespace assay::rules {

using domain::FeedState;
using domain::Outcome;
using domain::Restatement;
using domain::Row;
using domain::SourceHealth;
using support::ErrorCode;
using support::fail;

namespace {

/// DAT-01: byte-identical or constant for so many polls while a source of the same kind stated something new.
class FrozenFeed final : public RuleEvaluator {
public:
    std::int64_t unchangedPolls = 0;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        // Of each kind, the least polls without news: the source that moved last.
        std::map<std::string, std::int64_t> liveliest;
        for (const auto& source : context.snapshot.sources)
            if (source.lastSuccess && source.everyMs > 0) {
                const auto [place, fresh] = liveliest.try_emplace(source.kind, source.unchangedPolls);
                if (!fresh)
                    place->second = std::min(place->second, source.unchangedPolls);
            }
        for (const auto& source : context.snapshot.sources)
            if (source.lastSuccess && source.everyMs > 0)
                evaluateSource(source, liveliest.at(source.kind), out);
    }

private:
    void evaluateSource(const SourceHealth& source, std::int64_t leastOfKind, RuleResults& out) const
    {
        RuleResult result;
        result.subject = source.id.value();
        result.measured = std::to_string(source.unchangedPolls);
        result.threshold = std::to_string(unchangedPolls);
        result.unit = phrase("polls without news");
        result.source = source.id;
        if (const auto raw = domain::Hash::fromHex(source.lastRaw)) {
            domain::Origin last;
            last.raw = *raw;
            last.asOf = source.lastAsOf.value_or(*source.lastSuccess);
            result.evidence.add(last);
        }
        const bool silent = source.unchangedPolls >= unchangedPolls;
        const std::string what =
            sentence("The source {1} answered {2} in a row without stating anything new", source.id.value(),
                     counted(static_cast<std::size_t>(source.unchangedPolls), "time"));
        if (source.state == FeedState::Frozen) {
            result.outcome = Outcome::Breach;
            result.explanation = sentence("The source {1} {2}. What it shows is as old as its last change; ask "
                                           "whether its feed is stuck.",
                                           source.id.value(), source.reason);
        } else if (silent && leastOfKind < unchangedPolls) {
            result.outcome = Outcome::Breach;
            result.explanation = sentence("{1}, while another source of kind {2} did. Ask whether its feed is "
                                           "stuck.",
                                           what, source.kind);
        } else if (silent) {
            result.outcome = Outcome::CannotTell;
            result.explanation = sentence("{1}, and no other source of kind {2} moved that it could be compared "
                                           "with.",
                                           what, source.kind);
        } else {
            result.outcome = Outcome::Pass;
            result.explanation =
                sentence("The source {1} stated something new within the last {2}.", source.id.value(),
                         counted(static_cast<std::size_t>(unchangedPolls), "poll"));
        }
        out.add(std::move(result));
    }
};

/// DAT-02: what was reported and reads otherwise now has been explained.
class Restatements final : public RuleEvaluator {
public:
    void evaluate(const Context& context, RuleResults& out) const override
    {
        std::set<std::string> explained;
        context.snapshot.table<domain::Explanation>().forEach(
            [&](const Row<domain::Explanation>& row) { explained.insert(row.record.subject); });
        std::map<std::string, std::vector<const Row<Restatement>*>> reports;
        context.snapshot.table<Restatement>().forEach([&](const Row<Restatement>& row) {
            const auto& card = row.record;
            reports[(card.coin.empty() ? "" : card.coin.value() + ' ') + card.record + ' ' + card.subject].push_back(&row);
        });
        for (const auto& [subject, cards] : reports)
            evaluateReport(subject, cards, explained, out);
    }

private:
    static void evaluateReport(const std::string& subject, const std::vector<const Row<Restatement>*>& cards,
                            const std::set<std::string>& explained, RuleResults& out)
    {
        RuleResult result;
        result.subject = subject;
        result.threshold = "0";
        result.unit = phrase("fields without explanation");
        result.source = cards.front()->origin->source;
        std::size_t open = 0;
        std::string fields;
        constexpr std::size_t kShown = 60;
        const auto shortened = [](const std::string& text) { return text.size() > kShown ? text.substr(0, kShown) + "…" : text; };
        for (const auto* row : cards) {
            const auto& card = row->record;
            result.evidence.add(*row->origin);
            if (explained.contains(card.id))
                continue;
            ++open;
            fields += (fields.empty() ? "" : "; ") + sentence("{1} was \"{2}\" and reads \"{3}\" since {4}", card.field,
                                                              shortened(card.before), shortened(card.after),
                                                              timeText(card.restatedAt));
        }
        result.measured = std::to_string(open);
        result.outcome = open == 0 ? Outcome::Pass : Outcome::Breach;
        result.explanation =
            open == 0
                ? sentence("Every change to this report ({1}) has been explained.", counted(cards.size(), "field"))
                : sentence("The report on {1} changed after it was made: {2}. Both versions are "
                           "kept; an explanation is awaited.",
                           cards.front()->record.period, fields);
        out.add(std::move(result));
    }
};

} // namespace

MadeEvaluator makeFrozenFeed(const Rule& rule)
{
    const auto polls = rule.count("unchanged_polls");
    if (!polls)
        return tl::unexpected(polls.error());
    if (*polls < 2)
        return fail(ErrorCode::OutOfRange, "must be 2 or more", "rule " + rule.id.value() + ", parameter unchanged_polls");
    auto out = std::make_shared<FrozenFeed>();
    out->unchangedPolls = *polls;
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeRestatements(const Rule&)
{
    return RuleEvaluatorPtr(std::make_shared<Restatements>());
}

} // namespace assay::rules
