// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <memory>

#include "services/net/Secret.h"
#include "services/sync/FeedDelivery.h"
#include "services/sync/SourceConfig.h"

namespace assay::runtime {

struct FeedEnvironment {
    boost::asio::any_io_executor executor;
    net::SecretResolver secrets;
    support::Clock clock;
};

/// The feed for a source's protocol, with its TLS settings read and its secret resolved.
/// Errors: those of TlsContext::create and of the resolver, Usage.
[[nodiscard]] support::Result<std::shared_ptr<sync::Feed>> makeFeed(const sync::SourceConfig& config,
                                                                    const FeedEnvironment& environment, sync::FeedSink sink);

} // namespace assay::runtime
