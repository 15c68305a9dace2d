// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/Translate.h"

#include <QCoreApplication>

namespace assay::models {

QString tr(const char* text, const char* comment, int count)
{
    return QCoreApplication::translate("assay::models", text, comment, count);
}

} // namespace assay::models
