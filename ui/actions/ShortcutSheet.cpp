// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/ShortcutSheet.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/actions/ActionTable.h"
#include "ui/theme/Theme.h"

namespace assay::ui {

ShortcutSheet::ShortcutSheet(ActionTable& actions, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutSheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* table = new QTableWidget(0, 3, this);
    table->setObjectName(QStringLiteral("shortcutTable"));
    table->setAccessibleName(tr("Keyboard shortcuts"));
    table->setHorizontalHeaderLabels({tr("Keys"), tr("Action"), tr("Menu")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::kRow);
    table->horizontalHeader()->setStretchLastSection(true);
    for (const auto& spec : ActionTable::specs()) {
        const QString keys = actions.action(spec.command).shortcut().toString(QKeySequence::NativeText);
        if (keys.isEmpty())
            continue;
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(keys));
        table->setItem(row, 1, new QTableWidgetItem(ActionTable::plainText(spec)));
        table->setItem(row, 2, new QTableWidgetItem(ActionTable::menuText(spec.menu).remove(QLatin1Char('&'))));
    }
    table->resizeColumnsToContents();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kAround, Theme::kAround, Theme::kAround);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    resize(520, 640);
}

} // namespace assay::ui
