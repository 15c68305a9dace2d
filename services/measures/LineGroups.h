// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>

#include "services/measures/Evidence.h"

namespace assay::measures {

/// Lines of one pool that have something in common.
struct LineGroup {
    std::uint32_t first = 0;                  ///< the first of them, which names what they have in common
    std::uint32_t count = 0;
    Sum value;                                ///< in the reference currency; not of accounts and pool names
};

/// The lines of one pool by what rules ask about most. A row is large, so looking at each once and keeping this makes a
/// dozen rules over many lines cheap. Immutable once made, any thread.
struct LineGroups {
    static constexpr std::uint32_t kNone = 0xffffffff;
    struct Line {
        domain::AssetClass assetClass = domain::AssetClass::Unknown;
        std::uint32_t currency = 0;           ///< place in `currencies`; the same for the others
        std::uint32_t custodian = 0;
        std::uint32_t poolName = 0;
        std::uint32_t account = kNone;        ///< kNone: no account is named
    };
    std::vector<Line> lines;                  ///< as the pool's
    std::array<LineGroup, domain::EnumTexts<domain::AssetClass>::kTexts.size()> classes;
    std::vector<LineGroup> currencies;
    std::vector<LineGroup> custodians;        ///< those without a name are one
    std::vector<LineGroup> accounts;          ///< of one custodian each
    std::vector<LineGroup> poolNames;
    Sum total;

    explicit LineGroups(std::span<const domain::Row<domain::ReserveAsset>* const> rows);

    [[nodiscard]] const LineGroup& of(domain::AssetClass assetClass) const
    {
        return classes[static_cast<std::size_t>(assetClass)];
    }
};

} // namespace assay::measures
