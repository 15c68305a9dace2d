// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QLabel>
#include <QPlainTextEdit>
#include <QString>

namespace assay::ui {

enum class Wrapping : bool { None, Words };

/// A label that shows foreign text as it is: no markup, no links.
[[nodiscard]] QLabel* plainLabel(const QString& name, QWidget* parent, Wrapping wrapping = Wrapping::Words);
/// An editor of plain text that Tab leaves.
[[nodiscard]] QPlainTextEdit* plainEditor(const QString& name, const QString& accessible, QWidget* parent);
/// Sets the colour of a widget's text.
void setTextColor(QWidget* widget, const QColor& color);

} // namespace assay::ui
