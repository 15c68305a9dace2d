// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/runtime/formats/FormatReader.h"

namespace assay::runtime {

[[nodiscard]] support::Result<void> importSanctions(Import& import, std::vector<LoadedFile>& files);
[[nodiscard]] support::Result<wire::FeedUpdate> sanctionsAgain(const store::RawAnswer& raw, std::string_view resource);

/// The files of one list belong together: entries, aliases, comments, addresses.
inline constexpr FormatReader kSanctionsReader{
    .takeInAll = importSanctions,
    .states = statesRowsOf<domain::SanctionEntry>,
    .readAgain = sanctionsAgain,
};

} // namespace assay::runtime
