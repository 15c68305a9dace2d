// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace assay::net {

/// Completion token of every awaited operation: a network error is a value and not an exception.
inline constexpr auto kAwait = boost::asio::as_tuple(boost::asio::use_awaitable);

} // namespace assay::net
