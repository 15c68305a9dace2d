// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/RulesPage.h"

#include "ui/parts/tables/RecordTableView.h"

namespace assay::ui {

RulesPage::RulesPage(models::Session& session, const Theme& theme, QWidget* parent)
    : PageView(session, session.page<models::RulesViewModel>(), theme, parent)
{
    putBelow(session.page<models::RulesViewModel>().rules()->id(), makeTable(*session.page<models::RulesViewModel>().findings(), this));
    RulesPage::retranslate();
}

void RulesPage::rowChosen(RecordTableView& table)
{
    auto& model = session().page<models::RulesViewModel>();
    if (&table.model() == model.rules() && table.currentRow() >= 0)
        model.chooseRule(table.currentRow());
}

} // namespace assay::ui
