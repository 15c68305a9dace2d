// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "services/support/Result.h"

/// \file Check digit and form of an ISIN. A failed check says which character is wrong and why. That it is well
/// formed does not mean that it is registered.

namespace assay::domain {

/// ISO 6166: two letters, nine letters or digits, a Luhn check digit. The two letters must be a country of ISO 3166 or
/// one of the X and E prefixes in use for securities (XS, XA, XB, XC, XD, XF, XK, XT, XX, EU, EZ, QS, QT, QY, QZ).
/// Errors: Malformed, OutOfRange (length).
[[nodiscard]] support::Result<void> checkIsin(std::string_view text);

} // namespace assay::domain
