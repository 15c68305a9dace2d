// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/vault/Bars.h"

namespace assay::rules {

std::string barName(const domain::Bar& bar)
{
    std::string out = bar.refiner + ' ' + bar.serial;
    if (bar.year)
        out += " (" + std::to_string(*bar.year) + ')';
    return out;
}

std::string barSubject(const domain::Bar& bar)
{
    return bar.vault.value() + '/' + bar.refiner + '/' + bar.serial + '/' +
           (bar.year ? std::to_string(*bar.year) : "-");
}

} // namespace assay::rules
