// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/Dispatcher.h"

namespace assay::models {

void Dispatcher::Gate::post(std::function<void()> call)
{
    const std::scoped_lock lock(mutex);
    if (target)
        QMetaObject::invokeMethod(target, std::move(call), Qt::QueuedConnection);
}

void Dispatcher::Gate::offer(domain::PicturePtr picture)
{
    const std::scoped_lock lock(mutex);
    if (!target || (newest && newest->revision > picture->revision))
        return;
    newest = std::move(picture);
    if (announced)
        return;
    announced = true;
    QMetaObject::invokeMethod(target, [to = target] { to->deliver(); }, Qt::QueuedConnection);
}

Dispatcher::Dispatcher(QObject* parent)
    : QObject(parent), m_gate(std::make_shared<Gate>()), m_current(std::make_shared<const domain::Picture>()), m_timer(this)
{
    m_gate->target = this;
    m_disposal.setMaxThreadCount(1);
    m_sweep.setSingleShot(true);
    m_sweep.setInterval(kIntervalMs);
    connect(&m_sweep, &QTimer::timeout, this, &Dispatcher::release);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Dispatcher::deliver);
}

Dispatcher::~Dispatcher()
{
    detach();
    const std::scoped_lock lock(m_gate->mutex);
    m_gate->target = nullptr;
}

void Dispatcher::attach(api::Pictures& pictures)
{
    detach();
    // Subscribed before asked: a picture published in between is not missed, and the gate keeps the newer of the two.
    m_subscription = pictures.subscribe([gate = m_gate](domain::PicturePtr picture) { gate->offer(std::move(picture)); });
    m_gate->offer(pictures.current());
}

void Dispatcher::detach()
{
    m_subscription.reset();
}

void Dispatcher::deliver()
{
    if (m_sinceDelivery.isValid() && m_sinceDelivery.elapsed() < kIntervalMs) {
        if (!m_timer.isActive())
            m_timer.start(kIntervalMs - static_cast<int>(m_sinceDelivery.elapsed()));
        return;
    }
    domain::PicturePtr picture;
    {
        const std::scoped_lock lock(m_gate->mutex);
        picture = std::move(m_gate->newest);
        m_gate->newest = nullptr;
        m_gate->announced = false;
    }
    if (!picture)
        return;
    m_sinceDelivery.restart();
    m_past.push_back(std::exchange(m_current, std::move(picture)));
    Q_EMIT pictureChanged(m_current);
    release();
}

void Dispatcher::release()
{
    for (auto& picture : m_past)
        if (picture.use_count() == 1)
            m_disposal.start([last = std::move(picture)]() mutable { last.reset(); });
    std::erase(m_past, nullptr);
    if (!m_past.empty())
        m_sweep.start();
}

} // namespace assay::models
