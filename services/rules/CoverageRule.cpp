// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/rules/Judges.h"
#include "services/rules/Pools.h"

namespace assay::rules {

using domain::AssetClass;
using domain::Decimal;
using domain::Outcome;
using domain::Rounding;
using support::ErrorCode;
using support::fail;

namespace {

/// Digits shown of a ratio, cut off and never rounded up; the comparison itself is exact.
constexpr int kRatioDigits = 6;

/// STB-01 (guideline ¶2.2.1). What counts on the asset side is the market value of eligible classes; what counts on the
/// liability side is the larger of the stated par value and the supply seen on the ledgers.
class Coverage final : public Judge {
public:
    Decimal minimum;
    std::vector<AssetClass> eligible;
    PoolLimits limits;

    void judge(const Context& context, Verdicts& out) const override
    {
        const auto supply = supplies(context);
        for (const auto& pool : newestPools(context, limits)) {
            if (settledWithoutJudging(pool, context, out))
                continue;
            const auto found = supply.find(pool.record().coin);
            out.add(judged(pool, found == supply.end() ? CoinSupply{} : found->second));
        }
    }

private:
    struct Denominator {
        Decimal value;
        std::string note;
    };

    [[nodiscard]] Denominator denominator(const Pool& pool, const CoinSupply& supply, Evidence& evidence) const
    {
        const auto& record = pool.record();
        const std::string stated = "the issuer states " + grouped(record.outstanding.text());
        if (supply.observed.empty())
            return {record.outstanding,
                    " No ledger supply is observed, so the issuer's own figure is the denominator."};
        Sum observed;
        Evidence seen;
        domain::Instant from = supply.observed.begin()->second.until;
        domain::Instant to = from;
        for (const auto& [ledger, one] : supply.observed) {
            if (one.stale)
                return {record.outstanding,
                        " The supply observed on " + ledger.value() + " is stale and not used; " + stated + '.'};
            observed.add(one.total.value());
            if (!one.total.exact() || !observed.exact())
                return {record.outstanding, " The observed supply is too large to be added exactly and is not used."};
            seen.add(one.evidence);
            from = std::min(from, one.until);
            to = std::max(to, one.until);
        }
        evidence.add(seen);
        std::string when = " observed on the ledgers at " + timeText(from);
        if (to != from)
            when += " to " + timeText(to);
        if (observed.value() > record.outstanding)
            return {observed.value(), " The denominator is the supply of " + grouped(observed.value().text()) + when +
                                          ", because " + stated + ", which is less."};
        return {record.outstanding, " The supply" + when + " is " + grouped(observed.value().text()) + '.'};
    }

    [[nodiscard]] Verdict judged(const Pool& pool, const CoinSupply& supply) const
    {
        const auto& record = pool.record();
        Verdict out;
        out.subject = pool.subject;
        out.unit = "ratio";
        out.threshold = minimum.text();
        out.evidence = pool.evidence;
        out.source = pool.statement->origin->source;

        Sum counted;
        Sum doubtful; // lines whose class is not known here: they may or may not count
        std::size_t excluded = 0;
        for (const auto* line : pool.assets) {
            const auto& asset = line->record;
            if (std::find(eligible.begin(), eligible.end(), asset.assetClass) != eligible.end() ||
                !asset.approvalId.empty())
                counted.add(asset.marketValueReference);
            else if (asset.assetClass == AssetClass::Unknown)
                doubtful.add(asset.marketValueReference);
            else
                ++excluded;
        }
        const auto [liability, note] = denominator(pool, supply, out.evidence);
        if (liability.sign() < 0) {
            out.explanation = "The " + pool.name() + " gives a negative amount outstanding.";
            return out;
        }
        if (liability.isZero()) {
            out.outcome = Outcome::NotApplicable;
            out.explanation = "No tokens are outstanding by " + pool.name() + '.';
            return out;
        }
        Sum atBest = counted;
        atBest.add(doubtful.value());
        const Decimal one(1);
        const auto worst = domain::compareRatios(counted.value(), liability, minimum, one);
        const auto best = domain::compareRatios(atBest.value(), liability, minimum, one);
        const auto ratio = counted.value().dividedBy(liability, kRatioDigits, Rounding::Floor);
        if (!worst || !best || !ratio || !counted.exact() || !doubtful.exact() || !atBest.exact()) {
            out.explanation = "The figures of " + pool.name() + " are too large to be compared exactly.";
            return out;
        }
        out.measured = ratio->text();
        out.outcome = *worst >= 0 ? Outcome::Pass : (*best >= 0 ? Outcome::CannotTell : Outcome::Breach);
        out.explanation = "Eligible reserve assets of " + record.currency + ' ' + grouped(counted.value().text()) +
                          " stand against " + record.currency + ' ' + grouped(liability.text()) + " outstanding by " +
                          pool.name() + ": coverage " + ratio->text() + ", at least " + minimum.text() +
                          " is required.";
        out.explanation += note;
        if (excluded > 0)
            out.explanation += ' ' + rules::counted(excluded, "line") + " of a class that is not eligible "
                + (excluded == 1 ? "is" : "are") + " not counted.";
        if (!doubtful.value().isZero())
            out.explanation +=
                " Assets of " + grouped(doubtful.value().text()) + " have no known class; they are not counted.";
        return out;
    }
};

} // namespace

MadeJudge makeCoverage(const Rule& rule)
{
    auto out = std::make_shared<Coverage>();
    const auto minimum = rule.decimal("minimum_coverage");
    if (!minimum)
        return tl::unexpected(minimum.error());
    if (minimum->sign() <= 0)
        return fail(ErrorCode::OutOfRange, "\"minimum_coverage\" must be above zero", "rule " + rule.id.value());
    out->minimum = *minimum;
    const auto classes = rule.list("eligible_classes");
    if (!classes)
        return tl::unexpected(classes.error());
    for (const auto& text : *classes) {
        const auto value = domain::enumFromText<AssetClass>(text);
        if (!value || *value == AssetClass::Unknown)
            return fail(ErrorCode::OutOfRange, "no asset class \"" + text + '"',
                        "rule " + rule.id.value() + ", parameter eligible_classes");
        out->eligible.push_back(*value);
    }
    const auto limits = poolLimits(rule);
    if (!limits)
        return tl::unexpected(limits.error());
    out->limits = *limits;
    return JudgePtr(std::move(out));
}

} // namespace assay::rules
