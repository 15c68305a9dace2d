// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/runtime/formats/FormatReader.h"

namespace assay::runtime {

[[nodiscard]] support::Result<void> importStatement(Import& import, LoadedFile& file);
[[nodiscard]] support::Result<wire::FeedUpdate> statementAgain(const store::RawAnswer& raw, std::string_view resource);

/// Statements of an issuer with their lines; each file adds to what is known.
inline constexpr FormatReader kReserveStatementReader{
    .takeIn = importStatement,
    .states = statesRowsOf<domain::ReserveStatement, domain::ReserveAsset>,
    .readAgain = statementAgain,
};

} // namespace assay::runtime
