// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/Judges.h"
#include "services/rules/LineJudging.h"
#include "services/rules/LineTerms.h"

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
class AssetClasses final : public LineJudge {
public:
    measures::AssetClassTerms terms;

private:
    [[nodiscard]] Wording wording() const override
    {
        return {"asset line", "is of an eligible class or approved", "are of an eligible class or approved",
                joined(terms.eligible), "asset class"};
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
                             : ' ' + grouped(approved) + " of them " + (approved == 1 ? "counts" : "count")
                + " by an approval in force.";
    }
};

/// STB-07.
class DebtIssuers final : public LineJudge {
public:
    measures::DebtTerms terms;

private:
    [[nodiscard]] Wording wording() const override
    {
        return {"debt security line", "is of a qualifying issuer", "are of qualifying issuers",
                joined(terms.qualifying) + " in the domestic currency, or risk weight " + terms.riskWeight.text(),
                "debt issuer"};
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
        return asset.riskWeight ? out + ", risk weight " + asset.riskWeight->text() : out;
    }
};

/// STB-08.
class ReverseRepos final : public LineJudge {
public:
    measures::RepoTerms terms;

private:
    [[nodiscard]] Wording wording() const override
    {
        return {"reverse repo", "is overnight on eligible collateral", "are overnight on eligible collateral",
                std::to_string(terms.businessDays), "business days; collateral at least the cash lent"};
    }
    [[nodiscard]] LineCheck ask(const ReserveAsset& asset, const LineScope&, const Context& context) const override
    {
        return measures::reverseRepoOk(asset, context.calendar(terms.calendar), terms);
    }
    [[nodiscard]] std::string measured(const ReserveAsset& asset) const override
    {
        std::string out = asset.maturity ? "ends " + toText(*asset.maturity) : std::string("no end");
        if (asset.collateralValue)
            out += ", collateral " + asset.collateralValue->text();
        return out;
    }
};

/// STB-09.
class Currencies final : public LineJudge {
public:
    measures::CurrencyTerms terms;

private:
    [[nodiscard]] Wording wording() const override
    {
        std::string pairs;
        for (const auto& [coin, asset] : terms.pairs)
            pairs += ", or " + asset + " for " + coin;
        return {"asset line", "is in a currency that the coin may hold", "are in currencies that the coin may hold",
                "the coin's currency" + pairs + ", or an approval", "currency"};
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
            out += ' ' + grouped(paired) + (paired == 1 ? " of them is" : " of them are")
                + " in another currency that is permitted beside the coin's own.";
        if (approved > 0)
            out += ' ' + grouped(approved) + (approved == 1 ? " of them counts" : " of them count") + " by an approval in force.";
        return out;
    }
};

} // namespace

MadeJudge makeAssetClasses(const Rule& rule)
{
    return makeLineJudge<AssetClasses>(rule, classTerms(rule));
}

MadeJudge makeDebtIssuers(const Rule& rule)
{
    return makeLineJudge<DebtIssuers>(rule, debtTerms(rule));
}

MadeJudge makeReverseRepos(const Rule& rule)
{
    return makeLineJudge<ReverseRepos>(rule, repoTerms(rule));
}

MadeJudge makeCurrencies(const Rule& rule)
{
    return makeLineJudge<Currencies>(rule, currencyTerms(rule));
}

} // namespace assay::rules
