// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include "services/support/HeldFiles.h"

namespace assay::models {

/// Is this a file of a store that is open here? Opening it would drop the store's locks. To be asked before a file is
/// read that a person chose.
[[nodiscard]] inline bool isOfOpenStore(const QString& path)
{
    return support::isHeld(QFile::encodeName(path).toStdString());
}

} // namespace assay::models
