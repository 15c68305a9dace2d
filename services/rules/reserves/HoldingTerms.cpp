// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/reserves/HoldingTerms.h"

#include "services/rules/reserves/LineTerms.h"
#include "services/rules/reserves/PoolEvaluator.h"

namespace assay::rules {

using domain::Decimal;
using measures::HoldingTerms;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

constexpr std::int64_t kMostDays = 36'600;

Result<const Rule*> ruleOf(std::span<const RulePack> packs, std::string_view id)
{
    for (const auto& pack : packs)
        for (const auto& rule : pack.rules)
            if (rule.id.value() == id)
                return &rule;
    return fail(ErrorCode::MissingField, "the rule " + std::string(id) + " is in no pack");
}

std::vector<std::string> parts(std::string_view text)
{
    std::vector<std::string> out(1);
    for (const char c : text)
        if (c == ':')
            out.emplace_back();
        else
            out.back() += c;
    return out;
}

/// A share from 0 to 1.
std::optional<Decimal> share(std::string_view text)
{
    const auto value = Decimal::parse(text);
    if (!value || value->sign() < 0 || *value > Decimal(1))
        return std::nullopt;
    return *value;
}

Result<std::vector<measures::Haircut>> haircuts(const Rule& rule)
{
    const auto texts = rule.list("haircuts");
    if (!texts)
        return tl::unexpected(texts.error());
    std::vector<measures::Haircut> out;
    for (const auto& text : *texts) {
        const auto part = parts(text);
        const auto assetClass = domain::enumFromText<domain::AssetClass>(part.front());
        const auto cut = part.size() == 2 || part.size() == 3 ? share(part.back()) : std::nullopt;
        const auto days = part.size() == 3 ? Decimal::parse(part[1]) : Result<Decimal>(Decimal());
        if (!assetClass || !cut || !days || days->sign() < 0 || days->scale() != 0 || *days > Decimal(kMostDays))
            return fail(ErrorCode::OutOfRange, '"' + text + "\" is not class:share or class:days:share",
                        place(rule, "haircuts"));
        measures::Haircut one{*assetClass, std::nullopt, *cut};
        if (part.size() == 3)
            one.upToDays = std::stoll(part[1]); // digits only, and few, as checked above
        out.push_back(std::move(one));
    }
    return out;
}

Result<std::vector<measures::CurrencyHaircut>> currencyHaircuts(const Rule& rule)
{
    const auto texts = rule.list("currency_haircuts");
    if (!texts)
        return tl::unexpected(texts.error());
    std::vector<measures::CurrencyHaircut> out;
    for (const auto& text : *texts) {
        const auto part = parts(text);
        const auto cut = part.size() == 3 ? share(part.back()) : std::nullopt;
        if (!cut || part[0].empty() || part[1].empty())
            return fail(ErrorCode::OutOfRange, '"' + text + "\" is not coin:asset:share",
                        place(rule, "currency_haircuts"));
        out.push_back({part[0], part[1], *cut});
    }
    return out;
}

/// Reads one rule's part of the terms and keeps its citation.
template <class Terms>
Result<void> take(std::span<const RulePack> packs, std::string_view id, Result<Terms> (*read)(const Rule&),
                  Terms& terms, std::string* clause)
{
    const auto rule = ruleOf(packs, id);
    if (!rule)
        return tl::unexpected(rule.error());
    auto value = read(**rule);
    if (!value)
        return tl::unexpected(value.error());
    terms = std::move(*value);
    if (clause)
        *clause = (*rule)->citation;
    return {};
}

} // namespace

Result<HoldingTerms> holdingTerms(std::span<const RulePack> packs)
{
    HoldingTerms out;
    Result<void> done;
    const auto next = [&](auto&& step) {
        if (done)
            done = step();
    };
    next([&] { return take(packs, "STB-02", &poolLimits, out.limits, nullptr); });
    next([&] { return take(packs, "STB-02", &haircuts, out.haircuts, nullptr); });
    next([&] { return take(packs, "STB-02", &currencyHaircuts, out.currencyHaircuts, nullptr); });
    next([&] { return take(packs, "STB-04", &classTerms, out.classes, &out.classClause); });
    next([&] { return take(packs, "STB-05", &depositTerms, out.deposits, &out.depositClause); });
    next([&] { return take(packs, "STB-06", &maturityTerms, out.maturities, &out.maturityClause); });
    next([&] { return take(packs, "STB-07", &debtTerms, out.debts, &out.debtClause); });
    next([&] { return take(packs, "STB-08", &repoTerms, out.repos, &out.repoClause); });
    next([&] { return take(packs, "STB-09", &currencyTerms, out.currencies, &out.currencyClause); });
    if (!done)
        return tl::unexpected(done.error());
    return out;
}

Result<measures::ConcentrationTerms> concentrationTerms(std::span<const RulePack> packs)
{
    const auto rule = ruleOf(packs, "STB-32");
    if (!rule)
        return tl::unexpected(rule.error());
    auto index = amount(**rule, "maximum_index");
    if (!index)
        return tl::unexpected(index.error());
    return measures::ConcentrationTerms{std::move(*index), measures::Naming::All, measures::Breadth::All};
}

} // namespace assay::rules
