// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/StartWindow.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace assay::ui {

StartWindow::StartWindow(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("startWindow"));
    setWindowTitle(tr("Assay"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    const auto label = [&](const QString& text) {
        auto* out = new QLabel(text, this);
        out->setTextFormat(Qt::PlainText);
        out->setWordWrap(true);
        column->addWidget(out);
        return out;
    };
    const auto button = [&](const QString& name, const QString& text, const QString& about) {
        auto* out = new QPushButton(text, this);
        out->setObjectName(name);
        out->setAccessibleDescription(about);
        out->setMinimumHeight(32);
        column->addWidget(out);
        label(about)->setIndent(8);
        column->addSpacing(8);
        return out;
    };
    label(tr("On what shall the console run?"));
    auto* sandbox = button(QStringLiteral("startSandbox"), tr("Try it with the &sandbox"),
                           tr("Endpoints of an invented market on this machine. Nothing leaves it."));
    auto* configuration = button(QStringLiteral("startConfiguration"), tr("Open a &configuration…"),
                                 tr("A TOML file that names the real sources and the store."));
    auto* store = button(QStringLiteral("startStore"), tr("Open a stored &file offline…"),
                         tr("A file that was collected before. Not one connection is made."));
    sandbox->setDefault(true);
    sandbox->setFocus();
    connect(sandbox, &QPushButton::clicked, this, [this] { Q_EMIT chosen({StartChoice::Way::Sandbox, {}}); });
    connect(configuration, &QPushButton::clicked, this, [this] {
        openFile(StartChoice::Way::Configuration, tr("Open a configuration"), tr("Configuration (*.toml)"));
    });
    connect(store, &QPushButton::clicked, this, [this] {
        openFile(StartChoice::Way::Store, tr("Open a stored file"), tr("Stored files (*.sqlite);;All files (*)"));
    });
    resize(460, sizeHint().height());
}

void StartWindow::openFile(StartChoice::Way way, const QString& title, const QString& filter)
{
    auto* dialog = new QFileDialog(this, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, way](const QString& path) { Q_EMIT chosen({way, path}); });
    dialog->open();
}

} // namespace assay::ui
