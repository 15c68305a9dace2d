// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/EvmFeed.h"

#include <spdlog/spdlog.h>

#include "services/net/Await.h"
#include "services/wire/Evm.h"

namespace assay::sync {

namespace asio = boost::asio;
using namespace domain;
using support::Result;

EvmFeed::EvmFeed(SourceConfig config, Connection connection, FeedSink sink)
    : PolledFeed(std::move(config), std::move(connection), std::move(sink))
{
}

asio::awaitable<Result<Answer>> EvmFeed::call(std::string request)
{
    Result<net::HttpResponse> response = co_await m_http.post("", "application/json", std::move(request));
    if (!response)
        co_return tl::unexpected(response.error());
    Answer answer;
    answer.raw.source = m_config.id;
    answer.raw.resource = "supply";
    answer.raw.target = m_connection.url.text();
    answer.raw.receivedAt = response->receivedAt;
    answer.raw.receive(std::move(response->body));
    m_success.clockOffset = response->clockOffset;
    m_success.certificateExpiry = response->certificateNotAfter;
    co_return answer;
}

asio::awaitable<Result<void>> EvmFeed::readSource()
{
    const std::int64_t tipId = m_nextId;
    m_nextId += 100'000;
    Result<Answer> tipAnswer = co_await call(wire::encodeTip(tipId, wire::EvmTag::Latest));
    if (!tipAnswer)
        co_return tl::unexpected(tipAnswer.error());
    auto tip = wire::decodeTip(tipAnswer->raw.body, tipId);
    if (!tip)
        co_return tl::unexpected(tip.error());
    FeedDelivery delivery;
    delivery.source = m_config.id;
    delivery.tier = m_config.tier;
    delivery.completeness = wire::Completeness::Whole;
    if (m_config.confirmations > 0) {
        const auto number = wire::confirmedNumber(tip->block, m_config.confirmations);
        if (!number)
            co_return tl::unexpected(number.error());
        const std::int64_t blockId = tipId + 10'000;
        Result<Answer> blockAnswer = co_await call(wire::encodeBlock(blockId, *number));
        if (!blockAnswer)
            co_return tl::unexpected(blockAnswer.error());
        auto block = wire::decodeBlock(blockAnswer->raw.body, blockId, *number);
        if (!block)
            co_return tl::unexpected(block.error());
        tip->block = std::move(*block);
        tipAnswer = std::move(blockAnswer);
    }
    std::vector<wire::EvmToken> tokens;
    for (const auto& coin : m_config.coins)
        tokens.push_back({coin.coin, coin.contract, {}});
    const std::int64_t supplyId = tipId + 20'000;
    const auto request = wire::encodeSupply(supplyId, tokens, tip->block.hash);
    if (!request)
        co_return tl::unexpected(request.error());
    Result<Answer> supply = co_await call(*request);
    if (!supply)
        co_return tl::unexpected(supply.error());
    auto update = wire::decodeSupply(supply->raw.body, supplyId, tokens, *tip);
    if (!update)
        co_return tl::unexpected(update.error());
    // No token could be read: that is a failure of the source, not an empty ledger.
    if (rowsOf<Supply>(update->upserts).empty() && !update->rejected.empty())
        co_return tl::unexpected(update->rejected.front());

    const bool follows = tip->block.number == m_lastBlock + 1;
    const bool replaced = (follows && !m_lastHash.empty() && tip->block.parentHash != m_lastHash)
        || (tip->block.number == m_lastBlock && tip->block.hash != m_lastHash) || tip->block.number < m_lastBlock;
    if (replaced)
        spdlog::warn("source {}: the ledger was reorganised at block {}", m_config.id.value(), tip->block.number);
    m_lastBlock = tip->block.number;
    m_lastHash = tip->block.hash;

    supply->update = std::move(*update);
    supply->update.completeness = wire::Completeness::Whole;
    m_success.asOf = supply->update.asOf;
    m_success.raw = supply->raw.sha256.hex();
    m_success.schemaVersion = tip->ledger().value() + " block " + std::to_string(tip->block.number);
    m_success.rejected = static_cast<std::int64_t>(supply->update.rejected.size());
    if (m_success.rejected > 0)
        m_success.firstRejection = supply->update.rejected.front().text();
    // The answer that names the block is evidence as well: it is stored, and states nothing by itself.
    tipAnswer->update.resource = "block";
    tipAnswer->update.asOf = supply->update.asOf;
    tipAnswer->raw.resource = "block";
    delivery.answers.push_back(std::move(*supply));
    delivery.answers.push_back(std::move(*tipAnswer));
    m_sink.arrived(std::move(delivery));
    co_return Result<void>{};
}

} // namespace assay::sync
