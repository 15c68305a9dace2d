// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include <QString>

#include "models/view/pages/PageViewModel.h"

namespace assay::models {

/// A page: its names and its view model. Session, object names, settings and the command line are made from these rows;
/// what the window adds (menu text, widget) is in ui/pages/PageWidgets.
struct PageRow {
    Page page;
    const char* name;                ///< "reserves": in object names, settings, files and "screenshot"; must not change
    const char* title;               ///< English, translated in the context of the view model
    const QMetaObject* viewModel;    ///< its class
    PageViewModel* (*make)(const ViewContext& context, QObject* parent);
};

/// One row for each page, in the order of enum Page.
[[nodiscard]] std::span<const PageRow> pageTable();
[[nodiscard]] const PageRow& pageRow(Page page);
[[nodiscard]] QString pageName(Page page);
[[nodiscard]] std::optional<Page> pageFromName(const QString& name);

} // namespace assay::models
