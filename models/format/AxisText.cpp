// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/AxisText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace assay::models {

QString axisText(double value, double step, const QString& language)
{
    // Chinese counts in myriads, so the steps differ and not only their names. Below ten thousand all digits are written.
    struct Unit {
        double size;
        QString name;
    };
    static const std::array<Unit, 3> kWestern{{{1e9, QStringLiteral("bn")}, {1e6, QStringLiteral("m")}, {1e3, QStringLiteral("k")}}};
    static const std::array<Unit, 2> kTraditional{{{1e8, QStringLiteral("億")}, {1e4, QStringLiteral("萬")}}};
    static const std::array<Unit, 2> kSimplified{{{1e8, QStringLiteral("亿")}, {1e4, QStringLiteral("万")}}};
    if (value == 0)
        return QStringLiteral("0");
    const double size = std::max(std::abs(value), step);
    Unit unit{1, QString()};
    const auto choose = [&](const auto& units) {
        const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& one) { return size >= std::max(one.size, 1e4); });
        if (found != units.end())
            unit = *found;
    };
    if (language == QLatin1String("zh_HK"))
        choose(kTraditional);
    else if (language == QLatin1String("zh_CN"))
        choose(kSimplified);
    else
        choose(kWestern);
    int digits = 0;
    for (double s = step / unit.size; digits < 4 && std::abs(s - std::round(s)) > 1e-9 * std::max(1.0, s); s *= 10)
        ++digits;
    const QString text = QString::number(std::abs(value) / unit.size, 'f', digits) + unit.name;
    return value < 0 ? QStringLiteral("−") + text : text;
}

} // namespace assay::models
