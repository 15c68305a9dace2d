// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/Eligibility.h"

#include <algorithm>

#include "services/domain/Sentence.h"
#include "services/measures/duties/DutyCadence.h"
#include "services/support/Phrases.h"

namespace assay::measures {

using domain::AssetClass;
using domain::Calendar;
using domain::Date;
using domain::phrase;
using domain::ReserveAsset;
using domain::ReserveStatement;
using domain::sentence;
using support::grouped;
using support::toText;

namespace {

template <class List, class Value>
bool holds(const List& list, const Value& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

LineCheck met(Ground ground)
{
    return {Answer::Met, ground, {}, nullptr};
}

LineCheck failed(Ground ground)
{
    return {Answer::Failed, ground, {}, nullptr};
}

LineCheck untold(Ground ground)
{
    return {Answer::CannotTell, ground, {}, nullptr};
}

LineCheck dated(Date maturity, Date limit, Ground within, Ground beyond)
{
    return {maturity <= limit ? Answer::Met : Answer::Failed, maturity <= limit ? within : beyond, limit, nullptr};
}

/// What an approval that a line needs comes to.
LineCheck approved(const Approvals::Found& found, Ground inForce)
{
    switch (found.state) {
    case Approvals::State::InForce:
        return {Answer::Met, inForce, {}, found.row};
    case Approvals::State::NotInForce:
        return {Answer::Failed, Ground::ApprovalNotInForce, {}, found.row};
    case Approvals::State::Stale:
        return {Answer::CannotTell, Ground::ApprovalStale, {}, found.row};
    case Approvals::State::NotFound:
        return failed(Ground::ApprovalNotFound);
    case Approvals::State::NoRegister:
        return untold(Ground::ApprovalUnchecked);
    }
    return untold(Ground::ApprovalUnchecked);
}

} // namespace

std::string_view noun(AssetClass assetClass)
{
    switch (assetClass) {
    case AssetClass::Cash: return phrase("cash holding");
    case AssetClass::BankDeposit: return phrase("bank deposit");
    case AssetClass::DebtSecurity: return phrase("debt security line");
    case AssetClass::ReverseRepo: return phrase("reverse repo");
    case AssetClass::Fund: return phrase("fund holding");
    case AssetClass::TokenisedAsset: return phrase("tokenised asset");
    case AssetClass::Unknown:
    case AssetClass::Other: return phrase("asset");
    }
    return "asset";
}

bool classListed(AssetClass assetClass, const AssetClassTerms& terms)
{
    return holds(terms.eligible, assetClass);
}

LineCheck classOk(const ReserveAsset& asset, const LineScope& scope, const AssetClassTerms& terms)
{
    if (classListed(asset.assetClass, terms))
        return met(Ground::ClassListed);
    if (!asset.approvalId.empty())
        return approved(scope.approvals.byId(scope.statement.issuer, asset.coin, domain::ApprovalKind::AssetClass,
                                             asset.approvalId, scope.date),
                        Ground::ClassApproved);
    return asset.assetClass == AssetClass::Unknown ? untold(Ground::ClassUnknown) : failed(Ground::ClassNotListed);
}

LineCheck depositTermOk(const ReserveAsset& asset, const DepositTerms& terms)
{
    if (asset.assetClass != AssetClass::BankDeposit)
        return {};
    if (!asset.termStart && !asset.maturity)
        return terms.undated == Undated::OnDemand ? met(Ground::DepositOnDemand) : untold(Ground::DepositUndated);
    if (!asset.termStart)
        return untold(Ground::DepositNoStart);
    if (!asset.maturity)
        return untold(Ground::DepositNoEnd);
    if (*asset.maturity < *asset.termStart)
        return untold(Ground::DepositReversed);
    return dated(*asset.maturity, monthsLater(*asset.termStart, terms.months), Ground::DepositWithin, Ground::DepositTooLong);
}

LineCheck residualMaturityOk(const ReserveAsset& asset, const LineScope& scope, const MaturityTerms& terms)
{
    if (asset.assetClass != AssetClass::DebtSecurity)
        return {};
    if (!asset.maturity)
        return untold(Ground::ResidualUndated);
    if (*asset.maturity < scope.date)
        return untold(Ground::ResidualMatured);
    return dated(*asset.maturity, monthsLater(scope.date, terms.months), Ground::ResidualWithin, Ground::ResidualTooLong);
}

LineCheck debtIssuerOk(const ReserveAsset& asset, const DebtTerms& terms)
{
    if (asset.assetClass != AssetClass::DebtSecurity)
        return {};
    if (asset.riskWeight && asset.riskWeight->sign() >= 0 && *asset.riskWeight <= terms.riskWeight)
        return met(Ground::DebtWeight);
    if (asset.debtIssuerType == domain::DebtIssuerType::Unknown)
        return untold(Ground::DebtTypeUnknown);
    if (!holds(terms.qualifying, asset.debtIssuerType))
        return failed(Ground::DebtTypeNotQualifying);
    if (asset.country.empty())
        return asset.riskWeight ? failed(Ground::DebtForeignWeighted) : untold(Ground::DebtNoCountry);
    const auto domestic = terms.domestic.find(asset.country);
    if (domestic == terms.domestic.end())
        return untold(Ground::DebtCountryUnknown);
    if (domestic->second == asset.currency)
        return met(Ground::DebtDomestic);
    return asset.riskWeight ? failed(Ground::DebtForeignWeighted) : untold(Ground::DebtForeignUnweighted);
}

LineCheck reverseRepoOk(const ReserveAsset& asset, const Calendar* calendar, const RepoTerms& terms)
{
    if (asset.assetClass != AssetClass::ReverseRepo)
        return {};
    // What is proved to be wrong counts before what is missing.
    LineCheck unclear = met(Ground::RepoOvernight);
    if (!asset.termStart || !asset.maturity)
        unclear = untold(Ground::RepoUndated);
    else if (*asset.maturity < *asset.termStart)
        unclear = untold(Ground::RepoReversed);
    else if (const Date soonest = std::chrono::sys_days(*asset.termStart) + std::chrono::days(terms.businessDays);
             *asset.maturity <= soonest)
        unclear.limit = soonest; // so many business days last no less than that, whatever the calendar
    else {
        const auto last = calendar ? calendar->addBusinessDays(*asset.termStart, terms.businessDays)
                                   : support::Result<Date>(support::fail(support::ErrorCode::NotFound, "no calendar"));
        if (!last)
            unclear = untold(Ground::RepoNoCalendar);
        else if (*asset.maturity > *last)
            return {Answer::Failed, Ground::RepoTooLong, *last, nullptr};
        else
            unclear.limit = *last;
    }
    if (asset.collateralClass != AssetClass::Unknown && !holds(terms.collateral, asset.collateralClass))
        return failed(Ground::RepoCollateralNotEligible);
    if (asset.collateralValue && *asset.collateralValue < asset.marketValue)
        return failed(Ground::RepoShort);
    if (unclear.answer == Answer::CannotTell)
        return unclear;
    if (asset.collateralClass == AssetClass::Unknown)
        return untold(Ground::RepoCollateralUnknown);
    return asset.collateralValue ? unclear : untold(Ground::RepoNoCollateralValue);
}

LineCheck currencyOk(const ReserveAsset& asset, const LineScope& scope, const CurrencyTerms& terms)
{
    const auto& coin = scope.statement.currency;
    if (coin.empty() || asset.currency.empty())
        return untold(Ground::CurrencyUnknown);
    if (asset.currency == coin)
        return met(Ground::CurrencySame);
    for (const auto& [reference, other] : terms.pairs)
        if (reference == coin && other == asset.currency)
            return met(Ground::CurrencyPaired);
    constexpr auto kKind = domain::ApprovalKind::Currency;
    const auto& issuer = scope.statement.issuer;
    const auto found = scope.approvals.bySubject(issuer, asset.coin, kKind, asset.currency, scope.date);
    if (found.row || asset.approvalId.empty())
        return found.row ? approved(found, Ground::CurrencyApproved) : failed(Ground::CurrencyOther);
    // The line names an approval, which must be one for this currency.
    auto named = scope.approvals.byId(issuer, asset.coin, kKind, asset.approvalId, scope.date);
    if (named.row && named.row->record.subject != asset.currency)
        named = {Approvals::State::NotFound, nullptr};
    return approved(named, Ground::CurrencyApproved);
}

std::string because(const LineCheck& check, const ReserveAsset& asset, const ReserveStatement& statement)
{
    const auto limit = [&] { return check.limit ? toText(*check.limit) : sentence("an unknown day"); };
    const auto maturity = [&] { return asset.maturity ? toText(*asset.maturity) : sentence("an unknown day"); };
    const auto start = [&] { return asset.termStart ? toText(*asset.termStart) : sentence("an unknown day"); };
    const auto weight = [&] { return asset.riskWeight ? asset.riskWeight->text() : std::string(phrase("unknown")); };
    const std::string debtor(domain::toText(asset.debtIssuerType));
    switch (check.ground) {
    case Ground::Other: return sentence("is not asked about");
    case Ground::ClassListed:
        return sentence("is of the class {1}, which is eligible", std::string(domain::toText(asset.assetClass)));
    case Ground::ClassApproved:
        return sentence("is of a class that is not eligible, but approval {1} is in force", asset.approvalId);
    case Ground::ClassUnknown: return sentence("is of a class that is not known here");
    case Ground::ClassNotListed:
        return sentence("is of the class {1}, which is not eligible, and names no approval",
                        std::string(domain::toText(asset.assetClass)));
    case Ground::DepositWithin:
        return sentence("matures on {1}, within the term that ends on {2}", maturity(), limit());
    case Ground::DepositOnDemand: return sentence("names no dates and is taken as payable on demand");
    case Ground::DepositUndated: return sentence("states neither start nor maturity");
    case Ground::DepositNoStart: return sentence("states no start of its term");
    case Ground::DepositNoEnd:
    case Ground::ResidualUndated: return sentence("states no maturity");
    case Ground::DepositReversed: return sentence("matures before it starts");
    case Ground::DepositTooLong:
        return sentence("matures on {1}; the longest term from its start on {2} ends on {3}", maturity(), start(),
                        limit());
    case Ground::ResidualWithin: return sentence("matures on {1}, no later than {2}", maturity(), limit());
    case Ground::ResidualMatured: return sentence("matured before the date of the statement");
    case Ground::ResidualTooLong: return sentence("matures on {1}, later than {2}", maturity(), limit());
    case Ground::DebtDomestic:
        return sentence("is debt of a {1} issuer of {2} in its own currency {3}", debtor, asset.country,
                        asset.currency);
    case Ground::DebtWeight: return sentence("is debt of an issuer with a risk weight of {1}", weight());
    case Ground::DebtTypeUnknown: return sentence("does not say of what type its issuer is");
    case Ground::DebtTypeNotQualifying:
        return asset.riskWeight
                   ? sentence("is debt of a {1} issuer, which does not qualify, with a risk weight of {2}", debtor,
                              weight())
                   : sentence("is debt of a {1} issuer, which does not qualify, and no risk weight is stated", debtor);
    case Ground::DebtNoCountry: return sentence("names no country of its issuer and no risk weight");
    case Ground::DebtCountryUnknown:
        return sentence("is debt of an issuer of {1}, whose currency is not in the rule pack", asset.country);
    case Ground::DebtForeignUnweighted:
        return sentence("is debt of an issuer of {1} in {2}, not its own currency, and no risk weight is stated",
                        asset.country, asset.currency);
    case Ground::DebtForeignWeighted:
        return asset.country.empty()
                   ? sentence("is debt in {1}, not its own currency, with a risk weight of {2}", asset.currency,
                              weight())
                   : sentence("is debt in {1} of an issuer of {2}, not its own currency, with a risk weight of {3}",
                              asset.currency, asset.country, weight());
    case Ground::RepoOvernight:
        return sentence("ends on {1}, no later than {2}, on eligible collateral of {3} {4}", maturity(), limit(),
                        asset.currency, grouped(asset.collateralValue ? asset.collateralValue->text() : "0"));
    case Ground::RepoUndated: return sentence("does not state its start and its end");
    case Ground::RepoReversed: return sentence("ends before it starts");
    case Ground::RepoNoCalendar: return sentence("starts on {1}, for which no business calendar is here", start());
    case Ground::RepoTooLong:
        return sentence("ends on {1}; an overnight one from {2} ends on {3}", maturity(), start(), limit());
    case Ground::RepoCollateralUnknown: return sentence("does not state the class of its collateral");
    case Ground::RepoCollateralNotEligible:
        return sentence("has collateral of the class {1}, which is not eligible",
                        std::string(domain::toText(asset.collateralClass)));
    case Ground::RepoNoCollateralValue: return sentence("does not state the value of its collateral");
    case Ground::RepoShort:
        return sentence("has collateral of {1} {2}, less than the cash lent", asset.currency,
                        grouped(asset.collateralValue ? asset.collateralValue->text() : "0"));
    case Ground::CurrencySame: return sentence("is in {1}, the coin's own currency", asset.currency);
    case Ground::CurrencyPaired:
        return sentence("is in {1}, which a coin in {2} may hold", asset.currency, statement.currency);
    case Ground::CurrencyApproved:
        return sentence("is in {1} with approval {2}", asset.currency, check.approval ? check.approval->record.id : "");
    case Ground::CurrencyUnknown: return sentence("does not state in which currency it is held");
    case Ground::CurrencyOther:
        return sentence("is in {1}, the coin is in {2}, and no approval is on file", asset.currency,
                        statement.currency);
    case Ground::ApprovalUnchecked:
        return sentence("names approval {1}, but no register of approvals of this issuer is here", asset.approvalId);
    case Ground::ApprovalNotFound:
        return sentence("names approval {1}, which is not in the register", asset.approvalId);
    case Ground::ApprovalNotInForce:
        return sentence("rests on approval {1}, which is not in force on the date of the statement{2}",
                        check.approval ? check.approval->record.id : asset.approvalId,
                        check.approval && check.approval->record.expiresOn
                            ? ' ' + sentence("(expires {1})", toText(*check.approval->record.expiresOn))
                            : std::string());
    case Ground::ApprovalStale:
        return sentence("rests on approval {1}, but the register is stale",
                        check.approval ? check.approval->record.id : asset.approvalId);
    }
    return {};
}

} // namespace assay::measures
