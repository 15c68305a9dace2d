// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/vault/Vaults.h"

#include <array>

#include "services/sandbox/world/Codes.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;

struct Place {
    std::string_view id;
    std::string_view name;
    std::string_view keeper;
    std::string_view location;
    std::int64_t capacityTonnes;
};
constexpr std::array kPlaces{
    Place{"HKIA-1", "Airport Depository, hall 1", "Airport Bullion Depository (sandbox)", "Chek Lap Kok", 200},
    Place{"HKIA-2", "Airport Depository, hall 2", "Airport Bullion Depository (sandbox)", "Chek Lap Kok", 200},
    Place{"CENTRAL-1", "Central strongroom", "Bank A", "Central", 80},
    Place{"KWUN-TONG-1", "Kwun Tong vault", "Harbour Secure Storage", "Kwun Tong", 120},
    Place{"TSUEN-WAN-1", "Tsuen Wan vault", "Harbour Secure Storage", "Tsuen Wan", 120},
};

/// Invented refiners by their mark.
constexpr std::array<std::string_view, 6> kRefiners{"MK", "LRG", "TMR", "NPN", "SKB", "VPR"};
constexpr std::int64_t kFirstSerial = 40'000;
constexpr std::int64_t kGrossStep = 25; ///< thousandths of an ounce

constexpr std::string_view kKnownSerial = "48213";
constexpr std::int64_t kKnownYear = 2019;
constexpr std::int64_t kKnownGross = 400'125;

Decimal ounces(std::int64_t thousandths)
{
    return exact(thousandths, 3);
}

} // namespace

Vaults::Vaults(std::uint64_t seed, Scenario scenario, Instant start, std::int64_t barsPerVault)
    : m_rng(seed, "vaults"), m_scenario(scenario), m_start(start)
{
    m_tokens = {Token{"AUHK", "harbour-bullion", "Harbour Bullion Tokens Limited"},
                Token{"PXAU", "pearl-metals", "Pearl Metals Issuance Limited"}};
    makeBars(barsPerVault);
    for (auto& token : m_tokens)
        token.supply = token.allocated / 1000 * 999;
}

void Vaults::makeBars(std::int64_t perVault)
{
    m_bars.reserve(kPlaces.size() * static_cast<std::size_t>(perVault) + 2);
    std::int64_t serial = kFirstSerial;
    for (std::size_t vault = 0; vault < kPlaces.size(); ++vault)
        for (std::int64_t i = 0; i < perVault; ++i)
            m_bars.push_back(makeBar(vault, serial++));
    placeKnownBar();
}

domain::Bar Vaults::makeBar(std::size_t vault, std::int64_t serial)
{
    domain::Bar bar;
    bar.vault = domain::VaultId(kPlaces[vault].id);
    bar.refiner = m_rng.pick(kRefiners);
    bar.serial = std::to_string(serial);
    bar.year = m_rng.between(2008, 2025);
    std::int64_t fine = 0;
    if (m_rng.oneIn(6)) {
        bar.form = domain::BarForm::Kilobar;
        bar.grossOz = ounces(32'151);
        bar.fineness = exact(9999, 1);
        fine = 32'148; // agreed table, not computed
    } else {
        const auto gross = m_rng.between(15'700, 16'320) * kGrossStep; // 392.500 to 408.000 oz
        const auto fineness = m_rng.between(9950, 9999);
        bar.form = domain::BarForm::LargeBar;
        bar.grossOz = ounces(gross);
        bar.fineness = exact(fineness, 1);
        fine = scaled(gross, fineness, 10'000);
    }
    bar.fineOz = ounces(fine);
    allocate(bar, fine);
    return bar;
}

void Vaults::allocate(domain::Bar& bar, std::int64_t fine)
{
    const auto lot = m_rng.between(1, 100);
    if (lot <= 55) {
        bar.owner = "Clearing house, for account holders";
        bar.pool = kClearingPool;
        m_poolFine += fine;
    } else if (lot <= 75) {
        auto& token = m_tokens[lot <= 68 ? 0 : 1];
        bar.owner = token.issuerName;
        bar.pool = token.ticker;
        token.allocated += fine;
    } else {
        const auto member = "P" + padded(m_rng.between(1, 12), 2);
        bar.owner = member;
        bar.pool = "ALLOCATED-" + member;
        if (m_rng.oneIn(25))
            bar.encumbrance = "Bank B";
    }
}

void Vaults::placeKnownBar()
{
    domain::Bar known;
    known.vault = domain::VaultId("HKIA-2");
    known.refiner = "MK";
    known.serial = kKnownSerial;
    known.year = kKnownYear;
    known.form = domain::BarForm::LargeBar;
    known.grossOz = ounces(kKnownGross);
    known.fineness = exact(9958, 1);
    const auto fine = scaled(kKnownGross, 9958, 10'000);
    known.fineOz = ounces(fine);
    known.owner = m_tokens.front().issuerName;
    known.pool = m_tokens.front().ticker;

    // A made bar has that serial number already: it gets a free one.
    for (auto& bar : m_bars) {
        if (bar.serial != kKnownSerial)
            continue;
        bar.serial = std::to_string(kFirstSerial + static_cast<std::int64_t>(m_bars.size()));
        break;
    }
    m_tokens.front().allocated += fine;
    m_bars.push_back(known);
    if (m_scenario != Scenario::DoublePledgedBar)
        return;
    known.vault = domain::VaultId("HKIA-1");
    known.owner = "P09";
    known.pool = "ALLOCATED-P09";
    known.encumbrance = "Bank B";
    m_bars.push_back(known);
}

void Vaults::fill(ChangeSet& out)
{
    for (const auto& place : kPlaces) {
        domain::Vault vault;
        vault.id = domain::VaultId(place.id);
        vault.name = place.name;
        vault.vaultOperator = place.keeper;
        vault.location = place.location;
        vault.capacityTonnes = Decimal(place.capacityTonnes);
        out.upsert(kSourceVaults, vault);
    }
    for (const auto& bar : m_bars)
        out.upsert(kSourceVaults, bar);
    stateTokens(m_start, out);
}

void Vaults::step(Instant now, ChangeSet& out)
{
    if ((now - m_start) % Duration{20s} == Duration::zero())
        moveOne(out);
    if (now.time_since_epoch() % Duration{1min} == Duration::zero())
        stateTokens(now, out);
}

void Vaults::moveOne(ChangeSet& out)
{
    auto& bar = m_bars[m_rng.index(m_bars.size())];
    const auto& target = kPlaces[m_rng.index(kPlaces.size())];
    if (bar.serial == kKnownSerial || bar.vault.value() == target.id)
        return;
    out.remove(kSourceVaults, bar);
    bar.vault = domain::VaultId(target.id);
    out.upsert(kSourceVaults, bar);
}

void Vaults::stateTokens(Instant now, ChangeSet& out)
{
    for (auto& token : m_tokens) {
        // Up to 0.2 % below what is allocated; never above it.
        token.supply = token.allocated - token.allocated / 1'000'000 * m_rng.between(900, 2000);
        domain::GoldToken row;
        row.token = domain::CoinId(token.ticker);
        row.issuer = domain::IssuerId(token.issuer);
        row.issuerName = token.issuerName;
        row.ouncesPerToken = exact(1000, 3);
        row.supply = ounces(token.supply);
        row.supplyAsOf = now;
        row.allocatedOz = ounces(token.allocated);
        row.allocatedAsOf = now;
        out.upsert(kSourceVaults, row);
    }
}

} // namespace assay::sandbox
