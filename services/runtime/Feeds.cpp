// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Feeds.h"

#include "services/runtime/FilesFeed.h"
#include "services/sync/AssayHttpFeed.h"
#include "services/sync/EvmFeed.h"

namespace assay::runtime {

using support::Result;

Result<std::shared_ptr<sync::Feed>> makeFeed(const sync::SourceConfig& config, const FeedEnvironment& environment, sync::FeedSink sink)
{
    if (config.protocol == "files")
        return std::make_shared<FilesFeed>(config, environment.executor, environment.clock, std::move(sink));

    auto url = net::Url::parse(config.url);
    if (!url)
        return tl::unexpected(url.error());
    sync::Connection connection{environment.executor, std::move(*url), {}, {}, net::systemRandom(), environment.clock, {}, {}};
    if (connection.url.secure()) {
        auto tls = net::TlsContext::create(config.tls);
        if (!tls)
            return tl::unexpected(tls.error());
        connection.tls = std::move(*tls);
    }
    if (!config.token.empty()) {
        auto token = environment.secrets(config.token);
        if (!token)
            return tl::unexpected(token.error());
        connection.token = std::move(*token);
    }
    if (config.protocol == "evm-jsonrpc")
        return std::make_shared<sync::EvmFeed>(config, std::move(connection), std::move(sink));
    return std::make_shared<sync::AssayHttpFeed>(config, std::move(connection), std::move(sink));
}

} // namespace assay::runtime
