// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "services/runtime/Importer.h"

namespace assay::runtime {

struct LoadedFile {
    std::string name;     ///< without folders
    std::string bytes;
};

/// Everything an import gathers while it goes through its files.
struct Import {
    const api::ImportRequest& request;
    const domain::Snapshot& current;
    domain::Instant now;
    Importer::Prepared prepared;

    /// What a file states, with its bytes: hashed once and kept once, however many updates rest on them.
    [[nodiscard]] std::vector<sync::Answer> answers(LoadedFile file, store::PackedBody packed, std::vector<wire::FeedUpdate> updates) const;
    [[nodiscard]] std::vector<sync::Answer> answers(LoadedFile file, wire::FeedUpdate update) const;
    /// Keeps what a decoder read with doubt, or a code that its standard does not have; at most a thousand notes.
    void note(std::vector<support::Error> notes);
    /// Shows an update in the preview: its rows are counted, the first ones of the import are its sample.
    void show(const wire::FeedUpdate& update);
    /// Adds a delivery of the source; without effect if there are no answers.
    void add(wire::Completeness completeness, std::vector<sync::Answer> answers);
};

/// Rows that an update states.
[[nodiscard]] std::size_t rowsIn(const wire::FeedUpdate& update);

} // namespace assay::runtime
