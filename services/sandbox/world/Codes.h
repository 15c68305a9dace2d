// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "services/domain/Decimal.h"
#include "services/support/Instant.h"

namespace assay::sandbox
{

// Invented identifiers with right check digits, exact amounts, and the few calendar questions the world asks. Pure.

/// HKD for USD 10,000, at which the invented market converts.
inline constexpr std::int64_t kHkdPerUsd = 78'021;

/// coefficient × 10^-scale; `scale` is a constant of the caller, so it cannot be out of range.
[[nodiscard]] domain::Decimal exact(std::int64_t coefficient, int scale);
/// numerator × factor ÷ divisor rounded half up, without overflow for products up to 128 bits. All positive.
[[nodiscard]] std::int64_t scaled(std::int64_t value, std::int64_t factor, std::int64_t divisor);

/// Country and nine letters or digits, completed by the ISO 6166 check digit.
[[nodiscard]] std::string isin(std::string_view country, std::string_view nine);
/// Eighteen letters or digits, completed by the ISO 17442 check digits.
[[nodiscard]] std::string lei(std::string_view eighteen);
/// Eight symbols of the ISO 24165 alphabet, completed by the check symbol.
[[nodiscard]] std::string dti(std::string_view eight);
/// "0x" and 40 hexadecimal digits that depend only on the text.
[[nodiscard]] std::string address(std::string_view seedText);
/// "0x" and 64 hexadecimal digits that depend only on the text.
[[nodiscard]] std::string digest(std::string_view seedText);
/// The number with zeros in front.
[[nodiscard]] std::string padded(std::int64_t number, int width);

/// Hong Kong business days: no weekend, no general holiday (2025 to 2027 in full, other years by fixed date only).
[[nodiscard]] bool isBusinessDay(support::Date date);
[[nodiscard]] support::Date businessDayOnOrAfter(support::Date date);
[[nodiscard]] support::Date businessDayOnOrBefore(support::Date date);
[[nodiscard]] support::Date plusDays(support::Date date, int days);
/// The instant `sinceMidnight` after midnight of `date` in Hong Kong, and the way back.
[[nodiscard]] support::Instant hongKongTime(support::Date date, support::Duration sinceMidnight);
[[nodiscard]] support::Duration hongKongTimeOfDay(support::Instant instant);

} // namespace assay::sandbox
