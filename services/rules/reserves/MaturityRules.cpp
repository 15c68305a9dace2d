// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/engine/RuleEvaluators.h"
#include "services/rules/reserves/LineEvaluator.h"
#include "services/rules/reserves/LineTerms.h"

namespace assay::rules {

using domain::ReserveAsset;
using measures::LineCheck;
using measures::LineScope;
using support::toText;

namespace {

std::string maturityText(const ReserveAsset& asset)
{
    return asset.maturity ? sentence("matures {1}", toText(*asset.maturity)) : sentence("no maturity");
}

/// STB-05: term from its first day.
class DepositTerm final : public LineEvaluator {
public:
    measures::DepositTerms terms;

private:
    [[nodiscard]] Wording wording() const override
    {
        const auto months = std::to_string(terms.months);
        return {sentence("bank deposit"), sentence("keeps a term of up to {1} months", months),
                sentence("keep a term of up to {1} months", months), months, sentence("calendar months")};
    }
    [[nodiscard]] LineCheck ask(const ReserveAsset& asset, const LineScope&, const Context&) const override
    {
        return measures::depositTermOk(asset, terms);
    }
    [[nodiscard]] std::string measured(const ReserveAsset& asset) const override { return maturityText(asset); }
    [[nodiscard]] std::string note(const Counts& counts) const override
    {
        const auto onDemand = count(counts, measures::Ground::DepositOnDemand);
        return onDemand == 0
                   ? std::string()
                   : ' ' + sentence("{1} of them name no dates and are taken as payable on demand.", grouped(onDemand));
    }
};

/// STB-06: from the date of the statement in Hong Kong.
class ResidualMaturity final : public LineEvaluator {
public:
    measures::MaturityTerms terms;

private:
    [[nodiscard]] Wording wording() const override
    {
        const auto months = std::to_string(terms.months);
        return {sentence("debt security line"), sentence("keeps a residual maturity of up to {1} months", months),
                sentence("keep a residual maturity of up to {1} months", months), months, sentence("calendar months")};
    }
    [[nodiscard]] LineCheck ask(const ReserveAsset& asset, const LineScope& scope, const Context&) const override
    {
        return measures::residualMaturityOk(asset, scope, terms);
    }
    [[nodiscard]] std::string measured(const ReserveAsset& asset) const override { return maturityText(asset); }
};

} // namespace

MadeEvaluator makeDepositTerm(const Rule& rule)
{
    return makeLineEvaluator<DepositTerm>(rule, depositTerms(rule));
}

MadeEvaluator makeResidualMaturity(const Rule& rule)
{
    return makeLineEvaluator<ResidualMaturity>(rule, maturityTerms(rule));
}

} // namespace assay::rules
