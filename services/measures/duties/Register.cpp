// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/duties/Register.h"

namespace assay::measures
{

using domain::CoinTerms;
using domain::LicenseeType;
using domain::OfficialContract;
using domain::ReserveStatement;
using domain::Row;

Register::Register(const Context& context)
{
    const auto coinOf = [&](const domain::CoinId& id) -> CoinEntry& {
        auto& entry = m_coins[id];
        entry.coin = id;
        return entry;
    };
    const auto issuerOf = [&](const domain::IssuerId& id) -> IssuerEntry& {
        auto& entry = m_issuers[id];
        entry.issuer = id;
        return entry;
    };
    std::map<domain::CoinId, domain::Instant> newest;
    context.snapshot.table<CoinTerms>().forEach([&](const Row<CoinTerms>& row) {
        auto& entry = coinOf(row.record.coin);
        entry.sources.insert(row.origin->source);
        entry.evidence.add(*row.origin);
        if (!entry.terms || entry.terms->origin->asOf < row.origin->asOf)
            entry.terms = &row;
    });
    for (auto& [coin, entry] : m_coins) {
        entry.issuer = entry.terms->record.issuer;
        entry.currency = entry.terms->record.currency;
    }
    context.snapshot.table<ReserveStatement>().forEach([&](const Row<ReserveStatement>& row) {
        const auto& record = row.record;
        auto& entry = coinOf(record.coin);
        entry.sources.insert(row.origin->source);
        auto& asOf = newest[record.coin];
        if (asOf < record.asOf && !entry.terms) {
            entry.issuer = record.issuer;
            entry.currency = record.currency;
        }
        asOf = std::max(asOf, record.asOf);
        if (record.issuer.empty())
            return;
        auto& issuer = issuerOf(record.issuer);
        issuer.sources.insert(row.origin->source);
        if (record.licenseeType != LicenseeType::Unknown && issuer.types.insert(record.licenseeType).second)
            issuer.evidence.add(*row.origin);
    });
    const auto known = [&](const domain::CoinId& id) {
        const auto found = m_coins.find(id);
        return found == m_coins.end() ? nullptr : &found->second;
    };
    context.snapshot.table<domain::Supply>().forEach([&](const Row<domain::Supply>& row) {
        if (auto* entry = known(row.record.coin))
            entry->sources.insert(row.origin->source);
    });
    context.snapshot.table<OfficialContract>().forEach([&](const Row<OfficialContract>& row) {
        auto* entry = known(row.record.coin);
        if (!entry)
            return;
        entry->contracts.push_back(&row);
        entry->evidence.add(*row.origin);
        if (row.record.since && row.record.since->ok() && (!entry->since || *row.record.since < *entry->since))
            entry->since = row.record.since;
    });
    context.snapshot.table<domain::Licensee>().forEach([&](const Row<domain::Licensee>& row) {
        auto& entry = issuerOf(row.record.issuer);
        entry.sources.insert(row.origin->source);
        if (!entry.licensee || entry.licensee->origin->asOf < row.origin->asOf)
            entry.licensee = &row;
        entry.evidence.add(*row.origin);
        if (row.record.licenseeType != LicenseeType::Unknown)
            entry.types.insert(row.record.licenseeType);
    });
    for (auto& [coin, entry] : m_coins)
        if (!entry.issuer.empty()) {
            auto& issuer = issuerOf(entry.issuer);
            issuer.coins.push_back(coin);
            issuer.sources.insert(entry.sources.begin(), entry.sources.end());
        }
    if (context.coins)
        std::erase_if(m_coins, [&](const auto& entry) { return !context.concerns(entry.first); });
}

const CoinEntry* Register::coin(const domain::CoinId& id) const
{
    const auto found = m_coins.find(id);
    return found == m_coins.end() ? nullptr : &found->second;
}

const Register& registerOf(const Context& context)
{
    return context.memo.of<Register>("register", [&] { return Register(context); });
}

} // namespace assay::measures
