// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "services/api/Console.h"
#include "services/sync/FeedDelivery.h"

namespace assay::runtime {

/// Turns files into deliveries: reads, recognises, decodes and guards. Changes nothing; safe on any thread.
class Importer {
public:
    struct Prepared {
        api::ImportPreview preview;
        std::vector<sync::FeedDelivery> deliveries;
        domain::SourceHealth source;          ///< what to show of the import as a source
        std::vector<support::Error> failed;   ///< files that could not be read at all; of preview.rejected, too
    };

    /// `current` is what the guard compares with. Errors: Usage (kind), NotFound (no file could be read).
    [[nodiscard]] static support::Result<Prepared> prepare(const api::ImportRequest& request, const domain::Snapshot& current,
                                                           domain::Instant now);
    /// A folder stands for the files in it, in the order of their names; hidden ones are left out.
    [[nodiscard]] static std::vector<std::filesystem::path> filesOf(const std::vector<std::string>& paths);
    /// A whole file of at most `limit` bytes. Errors: NotFound, OutOfRange, Io.
    [[nodiscard]] static support::Result<std::string> readFile(const std::filesystem::path& path, std::size_t limit);
};

} // namespace assay::runtime
