// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/pages/PageTable.h"

#include <array>

#include "models/view/pages/Pages.h"

namespace assay::models {

namespace {

template <class ViewModel>
constexpr PageRow rowOf(const char* name, const char* title)
{
    return {ViewModel::kPage, name, title, &ViewModel::staticMetaObject,
            [](const ViewContext& context, QObject* parent) -> PageViewModel* { return new ViewModel(context, parent); }};
}

constexpr std::array kPages{
    rowOf<OverviewViewModel>("overview", QT_TRANSLATE_NOOP("assay::models::OverviewViewModel", "Overview")),
    rowOf<ReservesViewModel>("reserves", QT_TRANSLATE_NOOP("assay::models::ReservesViewModel", "Reserves")),
    rowOf<SettlementViewModel>("settlement", QT_TRANSLATE_NOOP("assay::models::SettlementViewModel", "Settlement")),
    rowOf<VaultViewModel>("vault", QT_TRANSLATE_NOOP("assay::models::VaultViewModel", "Vault")),
    rowOf<AmlViewModel>("aml", QT_TRANSLATE_NOOP("assay::models::AmlViewModel", "AML")),
    rowOf<SourcesViewModel>("sources", QT_TRANSLATE_NOOP("assay::models::SourcesViewModel", "Sources")),
    rowOf<RulesViewModel>("rules", QT_TRANSLATE_NOOP("assay::models::RulesViewModel", "Rules")),
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kPages.size(); ++i)
        if (static_cast<std::size_t>(kPages[i].page) != i)
            return false;
    return true;
}
static_assert(inOrder(), "one row for each page, in the order of enum Page");

} // namespace

std::span<const PageRow> pageTable()
{
    return kPages;
}

const PageRow& pageRow(Page page)
{
    return kPages.at(static_cast<std::size_t>(page));
}

QString pageName(Page page)
{
    return QLatin1String(pageRow(page).name);
}

std::optional<Page> pageFromName(const QString& name)
{
    for (const auto& row : kPages)
        if (name == QLatin1String(row.name))
            return row.page;
    return std::nullopt;
}

} // namespace assay::models
