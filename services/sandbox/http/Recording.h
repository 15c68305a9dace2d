// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "services/sandbox/world/World.h"

namespace assay::sandbox
{

/// Writes what the endpoints would say, without opening a socket: SOURCE.about.json, one page of each resource as
/// SOURCE.RESOURCE.json, what operators are answered as SOURCE.route.NAME.json (refusals as SOURCE.route.error-NAME.json)
/// and what they sent as SOURCE.body.NAME.json, the first messages of each stream as SOURCE.stream.jsonl (one per line), an
/// error as error.json, and fields.json with the field names of every resource. The same settings write the same bytes.
/// Errors: Io.
[[nodiscard]] support::Result<void> record(const std::filesystem::path& directory, const WorldSettings& settings);

} // namespace assay::sandbox
