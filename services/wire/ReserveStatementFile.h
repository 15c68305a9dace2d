// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/wire/FeedUpdate.h"

namespace assay::wire
{

struct ReserveStatementLoad {
    std::vector<FeedUpdate> updates;   ///< deltas of "reserve-statements" and "reserve-assets", in this order
    std::vector<support::Error> notes; ///< unknown columns; counts and totals that do not agree
};

/// An issuer's reserve statement as a file: CSV, or JSON in the shape of the pages of assay-http. Columns and members
/// are named as the fields of ReserveStatement and ReserveAsset. One CSV file may hold both: a row of column names
/// begins a section. Of the same name in another form (capitals, blanks) it is the same column. Pure; any thread.
namespace reservestatement
{

/// Rows that do not decode are set aside with row, column and byte. Errors: Malformed, OutOfRange, Unsupported (neither
/// section), MissingField (a section without a column that must be there).
[[nodiscard]] support::Result<ReserveStatementLoad> load(std::string_view bytes, std::string_view fileName);

} // namespace reservestatement

} // namespace assay::wire
