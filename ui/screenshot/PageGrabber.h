// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QSize>
#include <QTimer>

#include <deque>
#include <functional>

#include "ui/frame/MainWindow.h"

namespace assay::ui {

struct GrabRequest {
    models::Page page = models::Page::Overview;
    QSize size{1600, 1000};
    Scheme scheme = Scheme::Light;
    Language language = Language::English;
};

/// Snapshots of pages of one window, one after the other; works without a display (offscreen platform). Waits on a timer
/// until the models have nothing under way, at most kMostTicks; no nested event loop. Main thread.
class PageGrabber : public QObject {
    Q_OBJECT
public:
    static constexpr int kTickMs = 20;
    static constexpr int kMostTicks = 1500;

    /// A null image: the models did not come to rest.
    using Done = std::function<void(const QImage&)>;

    explicit PageGrabber(MainWindow& window, QObject* parent = nullptr);
    void grab(const GrabRequest& request, Done done);

Q_SIGNALS:
    /// Nothing is waiting any more.
    void finished();

private:
    void next();
    void tick();

    MainWindow& m_window;
    std::deque<std::pair<GrabRequest, Done>> m_queue;
    QTimer m_timer;
    bool m_busy = false;
    int m_ticks = 0;
    int m_quiet = 0;
};

} // namespace assay::ui
