// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "services/store/Connection.h"

namespace assay::store
{

// The readings behind Store's functions of the same names. They throw Failure.

[[nodiscard]] std::vector<RowVersion> versionsOf(const Connection& connection, std::string_view kind,
                                                 const domain::SourceId& source, std::string_view key);
[[nodiscard]] std::vector<RowVersion> seriesOf(const Connection& connection, std::string_view kind,
                                               domain::Instant from, domain::Instant to, const Moment& moment,
                                               domain::Duration step);
[[nodiscard]] RawAnswer rawOf(const Connection& connection, const domain::Hash& sha256);
/// The body of the raw row that `body`, `codec` and `size` were read from; checks its length, not its hash.
[[nodiscard]] std::string bodyOf(std::string_view body, std::int64_t codec, std::int64_t size);
[[nodiscard]] std::vector<AuditEvent> auditOf(const Connection& connection, std::size_t newest);
[[nodiscard]] std::vector<domain::OriginPtr> observationsOf(const Connection& connection,
                                                            const domain::SourceId& source, std::size_t newest);
[[nodiscard]] StoreStatistics statisticsOf(const Connection& connection);
[[nodiscard]] domain::Hash headOf(const Connection& connection);

} // namespace assay::store
