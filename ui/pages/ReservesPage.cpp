// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ReservesPage.h"

#include <QComboBox>
#include <QHBoxLayout>

#include "ui/parts/RecordTableView.h"
#include "ui/theme/Theme.h"

namespace assay::ui {

ReservesPage::ReservesPage(models::Session& session, const Theme& theme, QWidget* parent)
    : PageView(session, session.reserves(), theme, parent), m_span(new QComboBox(this))
{
    m_span->setObjectName(QStringLiteral("coverageSpan"));
    for (const int hours : {1, 6, 24, 24 * 7, 24 * 30, 24 * 90})
        m_span->addItem(QString(), hours);
    m_span->setCurrentIndex(2);
    tools().addWidget(m_span);
    connect(m_span, &QComboBox::currentIndexChanged, this, [this] {
        this->session().reserves().setChartSpan(std::chrono::hours{m_span->currentData().toInt()});
    });
    ReservesPage::retranslate();
}

void ReservesPage::rowChosen(RecordTableView& table)
{
    auto& model = session().reserves();
    if (&table.model() != model.coins() || table.currentRow() < 0)
        return;
    if (const QString coin = model.coinAt(table.currentRow()); !coin.isEmpty())
        model.selectCoin(coin);
}

void ReservesPage::retranslate()
{
    m_span->setAccessibleName(tr("Span of the coverage chart"));
    for (int i = 0; i < m_span->count(); ++i) {
        const int hours = m_span->itemData(i).toInt();
        m_span->setItemText(i, hours <= 24 ? tr("Last %n hours", nullptr, hours) : tr("Last %n days", nullptr, hours / 24));
    }
    PageView::retranslate();
}

} // namespace assay::ui
