// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Evm.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "services/support/Hash.h"
#include "services/support/Utf8.h"
#include "services/wire/JsonWriter.h"
#include "services/support/Ascii.h"

namespace assay::wire
{

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

// The first four bytes of keccak-256 of "totalSupply()", "decimals()" and "symbol()" (EIP-20).
constexpr std::string_view kTotalSupply = "0x18160ddd";
constexpr std::string_view kDecimals = "0x313ce567";
constexpr std::string_view kSymbol = "0x95d89b41";
constexpr std::size_t kCallsPerToken = 3;

constexpr std::size_t kWord = 32; ///< bytes of an ABI word
constexpr std::size_t kMaxAbiText = 256;
constexpr std::int64_t kLastSecond = 253'402'300'799; ///< 9999-12-31T23:59:59Z

constexpr std::int64_t kMethodNotFound = -32601; ///< JSON-RPC 2.0, 5.1

bool isHex(std::string_view text)
{
    return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// 0x and exactly this many bytes in hexadecimal?
bool isData(std::string_view text, std::size_t bytes)
{
    return text.size() == 2 + 2 * bytes && text.starts_with("0x") && isHex(text.substr(2));
}

std::string hexQuantity(std::int64_t value)
{
    char digits[20];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value, 16);
    return "0x" + std::string(digits, error == std::errc{} ? end : digits);
}

std::string_view toText(EvmTag tag)
{
    switch (tag) {
    case EvmTag::Latest: return "latest";
    case EvmTag::Safe: return "safe";
    case EvmTag::Finalized: return "finalized";
    }
    return "latest";
}

RpcCall blockCall(std::string_view block)
{
    return {"eth_getBlockByNumber", "[\"" + std::string(block) + "\",false]"};
}

/// eth_call of `data` to `contract`, pinned to one block.
RpcCall viewCall(std::string_view contract, std::string_view data, std::string_view blockHash)
{
    std::string params;
    JsonWriter writer(params);
    writer.beginArray();
    writer.beginObject();
    writer.member("to", contract);
    writer.member("data", data);
    writer.endObject();
    writer.beginObject();
    writer.member("blockHash", blockHash);
    writer.endObject();
    writer.endArray();
    return {"eth_call", std::move(params)};
}

Error refusal(const JsonValue& error)
{
    const JsonValue* const code = error.find("code");
    const JsonValue* const message = error.find("message");
    const std::string number = code != nullptr && code->isNumber() ? excerpt(code->text) : std::string("not stated");
    const std::string words =
        message != nullptr && message->isText() ? excerpt(message->text, 200) : std::string("no message");
    const bool unknownMethod = number == std::to_string(kMethodNotFound);
    return {unknownMethod ? ErrorCode::Unsupported : ErrorCode::Refused,
            "the node refused, code " + number + ": " + words, bytePlace(error.byte)};
}

/// The reply's error member, unless it is null (old nodes state both).
const JsonValue* errorOf(const JsonValue& reply)
{
    const JsonValue* const error = reply.find("error");
    return error == nullptr || error->isNull() ? nullptr : error;
}

/// What one reply says. The whole batch fails only for what makes its ids doubtful.
Result<JsonValue> resultOf(const JsonValue& reply)
{
    if (const JsonValue* const error = errorOf(reply)) {
        if (!error->isObject())
            return fail(ErrorCode::Malformed, "an error must be an object", bytePlace(error->byte));
        return tl::unexpected(refusal(*error));
    }
    const JsonValue* const result = reply.find("result");
    if (result == nullptr)
        return fail(ErrorCode::Malformed, "a reply with neither result nor error", bytePlace(reply.byte));
    return *result;
}

Result<std::string> dataOf(const Result<JsonValue>& reply)
{
    if (!reply)
        return tl::unexpected(reply.error());
    if (!reply->isText())
        return fail(ErrorCode::WrongType, "the result must be a text, is " + std::string(toText(reply->kind)),
                    bytePlace(reply->byte));
    return reply->text;
}

/// "0x" is what a node answers where there is no code.
Result<std::string> abiBytes(std::string_view data)
{
    if (data == "0x")
        return fail(ErrorCode::NotFound, "no contract at this address in this block");
    if (!data.starts_with("0x") || data.size() % 2 != 0 || !isHex(data.substr(2)))
        return fail(ErrorCode::Malformed, "not hexadecimal data: \"" + excerpt(data, 70) + '"');
    return support::fromHex(data.substr(2));
}

/// An ABI word that must be small (an offset, a length).
Result<std::size_t> smallWord(std::string_view word)
{
    std::size_t value = 0;
    for (const char c : word) {
        if (value >= (std::size_t{1} << 24))
            return fail(ErrorCode::OutOfRange, "an offset or length beyond the data");
        value = value << 8 | static_cast<unsigned char>(c);
    }
    return value;
}

Result<std::string> validText(std::string text)
{
    if (support::firstBadUtf8(text))
        return fail(ErrorCode::Malformed, "a text that is not UTF-8");
    return text;
}

Result<EvmBlock> blockOf(const Result<JsonValue>& reply)
{
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->isNull())
        return fail(ErrorCode::NotFound, "the node has no such block yet", bytePlace(reply->byte));
    if (!reply->isObject())
        return fail(ErrorCode::WrongType, "a block must be an object, is " + std::string(toText(reply->kind)),
                    bytePlace(reply->byte));
    EvmBlock block;
    std::int64_t seconds = 0;
    const std::pair<std::string_view, std::int64_t*> numbers[] = {{"number", &block.number}, {"timestamp", &seconds}};
    for (const auto& [name, target] : numbers) {
        const auto text = textMember(*reply, name);
        if (!text)
            return tl::unexpected(text.error());
        const auto value = decodeSmallQuantity(*text);
        if (!value)
            return fail(value.error().code, value.error().detail,
                        bytePlace(reply->find(name)->byte) + ", " + std::string(name));
        *target = *value;
    }
    const std::pair<std::string_view, std::string*> hashes[] = {{"hash", &block.hash},
                                                                {"parentHash", &block.parentHash}};
    for (const auto& [name, target] : hashes) {
        const auto text = textMember(*reply, name);
        if (!text)
            return tl::unexpected(text.error());
        if (!isData(*text, kWord))
            return fail(ErrorCode::Malformed, "not a hash of 32 bytes: \"" + excerpt(*text, 70) + '"',
                        bytePlace(reply->find(name)->byte) + ", " + std::string(name));
        *target = support::lowered(*text);
    }
    if (seconds > kLastSecond)
        return fail(ErrorCode::OutOfRange, "a block time beyond the year 9999",
                    bytePlace(reply->find("timestamp")->byte) + ", timestamp");
    block.time = domain::Instant(std::chrono::seconds(seconds));
    return block;
}

Result<domain::Supply> supplyOf(std::span<const Result<JsonValue>> replies, const EvmToken& token, const EvmTip& tip)
{
    const auto decimalsData = dataOf(replies[1]);
    if (!decimalsData)
        return tl::unexpected(decimalsData.error());
    const auto decimals = decodeUint256(*decimalsData, 0);
    if (!decimals)
        return tl::unexpected(decimals.error());
    if (*decimals > domain::Decimal(domain::Decimal::kMaxScale))
        return fail(ErrorCode::OutOfRange, "decimals() is " + decimals->text() + ", at most 60 are known");
    int scale = 0;
    while (domain::Decimal(scale) < *decimals)
        ++scale;
    const auto totalData = dataOf(replies[0]);
    if (!totalData)
        return tl::unexpected(totalData.error());
    auto total = decodeUint256(*totalData, scale);
    if (!total)
        return tl::unexpected(total.error());
    if (!token.symbol.empty()) {
        const auto symbolData = dataOf(replies[2]);
        if (!symbolData)
            return tl::unexpected(symbolData.error());
        const auto symbol = decodeAbiText(*symbolData);
        if (!symbol)
            return tl::unexpected(symbol.error());
        if (*symbol != token.symbol)
            return fail(ErrorCode::Malformed,
                        "the contract calls itself \"" + excerpt(*symbol) + "\", not " + token.symbol);
    }
    domain::Supply supply;
    supply.coin = token.coin;
    supply.ledger = tip.ledger();
    supply.contract = support::lowered(token.contract);
    supply.total = std::move(*total);
    supply.block = tip.block.number;
    supply.blockHash = tip.block.hash;
    supply.blockTime = tip.block.time;
    return supply;
}

} // namespace

std::string encodeBatch(std::int64_t firstId, std::span<const RpcCall> calls)
{
    std::string out;
    JsonWriter writer(out);
    writer.beginArray();
    for (const RpcCall& call : calls) {
        writer.beginObject();
        writer.member("jsonrpc", "2.0");
        writer.member("id", firstId++);
        writer.member("method", call.method);
        writer.key("params");
        writer.raw(call.params);
        writer.endObject();
    }
    writer.endArray();
    return out;
}

Result<std::vector<Result<JsonValue>>> decodeRpcBatch(std::string_view bytes, std::int64_t firstId, std::size_t count)
{
    const auto tree = parseJsonTree(bytes);
    if (!tree)
        return tl::unexpected(tree.error());
    if (tree->isObject()) {
        const JsonValue* const error = errorOf(*tree);
        if (error != nullptr && error->isObject())
            return tl::unexpected(refusal(*error));
    }
    if (!tree->isArray())
        return fail(ErrorCode::WrongType,
                    "the answer to a batch must be an array, is " + std::string(toText(tree->kind)),
                    bytePlace(tree->byte));
    std::vector<std::optional<Result<JsonValue>>> found(count);
    for (const JsonValue& reply : tree->items) {
        const std::string place = bytePlace(reply.byte);
        const auto version = textMember(reply, "jsonrpc");
        if (!version || *version != "2.0")
            return fail(ErrorCode::Malformed, "not a JSON-RPC 2.0 reply", place);
        const JsonValue* const id = reply.find("id");
        if (id == nullptr || !id->isNumber())
            return fail(ErrorCode::Malformed, "a reply without the id of a request", place);
        const auto number = wholeNumber(id->text);
        if (!number || *number < firstId ||
            static_cast<std::uint64_t>(*number) - static_cast<std::uint64_t>(firstId) >= count)
            return fail(ErrorCode::Malformed, "a reply to no request: id " + excerpt(id->text), place);
        auto& slot = found[static_cast<std::size_t>(*number - firstId)];
        if (slot)
            return fail(ErrorCode::Malformed, "two replies to one request: id " + excerpt(id->text), place);
        slot = resultOf(reply);
    }
    std::vector<Result<JsonValue>> out;
    out.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (found[i])
            out.push_back(std::move(*found[i]));
        else
            out.emplace_back(fail(ErrorCode::MissingField,
                                  "no reply to request " + std::to_string(firstId + static_cast<std::int64_t>(i))));
    }
    return out;
}

std::string encodeTip(std::int64_t firstId, EvmTag tag)
{
    return encodeBatch(firstId, std::vector<RpcCall>{{"eth_chainId", "[]"}, blockCall(toText(tag))});
}

Result<EvmTip> decodeTip(std::string_view bytes, std::int64_t firstId)
{
    const auto replies = decodeRpcBatch(bytes, firstId, 2);
    if (!replies)
        return tl::unexpected(replies.error());
    const auto chainText = dataOf((*replies)[0]);
    if (!chainText)
        return tl::unexpected(chainText.error());
    const auto chainId = decodeSmallQuantity(*chainText);
    if (!chainId)
        return fail(chainId.error().code, chainId.error().detail, "eth_chainId");
    auto block = blockOf((*replies)[1]);
    if (!block)
        return tl::unexpected(block.error());
    return EvmTip{*chainId, std::move(*block)};
}

Result<std::int64_t> confirmedNumber(const EvmBlock& tip, std::int64_t confirmations)
{
    if (confirmations < 0 || confirmations > tip.number)
        return fail(ErrorCode::OutOfRange, "the chain is at block " + std::to_string(tip.number) + ", no block has " +
                                               std::to_string(confirmations) + " confirmations yet");
    return tip.number - confirmations;
}

std::string encodeBlock(std::int64_t firstId, std::int64_t number)
{
    return encodeBatch(firstId, std::vector<RpcCall>{blockCall(hexQuantity(std::max<std::int64_t>(number, 0)))});
}

Result<EvmBlock> decodeBlock(std::string_view bytes, std::int64_t firstId, std::int64_t number)
{
    const auto replies = decodeRpcBatch(bytes, firstId, 1);
    if (!replies)
        return tl::unexpected(replies.error());
    auto block = blockOf(replies->front());
    if (block && block->number != number)
        return fail(ErrorCode::Malformed,
                    "block " + std::to_string(block->number) + " came for block " + std::to_string(number));
    return block;
}

Result<std::string> encodeSupply(std::int64_t firstId, std::span<const EvmToken> tokens, std::string_view blockHash)
{
    if (!isData(blockHash, kWord))
        return fail(ErrorCode::Usage, "not a block hash: \"" + excerpt(blockHash, 70) + '"');
    std::vector<RpcCall> calls;
    calls.reserve(tokens.size() * kCallsPerToken);
    for (const EvmToken& token : tokens) {
        if (!isData(token.contract, 20))
            return fail(ErrorCode::Usage, "not a contract address: \"" + excerpt(token.contract, 70) + '"',
                        token.coin.value());
        for (const std::string_view data : {kTotalSupply, kDecimals, kSymbol})
            calls.push_back(viewCall(token.contract, data, blockHash));
    }
    return encodeBatch(firstId, calls);
}

Result<FeedUpdate> decodeSupply(std::string_view bytes, std::int64_t firstId, std::span<const EvmToken> tokens,
                                const EvmTip& tip)
{
    const auto replies = decodeRpcBatch(bytes, firstId, tokens.size() * kCallsPerToken);
    if (!replies)
        return tl::unexpected(replies.error());
    FeedUpdate update;
    update.resource = domain::resourceOf<domain::Supply>();
    update.completeness = Completeness::Whole;
    update.asOf = tip.block.time;
    update.total = static_cast<std::int64_t>(tokens.size());
    const std::span<const Result<JsonValue>> all(*replies);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto supply = supplyOf(all.subspan(i * kCallsPerToken, kCallsPerToken), tokens[i], tip);
        if (supply) {
            domain::rowsOf<domain::Supply>(update.upserts).push_back(std::move(*supply));
            continue;
        }
        Error error = std::move(supply.error());
        error.where = (error.where.empty() ? std::string() : error.where + ", ") + "coin " + tokens[i].coin.value() +
                      ", contract " + support::lowered(tokens[i].contract) + ", block " + std::to_string(tip.block.number);
        update.rejected.push_back(std::move(error));
    }
    return update;
}

Result<domain::Decimal> decodeQuantity(std::string_view text)
{
    const bool shaped = text.size() > 2 && text.starts_with("0x") && isHex(text.substr(2));
    if (!shaped || (text[2] == '0' && text.size() > 3))
        return fail(ErrorCode::Malformed, "not a hexadecimal quantity: \"" + excerpt(text, 70) + '"');
    return domain::Decimal::fromHexInteger(text, 0);
}

Result<std::int64_t> decodeSmallQuantity(std::string_view text)
{
    if (const auto quantity = decodeQuantity(text); !quantity)
        return tl::unexpected(quantity.error());
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
    if (error != std::errc{} || end != text.data() + text.size())
        return fail(ErrorCode::OutOfRange, "beyond 63 bits: " + excerpt(text, 70));
    return value;
}

Result<domain::Decimal> decodeUint256(std::string_view data, int scale)
{
    if (const auto bytes = abiBytes(data); !bytes)
        return tl::unexpected(bytes.error());
    if (!isData(data, kWord))
        return fail(ErrorCode::Malformed, "a uint256 has 32 bytes, not " + std::to_string((data.size() - 2) / 2));
    return domain::Decimal::fromHexInteger(data, scale);
}

Result<std::string> decodeAbiText(std::string_view data)
{
    auto bytes = abiBytes(data);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (bytes->size() == kWord) {
        const std::size_t last = bytes->find_last_not_of('\0');
        bytes->resize(last == std::string::npos ? 0 : last + 1);
        return validText(std::move(*bytes));
    }
    const std::string_view all(*bytes);
    if (all.size() < 2 * kWord)
        return fail(ErrorCode::Malformed, "a text needs 64 bytes at least, not " + std::to_string(all.size()));
    const auto offset = smallWord(all.substr(0, kWord));
    if (!offset)
        return tl::unexpected(offset.error());
    if (*offset > all.size() - kWord)
        return fail(ErrorCode::OutOfRange, "the text begins beyond the data");
    const auto length = smallWord(all.substr(*offset, kWord));
    if (!length)
        return tl::unexpected(length.error());
    if (*length > all.size() - kWord - *offset)
        return fail(ErrorCode::OutOfRange, "the text ends beyond the data");
    if (*length > kMaxAbiText)
        return fail(ErrorCode::OutOfRange, "a text of more than 256 bytes");
    return validText(std::string(all.substr(*offset + kWord, *length)));
}

} // namespace assay::wire
