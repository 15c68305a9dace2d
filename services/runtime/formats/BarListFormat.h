// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/runtime/formats/FormatReader.h"

namespace assay::runtime {

[[nodiscard]] support::Result<void> importBarList(Import& import, LoadedFile& file);
[[nodiscard]] support::Result<wire::FeedUpdate> barListAgain(const store::RawAnswer& raw, std::string_view resource);

/// A list of bars replaces the one that its vault had.
inline constexpr FormatReader kBarListReader{
    .tier = domain::Tier::Custodian,
    .takeIn = importBarList,
    .onlyOne = "a bar list is one file: it replaces the list that the source had",
    .states = statesRowsOf<domain::Bar>,
    .readAgain = barListAgain,
};

} // namespace assay::runtime
