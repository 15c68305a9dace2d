// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/reserves/Pools.h"

namespace assay::measures {

/// The limits that issuers set themselves, by coin. Points into the snapshot it was made from. Immutable, any thread.
class Limits {
public:
    explicit Limits(const Context& context);

    struct Limit {
        const domain::Row<domain::IssuerLimit>* row = nullptr;
        const domain::Origin* confirmed = nullptr;
        bool stale = false;
    };
    /// By measure and subject.
    using OfCoin = std::map<std::pair<std::string_view, std::string_view>, Limit>;
    [[nodiscard]] const OfCoin& of(const domain::CoinId& coin) const;

private:
    std::map<domain::CoinId, OfCoin> m_limits;
};

/// Of which shares the lines are named: that costs a text for each.
enum class Naming : std::uint8_t { All, Exceeded };
/// Are shares taken where no limit is set?
enum class Breadth : std::uint8_t { All, Limited };

struct ConcentrationTerms {
    std::optional<domain::Decimal> hhi;       ///< of custodians at most, unless the issuer's own limit is lower
    Naming naming = Naming::All;
    Breadth breadth = Breadth::All;
};

/// What the lines of one pool add up to, by custodian, debt issuer, currency and class, and the Herfindahl index of
/// custodians. Shares and the index are rounded up to at least six and two digits and to those of their limit, so that
/// headroom is negative exactly where a limit is exceeded. In order of measure, largest first. Lines that name no
/// custodian stand under an empty subject and count in the index as one. Empty if the pool has no value.
[[nodiscard]] std::vector<domain::Concentration> concentrations(const Pool& pool, const Limits& limits,
                                                                const ConcentrationTerms& terms);

/// Of the newest statement of each coin from its strongest source.
[[nodiscard]] std::vector<domain::Concentration> concentrations(const Context& context, const PoolLimits& limits,
                                                                const ConcentrationTerms& terms);

inline constexpr std::string_view kCustodianShare = "custodian-share";
inline constexpr std::string_view kDebtIssuerShare = "debt-issuer-share";
inline constexpr std::string_view kCurrencyShare = "currency-share";
inline constexpr std::string_view kClassShare = "class-share";
inline constexpr std::string_view kCustodianIndex = "hhi-custodian";

} // namespace assay::measures
