// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "services/domain/Records.h"

namespace assay::rules {

/// "MK 48213 (2019)", as a person names a bar.
[[nodiscard]] std::string barName(const domain::Bar& bar);
/// "HKIA-2/MK/48213/2019", the subject of a finding over one bar.
[[nodiscard]] std::string barSubject(const domain::Bar& bar);

} // namespace assay::rules
