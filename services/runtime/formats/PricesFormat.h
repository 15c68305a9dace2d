// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/runtime/formats/FormatReader.h"

namespace assay::runtime {

[[nodiscard]] support::Result<void> importPrices(Import& import, LoadedFile& file);
[[nodiscard]] support::Result<wire::FeedUpdate> pricesAgain(const store::RawAnswer& raw, std::string_view resource);

/// Prices of a venue by the minute.
inline constexpr FormatReader kPricesReader{
    .tier = domain::Tier::Attested,
    .takeIn = importPrices,
    .states = statesRowsOf<domain::Price>,
    .readAgain = pricesAgain,
};

} // namespace assay::runtime
