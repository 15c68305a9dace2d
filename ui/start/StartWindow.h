// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace assay::ui {

/// What the first window offers when the program was started without saying on what.
struct StartChoice {
    enum class Way { Sandbox, Configuration, Store };
    Way way = Way::Sandbox;
    QString path;            ///< of the configuration or the stored file
};

/// First start: try the sandbox, open a configuration with real sources, or open a stored file offline. Main thread.
class StartWindow : public QWidget {
    Q_OBJECT
public:
    explicit StartWindow(QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const assay::ui::StartChoice& choice);

private:
    void openFile(StartChoice::Way way, const QString& title, const QString& filter);
};

} // namespace assay::ui
