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

template <class Enum>
std::string joined(const std::vector<Enum>& values)
{
    std::string out;
    for (const auto value : values)
        out += (out.empty() ? "" : ", ") + std::string(domain::toText(value));
    return out;
}

/// STB-04.
class AssetClasses final : public LineEvaluator {
public:
    measures::AssetClassTerms terms;

private:
    [[nodiscard]] Wording wording() const override
    {
        return {phrase("asset line"), phrase("is of an eligible class or approved"),
                phrase("are of an eligible class or approved"), joined(terms.eligible), phrase("asset class")};
    }
    [[nodiscard]] LineCheck ask(const ReserveAsset& asset, const LineScope& scope, const Context&) const override
    {
        return measures::classOk(asset, scope, terms);
    }
    [[nodiscard]] std::string measured(const ReserveAsset& asset) const override
    {
        return std::string(domain::toText(asset.assetClass));
    }
    [[nodiscard]] std::string note(const Counts& counts) const override
    {
        const auto approved = count(counts, measures::Ground::ClassApproved);
        return approved == 0 ? std::string()
                             : ' ' + sentence("{1} of them {2|counts|count} by an approval in force.",
                                              grouped(approved), approved == 1 ? "counts" : "count");
    }
};

/// STB-07.
class DebtIssuers final : public LineEvaluator {
public:
    measures::DebtTerms terms;

private:
    [[nodiscard]] Wording wording() const override
    {
        return {phrase("debt security line"), phrase("is of a qualifying issuer"), phrase("are of qualifying issuers"),
                sentence("{1} in the domestic currency, or risk weight {2}", joined(terms.qualifying),
                         terms.riskWeight.text()),
                phrase("debt issuer")};
    }
    [[nodiscard]] LineCheck ask(const ReserveAsset& asset, const LineScope&, const Context&) const override
    {
        return measures::debtIssuerOk(asset, terms);
    }
    [[nodiscard]] std::string measured(const ReserveAsset& asset) const override
    {
        std::string out(domain::toText(asset.debtIssuerType));
        for (const auto* part : {&asset.country, &asset.currency})
            out += part->empty() ? std::string() : ' ' + *part;
        return asset.riskWeight ? sentence("{1}, risk weight {2}", out, asset.riskWeight->text()) : out;
    }
};

/// STB-08.
class ReverseRepos final : public LineEvaluator {
public:
    measures::RepoTerms terms;

private:
    [[nodiscard]] Wording wording() const override
    {
        return {phrase("reverse repo"), phrase("is overnight on eligible collateral"),
                phrase("are overnight on eligible collateral"), std::to_string(terms.businessDays),
                phrase("business days; collateral at least the cash lent")};
    }
    [[nodiscard]] LineCheck ask(const ReserveAsset& asset, const LineScope&, const Context& context) const override
    {
        return measures::reverseRepoOk(asset, context.calendar(terms.calendar), terms);
    }
    [[nodiscard]] std::string measured(const ReserveAsset& asset) const override
    {
        std::string out = asset.maturity ? sentence("ends {1}", toText(*asset.maturity)) : sentence("no end");
        if (asset.collateralValue)
            out += ", " + sentence("collateral {1}", asset.collateralValue->text());
        return out;
    }
};

/// STB-09.
class Currencies final : public LineEvaluator {
public:
    measures::CurrencyTerms terms;

private:
    [[nodiscard]] Wording wording() const override
    {
        std::string pairs;
        for (const auto& [coin, asset] : terms.pairs)
            pairs += sentence(", or {1} for {2}", asset, coin);
        return {phrase("asset line"), phrase("is in a currency that the coin may hold"),
                phrase("are in currencies that the coin may hold"),
                sentence("the coin's currency{1}, or an approval", pairs), phrase("currency")};
    }
    [[nodiscard]] LineCheck ask(const ReserveAsset& asset, const LineScope& scope, const Context&) const override
    {
        return measures::currencyOk(asset, scope, terms);
    }
    [[nodiscard]] std::string measured(const ReserveAsset& asset) const override { return asset.currency; }
    [[nodiscard]] std::string note(const Counts& counts) const override
    {
        const auto paired = count(counts, measures::Ground::CurrencyPaired);
        const auto approved = count(counts, measures::Ground::CurrencyApproved);
        std::string out;
        if (paired > 0)
            out += ' ' + sentence("{1} of them {2|is|are} in another currency that is permitted beside the coin's own.",
                                  grouped(paired), paired == 1 ? "is" : "are");
        if (approved > 0)
            out += ' ' + sentence("{1} of them {2|counts|count} by an approval in force.", grouped(approved),
                                  approved == 1 ? "counts" : "count");
        return out;
    }
};

} // namespace

MadeEvaluator makeAssetClasses(const Rule& rule)
{
    return makeLineEvaluator<AssetClasses>(rule, classTerms(rule));
}

MadeEvaluator makeDebtIssuers(const Rule& rule)
{
    return makeLineEvaluator<DebtIssuers>(rule, debtTerms(rule));
}

MadeEvaluator makeReverseRepos(const Rule& rule)
{
    return makeLineEvaluator<ReverseRepos>(rule, repoTerms(rule));
}

MadeEvaluator makeCurrencies(const Rule& rule)
{
    return makeLineEvaluator<Currencies>(rule, currencyTerms(rule));
}

} // namespace assay::rules
