// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <memory>

#include "app/commands/Command.h"
#include "ui/theme/Theme.h"

namespace assay::app {

/// The application object; without a display (or where none is wanted) on the offscreen platform.
enum class Display : std::uint8_t { Wanted, NotNeeded };
[[nodiscard]] std::unique_ptr<QApplication> makeApplication(int& argc, char** argv, Display display);

[[nodiscard]] ui::Language languageOf(const std::string& name);
[[nodiscard]] ui::Scheme schemeOf(const std::string& name);

} // namespace assay::app
