// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/FeedUpdate.h"
#include "services/wire/JsonTree.h"

/// \file The supply of ERC-20 tokens from an EVM node by JSON-RPC 2.0. A tick is two batches (three with
/// confirmations): the tip names a block, then every figure is asked of that block by its hash (EIP-1898), so that all
/// belong together.

namespace assay::wire
{

/// A token to watch. If `symbol` is not empty, a contract that names itself otherwise is set aside.
struct EvmToken {
    domain::CoinId coin;
    std::string contract; ///< 0x and 40 hexadecimal digits, any case
    std::string symbol;
};

struct EvmBlock {
    std::int64_t number = 0;
    std::string hash; ///< 0x and 64 lower-case hexadecimal digits
    std::string parentHash;
    domain::Instant time{};
};

struct EvmTip {
    std::int64_t chainId = 0;
    EvmBlock block;

    /// CAIP-2: "eip155:1".
    [[nodiscard]] domain::LedgerId ledger() const { return domain::LedgerId("eip155:" + std::to_string(chainId)); }
};

enum class EvmTag : std::uint8_t { Latest, Safe, Finalized };

/// One call of a batch; `params` is a JSON array.
struct RpcCall {
    std::string method;
    std::string params;
};

/// One batch; the calls have the ids firstId, firstId + 1, …
[[nodiscard]] std::string encodeBatch(std::int64_t firstId, std::span<const RpcCall> calls);
/// The result of each call of a batch in the order of the calls, whatever the order of the replies. A call's own error
/// (Refused, Unsupported, MissingField if no reply came) stands in its place. Errors: Malformed (not JSON, an id twice
/// or never asked), Refused (the node refused the batch as a whole).
[[nodiscard]] support::Result<std::vector<support::Result<JsonValue>>>
decodeRpcBatch(std::string_view bytes, std::int64_t firstId, std::size_t count);

/// eth_chainId and the block of `tag`.
[[nodiscard]] std::string encodeTip(std::int64_t firstId, EvmTag tag);
/// Errors: as decodeRpcBatch, a call's own, NotFound (no such block yet).
[[nodiscard]] support::Result<EvmTip> decodeTip(std::string_view bytes, std::int64_t firstId);
/// The block that has `confirmations` blocks upon it. Errors: OutOfRange (the chain is shorter).
[[nodiscard]] support::Result<std::int64_t> confirmedNumber(const EvmBlock& tip, std::int64_t confirmations);
/// The block of this number.
[[nodiscard]] std::string encodeBlock(std::int64_t firstId, std::int64_t number);
/// Errors: as decodeTip, Malformed (another block than the one asked for).
[[nodiscard]] support::Result<EvmBlock> decodeBlock(std::string_view bytes, std::int64_t firstId, std::int64_t number);

/// totalSupply, decimals and symbol of each token in the block of this hash. Errors: Usage (an address or hash that is
/// none).
[[nodiscard]] support::Result<std::string> encodeSupply(std::int64_t firstId, std::span<const EvmToken> tokens,
                                                        std::string_view blockHash);
/// A snapshot of resource "supply" as of the block's time; contract addresses in lower case; `frozen` is not known to a
/// plain ERC-20. A token whose figures cannot be told is set aside in `rejected`. Errors: as decodeRpcBatch.
[[nodiscard]] support::Result<FeedUpdate> decodeSupply(std::string_view bytes, std::int64_t firstId,
                                                       std::span<const EvmToken> tokens, const EvmTip& tip);

/// A hex quantity: 0x, no leading zeros, at most 256 bits. Errors: Malformed, OutOfRange.
[[nodiscard]] support::Result<domain::Decimal> decodeQuantity(std::string_view text);
/// A quantity that must fit 63 bits (block numbers, times, chain ids). Errors: as decodeQuantity.
[[nodiscard]] support::Result<std::int64_t> decodeSmallQuantity(std::string_view text);
/// The uint256 that a call returned, divided by 10^scale. Errors: NotFound ("0x": no contract there), Malformed.
[[nodiscard]] support::Result<domain::Decimal> decodeUint256(std::string_view data, int scale);
/// The text that a call returned: a dynamic string, or the bytes32 of old tokens. At most 256 bytes.
/// Errors: NotFound, Malformed, OutOfRange.
[[nodiscard]] support::Result<std::string> decodeAbiText(std::string_view data);

} // namespace assay::wire
