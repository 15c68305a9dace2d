// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/reserves/Custody.h"
#include "services/measures/reserves/Eligibility.h"

namespace assay::measures {

/// The share taken off the market value of one class, for lines that mature within `upToDays`; of several that fit the
/// first counts.
struct Haircut {
    domain::AssetClass assetClass = domain::AssetClass::Unknown;
    std::optional<std::int64_t> upToDays;     ///< residual, from the statement's date; not stated: any
    domain::Decimal share;
};
/// Taken off besides, where the asset is in another currency than the coin.
struct CurrencyHaircut {
    std::string coin;
    std::string asset;
    domain::Decimal share;
};

/// All that decides whether and at how much a line counts, from the rule pack. The clauses are the citations of the rules
/// that own the terms.
struct HoldingTerms {
    PoolLimits limits;
    AssetClassTerms classes;
    CurrencyTerms currencies;
    DepositTerms deposits;
    MaturityTerms maturities;
    DebtTerms debts;
    RepoTerms repos;
    std::string classClause;
    std::string currencyClause;
    std::string depositClause;
    std::string maturityClause;
    std::string debtClause;
    std::string repoClause;
    std::vector<Haircut> haircuts;
    std::vector<CurrencyHaircut> currencyHaircuts;
};

/// The answer that decides over one line, and where it is.
struct LineStanding {
    domain::Eligibility eligibility = domain::Eligibility::CannotTell;
    LineCheck decisive;
    std::string_view clause;                  ///< of the terms
};

/// All questions over one line: it counts if none of them fails. Holds what they need; one thread. `terms` must outlive
/// it, as must the context.
class LineEligibility {
public:
    LineEligibility(const Context& context, const HoldingTerms& terms);

    [[nodiscard]] LineStanding of(const domain::ReserveStatement& statement, const domain::ReserveAsset& asset) const;
    /// As 0.02, both haircuts together. nullopt: no haircut is set for such a line.
    [[nodiscard]] std::optional<domain::Decimal> haircut(const domain::ReserveStatement& statement,
                                                         const domain::ReserveAsset& asset) const;

private:
    const HoldingTerms& m_terms;
    const Approvals& m_approvals;
    const domain::Calendar* m_calendar;
};

/// From the statement's date in Hong Kong to maturity; negative if it matured before.
[[nodiscard]] std::optional<std::int64_t> residualDays(const domain::ReserveStatement& statement,
                                                       const domain::ReserveAsset& asset);

/// The lines of the newest statement of each coin from its strongest source. A share has six digits, half to even; a
/// prudential value is exact, and zero for a line that does not count.
[[nodiscard]] std::vector<domain::HoldingLine> holdings(const Context& context, const HoldingTerms& terms);

} // namespace assay::measures
