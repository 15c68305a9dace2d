// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "services/wire/FeedUpdate.h"

namespace assay::runtime {

/// Codes of an update that their standards do not have: currencies that ISO 4217 does not know or has withdrawn on the day of
/// `at`, and LEI and DTI whose check characters do not fit. Each once, with the number of rows. The rows count as they are.
[[nodiscard]] std::vector<support::Error> codeFaults(const wire::FeedUpdate& update, domain::Instant at);

} // namespace assay::runtime
