// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/AxisText.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "models/format/Magnitude.h"

namespace assay::models {

QString axisText(double value, double step, const QString& language)
{
    if (value == 0)
        return QStringLiteral("0");
    const double size = std::max(std::abs(value), step);
    double divisor = 1;
    QString name;
    // Below ten thousand all digits are written.
    const std::initializer_list<int> western{9, 6, 3};
    const std::initializer_list<int> chinese{8, 4};
    for (const int power : countsInMyriads(language) ? chinese : western) {
        if (size < std::pow(10.0, std::max(power, 4)))
            continue;
        divisor = std::pow(10.0, power);
        name = magnitudeName(power, language);
        break;
    }
    int digits = 0;
    for (double s = step / divisor; digits < 4 && std::abs(s - std::round(s)) > 1e-9 * std::max(1.0, s); s *= 10)
        ++digits;
    const QString text = QString::number(std::abs(value) / divisor, 'f', digits) + name;
    return value < 0 ? QStringLiteral("−") + text : text;
}

} // namespace assay::models
