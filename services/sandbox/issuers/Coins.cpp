// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/issuers/Coins.h"

#include "services/sandbox/world/Codes.h"

namespace assay::sandbox
{

namespace
{

constexpr std::array<std::int64_t, 2> kBlockMs{12'000, 3'000};
/// 2024-01-01T00:00:00Z, when the invented ledgers began.
constexpr std::int64_t kGenesisMs = 1'704'067'200'000;

} // namespace

std::string Coin::contract(std::size_t ledger) const
{
    return address("contract " + std::string(ticker) + std::string(kLedgers[ledger]));
}

domain::Supply Coin::supplyOn(std::size_t ledger, Instant now) const
{
    domain::Supply out;
    out.coin = domain::CoinId(ticker);
    out.ledger = domain::LedgerId(kLedgers[ledger]);
    out.contract = contract(ledger);
    out.total = exact(supply[ledger], 2);
    out.frozen = exact(ledger == 0 ? frozen : 0, 2);
    out.block = blockAt(ledger, now);
    out.blockHash = digest(std::string(kLedgers[ledger]) + std::to_string(*out.block));
    out.blockTime = blockTime(ledger, *out.block);
    return out;
}

domain::Supply Coin::observedOn(std::size_t ledger, Instant now) const
{
    auto out = supplyOn(ledger, now);
    out.total = exact(supply[ledger] + hidden[ledger], 2);
    return out;
}

std::vector<Coin> startingCoins()
{
    using domain::LicenseeType;
    return {
        {"HKDX",
         "harbour",
         "Harbour Coin Limited",
         kSourceHarbour,
         "HKD",
         LicenseeType::NonBank,
         {84'433'012'000, 36'000'000'050},
         125'000'000,
         kSourceHarbourCustody,
         500},
        {"KDHK",
         "kowloon",
         "Kowloon Digital Bank",
         kSourceKowloon,
         "HKD",
         LicenseeType::Bank,
         {241'700'000'000, 106'315'400'000},
         0,
         kSourceKowloonCustody,
         0},
        {"PUSD",
         "pearl",
         "Pearl Dollar Issuance Limited",
         kSourcePearl,
         "USD",
         LicenseeType::NonBank,
         {29'850'000'000, 11'402'775'025},
         42'000'000,
         kSourcePearlCustody,
         200},
    };
}

std::int64_t blockAt(std::size_t ledger, Instant now)
{
    return (now.time_since_epoch().count() - kGenesisMs) / kBlockMs[ledger];
}

Instant blockTime(std::size_t ledger, std::int64_t block)
{
    return Instant{Duration{kGenesisMs + block * kBlockMs[ledger]}};
}

} // namespace assay::sandbox
