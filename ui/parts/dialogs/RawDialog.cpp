// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/dialogs/RawDialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

QPlainTextEdit* textView(const QString& name, const QString& text, const Theme& theme, QWidget* parent)
{
    auto* view = new QPlainTextEdit(parent);
    view->setObjectName(name);
    view->setReadOnly(true);
    view->setFont(theme.font(Type::Code));
    view->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    view->setWordWrapMode(QTextOption::WrapAnywhere);
    view->setTabChangesFocus(true);
    view->setUndoRedoEnabled(false);
    view->setPlainText(text);
    return view;
}

QLabel* plainLabel(const QString& name, const QString& text, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    label->setText(text);
    return label;
}

} // namespace

RawDialog::RawDialog(const models::RawData& raw, const Theme& theme, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("rawDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(tr("Raw bytes from %1").arg(raw.source));

    auto* facts = new QFormLayout;
    facts->setHorizontalSpacing(Theme::kAround);
    auto* hash = plainLabel(QStringLiteral("rawHash"), raw.hash, this);
    hash->setFont(theme.font(Type::Code));
    hash->setAccessibleName(tr("SHA-256"));
    facts->addRow(tr("SHA-256"), hash);
    facts->addRow(tr("Source"), plainLabel(QStringLiteral("rawSource"), raw.source, this));
    facts->addRow(tr("Asked for"), plainLabel(QStringLiteral("rawTarget"), raw.target, this));
    facts->addRow(tr("Size"), plainLabel(QStringLiteral("rawNote"), raw.note, this));

    auto* tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("rawTabs"));
    auto* body = textView(QStringLiteral("rawBody"), raw.body, theme, tabs);
    body->setAccessibleName(tr("Body"));
    tabs->addTab(body, raw.isText ? tr("Body") : tr("Body (binary, shown as hexadecimal)"));
    auto* headers = textView(QStringLiteral("rawHeaders"), raw.headers, theme, tabs);
    headers->setAccessibleName(tr("Headers"));
    tabs->addTab(headers, tr("Headers"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("Copy SHA-256"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("rawCopyHash"));
    connect(copy, &QPushButton::clicked, this, [value = raw.hash] { QApplication::clipboard()->setText(value); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kAround, Theme::kAround, Theme::kAround);
    layout->setSpacing(Theme::kBetween);
    layout->addLayout(facts);
    layout->addWidget(tabs, 1);
    layout->addWidget(buttons);
    resize(860, 620);
    body->setFocus();
}

} // namespace assay::ui
