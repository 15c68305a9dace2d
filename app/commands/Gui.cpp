// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/Gui.h"

#include "services/support/Memory.h"

namespace assay::app {

std::unique_ptr<QApplication> makeApplication(int& argc, char** argv, Display display)
{
    const bool none = qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && (display == Display::NotNeeded || none))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setApplicationName(QStringLiteral("Assay"));
    QCoreApplication::setOrganizationName(QStringLiteral("assay"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ASSAY_VERSION));
    support::keepFreedBlocks();
    return std::make_unique<QApplication>(argc, argv);
}

ui::Language languageOf(const std::string& name)
{
    if (name == "zh_HK")
        return ui::Language::HongKong;
    return name == "zh_CN" ? ui::Language::Mainland : ui::Language::English;
}

ui::Scheme schemeOf(const std::string& name)
{
    return name == "dark" ? ui::Scheme::Dark : ui::Scheme::Light;
}

} // namespace assay::app
