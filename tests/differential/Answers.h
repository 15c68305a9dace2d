// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/support/Result.h"

/// \file One question a line, its words parted by tabs, the first names the operation; one line for each answer. An error
/// is "!" and its code. Numbers, dates and instants are written as everywhere in the product.

namespace assay::tests {

using Words = std::vector<std::string_view>;

[[nodiscard]] inline std::string failed(const support::Error& error)
{
    return '!' + std::string(support::toText(error.code));
}

/// On decimals; nothing: no such operation.
[[nodiscard]] std::optional<std::string> decimalAnswer(const Words& words);
/// On dates, calendars and zones; nothing: no such operation.
[[nodiscard]] std::optional<std::string> dateAnswer(const Words& words);

} // namespace assay::tests
