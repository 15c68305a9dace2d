// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QString>

#include <span>

#include "models/items/Roles.h"

class QWidget;

namespace assay::models {
class Session;
}

namespace assay::ui {

class PageView;
class Theme;

/// What the window has of a page beside its row in models/view/pages/PageTable. Menu, shortcut, rail and the pages of the
/// window are made from these rows.
struct PageWidget {
    models::Page page;
    const char* menuText;          ///< English with mnemonic, translated in context "Actions"
    const QMetaObject* widget;     ///< its class
    PageView* (*make)(models::Session& session, const Theme& theme, QWidget* parent);
};

/// One row for each page, in the order of enum Page.
[[nodiscard]] std::span<const PageWidget> pageWidgets();
/// "railReserves": the name of the object of a page among those of one prefix.
[[nodiscard]] QString pageObjectName(const char* prefix, models::Page page);

} // namespace assay::ui
