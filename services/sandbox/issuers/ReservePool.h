// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/sandbox/issuers/Coins.h"
#include "services/sandbox/world/Rng.h"

namespace assay::sandbox
{

/// How a pool is made up: number of lines of each kind. Weights are fixed shares of the whole.
struct PoolShape {
    int demandDeposits;
    int termDeposits;
    int bills;
    int foreignBills; ///< of the bills: in USD for a HKD coin
    int reverseRepos;
};

/// The reserve of one coin down to the line: cash, deposits, bills, reverse repo, a fund, a tokenised bill. It rolls
/// what matures and takes in and pays out through its first current account. Amounts in cents. One thread.
class ReservePool
{
public:
    ReservePool(const Coin& coin, PoolShape shape, Date today, std::int64_t total, Rng rng);

    /// Rolls what has matured and sets the prices of `today`, once a day.
    void revalue(Date today);
    /// Money received for new coins (positive) or paid out for redeemed ones (negative).
    void receive(std::int64_t cents);
    [[nodiscard]] std::int64_t operatingCash() const;
    /// Lowers the account "Bank B" until the whole is `total`.
    void restateBankB(std::int64_t total);

    [[nodiscard]] std::int64_t total() const;
    [[nodiscard]] std::size_t size() const { return m_lines.size(); }
    /// The lines as they are written into the statement `statementId`.
    [[nodiscard]] std::vector<domain::ReserveAsset> assets(const std::string& statementId) const;

private:
    enum class Kind { Cash, Demand, Term, Bill, Repo, Fund, Token };
    struct Line {
        Kind kind;
        domain::ReserveAsset asset;
        std::int64_t value = 0;     ///< in the asset's currency
        std::int64_t reference = 0; ///< in the coin's currency
        std::int64_t nominal = 0;
    };

    Line& add(Kind kind, domain::AssetClass assetClass, std::string name, std::int64_t reference);
    void addDeposits(PoolShape shape, Date today, std::int64_t total);
    void addBill(int number, bool foreign, Date today, std::int64_t value);
    void setValue(Line& line, std::int64_t value);
    void rollTerm(Line& line, Date today);
    [[nodiscard]] std::int64_t billPrice(const Line& line, Date today);

    std::string m_coin;
    std::string m_currency;
    char m_prefix;
    Rng m_rng;
    Date m_pricedOn{};
    std::vector<Line> m_lines;
};

} // namespace assay::sandbox
