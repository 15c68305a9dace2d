// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <memory>

#include "services/net/Dialer.h"

namespace assay::net {

/// A byte stream with deadlines: what an HTTP exchange needs of a connection, so that tests can put one in its place
/// that fails at any operation. Thread io; one read and one write at a time. A passed deadline closes it.
class Transport {
public:
    struct Moved {
        boost::system::error_code error;
        std::size_t bytes = 0;
    };

    virtual ~Transport() = default;
    [[nodiscard]] virtual boost::asio::awaitable<Moved> read(boost::asio::mutable_buffer into, TimePoint deadline) = 0;
    /// Writes everything or fails.
    [[nodiscard]] virtual boost::asio::awaitable<Moved> write(boost::asio::const_buffer from, TimePoint deadline) = 0;
    virtual void close() = 0;
    /// Open and without a byte that nobody asked for; only such a connection may carry another request.
    [[nodiscard]] virtual bool quiet() = 0;

    [[nodiscard]] virtual ChannelSecurity security() const { return ChannelSecurity::Plain; }
    [[nodiscard]] virtual std::optional<support::Instant> certificateNotAfter() const { return std::nullopt; }
};

[[nodiscard]] std::shared_ptr<Transport> makeTransport(Dialled dialled);

} // namespace assay::net
