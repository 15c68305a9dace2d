// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/reserves/Stress.h"

/// \file A what-if as text, so that it can be stored (domain::StressRun) and run again to the same bytes: lines of
/// key=value in a fixed order, each ended by a line feed. Within a value % and control characters are written as %XX,
/// so is | between the parts of a list.

namespace assay::measures
{

[[nodiscard]] std::string textOf(const StressParameters& parameters);
[[nodiscard]] std::string textOf(const StressResult& result);

/// In any order of lines. Errors: Malformed, MissingField, OutOfRange (size), Unsupported (another version or key);
/// `where` is the line.
[[nodiscard]] domain::Result<StressParameters> parseStressParameters(std::string_view text);

} // namespace assay::measures
