// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/tables/GroupDialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace assay::ui {

GroupDialog::GroupDialog(const QString& table, const QList<QPair<QString, QString>>& columns, const QStringList& chosen, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("groupDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::NonModal);
    setWindowTitle(tr("Group %1").arg(table));
    auto* form = new QFormLayout(this);
    const QStringList labels{tr("Group by"), tr("then by"), tr("and then by")};
    for (qsizetype i = 0; i < labels.size(); ++i) {
        auto* box = new QComboBox(this);
        box->setObjectName(QStringLiteral("groupBy%1").arg(i + 1));
        box->addItem(tr("nothing"), QString());
        for (const auto& [id, title] : columns)
            box->addItem(title, id);
        box->setCurrentIndex(std::max(0, box->findData(chosen.value(i))));
        box->setMaxVisibleItems(20);
        form->addRow(labels[i], box);
        m_boxes.append(box);
        connect(box, &QComboBox::currentIndexChanged, this, &GroupDialog::announce);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* unfold = buttons->addButton(tr("Unfold all"), QDialogButtonBox::ActionRole);
    auto* fold = buttons->addButton(tr("Fold all"), QDialogButtonBox::ActionRole);
    unfold->setObjectName(QStringLiteral("groupUnfold"));
    fold->setObjectName(QStringLiteral("groupFold"));
    unfold->setAutoDefault(false);
    fold->setAutoDefault(false);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(unfold, &QPushButton::clicked, this, [this] { Q_EMIT allOpen(Qt::Checked); });
    connect(fold, &QPushButton::clicked, this, [this] { Q_EMIT allOpen(Qt::Unchecked); });
    m_boxes.front()->setFocus();
}

void GroupDialog::announce()
{
    QStringList ids;
    for (const QComboBox* box : std::as_const(m_boxes))
        if (const QString id = box->currentData().toString(); !id.isEmpty() && !ids.contains(id))
            ids.append(id);
    Q_EMIT chosen(ids);
}

} // namespace assay::ui
