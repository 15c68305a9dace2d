// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "services/filter/Values.h"
#include "services/reports/View.h"

namespace assay::reports {

/// Keeps the rows of a view that a line of the filter language keeps (services/filter), in the order of its sort:, if any.
/// A script cannot be asked what it meant, so what is doubtful is an error here.
/// Errors: Usage; `where` is "character N", of an unknown field the message lists the known ones.
[[nodiscard]] support::Result<void> applyFilter(View& view, std::string_view line, const filter::Present& present);

} // namespace assay::reports
