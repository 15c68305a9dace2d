// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Schema.h"

namespace assay::domain {

/// Values of this meaning are figures: set to the right, compared and added.
[[nodiscard]] constexpr bool isNumeric(Semantic semantic)
{
    switch (semantic) {
    case Semantic::Money:
    case Semantic::Quantity:
    case Semantic::Weight:
    case Semantic::Ratio:
    case Semantic::Count: return true;
    case Semantic::Text:
    case Semantic::Name:
    case Semantic::Code:
    case Semantic::Identifier:
    case Semantic::Moment:
    case Semantic::Day:
    case Semantic::Enumeration:
    case Semantic::Digest:
    case Semantic::List: return false;
    }
    return false;
}

} // namespace assay::domain
