// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/MemoryKeeper.h"

#include <boost/asio/post.hpp>
#include <spdlog/spdlog.h>

namespace assay::runtime {

void MemoryKeeper::start()
{
    if (m_stopped)
        return;
    m_timer.expires_after(std::chrono::seconds{5});
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (error)
            return;
        const auto resident = support::residentBytes();
        if (resident && m_ebb.isTime(*resident))
            boost::asio::post(m_work, [before = *resident] {
                support::giveBackFreed();
                const auto after = support::residentBytes().value_or(before);
                spdlog::debug("memory: {} MB before what was freed went back, {} MB after", before >> 20U, after >> 20U);
            });
        start();
    });
}

void MemoryKeeper::stop()
{
    m_stopped = true;
    m_timer.cancel();
}

} // namespace assay::runtime
