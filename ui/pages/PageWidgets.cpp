// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/PageWidgets.h"

#include <array>

#include "models/view/pages/PageTable.h"
#include "ui/pages/AmlPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/ReservesPage.h"
#include "ui/pages/RulesPage.h"
#include "ui/pages/SettlementPage.h"
#include "ui/pages/SourcesPage.h"
#include "ui/pages/VaultPage.h"

namespace assay::ui {
namespace {

template <class Widget>
constexpr PageWidget widgetOf(models::Page page, const char* menuText)
{
    return {page, menuText, &Widget::staticMetaObject, [](models::Session& session, const Theme& theme, QWidget* parent) -> PageView* {
                return new Widget(session, theme, parent);
            }};
}

constexpr std::array kWidgets{
    widgetOf<OverviewPage>(models::Page::Overview, QT_TRANSLATE_NOOP("Actions", "&Overview")),
    widgetOf<ReservesPage>(models::Page::Reserves, QT_TRANSLATE_NOOP("Actions", "&Reserves")),
    widgetOf<SettlementPage>(models::Page::Settlement, QT_TRANSLATE_NOOP("Actions", "&Settlement")),
    widgetOf<VaultPage>(models::Page::Vault, QT_TRANSLATE_NOOP("Actions", "&Vault")),
    widgetOf<AmlPage>(models::Page::Aml, QT_TRANSLATE_NOOP("Actions", "&AML")),
    widgetOf<SourcesPage>(models::Page::Sources, QT_TRANSLATE_NOOP("Actions", "So&urces")),
    widgetOf<RulesPage>(models::Page::Rules, QT_TRANSLATE_NOOP("Actions", "Ru&les")),
};

constexpr bool widgetsInOrder()
{
    for (std::size_t i = 0; i < kWidgets.size(); ++i)
        if (static_cast<std::size_t>(kWidgets[i].page) != i)
            return false;
    return true;
}
static_assert(widgetsInOrder(), "one row for each page, in the order of enum Page");

} // namespace

std::span<const PageWidget> pageWidgets()
{
    return kWidgets;
}

QString pageObjectName(const char* prefix, models::Page page)
{
    const QString name = models::pageName(page);
    return QLatin1String(prefix) + name.left(1).toUpper() + name.mid(1);
}

} // namespace assay::ui
