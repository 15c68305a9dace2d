// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screenshot/PageGrabber.h"

namespace assay::ui {
namespace {

/// Ticks in a row without anything under way: layouts and posted language changes are done by then.
constexpr int kQuietTicks = 8;

} // namespace

PageGrabber::PageGrabber(MainWindow& window, QObject* parent) : QObject(parent), m_window(window)
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &PageGrabber::tick);
}

void PageGrabber::grab(const GrabRequest& request, Done done)
{
    m_queue.emplace_back(request, std::move(done));
    if (m_busy)
        return;
    m_busy = true;
    QTimer::singleShot(0, this, &PageGrabber::next);
}

void PageGrabber::next()
{
    if (m_queue.empty()) {
        m_busy = false;
        Q_EMIT finished();
        return;
    }
    const GrabRequest& request = m_queue.front().first;
    m_window.setAttribute(Qt::WA_DontShowOnScreen, !m_window.isVisible() || m_window.testAttribute(Qt::WA_DontShowOnScreen));
    m_window.setMinimumSize(0, 0);
    m_window.resize(request.size);
    m_window.show();
    m_window.setScheme(request.scheme);
    m_window.setLanguage(request.language);
    m_window.showPage(request.page);
    m_ticks = 0;
    m_quiet = 0;
    m_timer.start();
}

void PageGrabber::tick()
{
    // A page that is laid out for the first time may have asked for more room for a moment.
    if (const QSize size = m_queue.front().first.size; m_window.size() != size) {
        m_window.resize(size);
        m_quiet = 0;
    }
    m_quiet = m_window.session().isSettled() ? m_quiet + 1 : 0;
    if (m_quiet < kQuietTicks && ++m_ticks < kMostTicks)
        return;
    m_timer.stop();
    QImage picture;
    if (m_quiet >= kQuietTicks) {
        // A layout that asks for more room than wanted would make another size: draw exactly what was asked for.
        const QSize size = m_queue.front().first.size;
        picture = QImage(size, QImage::Format_RGB32);
        picture.fill(m_window.theme().color(Token::Bg));
        m_window.render(&picture);
    }
    const Done done = std::move(m_queue.front().second);
    m_queue.pop_front();
    if (done)
        done(picture);
    QTimer::singleShot(0, this, &PageGrabber::next);
}

} // namespace assay::ui
