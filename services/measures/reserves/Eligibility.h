// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>

#include "services/measures/duties/Approvals.h"

/// \file The questions that decide whether a line of a reserve pool counts. Each is asked here and nowhere else: rules,
/// coverage and the table of holdings use the same answers. Thresholds come from the rule pack.

namespace assay::measures {

enum class Undated : std::uint8_t { OnDemand, CannotTell };

struct AssetClassTerms {
    std::vector<domain::AssetClass> eligible;
};
struct DepositTerms {
    std::int64_t months = 0;
    Undated undated = Undated::CannotTell;    ///< how a deposit without any dates is read
};
struct MaturityTerms {
    std::int64_t months = 0;
};
struct DebtTerms {
    std::vector<domain::DebtIssuerType> qualifying;
    domain::Decimal riskWeight;               ///< the highest that qualifies whatever the currency
    std::unordered_map<std::string, std::string> domestic; ///< currency by country
};
struct RepoTerms {
    std::string calendar;
    std::int64_t businessDays = 0;            ///< from start to end at most
    std::vector<domain::AssetClass> collateral;
};
struct CurrencyTerms {
    std::vector<std::pair<std::string, std::string>> pairs; ///< coin's currency, asset's currency that it may hold
};

/// NotAsked: the question does not concern a line of this class.
enum class Answer : std::uint8_t { NotAsked, Met, Failed, CannotTell };

/// What decided. In words: because().
enum class Ground : std::uint8_t {
    Other,
    ClassListed, ClassApproved, ClassUnknown, ClassNotListed,
    DepositWithin, DepositOnDemand, DepositUndated, DepositNoStart, DepositNoEnd, DepositReversed, DepositTooLong,
    ResidualWithin, ResidualUndated, ResidualMatured, ResidualTooLong,
    DebtDomestic, DebtWeight, DebtTypeUnknown, DebtTypeNotQualifying, DebtNoCountry, DebtCountryUnknown,
    DebtForeignUnweighted, DebtForeignWeighted,
    RepoOvernight, RepoUndated, RepoReversed, RepoNoCalendar, RepoTooLong, RepoCollateralUnknown,
    RepoCollateralNotEligible, RepoNoCollateralValue, RepoShort,
    CurrencySame, CurrencyPaired, CurrencyApproved, CurrencyUnknown, CurrencyOther,
    ApprovalUnchecked, ApprovalNotFound, ApprovalNotInForce, ApprovalStale
};

struct LineCheck {
    Answer answer = Answer::NotAsked;
    Ground ground = Ground::Other;
    std::optional<domain::Date> limit;        ///< the last day that is allowed
    const domain::Row<domain::Approval>* approval = nullptr; ///< that was asked for, if it is here
};

/// What the questions are asked about besides the line itself.
struct LineScope {
    const domain::ReserveStatement& statement;
    domain::Date date;                        ///< of the statement in Hong Kong
    const Approvals& approvals;
};

[[nodiscard]] bool classListed(domain::AssetClass assetClass, const AssetClassTerms& terms);
/// STB-04. A class that is not listed counts with an approval in force.
[[nodiscard]] LineCheck classOk(const domain::ReserveAsset& asset, const LineScope& scope, const AssetClassTerms& terms);
/// STB-05, of bank deposits.
[[nodiscard]] LineCheck depositTermOk(const domain::ReserveAsset& asset, const DepositTerms& terms);
/// STB-06, of debt securities.
[[nodiscard]] LineCheck residualMaturityOk(const domain::ReserveAsset& asset, const LineScope& scope,
                                       const MaturityTerms& terms);
/// STB-07, of debt securities.
[[nodiscard]] LineCheck debtIssuerOk(const domain::ReserveAsset& asset, const DebtTerms& terms);
/// STB-08, of reverse repos. `calendar` may be nullptr: then the outcome is "cannot tell".
[[nodiscard]] LineCheck reverseRepoOk(const domain::ReserveAsset& asset, const domain::Calendar* calendar,
                                  const RepoTerms& terms);
/// STB-09.
[[nodiscard]] LineCheck currencyOk(const domain::ReserveAsset& asset, const LineScope& scope, const CurrencyTerms& terms);

/// What decided, as words that follow "Line 3 of …, a bank deposit of HKD 5,": "matures on 2026-07-15, after …".
[[nodiscard]] std::string because(const LineCheck& check, const domain::ReserveAsset& asset,
                                  const domain::ReserveStatement& statement);

/// "bank deposit", "debt security"
[[nodiscard]] std::string_view noun(domain::AssetClass assetClass);

} // namespace assay::measures
