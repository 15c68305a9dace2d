// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/tables/ColumnDialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"

namespace assay::ui {

ColumnDialog::ColumnDialog(const QString& table, const QList<Entry>& entries, QWidget* parent)
    : QDialog(parent), m_search(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("columnDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowModality(Qt::NonModal);
    setWindowTitle(tr("Columns of %1").arg(table));
    m_search->setObjectName(QStringLiteral("columnSearch"));
    m_search->setPlaceholderText(tr("Search columns"));
    m_search->setAccessibleName(tr("Search columns"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("columnList"));
    m_list->setAccessibleName(tr("Columns"));
    for (const Entry& entry : entries) {
        auto* item = new QListWidgetItem(entry.title, m_list);
        item->setData(Qt::UserRole, entry.id);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(entry.shown ? Qt::Checked : Qt::Unchecked);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* reset = buttons->addButton(tr("Show the usual columns"), QDialogButtonBox::ResetRole);
    reset->setObjectName(QStringLiteral("columnReset"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kAround, Theme::kAround, Theme::kAround);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(380, 480);
    connect(m_search, &QLineEdit::textChanged, this, &ColumnDialog::search);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnDialog::announce);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(reset, &QPushButton::clicked, this, [this] {
        Q_EMIT resetRequested();
        close();
    });
    m_search->setFocus();
}

void ColumnDialog::search(const QString& text)
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive)
                        && !item->data(Qt::UserRole).toString().contains(text, Qt::CaseInsensitive));
    }
}

void ColumnDialog::announce()
{
    QStringList ids;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked)
            ids.append(m_list->item(i)->data(Qt::UserRole).toString());
    // A table without any column cannot be brought back by its own header: the last one stays.
    if (!ids.isEmpty())
        Q_EMIT chosen(ids);
}

} // namespace assay::ui
