// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/SpreadsheetText.h"

#include "services/support/CsvText.h"

namespace assay::models {

QString spreadsheetText(const QString& cell)
{
    QString text = QString::fromStdString(support::withoutFormula(cell.toStdString()));
    for (const char c : {'\t', '\r', '\n'})
        text.replace(QLatin1Char(c), QLatin1Char(' '));
    return text;
}

} // namespace assay::models
