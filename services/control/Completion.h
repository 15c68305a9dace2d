// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <memory>
#include <optional>

namespace assay::control {

/// Lets a coroutine wait for a callback that comes once, on the same thread, now or later. It has no deadline of its own:
/// who calls back is one of our own threads.
template <class T>
class Completion {
public:
    explicit Completion(const boost::asio::any_io_executor& executor) : m_state(std::make_shared<State>(executor)) {}

    [[nodiscard]] std::function<void(T)> callback() const
    {
        return [state = m_state](T value) {
            state->value.emplace(std::move(value));
            state->timer.cancel();
        };
    }
    [[nodiscard]] boost::asio::awaitable<T> wait() const { return waitFor(m_state); }

private:
    struct State {
        explicit State(const boost::asio::any_io_executor& executor)
            : timer(executor, boost::asio::steady_timer::time_point::max())
        {
        }
        boost::asio::steady_timer timer;
        std::optional<T> value;
    };
    static boost::asio::awaitable<T> waitFor(std::shared_ptr<State> state)
    {
        while (!state->value) {
            const auto waited = co_await state->timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
            static_cast<void>(waited);
        }
        co_return std::move(*state->value);
    }

    std::shared_ptr<State> m_state;
};

} // namespace assay::control
