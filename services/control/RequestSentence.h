// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/api/CommandGate.h"

namespace assay::control {

/// What canonical bytes ask for, in English, from these bytes alone. Errors: those of wire::parseCanonical.
[[nodiscard]] support::Result<std::string> sentenceOf(std::string_view canonical);
/// The fields that differ, in the order of the schema.
[[nodiscard]] std::vector<api::FieldChange> changesBetween(const domain::Instruction& before, const domain::Instruction& now);
/// Are these the same four words? Case, blanks and dashes do not count.
enum class CodeMatch : std::uint8_t { Differs, Same };
[[nodiscard]] CodeMatch compareCodes(std::string_view typed, std::string_view words);
/// "release SI-20398"
[[nodiscard]] std::string aboutOf(const domain::ActionRequest& request);

} // namespace assay::control
