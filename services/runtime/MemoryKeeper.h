// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include "services/support/Memory.h"

namespace assay::runtime {

/// Looks every five seconds whether a burst (the store read, an import, a table closed) left memory behind, and gives it
/// back on thread work. Its own calls come on thread io.
class MemoryKeeper {
public:
    MemoryKeeper(boost::asio::io_context& io, boost::asio::thread_pool& work) : m_timer(io), m_work(work) {}

    void start();
    void stop();

private:
    boost::asio::steady_timer m_timer;
    boost::asio::thread_pool& m_work;
    support::Ebb m_ebb;
    bool m_stopped = false;
};

} // namespace assay::runtime
