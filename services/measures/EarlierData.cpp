// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/EarlierData.h"

#include <algorithm>
#include <set>

#include "services/support/Zones.h"

namespace assay::measures {

using domain::Instant;
using domain::ReserveAsset;
using domain::ReserveStatement;
using domain::Row;

Instant startOfDay(Instant now)
{
    const auto& hongKong = support::Zone::hongKong();
    return hongKong.startOf(hongKong.dateAt(now));
}

std::map<std::pair<domain::CoinId, domain::LedgerId>, EarlierSupply> observedSupplies(const Context& context)
{
    std::map<std::pair<domain::CoinId, domain::LedgerId>, EarlierSupply> out;
    for (const auto& [coin, supply] : supplies(context))
        for (const auto& [ledger, seen] : supply.observed)
            if (seen.total.exact())
                out.emplace(std::pair(coin, ledger), EarlierSupply{seen.total.value(), seen.until, std::nullopt});
    return out;
}

std::vector<const Row<ReserveStatement>*> withoutLines(const domain::Snapshot& snapshot, Instant now,
                                                       domain::Duration window, std::int64_t mostLines)
{
    std::set<StatementRef> here;
    const Row<ReserveAsset>* last = nullptr;
    snapshot.table<ReserveAsset>().forEach([&](const Row<ReserveAsset>& row) {
        if (!last || last->origin != row.origin || last->record.statementId != row.record.statementId ||
            last->record.coin != row.record.coin)
            here.insert(refOf(row));
        last = &row;
    });
    std::vector<const Row<ReserveStatement>*> found;
    snapshot.table<ReserveStatement>().forEach([&](const Row<ReserveStatement>& row) {
        const auto& statement = row.record;
        if (statement.assetCount > 0 && statement.asOf <= now && now - statement.asOf <= window && !here.contains(refOf(row)))
            found.push_back(&row);
    });
    std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->record.asOf > b->record.asOf; });
    std::int64_t lines = 0;
    const auto end = std::find_if(found.begin(), found.end(), [&](const auto* row) {
        if (row->record.assetCount > mostLines - lines)
            return true;
        lines += row->record.assetCount;
        return false;
    });
    found.erase(end, found.end());
    return found;
}

} // namespace assay::measures
