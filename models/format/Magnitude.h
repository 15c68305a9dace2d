// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace assay::models {

/// Whether figures of this language count in myriads.
[[nodiscard]] inline bool countsInMyriads(const QString& language)
{
    return language.startsWith(QLatin1String("zh"));
}

/// What a power of ten is called in a figure that is cut short: 9 is "bn"; in Chinese 8 is "億" or "亿".
[[nodiscard]] QString magnitudeName(int power, const QString& language);

} // namespace assay::models
