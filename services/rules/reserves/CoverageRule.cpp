// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/Coverage.h"
#include "services/rules/reserves/HoldingTerms.h"
#include "services/rules/engine/RuleEvaluators.h"
#include "services/rules/reserves/PoolEvaluator.h"

namespace assay::rules {

using domain::Decimal;
using domain::Outcome;
using domain::Rounding;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

/// Digits shown of a ratio, cut off and never rounded up; the comparison itself is exact.
constexpr int kRatioDigits = 6;

/// Both sides of one pool. What counts as an asset is the market value of the lines that STB-04 to STB-09
/// let count, as in the table of holdings; what counts as liability is the larger of the stated par value and the supply seen on the ledgers.
struct Sides {
    measures::Outstanding outstanding;
    measures::AssetValue assets;
    Decimal atBest;                           ///< if every doubtful line counted
    bool exact = false;
    Evidence approvals;                       ///< by which a line counts or does not

    /// Do the assets reach `ratio` times what is outstanding? nullopt: does not fit.
    [[nodiscard]] std::optional<Outcome> reach(const Decimal& ratio) const
    {
        const auto worst = domain::compareRatios(assets.eligible.value(), outstanding.value, ratio, Decimal(1));
        const auto best = domain::compareRatios(atBest, outstanding.value, ratio, Decimal(1));
        if (!exact || !worst || !best)
            return std::nullopt;
        return *worst >= 0 ? Outcome::Pass : (*best >= 0 ? Outcome::CannotTell : Outcome::Breach);
    }
};

/// The frame of the rules on coverage.
class CoverageEvaluator : public RuleEvaluator {
public:
    measures::HoldingTerms holdings;
    PoolLimits limits;

    void evaluate(const Context& context, RuleResults& out) const final
    {
        const auto supply = supplies(context);
        const measures::LineEligibility lines(context, holdings);
        for (const auto& pool : newestPools(context, limits)) {
            if (settledWithoutEvaluating(pool, context, out))
                continue;
            const auto found = supply.find(pool.record().coin);
            out.add(judged(pool, sides(pool, found == supply.end() ? nullptr : &found->second, lines)));
        }
    }

protected:
    /// Sets outcome, measured, threshold and explanation of a result whose sides are exact and above zero.
    virtual void compare(const Pool& pool, const Sides& sides, RuleResult& out) const = 0;
    [[nodiscard]] static std::string standing(const Pool& pool, const Sides& sides)
    {
        const auto& record = pool.record();
        return sentence("Eligible reserve assets of {1} {2} stand against {3} {4} outstanding by {5}", record.currency,
                        grouped(sides.assets.eligible.value().text()), record.currency,
                        grouped(sides.outstanding.value.text()), pool.name());
    }
    static void tooLarge(const Pool& pool, RuleResult& out)
    {
        out.explanation = sentence("The figures of {1} are too large to be compared exactly.", pool.name());
    }

private:
    [[nodiscard]] static Sides sides(const Pool& pool, const CoinSupply* supply, const measures::LineEligibility& lines)
    {
        Sides out;
        measures::CoverageParameters parameters;
        parameters.eligibility = [&](const auto& statement, const auto& asset) {
            const auto standing = lines.of(statement, asset);
            if (const auto* approval = standing.decisive.approval)
                out.approvals.add(*approval->origin);
            return standing.eligibility;
        };
        out.outstanding = measures::outstandingOf(pool, supply);
        out.assets = measures::assetValue(pool.record(), pool.assets, *pool.groups, parameters);
        auto best = out.assets.eligible;
        best.add(out.assets.doubtful);
        out.atBest = best.value();
        out.exact = best.exact();
        return out;
    }

    [[nodiscard]] RuleResult judged(const Pool& pool, const Sides& sides) const
    {
        const auto& record = pool.record();
        RuleResult out;
        out.subject = pool.subject;
        out.unit = phrase("ratio");
        out.evidence = pool.evidence;
        out.evidence.add(sides.outstanding.evidence);
        out.evidence.add(sides.approvals);
        out.source = pool.statement->origin->source;
        if (sides.outstanding.value.sign() < 0)
            out.explanation = sentence("The {1} gives a negative amount outstanding.", pool.name());
        else if (sides.outstanding.value.isZero()) {
            out.outcome = Outcome::NotApplicable;
            out.explanation = sentence("No tokens are outstanding by {1}.", pool.name());
        } else {
            compare(pool, sides, out);
            out.explanation += liabilityNote(record, sides);
            out.explanation += assetNote(sides);
        }
        return out;
    }

    [[nodiscard]] static std::string liabilityNote(const domain::ReserveStatement& record, const Sides& sides)
    {
        const auto& outstanding = sides.outstanding;
        if (!outstanding.remark.empty())
            return ' ' + outstanding.remark;
        if (!outstanding.observed)
            return ' ' + sentence("The supply observed on the ledgers is not larger.");
        return ' ' + sentence("The denominator is the supply of {1} observed on the ledgers at {2}, because the issuer "
                              "states {3}, which is less.",
                              grouped(outstanding.value.text()), timeText(outstanding.asOf),
                              grouped(record.outstanding.text()));
    }

    [[nodiscard]] static std::string assetNote(const Sides& sides)
    {
        std::string out;
        if (const auto excluded = sides.assets.ineligible; excluded > 0)
            out +=
                ' ' + sentence("{1} that {2|is|are} not eligible (STB-04 to STB-09) {3|is|are} not counted.",
                               counted(excluded, "line"), excluded == 1 ? "is" : "are", excluded == 1 ? "is" : "are");
        if (const auto undecided = sides.assets.undecided; undecided > 0)
            out +=
                ' ' + sentence("Whether {1} of {2} {3|is|are} eligible cannot be told; {4|it is|they are} not counted.",
                               counted(undecided, "line"), grouped(sides.assets.doubtful.value().text()),
                               undecided == 1 ? "is" : "are", undecided == 1 ? "it is" : "they are");
        return out;
    }
};

/// STB-01 (guideline ¶2.2.1).
class Coverage final : public CoverageEvaluator {
public:
    Decimal minimum;

private:
    void compare(const Pool& pool, const Sides& sides, RuleResult& out) const override
    {
        out.threshold = minimum.text();
        const auto outcome = sides.reach(minimum);
        const auto ratio =
            sides.assets.eligible.value().dividedBy(sides.outstanding.value, kRatioDigits, Rounding::Floor);
        if (!outcome || !ratio)
            return tooLarge(pool, out);
        out.outcome = *outcome;
        out.measured = ratio->text();
        out.explanation = sentence("{1}: coverage {2}, at least {3} is required.", standing(pool, sides), ratio->text(),
                                   minimum.text());
    }
};

/// STB-02 (guideline ¶2.2.1, ¶6.4.5). The text gives no figure: the licensee sets its own.
class Buffer final : public CoverageEvaluator {
    void compare(const Pool& pool, const Sides& sides, RuleResult& out) const override
    {
        out.unit = phrase("ratio above par");
        const auto& outstanding = sides.outstanding.value;
        const auto buffer = sides.assets.eligible.value().minus(outstanding);
        const auto ratio = buffer ? buffer->dividedBy(outstanding, kRatioDigits, Rounding::Floor) : buffer;
        const auto& target = pool.record().targetBuffer;
        if (ratio)
            out.measured = ratio->text();
        if (!target || target->sign() < 0) {
            out.explanation = sentence(
                "The {1} states {2|a target below zero for the buffer.|no target for the "
                "buffer above par.}",
                pool.name(), target ? "a target below zero for the buffer." : "no target for the buffer above par.");
            return;
        }
        out.threshold = target->text();
        const auto required = Decimal(1).plus(*target);
        const auto outcome = required ? sides.reach(*required) : std::nullopt;
        const auto least = required ? required->times(outstanding) : required;
        const auto gap = least ? sides.assets.eligible.value().minus(*least) : least;
        if (!outcome || !ratio || !gap)
            return tooLarge(pool, out);
        out.outcome = *outcome;
        out.explanation = sentence("{1}: a buffer of {2} above par; the licensee's own target is {3}, {4|missed "
                                   "by|exceeded by} {5} {6}.",
                                   standing(pool, sides), ratio->text(), target->text(),
                                   gap->sign() < 0 ? "missed by" : "exceeded by", pool.record().currency,
                                   grouped(gap->absolute().text()));
    }
};

Result<void> readHoldings(CoverageEvaluator& out, std::span<const RulePack> packs)
{
    auto holdings = holdingTerms(packs);
    if (!holdings)
        return tl::unexpected(holdings.error());
    out.holdings = std::move(*holdings);
    return {};
}

} // namespace

MadeEvaluator makeCoverage(const Rule& rule, std::span<const RulePack> packs)
{
    return makePoolEvaluator<Coverage>(rule, [&](Coverage& out) -> Result<void> {
        const auto minimum = rule.decimal("minimum_coverage");
        if (!minimum)
            return tl::unexpected(minimum.error());
        if (minimum->sign() <= 0)
            return fail(ErrorCode::OutOfRange, "\"minimum_coverage\" must be above zero", "rule " + rule.id.value());
        out.minimum = *minimum;
        return readHoldings(out, packs);
    });
}

MadeEvaluator makeBuffer(const Rule& rule, std::span<const RulePack> packs)
{
    return makePoolEvaluator<Buffer>(rule, [&](Buffer& out) { return readHoldings(out, packs); });
}

} // namespace assay::rules
