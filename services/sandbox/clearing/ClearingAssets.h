// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "services/sandbox/world/Codes.h"

namespace assay::sandbox
{

/// What the clearing house settles. Amounts of money are in cents.
struct ClearingAsset {
    std::string_view account;
    std::string_view lane; ///< SettlementCycle::asset
    int scale;
    std::int64_t lot; ///< smallest unit
    std::int64_t maxLots;
    std::int64_t centsPerLot; ///< price in HKD cents; 0: money
};

inline constexpr std::size_t kClearingAssets = 6;
inline constexpr std::size_t kGold = 0;
inline constexpr std::size_t kDollar = 4;
inline constexpr std::size_t kHkd = 5;
inline constexpr std::array<ClearingAsset, kClearingAssets> kAssetTable{
    ClearingAsset{"GOLD-U", "XAU", 3, 25'000, 60, 84'512'500}, // 25 oz at HKD 33,805.00
    ClearingAsset{"BOND-1", "BOND", 2, 50'000'000, 40, 49'912'500},
    ClearingAsset{"BOND-2", "BOND", 2, 50'000'000, 40, 50'037'500},
    ClearingAsset{"BOND-3", "BOND", 2, 10'000'000, 80, 9'991'000},
    ClearingAsset{"CASH-USD", "USD", 2, 10'000'000, 60, 78'021'000},
    ClearingAsset{"CASH-HKD", "HKD", 2, 1, 1, 0},
};

[[nodiscard]] inline std::string assetCode(std::size_t asset)
{
    switch (asset) {
    case kGold: return "XAU";
    case 1: return isin("HK", "00SBGREEN");
    case 2: return isin("HK", "00SBDIGI1");
    case 3: return dti("3BXQNDR7");
    case kDollar: return "USD";
    default: return "HKD";
    }
}

} // namespace assay::sandbox
