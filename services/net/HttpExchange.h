// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "services/net/HttpMessage.h"
#include "services/net/Transport.h"

namespace assay::net {

/// What one exchange left behind.
struct ExchangeOutcome {
    enum class Connection { Spent, Reusable };
    enum class Received { Nothing, Something };

    support::Result<HttpResponse> response;
    Connection connection = Connection::Spent;
    /// Nothing: not one byte of an answer came, as when a kept connection turns out closed.
    Received received = Received::Nothing;
};

/// Sends `request` (complete bytes, wiped afterwards) and reads exactly one final answer: limits, deadlines,
/// interim answers, decompression, clock offset. Bytes after the end of the answer make it Malformed. Thread io.
[[nodiscard]] boost::asio::awaitable<ExchangeOutcome> exchange(std::shared_ptr<Transport> transport,
                                                               std::string request, Url base, HttpLimits limits,
                                                               TimePoint total, support::Clock clock,
                                                               std::shared_ptr<CancelScope> scope);

} // namespace assay::net
