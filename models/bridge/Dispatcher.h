// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include "services/api/Console.h"

namespace assay::models {

/// The one hop from engine threads to the thread of the window. State is newest-wins at no more than 10 Hz; answers are
/// events: each is delivered, unless its receiver died. Lives on main; engine threads only reach its gate.
class Dispatcher : public QObject {
    Q_OBJECT

public:
    static constexpr int kIntervalMs = 100;

    explicit Dispatcher(QObject* parent = nullptr);
    ~Dispatcher() override;

    /// Receives the snapshots of `snapshots` until detach() or destruction; delivers the present one first.
    void attach(api::Snapshots& snapshots);
    void detach();

    /// The newest delivered snapshot; never null.
    [[nodiscard]] const domain::SnapshotPtr& current() const { return m_current; }

    /// A reply that an engine thread may call: `then(Result<T>)` runs on main, or never if `receiver` died first.
    /// Called on main.
    template <class T, class Then>
    [[nodiscard]] api::Reply<T> toMain(QObject* receiver, Then then)
    {
        auto call = std::make_shared<Then>(std::move(then));
        return [gate = m_gate, alive = QPointer<QObject>(receiver), call](support::Result<T> result) {
            auto answer = std::make_shared<support::Result<T>>(std::move(result));
            gate->post([alive, call, answer] {
                if (alive)
                    (*call)(std::move(*answer));
            });
        };
    }

Q_SIGNALS:
    void snapshotChanged(const assay::domain::SnapshotPtr& snapshot);

private:
    /// What engine threads hold on to: outlives the dispatcher, knows whether it is still there.
    struct Gate {
        std::mutex mutex;
        Dispatcher* target = nullptr;
        domain::SnapshotPtr newest;
        bool announced = false;

        void post(std::function<void()> call);
        void offer(domain::SnapshotPtr snapshot);
    };

    void deliver();
    /// Gives back snapshots that nobody looks at any more. That takes long where a million rows are in them, so it is done
    /// elsewhere, and this holds on to each until it is the last to.
    void release();

    std::shared_ptr<Gate> m_gate;
    domain::SnapshotPtr m_current;
    std::vector<domain::SnapshotPtr> m_past;
    QThreadPool m_disposal;
    QTimer m_sweep;
    QElapsedTimer m_sinceDelivery;
    QTimer m_timer;
    api::SubscriptionPtr m_subscription;
};

} // namespace assay::models
