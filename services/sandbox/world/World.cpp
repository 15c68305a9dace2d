// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/world/World.h"

#include <algorithm>

#include "services/sandbox/aml/Aml.h"
#include "services/sandbox/clearing/ClearingHouse.h"
#include "services/sandbox/issuers/Coins.h"
#include "services/sandbox/issuers/Issuers.h"
#include "services/sandbox/ledgers/Ledgers.h"
#include "services/sandbox/world/Markets.h"
#include "services/sandbox/requests/RequestService.h"
#include "services/sandbox/vault/Vaults.h"

namespace assay::sandbox
{

namespace
{

std::vector<SourceState> endpoints()
{
    const std::vector<std::string> issuer{
        "reserve-statements", "reserve-assets", "supply",        "redemptions", "licensees", "coin-terms",
        "official-contracts", "reserve-flows",  "approvals",     "issuer-limits", "filings", "incidents",
        "holder-credits"};
    const std::vector<std::string> custody{"custodian-positions"};
    const std::vector<std::string> ledger{"supply", "transfers", "token-operations", "token-sightings", "prices"};
    std::vector<SourceState> out;
    const auto add = [&](std::string_view id, std::string kind, std::string name, std::string tier,
                         std::vector<std::string> resources) {
        auto& source = out.emplace_back();
        source.id = id;
        source.kind = std::move(kind);
        source.name = std::move(name);
        source.tier = std::move(tier);
        source.resources = std::move(resources);
        for (const auto& resource : source.resources)
            source.tables.try_emplace(resource);
    };
    add(kSourceHarbour, "issuer", "Harbour Coin Limited (sandbox)", "S", issuer);
    add(kSourceKowloon, "issuer", "Kowloon Digital Bank (sandbox)", "S", issuer);
    add(kSourcePearl, "issuer", "Pearl Dollar Issuance Limited (sandbox)", "S", issuer);
    add(kSourceHarbourCustody, "issuer", "Custodians of HKDX (sandbox)", "K", custody);
    add(kSourceKowloonCustody, "issuer", "Custodians of KDHK (sandbox)", "K", custody);
    add(kSourcePearlCustody, "issuer", "Custodians of PUSD (sandbox)", "K", custody);
    add(kLedgerSources[0], "ledger", "Ledger A observer (sandbox)", "O", ledger);
    add(kLedgerSources[1], "ledger", "Ledger B observer (sandbox)", "O", ledger);
    add(kSourceClearing, "clearing", "Hong Kong clearing house (sandbox)", "S",
        {"participants", "positions", "instructions", "settlement-cycles", "action-requests", "operators",
         "service-outages", "operator-finances"});
    add(kSourceVaults, "vault", "Vault operators (sandbox)", "K", {"vaults", "bars", "gold-tokens"});
    add(kSourceAml, "aml", "AML monitor (sandbox)", "S", {"alerts", "transfers"});
    return out;
}

} // namespace

struct World::Parts {
    explicit Parts(const WorldSettings& settings)
        : coins(startingCoins()), issuers(coins, settings.seed, settings.scenario, settings.start),
          ledgers(coins, settings.seed, settings.scenario, settings.start),
          markets(coins, settings.seed, settings.scenario, settings.start),
          vaults(settings.seed, settings.scenario, settings.start, settings.barsPerVault),
          clearing(settings.seed, settings.scenario, settings.rate, settings.start, vaults.clearingPoolFine()),
          desk(clearing, settings.start), aml(settings.seed, settings.scenario, settings.start)
    {
    }

    void fill(ChangeSet& set)
    {
        issuers.fill(set);
        ledgers.fill(set);
        markets.fill(set);
        vaults.fill(set);
        clearing.fill(set);
        desk.fill(set);
        aml.fill(set);
    }
    void step(Instant now, ChangeSet& set)
    {
        // Issuers first: the ledgers show in the same step what was made and burnt.
        issuers.step(now, set);
        ledgers.step(now, set);
        markets.step(now, set);
        vaults.step(now, set);
        clearing.step(now, set);
        desk.step(now, set);
        aml.step(now, set);
    }

    std::vector<Coin> coins;
    Issuers issuers;
    Ledgers ledgers;
    Markets markets;
    Vaults vaults;
    ClearingHouse clearing;
    RequestService desk;
    Aml aml;
};

World::World(WorldSettings settings) : m_settings(settings), m_sources(endpoints())
{
    m_settings.start = Instant{std::chrono::floor<std::chrono::seconds>(m_settings.start)};
    m_now = m_settings.start;
    m_parts = std::make_unique<Parts>(m_settings);
    ChangeSet set;
    m_parts->fill(set);
    for (const auto& change : set.take())
        for (auto& source : m_sources)
            if (source.id == change.source)
                source.tables.find(change.resource)->second.apply(change);
    for (auto& source : m_sources) {
        source.sequence = m_settings.firstSequence;
        source.asOf = m_now;
    }
}

World::~World() = default;

std::vector<Change> World::advance(Instant to)
{
    std::vector<Change> out;
    while (m_now + kStep <= to) {
        m_now += kStep;
        ChangeSet set;
        m_parts->step(m_now, set);
        apply(set, out);
    }
    return out;
}

void World::apply(ChangeSet& set, std::vector<Change>& out)
{
    for (auto& change : set.take()) {
        const auto source = std::ranges::find(m_sources, change.source, &SourceState::id);
        if (source == m_sources.end() || frozen(change.source))
            continue;
        auto& table = source->tables.find(change.resource)->second;
        // What came and went within one step was never seen.
        std::erase_if(change.removes, [&](const RowPtr& row) { return !table.contains(row->key); });
        if (change.upserts.empty() && change.removes.empty())
            continue;
        table.apply(change);
        source->asOf = m_now;
        change.sequence = ++source->sequence;
        change.asOf = m_now;
        out.push_back(std::move(change));
    }
}

std::vector<Change> World::act(const std::function<void(RequestService&, Instant, ChangeSet&)>& act)
{
    std::vector<Change> out;
    ChangeSet set;
    act(m_parts->desk, m_now, set);
    apply(set, out);
    return out;
}

const RequestService& World::desk() const
{
    return m_parts->desk;
}

const ClearingHouse& World::clearing() const
{
    return m_parts->clearing;
}

bool World::frozen(std::string_view source) const
{
    return m_settings.scenario == Scenario::FrozenFeed && source == kSourceHarbour;
}

const SourceState* World::find(std::string_view source) const
{
    const auto found = std::ranges::find(m_sources, source, &SourceState::id);
    return found == m_sources.end() ? nullptr : &*found;
}

Instant World::asOf(const SourceState& source) const
{
    if (frozen(source.id))
        return source.asOf;
    return std::max(source.asOf, Instant{std::chrono::floor<std::chrono::seconds>(m_now)});
}

} // namespace assay::sandbox
