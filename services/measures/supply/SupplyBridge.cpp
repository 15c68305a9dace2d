// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/supply/SupplyBridge.h"

#include <algorithm>
#include <set>

#include "services/measures/common/Checked.h"
#include "services/measures/common/Digits.h"

namespace assay::measures
{

using domain::CoinId;
using domain::Decimal;
using domain::Duration;
using domain::Instant;
using domain::LedgerId;
using domain::Operation;
using domain::Rounding;
using domain::Row;
using domain::SupplyBridge;
using domain::TokenOperation;

namespace
{


using Place = std::pair<CoinId, LedgerId>;
using Operations = std::vector<const TokenOperation*>;

/// Mints and burns of one coin on one ledger as the two sides state them.
struct Told {
    Operations observed;
    Operations stated;

    /// What the ledger shows is not added to what the issuer says of it.
    [[nodiscard]] const Operations& believed() const { return observed.empty() ? stated : observed; }
};

void tidy(Operations& rows)
{
    const auto order = [](const auto* a, const auto* b) { return std::tie(a->at, a->id) < std::tie(b->at, b->id); };
    std::sort(rows.begin(), rows.end(), order);
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [](const auto* a, const auto* b) { return a->id == b->id && a->at == b->at; }),
               rows.end());
}

std::map<Place, Told> operations(const Context& context)
{
    std::map<Place, Told> out;
    context.snapshot.table<TokenOperation>().forEach([&](const Row<TokenOperation>& row) {
        const auto& one = row.record;
        const bool moves = one.operation == Operation::Mint || one.operation == Operation::Burn;
        if (!moves || !one.amount || !context.concerns(one.coin))
            return;
        Told& told = out[{one.coin, one.ledger}];
        (sideOf(context.snapshot, *row.origin) == SupplySide::Observed ? told.observed : told.stated).push_back(&one);
    });
    for (auto& [place, told] : out) {
        tidy(told.observed);
        tidy(told.stated);
    }
    return out;
}

/// Where an observing source states a frozen amount, be it zero.
std::set<Place> frozenKnown(const Context& context)
{
    std::set<Place> out;
    context.snapshot.table<domain::Supply>().forEach([&](const Row<domain::Supply>& row) {
        if (row.record.frozen && context.concerns(row.record.coin) &&
            sideOf(context.snapshot, *row.origin) == SupplySide::Observed)
            out.insert({row.record.coin, row.record.ledger});
    });
    return out;
}

struct Moved {
    Checked minted;
    Checked burned;
};

Moved movedWithin(const Operations& rows, Instant from, Instant until)
{
    Moved out;
    const auto isAfter = [](Instant at, const auto* one) { return at < one->at; };
    auto one = std::upper_bound(rows.begin(), rows.end(), from, isAfter);
    for (; one != rows.end() && (*one)->at <= until; ++one)
        ((*one)->operation == Operation::Mint ? out.minted : out.burned) += Checked(*(*one)->amount);
    return out;
}

void addGap(SupplyBridge& bridge, const LedgerSupply& stated, const LedgerSupply& observed,
            const EarlierSupply* earlier)
{
    const Checked gap = Checked(*bridge.stated) - Checked(*bridge.closing);
    bridge.gap = gap.value();
    bridge.gapShare = gap.over(Checked(*bridge.closing), kShareDigits, Rounding::Up).value();
    if (!gap.known() || gap.get().isZero())
        return;
    Instant since = std::max(stated.since, observed.since);
    if (earlier && earlier->gapSince)
        since = std::min(since, *earlier->gapSince);
    const Duration stood = std::min(stated.until, observed.until) - since;
    bridge.gapSeconds = std::max<std::int64_t>(0, std::chrono::floor<std::chrono::seconds>(stood).count());
}

BridgeMeasure measureOf(const Place& place, const CoinSupply& supply, const Told& told, bool frozenIsKnown,
                        const BridgeParameters& parameters)
{
    BridgeMeasure measure;
    SupplyBridge& out = measure.bridge;
    out.coin = place.first;
    out.ledger = place.second;
    const auto stated = supply.stated.find(place.second);
    if (stated != supply.stated.end()) {
        measure.evidence.add(stated->second.evidence);
        if (stated->second.total.exact())
            out.stated = stated->second.total.value();
    }
    const auto observed = supply.observed.find(place.second);
    if (observed != supply.observed.end())
        measure.evidence.add(observed->second.evidence);
    if (observed == supply.observed.end() || !observed->second.total.exact())
        return measure;
    const LedgerSupply& seen = observed->second;
    const auto found = parameters.earlier.find(place);
    const bool hasEarlier = found != parameters.earlier.end() && found->second.at <= seen.until;
    const EarlierSupply* earlier = hasEarlier ? &found->second : nullptr;
    out.closing = seen.total.value();
    out.until = seen.until;
    out.from = earlier ? earlier->at : seen.until - parameters.span;
    const Moved moved = movedWithin(told.believed(), *out.from, *out.until);
    if (moved.minted.known() && moved.burned.known()) {
        out.minted = moved.minted.get();
        out.burned = moved.burned.get();
        const Checked net = moved.minted - moved.burned;
        out.opening = earlier ? std::optional(earlier->total) : (Checked(*out.closing) - net).value();
        if (out.opening)
            out.expected = (Checked(*out.opening) + net).value();
        if (earlier && out.expected)
            out.difference = (Checked(*out.closing) - Checked(*out.expected)).value();
    }
    if (frozenIsKnown && seen.frozen.exact())
        out.frozen = seen.frozen.value();
    if (out.stated)
        addGap(out, stated->second, seen, earlier);
    return measure;
}

} // namespace

std::vector<BridgeMeasure> bridgeMeasures(const Context& context, const BridgeParameters& parameters)
{
    static const Told kNone;
    const auto told = operations(context);
    const auto frozen = frozenKnown(context);
    std::vector<BridgeMeasure> out;
    for (const auto& [coin, supply] : supplies(context)) {
        std::set<LedgerId> ledgers;
        for (const auto* side : {&supply.observed, &supply.stated})
            for (const auto& [ledger, one] : *side)
                ledgers.insert(ledger);
        for (const auto& ledger : ledgers) {
            const Place place{coin, ledger};
            const auto found = told.find(place);
            out.push_back(measureOf(place, supply, found == told.end() ? kNone : found->second, frozen.contains(place),
                                    parameters));
        }
    }
    return out;
}

std::vector<SupplyBridge> supplyBridges(const Context& context, const BridgeParameters& parameters)
{
    std::vector<SupplyBridge> out;
    for (auto& measure : bridgeMeasures(context, parameters))
        out.push_back(std::move(measure.bridge));
    return out;
}

} // namespace assay::measures
