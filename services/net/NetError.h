// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/system/error_code.hpp>
#include <string>
#include <string_view>

#include "services/support/Result.h"

namespace assay::net {

/// What was going on when a network operation failed; it decides the code where the error alone does not tell.
enum class Phase { Resolve, Connect, Handshake, Send, Header, Body, Upgrade, Message, Close };

[[nodiscard]] std::string_view toText(Phase phase);

/// The one place that turns error codes of Asio, OpenSSL, Beast and the system into ours. Unresolvable, Unreachable,
/// TimedOut, Disconnected, TlsUntrusted, Unauthorized (the server refuses our certificate), OutOfRange (limits),
/// Malformed (not HTTP, not WebSocket), Cancelled. `where` names the endpoint, as "https://host:8443".
[[nodiscard]] support::Error netError(const boost::system::error_code& code, Phase phase, std::string where);

} // namespace assay::net
