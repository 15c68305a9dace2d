// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "services/measures/common/Evidence.h"
#include "services/measures/common/KeyIndex.h"

namespace assay::measures {

/// Lines of one pool that have something in common.
struct LineGroup {
    std::uint32_t first = 0;                  ///< the first of them, which names what they have in common
    std::uint32_t count = 0;
    Sum value;                                ///< in the reference currency; not of accounts and pool names
};

/// Digest that identifies an asset in an account: of its ISIN, or of the line where there is none.
template <class Record>
[[nodiscard]] std::uint64_t itemDigest(const Record& record)
{
    return record.isin.empty() ? TextHash()(record.line) : ~TextHash()(record.isin);
}

/// The lines of one pool by what rules ask about. A row is large, so reading each once and keeping this makes two dozen
/// rules over many lines cheap. Immutable once made, any thread.
struct LineGroups {
    static constexpr std::uint32_t kNone = 0xffffffff;
    struct Line {
        domain::AssetClass assetClass = domain::AssetClass::Unknown;
        std::uint32_t kind = 0;               ///< place in `kinds`; the same for the others
        std::uint32_t currency = 0;
        std::uint32_t custodian = 0;
        std::uint32_t poolName = 0;
        std::uint32_t account = kNone;        ///< kNone: no account is named
        std::uint64_t item = 0;               ///< itemDigest()
    };
    std::vector<Line> lines;                  ///< as the pool's
    /// Lines to which every question of Eligibility.h, haircuts and the liquidity ladder give one answer: what these
    /// read of a line is in LineKind, and nothing else.
    std::vector<LineGroup> kinds;
    std::array<LineGroup, domain::EnumTexts<domain::AssetClass>::kTexts.size()> classes;
    std::vector<LineGroup> currencies;
    std::vector<LineGroup> custodians;        ///< those without a name are one
    std::vector<LineGroup> accounts;          ///< of one custodian each
    std::vector<LineGroup> poolNames;
    Sum total;

    [[nodiscard]] const LineGroup& of(domain::AssetClass assetClass) const
    {
        return classes[static_cast<std::size_t>(assetClass)];
    }
};

/// What decides over a line, as numbers that are cheap to compare. Texts and weights are numbered within one pool.
struct LineKind {
    std::uint64_t traits = 0;                 ///< class, debt issuer, encumbrance, collateral; which dates are there
    std::uint64_t dates = 0;                  ///< start of term and maturity
    std::uint64_t names = 0;                  ///< currency and country
    std::uint64_t grants = 0;                 ///< approval and risk weight

    friend bool operator==(const LineKind&, const LineKind&) = default;
};
struct LineKindHash {
    std::size_t operator()(const LineKind& kind) const
    {
        constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15ULL;
        return (((kind.traits * kMix + kind.dates) * kMix + kind.names) * kMix) + kind.grants;
    }
};

/// Makes LineGroups from one line after the other. One thread.
class LineGrouping {
public:
    /// So many lines are expected.
    void reserve(std::size_t count) { m_groups.lines.reserve(count); }
    void add(const domain::ReserveAsset& asset);
    /// Of all lines so far; nothing may be added afterwards.
    [[nodiscard]] LineGroups take();

private:
    struct Account {
        std::string_view name;
        std::uint32_t custodian = 0;

        friend bool operator==(const Account& a, const Account& b)
        {
            return a.custodian == b.custodian && sameText(a.name, b.name);
        }
    };
    struct AccountHash {
        std::size_t operator()(const Account& account) const { return TextHash()(account.name) + account.custodian; }
    };
    struct DecimalHash {
        std::size_t operator()(const domain::Decimal* value) const { return value->hash(); }
    };
    struct SameDecimal {
        bool operator()(const domain::Decimal* a, const domain::Decimal* b) const { return *a == *b; }
    };
    /// Lines of one kind with one custodian: values are added here once for each line.
    struct Cell {
        std::uint32_t kind = 0;
        std::uint32_t custodian = 0;
        Sum value;
    };

    [[nodiscard]] LineKind kindOf(const domain::ReserveAsset& asset, std::uint32_t currency);

    LineGroups m_groups;
    TextPlaces m_currencies;
    TextPlaces m_custodians;
    TextPlaces m_poolNames;
    TextPlaces m_countries;
    TextPlaces m_approvals;
    KeyIndex<const domain::Decimal*, DecimalHash, SameDecimal> m_weights;
    KeyIndex<Account, AccountHash> m_accounts;
    KeyIndex<LineKind, LineKindHash> m_kinds;
    KeyIndex<std::uint64_t> m_cellPlaces;
    std::vector<Cell> m_cells;
};

} // namespace assay::measures
