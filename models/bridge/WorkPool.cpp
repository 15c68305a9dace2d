// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/WorkPool.h"

#include <QMetaObject>

namespace assay::models {

WorkPool::WorkPool(QObject* parent) : QObject(parent), m_pool(this)
{
    m_pool.setMaxThreadCount(2);
}

WorkPool::~WorkPool()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void WorkPool::start(std::function<void()> job, std::function<void()> deliver)
{
    ++m_open;
    // The pool outlives its jobs (see the destructor), so `this` is safe to post to from a job.
    m_pool.start([this, job = std::move(job), deliver = std::move(deliver)]() mutable {
        job();
        job = nullptr; // what it held is free when its result arrives
        QMetaObject::invokeMethod(
            this,
            [this, deliver = std::move(deliver)] {
                --m_open;
                deliver();
                if (m_open == 0)
                    Q_EMIT idle();
            },
            Qt::QueuedConnection);
    });
}

} // namespace assay::models
