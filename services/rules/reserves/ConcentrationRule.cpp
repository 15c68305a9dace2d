// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/measures/reserves/Concentration.h"
#include "services/rules/engine/RuleEvaluators.h"
#include "services/rules/reserves/LineEvaluator.h"
#include "services/rules/reserves/LineTerms.h"

namespace assay::rules {

using domain::Concentration;
using domain::Decimal;
using domain::Outcome;
using support::ErrorCode;
using support::fail;

namespace {

constexpr std::size_t kSubjectsNamed = 20;

/// STB-32 (guideline ¶6.4.2–6.4.5). The text sets no cap: shares are held against the limits that the issuer set itself,
/// the index of custodians against a default of this program.
class ConcentrationEvaluator final : public RuleEvaluator {
public:
    Decimal index;
    PoolLimits poolLimits;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const measures::Limits limits(context);
        for (const auto& pool : newestPools(context, poolLimits))
            if (!settledWithoutEvaluating(pool, context, out))
                evaluatePool(pool, limits, out);
    }

private:
    [[nodiscard]] RuleResult start(const Pool& pool, const std::string& part) const
    {
        RuleResult out;
        out.subject = pool.subject + part;
        out.unit = "HHI";
        out.threshold = index.text();
        out.evidence = pool.evidence;
        out.source = pool.statement->origin->source;
        return out;
    }

    void evaluatePool(const Pool& pool, const measures::Limits& limits, RuleResults& out) const
    {
        const auto rows = measures::concentrations(
            pool, limits, {index, measures::Naming::Exceeded, measures::Breadth::Limited});
        auto summary = start(pool, {});
        if (rows.empty()) {
            summary.outcome = pool.assets.empty() ? Outcome::NotApplicable : Outcome::CannotTell;
            summary.explanation = pool.assets.empty() ? sentence("The {1} holds no assets.", pool.name())
                                                      : sentence("The {1} has no value above zero, so there are no "
                                                                 "shares of it.",
                                                                 pool.name());
            out.add(std::move(summary));
            return;
        }
        const auto& own = limits.of(pool.record().coin);
        bool stale = false;
        for (const auto& [key, limit] : own) {
            summary.evidence.add(*limit.row->origin);
            summary.evidence.add(*limit.confirmed);
            stale = stale || limit.stale;
        }
        // Without the names of all custodians the index is not known, only the shares of those that are named.
        const bool unnamed = namesMissing(pool);
        std::size_t exceeded = 0;
        std::size_t held = 0;
        const Concentration* custodians = nullptr;
        for (const auto& row : rows) {
            const bool isIndex = row.measure == measures::kCustodianIndex;
            if (isIndex)
                custodians = &row;
            if (!row.headroom || (isIndex && unnamed))
                continue;
            const bool over = row.headroom->sign() < 0;
            ++(over ? exceeded : held);
            if (over)
                out.add(breach(pool, row, summary.evidence));
        }
        if (custodians && !unnamed)
            summary.measured = custodians->value.text();
        if (exceeded > 0)
            summary.outcome = Outcome::Breach;
        else if (custodians && !unnamed && !stale)
            summary.outcome = Outcome::Pass;
        summary.explanation = overview(pool, unnamed ? nullptr : custodians, exceeded, held);
        if (unnamed)
            summary.explanation += ' ' + sentence("Some lines name no custodian, so the index cannot be told.");
        if (stale)
            summary.explanation += ' ' + sentence("The issuer's own limits are stale.");
        else if (own.empty())
            summary.explanation += ' ' + sentence("No limits of the issuer are here.");
        out.add(std::move(summary));
    }

    [[nodiscard]] static bool namesMissing(const Pool& pool)
    {
        const auto& custodians = pool.groups->custodians;
        return std::any_of(custodians.begin(), custodians.end(), [&](const auto& group) {
            return pool.assets[group.first]->record.custodian.empty() && !group.value.value().isZero();
        });
    }

    [[nodiscard]] static std::string overview(const Pool& pool, const Concentration* custodians, std::size_t exceeded,
                                              std::size_t held)
    {
        std::string out =
            sentence("Of {1} on the assets of {2}, {3} {4|is|are} exceeded.", counted(exceeded + held, "limit"),
                     pool.name(), grouped(exceeded), exceeded == 1 ? "is" : "are");
        if (custodians)
            out += ' ' + sentence("They lie with {1}, at an index of {2} of at most {3}.",
                                  counted(custodians->lines.size(), "custodian"), grouped(custodians->value.text()),
                                  grouped(custodians->limit ? custodians->limit->text() : ""));
        return out;
    }

    [[nodiscard]] RuleResult breach(const Pool& pool, const Concentration& row, const Evidence& evidence) const
    {
        auto out = start(pool, ' ' + row.measure + (row.subject.empty() ? "" : ' ' + row.subject));
        out.outcome = Outcome::Breach;
        out.evidence = evidence;
        out.threshold = row.limit ? row.limit->text() : "";
        const bool isIndex = row.measure == measures::kCustodianIndex;
        out.measured = isIndex ? row.value.text() : (row.share ? row.share->text() : "");
        out.unit = isIndex ? "HHI" : phrase("share of the pool");
        const auto over = row.headroom->negated().text();
        if (isIndex)
            out.explanation = sentence("The custodians of {1} ({2}) have an index of {3}, above the limit of {4} "
                                       "by {5}.",
                                       pool.name(), listed(row.lines, kSubjectsNamed), grouped(out.measured),
                                       grouped(out.threshold), grouped(over));
        else
            out.explanation = sentence("The {1} of {2} in {3} is {4} ({5} {6}), above the issuer's limit of {7} by "
                                       "{8}; {9|line|lines} {10}.",
                                       row.measure, row.subject, pool.name(), out.measured, pool.record().currency,
                                       grouped(row.value.text()), out.threshold, over,
                                       row.lines.size() == 1 ? "line" : "lines", listed(row.lines, kSubjectsNamed));
        return out;
    }
};

} // namespace

MadeEvaluator makeConcentration(const Rule& rule)
{
    auto out = std::make_shared<ConcentrationEvaluator>();
    const auto index = amount(rule, "maximum_index");
    if (!index)
        return tl::unexpected(index.error());
    if (*index > Decimal(10'000) || index->isZero())
        return fail(ErrorCode::OutOfRange, "must be above 0 and up to 10000", place(rule, "maximum_index"));
    out->index = *index;
    const auto limits = poolLimits(rule);
    if (!limits)
        return tl::unexpected(limits.error());
    out->poolLimits = *limits;
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
