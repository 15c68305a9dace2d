// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/reserves/LineEvaluator.h"

namespace assay::rules {

using domain::Outcome;
using domain::ReserveAsset;
using measures::Answer;
using measures::LineCheck;

namespace {

/// Lines that cannot be judged are named up to this number in one sentence.
constexpr std::size_t kLinesNamed = 5;

RuleResult start(const Pool& pool, std::string subject, std::string threshold, std::string unit)
{
    RuleResult result;
    result.subject = std::move(subject);
    result.threshold = std::move(threshold);
    result.unit = std::move(unit);
    result.evidence = pool.evidence;
    result.source = pool.statement->origin->source;
    return result;
}

} // namespace

std::string lineSentence(const Pool& pool, const ReserveAsset& asset, const std::string& matter)
{
    const std::string noun(measures::noun(asset.assetClass));
    return sentence("Line {1} of {2}, {3|an|a} {4} of {5} {6|#}, {7}.", asset.line, pool.name(),
                    noun.front() == 'a' ? "an" : "a", noun, asset.currency, grouped(asset.marketValue.text()), matter);
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
        out += ' ' + sentence("and {1} more", grouped(entries.size() - most));
    return out;
}

void LineEvaluator::evaluate(const Context& context, RuleResults& out) const
{
    const auto& approvals = measures::approvalsOf(context);
    for (const auto& pool : newestPools(context, limits))
        if (!settledWithoutEvaluating(pool, context, out))
            evaluatePool(pool, approvals, context, out);
}

void LineEvaluator::evaluatePool(const Pool& pool, const measures::Approvals& approvals, const Context& context,
                          RuleResults& out) const
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
        if (check.answer == Answer::CannotTell && ++named <= kLinesNamed)
            missing +=
                (missing.empty() ? "" : ", ") + sentence("line {1} {2}", asset.line, because(check, asset, record));
        if (check.answer != Answer::Failed)
            continue;
        auto result = start(pool, pool.subject + " line " + asset.line, words.threshold, words.unit);
        if (check.approval)
            result.evidence.add(*check.approval->origin);
        result.outcome = Outcome::Breach;
        result.measured = measured(asset);
        result.explanation = lineSentence(pool, asset, because(check, asset, record));
        out.add(std::move(result));
    }
    const std::size_t total = conforming + breaching + unreadable;
    if (total == 0) {
        summary.outcome = Outcome::NotApplicable;
        summary.explanation = sentence("The {1} holds no {2}.", pool.name(), words.noun);
    } else if (unreadable > 0)
        summary.explanation =
            sentence("Of {1} in {2}, {3} cannot be judged: {4}{5| and others|}.", counted(total, words.noun),
                     pool.name(), grouped(unreadable), missing, unreadable > kLinesNamed ? " and others" : "");
    else if (conforming > 0) {
        summary.outcome = Outcome::Pass;
        summary.explanation = sentence("{1} of {2} in {3} {4}.", grouped(conforming), counted(total, words.noun),
                                       pool.name(), conforming == 1 ? words.one : words.many) +
                              note(counts);
    } else
        return; // every line has a breach of its own
    if (total > 0)
        summary.measured = sentence("{1|#} of {2}", grouped(conforming), counted(total, words.noun));
    out.add(std::move(summary));
}

} // namespace assay::rules
