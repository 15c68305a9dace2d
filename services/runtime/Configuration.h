// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "services/sync/SourceConfig.h"

namespace assay::runtime {

/// The configuration file, checked: what is collected from where, and into which store.
struct Configuration {
    std::filesystem::path storePath;          ///< absolute
    std::vector<sync::SourceConfig> sources;

    /// `file` is named in messages, and relative paths in it are relative to its folder.
    /// Errors: Usage; `where` is "file, line N, key"; an unknown key is answered with the nearest known one.
    [[nodiscard]] static support::Result<Configuration> parse(std::string_view text, const std::filesystem::path& file);
    /// Errors: NotFound, OutOfRange (over 1 MiB), Usage.
    [[nodiscard]] static support::Result<Configuration> load(const std::filesystem::path& file);
};

} // namespace assay::runtime
