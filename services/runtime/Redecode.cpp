// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Redecode.h"

#include <algorithm>

#include "services/runtime/formats/FormatReader.h"
#include "services/wire/AssayHttp.h"
#include "services/wire/Evm.h"

namespace assay::runtime {

using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;
using wire::FeedUpdate;

namespace {

/// The least "id" of a batch of replies: that of its first call.
Result<std::int64_t> firstIdOf(std::string_view bytes)
{
    auto replies = wire::parseJsonTree(bytes);
    if (!replies)
        return tl::unexpected(replies.error());
    std::optional<std::int64_t> least;
    for (const auto& reply : replies->items) {
        const auto* id = reply.find("id");
        std::int64_t number = 0;
        if (!id || !id->isNumber() || !domain::assign(number, id->text))
            return fail(ErrorCode::Malformed, "a reply without id");
        least = std::min(least.value_or(number), number);
    }
    if (!least)
        return fail(ErrorCode::Malformed, "the batch is empty");
    return *least;
}

Result<FeedUpdate> supplyAgain(const store::RawAnswer& raw, const Snapshot& snapshot)
{
    const auto firstId = firstIdOf(raw.body);
    if (!firstId)
        return tl::unexpected(firstId.error());
    std::vector<wire::EvmToken> tokens;
    wire::EvmTip tip;
    snapshot.table<Supply>().forEach([&](const Row<Supply>& row) {
        if (row.origin->source != raw.source)
            return;
        tokens.push_back({row.record.coin, row.record.contract, {}});
        if (row.origin->raw != raw.sha256)
            return;
        tip.block.number = row.record.block.value_or(0);
        tip.block.hash = row.record.blockHash;
        tip.block.time = row.record.blockTime.value_or(Instant{});
        if (std::int64_t id = 0; row.record.ledger.value().starts_with("eip155:")
            && domain::assign(id, row.record.ledger.value().substr(7)))
            tip.chainId = id;
    });
    auto again = wire::decodeSupply(raw.body, *firstId, tokens, tip);
    if (!again)
        return fail(ErrorCode::Unsupported, "the node's answer does not name the tokens it was asked for: " + again.error().detail);
    return again;
}

} // namespace

Result<FeedUpdate> decodeAgain(const store::RawAnswer& raw, std::string_view resource, const Snapshot& snapshot)
{
    const auto* source = snapshot.source(raw.source);
    if (source && source->protocol == "evm-jsonrpc")
        return supplyAgain(raw, snapshot);
    if (raw.target.ends_with("/v1/stream")) {
        auto message = wire::decodeMessage(raw.body);
        if (!message)
            return tl::unexpected(message.error());
        return std::move(message->update);
    }
    if (raw.target.find("/v1/") != std::string::npos || raw.target == "console")
        return wire::decodePage(raw.body, resource);
    return readFileAgain(raw, resource);
}

} // namespace assay::runtime
