// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/theme/Theme.h"

namespace assay::ui {

struct PdfResult {
    int pages = 0;
    QString error;           ///< empty: written

    [[nodiscard]] bool ok() const { return error.isEmpty(); }
};

/// Writes one HTML document as an A4 PDF with page numbers; fonts (Chinese too) are embedded. Main thread, needs a
/// QGuiApplication. The file appears whole or not at all. Snapshots and links of the document are not fetched.
class PdfWriter {
public:
    [[nodiscard]] static PdfResult write(const QString& html, const QString& path,
                                         Language language = Language::English);
};

} // namespace assay::ui
