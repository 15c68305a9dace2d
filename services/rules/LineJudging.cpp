// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/LineJudging.h"

namespace assay::rules {

using domain::Outcome;
using domain::ReserveAsset;
using measures::Answer;
using measures::LineCheck;

namespace {

/// Lines that cannot be judged are named up to this number in one sentence.
constexpr std::size_t kNamed = 5;

Verdict start(const Pool& pool, std::string subject, std::string threshold, std::string unit)
{
    Verdict verdict;
    verdict.subject = std::move(subject);
    verdict.threshold = std::move(threshold);
    verdict.unit = std::move(unit);
    verdict.evidence = pool.evidence;
    verdict.source = pool.statement->origin->source;
    return verdict;
}

} // namespace

std::string lineText(const Pool& pool, const ReserveAsset& asset)
{
    const std::string noun(measures::noun(asset.assetClass));
    return "Line " + asset.line + " of " + pool.name() + (noun.front() == 'a' ? ", an " : ", a ") + noun + " of "
        + asset.currency + ' ' + grouped(asset.marketValue.text());
}

std::string listed(const std::vector<std::string>& entries, std::size_t most)
{
    std::string out;
    for (std::size_t i = 0; i < entries.size() && i < most; ++i) {
        if (i > 0)
            out += i + 1 == entries.size() ? " and " : ", ";
        out += entries[i];
    }
    if (entries.size() > most)
        out += " and " + grouped(entries.size() - most) + " more";
    return out;
}

void LineJudge::judge(const Context& context, Verdicts& out) const
{
    const auto& approvals = measures::approvalsOf(context);
    for (const auto& pool : newestPools(context, limits))
        if (!settledWithoutJudging(pool, context, out))
            judgePool(pool, approvals, context, out);
}

void LineJudge::judgePool(const Pool& pool, const measures::Approvals& approvals, const Context& context,
                          Verdicts& out) const
{
    const auto& record = pool.record();
    const measures::LineScope scope{record, support::hongKongDate(record.asOf), approvals};
    const auto words = wording();
    auto summary = start(pool, pool.subject, words.threshold, words.unit);
    Counts counts{};
    std::size_t conforming = 0;
    std::size_t breaching = 0;
    std::size_t unreadable = 0;
    std::vector<LineCheck> checks; // of each kind of line
    for (const auto& kind : pool.groups->kinds) {
        const auto& check = checks.emplace_back(ask(pool.assets[kind.first]->record, scope, context));
        counts[static_cast<std::size_t>(check.ground)] += kind.count;
        if (check.approval && check.answer != Answer::Failed)
            summary.evidence.add(*check.approval->origin);
        switch (check.answer) {
        case Answer::NotAsked: break;
        case Answer::Met: conforming += kind.count; break;
        case Answer::CannotTell: unreadable += kind.count; break;
        case Answer::Failed: breaching += kind.count; break;
        }
    }
    std::string missing;
    std::size_t named = 0;
    const std::size_t concerned = breaching + unreadable > 0 ? pool.assets.size() : 0;
    for (std::size_t i = 0; i < concerned; ++i) {
        const auto& check = checks[pool.groups->lines[i].kind];
        const auto& asset = pool.assets[i]->record;
        if (check.answer == Answer::CannotTell && ++named <= kNamed)
            missing += (missing.empty() ? "line " : ", line ") + asset.line + ' ' + because(check, asset, record);
        if (check.answer != Answer::Failed)
            continue;
        auto verdict = start(pool, pool.subject + " line " + asset.line, words.threshold, words.unit);
        if (check.approval)
            verdict.evidence.add(*check.approval->origin);
        verdict.outcome = Outcome::Breach;
        verdict.measured = measured(asset);
        verdict.explanation = lineText(pool, asset) + ", " + because(check, asset, record) + '.';
        out.add(std::move(verdict));
    }
    const std::size_t total = conforming + breaching + unreadable;
    if (total == 0) {
        summary.outcome = Outcome::NotApplicable;
        summary.explanation = "The " + pool.name() + " holds no " + words.noun + '.';
    } else if (unreadable > 0)
        summary.explanation = "Of " + counted(total, words.noun) + " in " + pool.name() + ", " + grouped(unreadable)
            + " cannot be judged: " + missing + (unreadable > kNamed ? " and others." : ".");
    else if (conforming > 0) {
        summary.outcome = Outcome::Pass;
        summary.explanation = grouped(conforming) + " of " + counted(total, words.noun) + " in " + pool.name() + ' '
            + (conforming == 1 ? words.one : words.many) + '.' + note(counts);
    } else
        return; // every line has a breach of its own
    if (total > 0)
        summary.measured = grouped(conforming) + " of " + counted(total, words.noun);
    out.add(std::move(summary));
}

} // namespace assay::rules
