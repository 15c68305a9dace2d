// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "services/support/Instant.h"
#include "services/support/Result.h"

/// \file Currencies by ISO 4217, from resources/codes/iso-4217.txt, which names its source and date. Any thread.

namespace assay::domain {

struct Currency {
    std::string_view code;
    std::optional<int> digits;                    ///< of the minor unit; none for metals and baskets
    std::optional<std::chrono::year_month> from;  ///< not stated: long ago
    std::optional<std::chrono::year_month> until; ///< the last month in which it counts
};

/// The text of the list, as it is in resources.
[[nodiscard]] std::string_view currencyList();
/// nullptr: no code of the standard, now or formerly.
[[nodiscard]] const Currency* findCurrency(std::string_view code);
/// Errors: NotFound (no such code), OutOfRange (not yet or no longer a currency on that day). What the code is used for is not
/// asked: an amount in a withdrawn currency is still an amount.
[[nodiscard]] support::Result<void> checkCurrency(std::string_view code, support::Date day);
/// Digits behind the point in which amounts are written: 2 where the standard has none or does not know the code.
[[nodiscard]] int minorDigits(std::string_view code);

} // namespace assay::domain
