// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/Magnitude.h"

namespace assay::models {

QString magnitudeName(int power, const QString& language)
{
    const bool mainland = language == QLatin1String("zh_CN");
    switch (power) {
    case 12: return !countsInMyriads(language) ? QStringLiteral("tn") : mainland ? QStringLiteral("万亿") : QStringLiteral("萬億");
    case 9: return QStringLiteral("bn");
    case 8: return mainland ? QStringLiteral("亿") : QStringLiteral("億");
    case 6: return QStringLiteral("m");
    case 4: return mainland ? QStringLiteral("万") : QStringLiteral("萬");
    case 3: return QStringLiteral("k");
    default: return {};
    }
}

} // namespace assay::models
