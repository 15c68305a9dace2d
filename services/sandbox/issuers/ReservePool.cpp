// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/issuers/ReservePool.h"

#include <array>

#include "services/sandbox/world/Codes.h"

namespace assay::sandbox
{

namespace
{

using domain::AssetClass;
using domain::DebtIssuerType;

constexpr std::int64_t kPriceUnit = 1'000'000;
constexpr std::int64_t kYearlyYield = 34'000; ///< of kPriceUnit
constexpr std::int64_t kCollateral = 1'020; ///< of 1,000: what secures a reverse repo
constexpr std::size_t kOperatingAccount = 1;
constexpr std::size_t kBankBAccount = 2;

constexpr std::array<std::string_view, 6> kBanks{
    "Bank A", "Bank B", "Lantau Commercial Bank", "Tolo Savings Bank", "Sai Kung Merchant Bank", "Ninepin Bank"};
constexpr std::array<std::string_view, 4> kCustodians{"Victoria Trust Company", "Lion Rock Custody", "Tamar Depository",
                                                      "Peak Trustees"};

// Shares of the whole in thousandths; they add up to 1,000.
constexpr std::int64_t kCashShare = 5;
constexpr std::int64_t kDemandShare = 250;
constexpr std::int64_t kTermShare = 160;
constexpr std::int64_t kBillShare = 420;
constexpr std::int64_t kRepoShare = 60;
constexpr std::int64_t kFundShare = 45;
constexpr std::int64_t kTokenShare = 60;

std::int64_t daysBetween(Date from, Date to)
{
    return (std::chrono::sys_days{to} - std::chrono::sys_days{from}).count();
}

} // namespace

ReservePool::ReservePool(const Coin& coin, PoolShape shape, Date today, std::int64_t total, Rng rng)
    : m_coin(coin.ticker), m_currency(coin.currency), m_prefix(coin.ticker.front()), m_rng(rng)
{
    const auto share = [&](std::int64_t thousandths, int lines) { return total / 1000 * thousandths / lines; };
    add(Kind::Cash, AssetClass::Cash, "Cash at the settlement bank", share(kCashShare, 1)).asset.custodian =
        kCustodians[0];
    addDeposits(shape, today, total);
    for (int i = 0; i < shape.bills; ++i)
        addBill(i, i >= shape.bills - shape.foreignBills, today, share(kBillShare, shape.bills));
    for (int i = 0; i < shape.reverseRepos; ++i) {
        auto& line = add(Kind::Repo, AssetClass::ReverseRepo, "Overnight reverse repo " + std::to_string(i + 1),
                         share(kRepoShare, shape.reverseRepos));
        line.asset.custodian = kCustodians[static_cast<std::size_t>(i + 1) % kCustodians.size()];
        line.asset.collateralClass = AssetClass::DebtSecurity;
    }
    auto& fund = add(Kind::Fund, AssetClass::Fund, "Peak Government Liquidity Fund, reserve class " + m_coin,
                     share(kFundShare, 1));
    fund.asset.custodian = kCustodians[2];
    fund.asset.isin = isin("HK", std::string("00SBXF") + m_prefix + "01");
    auto& token =
        add(Kind::Token, AssetClass::TokenisedAsset, "Tokenised exchange bill 182 days", share(kTokenShare, 1));
    token.asset.custodian = kCustodians[3];
    token.asset.isin = isin("HK", std::string("00SBXT") + m_prefix + "01");
    token.asset.debtIssuer = "Exchange Fund (sandbox)";
    token.asset.debtIssuerType = DebtIssuerType::Government;
    token.asset.riskWeight = exact(0, 0);
    token.asset.country = "HK";
    token.asset.maturity = businessDayOnOrAfter(plusDays(today, 120));
    token.asset.approvalId = "SBX-APP-" + m_coin + "-1";
    revalue(today);
}

ReservePool::Line& ReservePool::add(Kind kind, AssetClass assetClass, std::string name, std::int64_t reference)
{
    auto& line = m_lines.emplace_back();
    line.kind = kind;
    line.asset.line = std::to_string(m_lines.size());
    line.asset.coin = domain::CoinId(m_coin);
    line.asset.pool = "POOL-" + m_coin;
    line.asset.assetClass = assetClass;
    line.asset.name = std::move(name);
    line.asset.currency = m_currency;
    line.asset.valuationSource = "sandbox prices, 17:00 Hong Kong";
    line.asset.account = m_coin + "-TRUST-" + padded(static_cast<std::int64_t>(m_lines.size()), 3);
    line.asset.encumbrance = domain::Encumbrance::Free;
    setValue(line, reference);
    line.nominal = line.value;
    return line;
}

void ReservePool::addDeposits(PoolShape shape, Date today, std::int64_t total)
{
    for (int i = 0; i < shape.demandDeposits; ++i) {
        const std::string bank(kBanks[static_cast<std::size_t>(i) % kBanks.size()]);
        add(Kind::Demand, AssetClass::BankDeposit, bank + " current account",
            total / 1000 * kDemandShare / shape.demandDeposits)
            .asset.custodian = bank;
    }
    for (int i = 0; i < shape.termDeposits; ++i) {
        const std::string bank(kBanks[static_cast<std::size_t>(i + 1) % kBanks.size()]);
        auto& line = add(Kind::Term, AssetClass::BankDeposit, bank + " term deposit " + std::to_string(i + 1),
                         total / 1000 * kTermShare / shape.termDeposits);
        line.asset.custodian = bank;
        line.asset.termStart = businessDayOnOrBefore(plusDays(today, -static_cast<int>(m_rng.between(1, 25))));
        line.asset.maturity = plusDays(*line.asset.termStart, static_cast<int>(m_rng.between(35, 85)));
    }
}

void ReservePool::addBill(int number, bool foreign, Date today, std::int64_t value)
{
    auto& line = add(Kind::Bill, AssetClass::DebtSecurity, {}, 0);
    const bool dollars = foreign || m_currency == "USD";
    line.asset.currency = dollars ? "USD" : m_currency;
    line.asset.country = dollars ? "US" : "HK";
    line.asset.debtIssuer = dollars ? "Federal Treasury (sandbox)" : "Exchange Fund (sandbox)";
    line.asset.debtIssuerType = DebtIssuerType::Government;
    line.asset.riskWeight = exact(0, 0);
    line.asset.isin = isin(line.asset.country, std::string("00SB") + m_prefix + padded(number + 1, 4));
    line.asset.custodian = kCustodians[static_cast<std::size_t>(number) % kCustodians.size()];
    line.asset.maturity = businessDayOnOrAfter(plusDays(today, 20 + 330 / 18 * (number % 18)));
    line.asset.name =
        std::string(dollars ? "Treasury bill " : "Exchange bill ") + support::toText(*line.asset.maturity);
    const auto own = line.asset.currency == m_currency ? value : scaled(value, 10'000, kHkdPerUsd);
    // Whole thousands, as such bills are cut.
    line.nominal = scaled(own, kPriceUnit, billPrice(line, today)) / 100'000 * 100'000;
}

std::int64_t ReservePool::billPrice(const Line& line, Date today)
{
    return kPriceUnit - kYearlyYield * daysBetween(today, *line.asset.maturity) / 365;
}

void ReservePool::setValue(Line& line, std::int64_t value)
{
    line.value = value;
    line.reference = line.asset.currency == m_currency ? value : scaled(value, kHkdPerUsd, 10'000);
}

void ReservePool::rollTerm(Line& line, Date today)
{
    line.asset.termStart = businessDayOnOrBefore(today);
    line.asset.maturity = plusDays(*line.asset.termStart, static_cast<int>(m_rng.between(35, 85)));
}

void ReservePool::revalue(Date today)
{
    if (m_pricedOn == today)
        return;
    m_pricedOn = today;
    for (auto& line : m_lines) {
        switch (line.kind) {
        case Kind::Cash:
        case Kind::Demand:
        case Kind::Fund: break;
        case Kind::Term:
            if (*line.asset.maturity <= today)
                rollTerm(line, today);
            break;
        case Kind::Repo:
            line.asset.termStart = businessDayOnOrBefore(today);
            line.asset.maturity = businessDayOnOrAfter(plusDays(*line.asset.termStart, 1));
            break;
        case Kind::Token:
            if (*line.asset.maturity <= today)
                line.asset.maturity = businessDayOnOrAfter(plusDays(today, 182));
            break;
        case Kind::Bill:
            if (*line.asset.maturity <= today) {
                line.asset.maturity = businessDayOnOrAfter(plusDays(today, 182));
                line.nominal = scaled(line.value, kPriceUnit, billPrice(line, today));
            }
            setValue(line, scaled(line.nominal, billPrice(line, today) + m_rng.between(-6, 6), kPriceUnit));
            break;
        }
    }
}

void ReservePool::receive(std::int64_t cents)
{
    auto& line = m_lines[kOperatingAccount];
    setValue(line, line.value + cents);
}

std::int64_t ReservePool::operatingCash() const
{
    return m_lines[kOperatingAccount].value;
}

void ReservePool::restateBankB(std::int64_t wanted)
{
    auto& line = m_lines[kBankBAccount];
    setValue(line, line.value - (total() - wanted));
}

std::int64_t ReservePool::total() const
{
    std::int64_t sum = 0;
    for (const auto& line : m_lines)
        sum += line.reference;
    return sum;
}

std::vector<domain::ReserveAsset> ReservePool::assets(const std::string& statementId) const
{
    std::vector<domain::ReserveAsset> out;
    out.reserve(m_lines.size());
    for (const auto& line : m_lines) {
        auto& asset = out.emplace_back(line.asset);
        asset.statementId = statementId;
        asset.marketValue = exact(line.value, 2);
        asset.marketValueReference = exact(line.reference, 2);
        asset.nominal = exact(line.kind == Kind::Bill ? line.nominal : line.value, 2);
        if (line.kind == Kind::Repo)
            asset.collateralValue = exact(scaled(line.value, kCollateral, 1000), 2);
    }
    return out;
}

} // namespace assay::sandbox
