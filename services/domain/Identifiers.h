// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "services/support/Result.h"

/// \file Check digits and forms of ISIN, LEI and DTI. A failed check says which character is wrong and why. That it is well
/// formed does not mean that it is registered.

namespace assay::domain {

/// ISO 6166: two letters, nine letters or digits, a Luhn check digit. The two letters must be a country of ISO 3166 or
/// one of the X and E prefixes in use for securities (XS, XA, XB, XC, XD, XF, XK, XT, XX, EU, EZ, QS, QT, QY, QZ).
/// Errors: Malformed, OutOfRange (length).
[[nodiscard]] support::Result<void> checkIsin(std::string_view text);
/// ISO 17442: eighteen letters or digits and two check digits (ISO/IEC 7064, MOD 97-10). Errors: Malformed, OutOfRange (length).
[[nodiscard]] support::Result<void> checkLei(std::string_view text);
/// ISO 24165: eight letters or digits without vowels and Y, the first no zero, and a check character (ISO/IEC 7064, hybrid
/// MOD 31,30). Errors: Malformed, OutOfRange (length).
[[nodiscard]] support::Result<void> checkDti(std::string_view text);

} // namespace assay::domain
