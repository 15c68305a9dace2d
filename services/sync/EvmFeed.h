// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/sync/PolledFeed.h"

namespace assay::sync {

/// evm-jsonrpc: the supply of the configured tokens, all figures of a turn from one block, asked for by its hash.
/// A block whose parent is not the block seen before is a reorganisation: it is logged, and the new figures count.
class EvmFeed final : public PolledFeed {
public:
    EvmFeed(SourceConfig config, Connection connection, FeedSink sink);

private:
    Awaitable<support::Result<void>> readSource() override;
    Awaitable<support::Result<Answer>> call(std::string request);

    std::int64_t m_nextId = 1;
    std::int64_t m_lastBlock = -1;
    std::string m_lastHash;
};

} // namespace assay::sync
