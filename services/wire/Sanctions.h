// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/FeedUpdate.h"

namespace assay::wire
{

/// What a file of a public sanctions list is.
enum class SanctionFileKind : std::uint8_t {
    OfacEntries,   ///< sdn.csv, cons_prim.csv: twelve columns, no header
    OfacAliases,   ///< alt.csv, cons_alt.csv: five
    OfacAddresses, ///< add.csv, cons_add.csv: six; read for nothing but its shape
    OfacComments,  ///< sdn_comments.csv, cons_comments.csv: two; goes on where a remark of 1,000 characters ends
    Screening,     ///< csl.csv, the Consolidated Screening List
    DeniedPersons, ///< dpl.txt of the Bureau of Industry and Security
    OpenSanctions, ///< entities as JSON: an array
};

struct SanctionFile {
    std::string_view name;
    std::string_view bytes;
};

struct SanctionsLoad {
    struct File {
        std::string name;
        SanctionFileKind kind = SanctionFileKind::OfacEntries;
        std::size_t rows = 0;
    };

    FeedUpdate update; ///< snapshot of "sanction-entries": all lists of the files given
    std::vector<File> files;
    std::vector<support::Error> notes;
};

/// Lists of the US Treasury and Commerce in the formats they are published in. Files of one list given together are
/// joined by entry number: aliases, and remarks that continue in a comments file. Wallets come from the remarks
/// ("Digital Currency Address - XBT …"). Pure; any thread.
namespace sanctions
{

/// By content, then by name. Errors: Unsupported, Malformed.
[[nodiscard]] support::Result<SanctionFileKind> detect(const SanctionFile& file);
/// Errors: Unsupported, Malformed, OutOfRange; MissingField when aliases or comments come without their entries.
[[nodiscard]] support::Result<SanctionsLoad> load(std::span<const SanctionFile> files);

/// The addresses after "Digital Currency Address - <currency>" in a remark.
[[nodiscard]] std::vector<std::string> walletsIn(std::string_view remark);
/// The names after "a.k.a.", "f.k.a.", "n.k.a." in a remark.
[[nodiscard]] std::vector<std::string> aliasesIn(std::string_view remark);

} // namespace sanctions

} // namespace assay::wire
