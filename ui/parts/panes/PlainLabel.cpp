// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/panes/PlainLabel.h"

#include <QPalette>

namespace assay::ui {

QLabel* plainLabel(const QString& name, QWidget* parent, Wrapping wrapping)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(wrapping == Wrapping::Words);
    return label;
}

QPlainTextEdit* plainEditor(const QString& name, const QString& accessible, QWidget* parent)
{
    auto* edit = new QPlainTextEdit(parent);
    edit->setObjectName(name);
    edit->setAccessibleName(accessible);
    edit->setTabChangesFocus(true);
    return edit;
}

void setTextColor(QWidget* widget, const QColor& color)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color);
    widget->setPalette(palette);
}

} // namespace assay::ui
