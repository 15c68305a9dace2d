// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/SourcesPage.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/parts/tables/RecordTableView.h"

namespace assay::ui {

SourcesPage::SourcesPage(models::Session& session, const Theme& theme, QWidget* parent)
    : PageView(session, session.page<models::SourcesViewModel>(), theme, parent), m_poll(new QPushButton(this))
{
    m_poll->setObjectName(QStringLiteral("pollSource"));
    m_poll->setEnabled(false);
    tools().addWidget(m_poll);
    connect(m_poll, &QPushButton::clicked, this, [this] {
        auto& model = this->session().page<models::SourcesViewModel>();
        const auto* table = currentTable();
        if (table && table->currentRow() >= 0)
            model.pollNow(model.sourceAt(table->currentRow()));
    });
    SourcesPage::retranslate();
}

void SourcesPage::rowChosen(RecordTableView& table)
{
    if (m_poll)
        m_poll->setEnabled(table.currentRow() >= 0);
}

void SourcesPage::retranslate()
{
    m_poll->setText(tr("Poll chosen source"));
    PageView::retranslate();
}

} // namespace assay::ui
