// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "services/domain/Snapshot.h"
#include "services/store/WriteBatch.h"
#include "services/wire/FeedUpdate.h"

namespace assay::runtime {

/// What stored bytes say when they are read again, by the decoder that first read them: a page or message of assay-http, an
/// answer of an EVM node, an imported file. `resource` is that of the rows wanted, `snapshot` has the source's protocol (and
/// for a node which tokens were asked for). Errors: those of the decoder; Unsupported where an answer cannot be read without
/// the question. Pure, any thread.
[[nodiscard]] support::Result<wire::FeedUpdate> decodeAgain(const store::RawAnswer& raw, std::string_view resource,
                                                            const domain::Snapshot& snapshot);

} // namespace assay::runtime
