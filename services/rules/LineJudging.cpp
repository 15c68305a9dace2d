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

/// Rows lie far apart in memory; those of a class that is asked about are fetched while others are asked.
void fetchAhead(const Pool& pool, std::size_t line, domain::AssetClass assetClass)
{
    constexpr std::size_t kAhead = 24;
    if (line + kAhead >= pool.assets.size() || pool.groups->lines[line + kAhead].assetClass != assetClass)
        return;
    const auto& later = pool.assets[line + kAhead]->record;
    __builtin_prefetch(&later.assetClass);
    __builtin_prefetch(&later.debtIssuerType);
    __builtin_prefetch(&later.marketValue);
    __builtin_prefetch(&later.termStart);
    __builtin_prefetch(&later.riskWeight);
    __builtin_prefetch(&later.collateralValue);
}

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

class LineJudge::Passed {
public:
    explicit Passed(PassesBy by) : m_by(by) {}

    [[nodiscard]] const LineCheck* find(const measures::LineGroups::Line& line) const
    {
        for (std::size_t i = 0; i < m_count; ++i)
            if (m_keys[i] == keyOf(line))
                return &m_checks[i];
        return nullptr;
    }
    void keep(const measures::LineGroups::Line& line, const LineCheck& check)
    {
        if (m_by == PassesBy::Itself || check.answer != Answer::Met || check.approval || m_count == m_keys.size())
            return;
        m_keys[m_count] = keyOf(line);
        m_checks[m_count++] = check;
    }

private:
    [[nodiscard]] std::uint32_t keyOf(const measures::LineGroups::Line& line) const
    {
        return m_by == PassesBy::Class ? static_cast<std::uint32_t>(line.assetClass) : line.currency;
    }

    PassesBy m_by;
    std::array<std::uint32_t, 8> m_keys{};
    std::array<LineCheck, 8> m_checks;
    std::size_t m_count = 0;
};

void LineJudge::judge(const Context& context, Verdicts& out) const
{
    const measures::Approvals approvals(context);
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
    std::string missing;
    const auto only = onlyClass();
    const auto& groups = *pool.groups;
    Passed passed(passesBy());
    const std::size_t concerned = only && groups.of(*only).count == 0 ? 0 : pool.assets.size();
    for (std::size_t i = 0; i < concerned; ++i) {
        const auto& line = groups.lines[i];
        if (only)
            fetchAhead(pool, i, *only);
        if (only && line.assetClass != *only)
            continue;
        if (const auto* known = passed.find(line)) {
            ++counts[static_cast<std::size_t>(known->ground)];
            ++conforming;
            continue;
        }
        const auto& asset = pool.assets[i]->record;
        const LineCheck check = ask(asset, scope, context);
        passed.keep(line, check);
        ++counts[static_cast<std::size_t>(check.ground)];
        if (check.approval && check.answer != Answer::Failed)
            summary.evidence.add(*check.approval->origin);
        switch (check.answer) {
        case Answer::NotAsked:
            break;
        case Answer::Met:
            ++conforming;
            break;
        case Answer::CannotTell:
            if (++unreadable <= kNamed)
                missing += (missing.empty() ? "line " : ", line ") + asset.line + ' ' + because(check, asset, record);
            break;
        case Answer::Failed: {
            ++breaching;
            auto verdict = start(pool, pool.subject + " line " + asset.line, words.threshold, words.unit);
            if (check.approval)
                verdict.evidence.add(*check.approval->origin);
            verdict.outcome = Outcome::Breach;
            verdict.measured = measured(asset);
            verdict.explanation = lineText(pool, asset) + ", " + because(check, asset, record) + '.';
            out.add(std::move(verdict));
            break;
        }
        }
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
