// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/reserves/Coverage.h"

namespace assay::measures
{

/// What moved supply and assets, by coin, in order of time. Points into the snapshot it was made from; one thread.
class WindowFacts
{
public:
    explicit WindowFacts(const Context& context);

    using Operations = std::vector<const domain::TokenOperation*>;
    using Flows = std::vector<const domain::ReserveFlow*>;
    /// Mints and burns seen on this ledger.
    [[nodiscard]] const Operations& operations(const domain::CoinId& coin, const domain::LedgerId& ledger) const;
    [[nodiscard]] const Flows& flows(const domain::CoinId& coin) const;

private:
    std::map<std::pair<domain::CoinId, domain::LedgerId>, Operations> m_operations;
    std::map<domain::CoinId, Flows> m_flows;
};

/// The span between the instants of the two sides, and their figures.
struct CoverageSpan {
    domain::Instant from{};
    domain::Instant until{};
    domain::Decimal assets;
    domain::Decimal outstanding;
};
struct WorstCase {
    std::optional<domain::Decimal> assets;
    std::optional<domain::Decimal> outstanding;
    std::string remark;
};
/// The largest outstanding and the smallest assets within the span: those of `points` that were valid in it,
/// each ledger's supply replayed through its operations, the assets after each flow. A bound: the extremes of several
/// ledgers are added as if they had come together.
[[nodiscard]] WorstCase worstWithin(const CoverageSpan& span, const Pool& pool, const CoinSupply* supply,
                                    std::span<const CoveragePoint> points, const WindowFacts& facts);

/// (stated − observed) ÷ observed over all ledgers; `statement` is used where no supply is stated by ledger.
[[nodiscard]] std::optional<domain::Decimal> claimGapShare(const CoinSupply& supply, const domain::Decimal& statement);

} // namespace assay::measures
