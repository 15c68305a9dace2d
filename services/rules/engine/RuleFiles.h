// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "services/rules/engine/RuleEngine.h"

namespace assay::rules {

/// Reads every rules/*.toml and calendars/*.toml below `resources`, in order of name, and makes the engine of them.
/// Blocks on the disk: called once at the start. Errors: Io, NotFound (a folder without files) and those of parsing;
/// `where` names the file, line and key.
[[nodiscard]] support::Result<RuleEngine> loadEngine(const std::filesystem::path& resources);

} // namespace assay::rules
