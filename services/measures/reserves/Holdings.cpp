// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/Holdings.h"

#include <algorithm>
#include <array>

#include "services/domain/Sentence.h"
#include "services/measures/common/Checked.h"
#include "services/measures/common/Digits.h"

namespace assay::measures {

using domain::Decimal;
using domain::Eligibility;
using domain::HoldingLine;
using domain::ReserveAsset;
using domain::ReserveStatement;

namespace {


HoldingLine lineOf(const Pool& pool, const ReserveAsset& asset, const LineEligibility& judgement)
{
    const auto& statement = pool.record();
    const auto standing = judgement.of(statement, asset);
    HoldingLine out;
    out.coin = statement.coin;
    out.statementId = statement.statementId;
    out.line = asset.line;
    out.assetClass = asset.assetClass;
    out.name = asset.name;
    out.isin = asset.isin;
    out.debtIssuer = asset.debtIssuer;
    out.custodian = asset.custodian;
    out.account = asset.account;
    out.currency = asset.currency;
    out.maturity = asset.maturity;
    out.residualDays = residualDays(statement, asset);
    out.marketValue = asset.marketValue;
    out.referenceValue = asset.marketValueReference;
    out.valuationSource = asset.valuationSource;
    out.encumbrance = asset.encumbrance;
    out.eligibility = standing.eligibility;
    out.clause = std::string(standing.clause);
    out.reason = domain::sentence("Line {1} {2}.", asset.line, because(standing.decisive, asset, statement));
    if (pool.total.exact() && pool.total.value().sign() > 0)
        out.share = Checked(asset.marketValueReference)
                        .over(pool.total.value(), kShareDigits, domain::Rounding::HalfEven)
                        .value();
    out.haircut = judgement.haircut(statement, asset);
    if (standing.eligibility == Eligibility::Ineligible)
        out.prudentialValue = Decimal();
    else if (standing.eligibility == Eligibility::Eligible && out.haircut)
        out.prudentialValue =
            (Checked(asset.marketValueReference) * (Checked(1) - Checked(*out.haircut))).value();
    return out;
}

} // namespace

LineEligibility::LineEligibility(const Context& context, const HoldingTerms& terms)
    : m_terms(terms), m_approvals(approvalsOf(context)), m_calendar(context.calendar(terms.repos.calendar))
{
}

LineStanding LineEligibility::of(const ReserveStatement& statement, const ReserveAsset& asset) const
{
    const LineScope scope{statement, support::hongKongDate(statement.asOf), m_approvals};
    const std::array asked{
        LineStanding{Eligibility::Eligible, classOk(asset, scope, m_terms.classes), m_terms.classClause},
        LineStanding{Eligibility::Eligible, depositTermOk(asset, m_terms.deposits), m_terms.depositClause},
        LineStanding{Eligibility::Eligible, residualMaturityOk(asset, scope, m_terms.maturities),
                     m_terms.maturityClause},
        LineStanding{Eligibility::Eligible, debtIssuerOk(asset, m_terms.debts), m_terms.debtClause},
        LineStanding{Eligibility::Eligible, reverseRepoOk(asset, m_calendar, m_terms.repos), m_terms.repoClause},
        LineStanding{Eligibility::Eligible, currencyOk(asset, scope, m_terms.currencies), m_terms.currencyClause}};
    // What fails decides; else what cannot be told; else the class and, if there is one, the last limit on that class.
    const auto first = [&](Answer answer) {
        return std::find_if(asked.begin(), asked.end(), [&](const auto& one) { return one.decisive.answer == answer; });
    };
    if (const auto found = first(Answer::Failed); found != asked.end())
        return {Eligibility::Ineligible, found->decisive, found->clause};
    if (const auto found = first(Answer::CannotTell); found != asked.end())
        return {Eligibility::CannotTell, found->decisive, found->clause};
    const auto specific = std::find_if(asked.begin() + 1, asked.end() - 1,
                                       [](const auto& one) { return one.decisive.answer == Answer::Met; });
    return specific == asked.end() - 1 ? asked.front() : *specific;
}

std::optional<Decimal> LineEligibility::haircut(const ReserveStatement& statement, const ReserveAsset& asset) const
{
    const auto days = residualDays(statement, asset);
    const auto found = std::find_if(m_terms.haircuts.begin(), m_terms.haircuts.end(), [&](const Haircut& one) {
        return one.assetClass == asset.assetClass && (!one.upToDays || (days && *days <= *one.upToDays));
    });
    if (found == m_terms.haircuts.end())
        return std::nullopt;
    const auto exchange =
        std::find_if(m_terms.currencyHaircuts.begin(), m_terms.currencyHaircuts.end(), [&](const auto& one) {
            return one.coin == statement.currency && one.asset == asset.currency;
        });
    if (exchange == m_terms.currencyHaircuts.end())
        return found->share;
    // What is left after one is what the other takes from: 1 − (1 − a)(1 − b).
    const Checked one(1);
    return (one - (one - Checked(found->share)) * (one - Checked(exchange->share))).value();
}

std::optional<std::int64_t> residualDays(const ReserveStatement& statement, const ReserveAsset& asset)
{
    if (!asset.maturity)
        return std::nullopt;
    const auto from = std::chrono::sys_days(support::hongKongDate(statement.asOf));
    return (std::chrono::sys_days(*asset.maturity) - from).count();
}

std::vector<HoldingLine> holdings(const Context& context, const HoldingTerms& terms)
{
    const LineEligibility judgement(context, terms);
    const auto& book = custodianBook(context);
    std::vector<HoldingLine> out;
    const domain::CoinId* last = nullptr;
    const auto& pools = newestPools(context, terms.limits);
    for (const auto& pool : pools) {
        if (last && *last == pool.record().coin)
            continue; // a weaker source of the same coin
        last = &pool.record().coin;
        const auto custody = book.match(pool);
        for (std::size_t i = 0; i < pool.assets.size(); ++i) {
            const auto& asset = pool.assets[i]->record;
            auto line = lineOf(pool, asset, judgement);
            const auto& match = custody.matches[custody.ofLine[i]];
            const auto* held = match.lots == 1 ? custody.held(match) : nullptr;
            if (held && match.position->row->record.currency == asset.currency)
                line.custodianValue = *held;
            out.push_back(std::move(line));
        }
    }
    return out;
}

} // namespace assay::measures
