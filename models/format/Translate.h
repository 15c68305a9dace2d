// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace assay::models {

/// A text in the language of the program, for functions of this namespace that belong to no QObject.
[[nodiscard]] QString tr(const char* text, const char* comment = nullptr, int count = -1);

} // namespace assay::models
