// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace assay::net {

/// One running operation that can be stopped from outside: while it waits it says how to end the wait.
/// Thread io. Cancelling twice is harmless.
class CancelScope {
public:
    [[nodiscard]] bool cancelled() const { return m_cancelled; }

    void cancel()
    {
        m_cancelled = true;
        if (m_stop)
            m_stop();
    }

    /// For the life of this object, cancel() runs `stop`.
    class Stop {
    public:
        Stop(CancelScope& scope, std::function<void()> stop)
            : m_scope(scope), m_outer(std::exchange(scope.m_stop, std::move(stop)))
        {
        }
        ~Stop() { m_scope.m_stop = std::move(m_outer); }
        Stop(const Stop&) = delete;
        Stop& operator=(const Stop&) = delete;

    private:
        CancelScope& m_scope;
        std::function<void()> m_outer;
    };

private:
    bool m_cancelled = false;
    std::function<void()> m_stop;
};

/// The running operations of one client. Thread io.
class CancelGroup {
public:
    [[nodiscard]] std::shared_ptr<CancelScope> open()
    {
        std::erase_if(m_scopes, [](const auto& scope) { return scope.expired(); });
        auto scope = std::make_shared<CancelScope>();
        m_scopes.push_back(scope);
        return scope;
    }

    void cancelAll()
    {
        const auto scopes = std::exchange(m_scopes, {});
        for (const auto& weak : scopes) {
            if (const auto scope = weak.lock())
                scope->cancel();
        }
    }

private:
    std::vector<std::weak_ptr<CancelScope>> m_scopes;
};

} // namespace assay::net
