// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/reserves/Coverage.h"
#include "services/measures/supply/SupplyBridge.h"

namespace assay::measures {

/// What was said before and the snapshot no longer holds, as the store has it. Value type.
struct EarlierData {
    /// What was observed at the start of the day in Hong Kong.
    std::map<std::pair<domain::CoinId, domain::LedgerId>, EarlierSupply> openings;
    /// Lines of older statements that their sources have withdrawn since.
    std::vector<domain::Row<domain::ReserveAsset>> lines;
};

/// Midnight in Hong Kong before `now`.
[[nodiscard]] domain::Instant startOfDay(domain::Instant now);

/// What the ledgers showed in this snapshot, by coin and ledger; one that cannot be added exactly is left out.
[[nodiscard]] std::map<std::pair<domain::CoinId, domain::LedgerId>, EarlierSupply> observedSupplies(const Context& context);

/// The older statements within `window` up to now whose lines are not in the snapshot, newest first, as long as they have
/// no more than `mostLines` lines together.
[[nodiscard]] std::vector<const domain::Row<domain::ReserveStatement>*>
withoutLines(const domain::Snapshot& snapshot, domain::Instant now, domain::Duration window, std::int64_t mostLines);

} // namespace assay::measures
