// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on the data itself: a source that repeats itself while its peers move, and reports that read otherwise than before.
#include <map>
#include <set>

#include "services/rules/Judges.h"

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
class FrozenFeed final : public Judge {
public:
    std::int64_t unchangedPolls = 0;

    void judge(const Context& context, Verdicts& out) const override
    {
        // Of each kind, the least polls without news: the source that moved last.
        std::map<std::string, std::int64_t> liveliest;
        for (const auto& source : context.picture.sources)
            if (source.lastSuccess && source.everyMs > 0) {
                const auto [place, fresh] = liveliest.try_emplace(source.kind, source.unchangedPolls);
                if (!fresh)
                    place->second = std::min(place->second, source.unchangedPolls);
            }
        for (const auto& source : context.picture.sources)
            if (source.lastSuccess && source.everyMs > 0)
                judgeSource(source, liveliest.at(source.kind), out);
    }

private:
    void judgeSource(const SourceHealth& source, std::int64_t leastOfKind, Verdicts& out) const
    {
        Verdict verdict;
        verdict.subject = source.id.value();
        verdict.measured = std::to_string(source.unchangedPolls);
        verdict.threshold = std::to_string(unchangedPolls);
        verdict.unit = phrase("polls without news");
        verdict.source = source.id;
        if (const auto raw = domain::Hash::fromHex(source.lastRaw)) {
            domain::Origin last;
            last.raw = *raw;
            last.asOf = source.lastAsOf.value_or(*source.lastSuccess);
            verdict.evidence.add(last);
        }
        const bool silent = source.unchangedPolls >= unchangedPolls;
        const std::string what =
            sentence("The source {1} answered {2} in a row without stating anything new", source.id.value(),
                     counted(static_cast<std::size_t>(source.unchangedPolls), "time"));
        if (source.state == FeedState::Frozen) {
            verdict.outcome = Outcome::Breach;
            verdict.explanation = sentence("The source {1} {2}. What it shows is as old as its last change; ask "
                                           "whether its feed is stuck.",
                                           source.id.value(), source.reason);
        } else if (silent && leastOfKind < unchangedPolls) {
            verdict.outcome = Outcome::Breach;
            verdict.explanation = sentence("{1}, while another source of kind {2} did. Ask whether its feed is "
                                           "stuck.",
                                           what, source.kind);
        } else if (silent) {
            verdict.outcome = Outcome::CannotTell;
            verdict.explanation = sentence("{1}, and no other source of kind {2} moved that it could be compared "
                                           "with.",
                                           what, source.kind);
        } else {
            verdict.outcome = Outcome::Pass;
            verdict.explanation =
                sentence("The source {1} stated something new within the last {2}.", source.id.value(),
                         counted(static_cast<std::size_t>(unchangedPolls), "poll"));
        }
        out.add(std::move(verdict));
    }
};

/// DAT-02: what was reported and reads otherwise now has been explained.
class Restatements final : public Judge {
public:
    void judge(const Context& context, Verdicts& out) const override
    {
        std::set<std::string> explained;
        context.picture.table<domain::Explanation>().forEach(
            [&](const Row<domain::Explanation>& row) { explained.insert(row.record.subject); });
        std::map<std::string, std::vector<const Row<Restatement>*>> reports;
        context.picture.table<Restatement>().forEach([&](const Row<Restatement>& row) {
            const auto& card = row.record;
            reports[(card.coin.empty() ? "" : card.coin.value() + ' ') + card.record + ' ' + card.subject].push_back(&row);
        });
        for (const auto& [subject, cards] : reports)
            judgeReport(subject, cards, explained, out);
    }

private:
    static void judgeReport(const std::string& subject, const std::vector<const Row<Restatement>*>& cards,
                            const std::set<std::string>& explained, Verdicts& out)
    {
        Verdict verdict;
        verdict.subject = subject;
        verdict.threshold = "0";
        verdict.unit = phrase("fields without explanation");
        verdict.source = cards.front()->origin->source;
        std::size_t open = 0;
        std::string fields;
        constexpr std::size_t kShown = 60;
        const auto shortened = [](const std::string& text) { return text.size() > kShown ? text.substr(0, kShown) + "…" : text; };
        for (const auto* row : cards) {
            const auto& card = row->record;
            verdict.evidence.add(*row->origin);
            if (explained.contains(card.id))
                continue;
            ++open;
            fields += (fields.empty() ? "" : "; ") + sentence("{1} was \"{2}\" and reads \"{3}\" since {4}", card.field,
                                                              shortened(card.before), shortened(card.after),
                                                              timeText(card.restatedAt));
        }
        verdict.measured = std::to_string(open);
        verdict.outcome = open == 0 ? Outcome::Pass : Outcome::Breach;
        verdict.explanation =
            open == 0
                ? sentence("Every change to this report ({1}) has been explained.", counted(cards.size(), "field"))
                : sentence("The report on {1} changed after it was made: {2}. Both versions are "
                           "kept; an explanation is awaited.",
                           cards.front()->record.period, fields);
        out.add(std::move(verdict));
    }
};

} // namespace

MadeJudge makeFrozenFeed(const Rule& rule)
{
    const auto polls = rule.count("unchanged_polls");
    if (!polls)
        return tl::unexpected(polls.error());
    if (*polls < 2)
        return fail(ErrorCode::OutOfRange, "must be 2 or more", "rule " + rule.id.value() + ", parameter unchanged_polls");
    auto out = std::make_shared<FrozenFeed>();
    out->unchangedPolls = *polls;
    return JudgePtr(std::move(out));
}

MadeJudge makeRestatements(const Rule&)
{
    return JudgePtr(std::make_shared<Restatements>());
}

} // namespace assay::rules
