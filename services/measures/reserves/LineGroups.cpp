// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/LineGroups.h"

namespace assay::measures {

using domain::Date;
using domain::ReserveAsset;

namespace {

void note(std::vector<LineGroup>& groups, std::uint32_t place, std::uint32_t line)
{
    if (place == groups.size())
        groups.push_back({line, 0, {}});
    ++groups[place].count;
}

std::uint64_t packed(std::uint64_t high, std::uint64_t low)
{
    return (high << 32) | low;
}

/// 0 is "no date"; every date has bit 26 set.
std::uint64_t packed(const std::optional<Date>& date)
{
    if (!date)
        return 0;
    const auto year = static_cast<std::uint32_t>(static_cast<int>(date->year())) & 0xffffU;
    return (1U << 26) | (year << 9) | (static_cast<unsigned>(date->month()) << 5) | static_cast<unsigned>(date->day());
}

/// Does the collateral reach what is lent?
enum class Collateral : std::uint8_t { NotStated, Short, Enough };

Collateral collateralOf(const ReserveAsset& asset)
{
    if (!asset.collateralValue)
        return Collateral::NotStated;
    return *asset.collateralValue < asset.marketValue ? Collateral::Short : Collateral::Enough;
}

} // namespace

LineKind LineGrouping::kindOf(const ReserveAsset& asset, std::uint32_t currency)
{
    LineKind out;
    out.traits = static_cast<std::uint64_t>(asset.assetClass) | static_cast<std::uint64_t>(asset.debtIssuerType) << 8
        | static_cast<std::uint64_t>(asset.encumbrance) << 16 | static_cast<std::uint64_t>(asset.collateralClass) << 24
        | static_cast<std::uint64_t>(collateralOf(asset)) << 32;
    out.dates = packed(packed(asset.termStart), packed(asset.maturity));
    out.names = packed(currency, m_countries.add(asset.country));
    const std::uint64_t weight = asset.riskWeight ? m_weights.add(&*asset.riskWeight) + 1ULL : 0ULL;
    out.grants = packed(m_approvals.add(asset.approvalId), weight);
    return out;
}

void LineGrouping::add(const ReserveAsset& asset)
{
    const auto number = static_cast<std::uint32_t>(m_groups.lines.size());
    auto& line = m_groups.lines.emplace_back();
    line.assetClass = asset.assetClass;
    line.item = itemDigest(asset);
    line.currency = m_currencies.add(asset.currency);
    line.custodian = m_custodians.add(asset.custodian);
    line.poolName = m_poolNames.add(asset.pool);
    line.kind = m_kinds.add(kindOf(asset, line.currency));
    note(m_groups.currencies, line.currency, number);
    note(m_groups.custodians, line.custodian, number);
    note(m_groups.poolNames, line.poolName, number);
    note(m_groups.kinds, line.kind, number);
    if (!asset.account.empty()) {
        line.account = m_accounts.add({asset.account, line.custodian});
        note(m_groups.accounts, line.account, number);
    }
    auto& ofClass = m_groups.classes[static_cast<std::size_t>(line.assetClass)];
    if (ofClass.count++ == 0)
        ofClass.first = number;
    const auto cell = m_cellPlaces.add(packed(line.kind, line.custodian));
    if (cell == m_cells.size())
        m_cells.push_back({line.kind, line.custodian, {}});
    m_cells[cell].value.add(asset.marketValueReference);
}

LineGroups LineGrouping::take()
{
    for (const auto& cell : m_cells) {
        auto& kind = m_groups.kinds[cell.kind];
        kind.value.add(cell.value);
        m_groups.custodians[cell.custodian].value.add(cell.value);
    }
    for (const auto& kind : m_groups.kinds) {
        const auto& line = m_groups.lines[kind.first];
        m_groups.classes[static_cast<std::size_t>(line.assetClass)].value.add(kind.value);
        m_groups.currencies[line.currency].value.add(kind.value);
        m_groups.total.add(kind.value);
    }
    return std::move(m_groups);
}

} // namespace assay::measures
