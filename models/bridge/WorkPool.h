// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include <QObject>
#include <QPointer>
#include <QThreadPool>

namespace assay::models {

/// Two threads for work over many rows (sort keys, filters, sums). A job is a pure function of the values it was given;
/// its result comes back to main, or is dropped if its receiver died. Lives on main; its destructor waits for the jobs.
class WorkPool : public QObject {
    Q_OBJECT

public:
    explicit WorkPool(QObject* parent = nullptr);
    ~WorkPool() override;

    /// Runs `job()` on the pool, then `done(result)` on main.
    template <class Job, class Done>
    void run(QObject* receiver, Job job, Done done)
    {
        using Result = std::invoke_result_t<Job>;
        auto result = std::make_shared<std::unique_ptr<Result>>();
        auto after = std::make_shared<Done>(std::move(done));
        start([result, job = std::make_shared<Job>(std::move(job))] { *result = std::make_unique<Result>((*job)()); },
              [result, after, alive = QPointer<QObject>(receiver)] {
                  if (alive)
                      (*after)(std::move(**result));
              });
    }

    /// Is no job queued, running or waiting for its delivery?
    [[nodiscard]] bool isIdle() const { return m_open == 0; }

Q_SIGNALS:
    /// The last open job has been delivered.
    void idle();

private:
    void start(std::function<void()> job, std::function<void()> deliver);

    QThreadPool m_pool;
    int m_open = 0;
};

} // namespace assay::models
