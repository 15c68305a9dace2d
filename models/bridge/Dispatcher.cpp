// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/Dispatcher.h"

namespace assay::models {

void Dispatcher::Gate::post(std::function<void()> call)
{
    const std::scoped_lock lock(mutex);
    if (target)
        QMetaObject::invokeMethod(target, std::move(call), Qt::QueuedConnection);
}

void Dispatcher::Gate::offer(domain::SnapshotPtr snapshot)
{
    const std::scoped_lock lock(mutex);
    if (!target || (newest && newest->revision > snapshot->revision))
        return;
    newest = std::move(snapshot);
    if (announced)
        return;
    announced = true;
    QMetaObject::invokeMethod(target, [to = target] { to->deliver(); }, Qt::QueuedConnection);
}

Dispatcher::Dispatcher(QObject* parent)
    : QObject(parent), m_gate(std::make_shared<Gate>()), m_current(std::make_shared<const domain::Snapshot>()), m_timer(this)
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

void Dispatcher::attach(api::Snapshots& snapshots)
{
    detach();
    // Subscribed before asked: a snapshot published in between is not missed, and the gate keeps the newer of the two.
    m_subscription = snapshots.subscribe([gate = m_gate](domain::SnapshotPtr snapshot) { gate->offer(std::move(snapshot)); });
    m_gate->offer(snapshots.current());
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
    domain::SnapshotPtr snapshot;
    {
        const std::scoped_lock lock(m_gate->mutex);
        snapshot = std::move(m_gate->newest);
        m_gate->newest = nullptr;
        m_gate->announced = false;
    }
    if (!snapshot)
        return;
    m_sinceDelivery.restart();
    m_past.push_back(std::exchange(m_current, std::move(snapshot)));
    Q_EMIT snapshotChanged(m_current);
    release();
}

void Dispatcher::release()
{
    for (auto& snapshot : m_past)
        if (snapshot.use_count() == 1)
            m_disposal.start([last = std::move(snapshot)]() mutable { last.reset(); });
    std::erase(m_past, nullptr);
    if (!m_past.empty())
        m_sweep.start();
}

} // namespace assay::models
