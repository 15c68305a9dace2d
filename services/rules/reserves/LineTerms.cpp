// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/reserves/LineTerms.h"

namespace assay::rules {

using domain::AssetClass;
using domain::DebtIssuerType;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

constexpr std::int64_t kMostMonths = 1200;
constexpr std::int64_t kLongestTermDays = 30;

/// Texts of one enumeration; "unknown" is none of them.
template <class Enum>
Result<std::vector<Enum>> codes(const Rule& rule, std::string_view key, std::string_view what)
{
    const auto texts = rule.list(key);
    if (!texts)
        return tl::unexpected(texts.error());
    std::vector<Enum> out;
    for (const auto& text : *texts) {
        const auto value = domain::enumFromText<Enum>(text);
        if (!value || *value == Enum::Unknown)
            return fail(ErrorCode::OutOfRange, "no " + std::string(what) + " \"" + text + '"', place(rule, key));
        out.push_back(*value);
    }
    return out;
}

/// Texts such as "HK:HKD".
Result<std::vector<std::pair<std::string, std::string>>> pairs(const Rule& rule, std::string_view key)
{
    const auto texts = rule.list(key);
    if (!texts)
        return tl::unexpected(texts.error());
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& text : *texts) {
        const auto colon = text.find(':');
        if (colon == std::string::npos || colon == 0 || colon + 1 == text.size())
            return fail(ErrorCode::OutOfRange, "\"" + text + "\" is not two codes parted by a colon", place(rule, key));
        out.emplace_back(text.substr(0, colon), text.substr(colon + 1));
    }
    return out;
}

Result<std::int64_t> countUpTo(const Rule& rule, std::string_view key, std::int64_t most, std::string_view unit)
{
    const auto value = rule.count(key);
    if (!value)
        return tl::unexpected(value.error());
    if (*value < 1 || *value > most)
        return fail(ErrorCode::OutOfRange, "must be 1 to " + std::to_string(most) + ' ' + std::string(unit),
                    place(rule, key));
    return *value;
}

} // namespace

std::string place(const Rule& rule, std::string_view key)
{
    return "rule " + rule.id.value() + ", parameter " + std::string(key);
}

Result<domain::Decimal> amount(const Rule& rule, std::string_view key)
{
    auto value = rule.decimal(key);
    if (value && value->sign() < 0)
        return fail(ErrorCode::OutOfRange, "must not be below zero", place(rule, key));
    return value;
}

Result<measures::AssetClassTerms> classTerms(const Rule& rule)
{
    auto eligible = codes<AssetClass>(rule, "eligible_classes", "asset class");
    if (!eligible)
        return tl::unexpected(eligible.error());
    return measures::AssetClassTerms{std::move(*eligible)};
}

Result<measures::DepositTerms> depositTerms(const Rule& rule)
{
    const auto months = countUpTo(rule, "maximum_term_months", kMostMonths, "months");
    if (!months)
        return tl::unexpected(months.error());
    const auto undated = rule.list("undated_deposit");
    if (!undated)
        return tl::unexpected(undated.error());
    if (undated->size() != 1 || (undated->front() != "on-demand" && undated->front() != "cannot-tell"))
        return fail(ErrorCode::OutOfRange, "must be \"on-demand\" or \"cannot-tell\"", place(rule, "undated_deposit"));
    return measures::DepositTerms{*months, undated->front() == "on-demand" ? measures::Undated::OnDemand
                                                                           : measures::Undated::CannotTell};
}

Result<measures::MaturityTerms> maturityTerms(const Rule& rule)
{
    const auto months = countUpTo(rule, "maximum_residual_months", kMostMonths, "months");
    if (!months)
        return tl::unexpected(months.error());
    return measures::MaturityTerms{*months};
}

Result<measures::DebtTerms> debtTerms(const Rule& rule)
{
    auto qualifying = codes<DebtIssuerType>(rule, "qualifying_issuers", "type of debt issuer");
    if (!qualifying)
        return tl::unexpected(qualifying.error());
    auto weight = amount(rule, "qualifying_risk_weight");
    if (!weight)
        return tl::unexpected(weight.error());
    auto domestic = pairs(rule, "domestic_currencies");
    if (!domestic)
        return tl::unexpected(domestic.error());
    return measures::DebtTerms{std::move(*qualifying), std::move(*weight), {domestic->begin(), domestic->end()}};
}

Result<measures::RepoTerms> repoTerms(const Rule& rule)
{
    const auto calendar = rule.list("calendar");
    if (!calendar)
        return tl::unexpected(calendar.error());
    const auto days = countUpTo(rule, "maximum_business_days", kLongestTermDays, "business days");
    if (!days)
        return tl::unexpected(days.error());
    auto collateral = codes<AssetClass>(rule, "eligible_collateral", "asset class");
    if (!collateral)
        return tl::unexpected(collateral.error());
    return measures::RepoTerms{calendar->front(), *days, std::move(*collateral)};
}

Result<measures::CurrencyTerms> currencyTerms(const Rule& rule)
{
    auto allowed = pairs(rule, "permitted_pairs");
    if (!allowed)
        return tl::unexpected(allowed.error());
    return measures::CurrencyTerms{std::move(*allowed)};
}

} // namespace assay::rules
