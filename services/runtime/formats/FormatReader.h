// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/RecordSchemas.h"
#include "services/runtime/formats/Import.h"

namespace assay::runtime {

/// How files of one format are read: at an import or from a watched folder, and once more for "why this number?". Plain
/// functions, safe on any thread.
struct FormatReader {
    domain::Tier tier = domain::Tier::SelfReported;    ///< of a source that is known by its imports alone
    /// Takes in one file. None: all files of an import belong together, see takeInAll.
    support::Result<void> (*takeIn)(Import& import, LoadedFile& file) = nullptr;
    support::Result<void> (*takeInAll)(Import& import, std::vector<LoadedFile>& files) = nullptr;
    std::string_view onlyOne = {};                     ///< why an import has one file and no more, or empty
    /// Does a file of this format state rows of this resource?
    bool (*states)(std::string_view resource) = nullptr;
    /// The rows of one resource that stored bytes state, by the decoder that first read them. Errors: those of the decoder.
    support::Result<wire::FeedUpdate> (*readAgain)(const store::RawAnswer& raw, std::string_view resource) = nullptr;
};

template <class... Records>
[[nodiscard]] bool statesRowsOf(std::string_view resource)
{
    return ((resource == domain::resourceOf<Records>()) || ...);
}

/// None: there is no such format. `id` as in api::kFileFormats.
[[nodiscard]] const FormatReader* formatReader(std::string_view id);
/// What the bytes of a file say when they are read again, by the first format that states such rows and can read them.
/// Errors: those of that format; Unsupported if none states such rows.
[[nodiscard]] support::Result<wire::FeedUpdate> readFileAgain(const store::RawAnswer& raw, std::string_view resource);

} // namespace assay::runtime
