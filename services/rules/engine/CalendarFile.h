// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "services/domain/Calendar.h"

namespace assay::rules {

/// Reads one file of resources/calendars. `file` is the name in error messages.
/// Errors: Malformed, MissingField, WrongType, OutOfRange; `where` is file, line and key.
[[nodiscard]] support::Result<domain::Calendar> parseCalendar(std::string_view text, std::string_view file);

} // namespace assay::rules
