// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/EvmFeed.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include "services/support/Caught.h"
#include "services/wire/Evm.h"

namespace assay::sync {

namespace asio = boost::asio;
using namespace domain;
using support::Result;

namespace {
constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
}

EvmFeed::EvmFeed(SourceConfig config, Connection connection, FeedSink sink)
    : m_config(std::move(config)), m_connection(std::move(connection)), m_sink(std::move(sink)),
      m_http(m_connection.executor, m_connection.url, m_connection.tls,
             m_connection.token ? std::optional(m_connection.token->clone()) : std::nullopt, m_connection.httpLimits,
             m_connection.clock),
      m_timer(m_connection.executor),
      m_backoff({std::max(m_config.every, Duration{500}), std::max(m_config.every * 8, Duration{60'000})}, m_connection.random)
{
}

void EvmFeed::start()
{
    asio::co_spawn(m_connection.executor, pollLoop(shared_from_this()),
                   [self = shared_from_this()](std::exception_ptr thrown) { self->ended(thrown); });
}

void EvmFeed::pollNow()
{
    m_asked = true;
    m_timer.cancel();
}

void EvmFeed::stop()
{
    m_stopped = true;
    m_sink = {};
    m_timer.cancel();
    m_http.cancel();
}

asio::awaitable<void> EvmFeed::pollLoop(std::shared_ptr<EvmFeed> self)
{
    while (!m_stopped) {
        m_asked = false;
        FeedNote attempt;
        attempt.kind = FeedNote::Kind::Attempt;
        attempt.source = m_config.id;
        attempt.at = m_connection.clock();
        note(attempt);
        m_success = {};
        Result<void> outcome = co_await turn();
        if (m_stopped)
            break;
        Duration wait = m_config.every;
        if (outcome) {
            m_backoff.reset();
            m_success.kind = FeedNote::Kind::Success;
            m_success.source = m_config.id;
            m_success.at = m_connection.clock();
            note(m_success);
        } else {
            attempt.kind = FeedNote::Kind::Failure;
            attempt.at = m_connection.clock();
            attempt.error = outcome.error();
            note(attempt);
            wait = m_backoff.next();
        }
        FeedNote next;
        next.kind = FeedNote::Kind::NextPoll;
        next.source = m_config.id;
        next.at = m_connection.clock() + wait;
        note(next);
        m_timer.expires_after(m_asked ? Duration{0} : wait);
        const auto waited = co_await m_timer.async_wait(kAwait);
        (void)waited;
    }
    (void)self;
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

asio::awaitable<Result<void>> EvmFeed::turn()
{
    try {
        Result<void> outcome = co_await readSupply();
        co_return outcome;
    } catch (const std::exception& exception) {
        co_return tl::unexpected(support::errorOf(exception, "reading the ledger"));
    }
}

/// The health of a source must not end the feed.
void EvmFeed::note(const FeedNote& note)
{
    if (!m_stopped)
        support::logged("source " + m_config.id.value(), [&] { m_sink.noted(note); });
}

/// Nothing is meant to get here: the loop answers for what it calls.
void EvmFeed::ended(std::exception_ptr thrown)
{
    if (!thrown)
        return;
    const auto end = support::caught("the feed has ended", [&] { std::rethrow_exception(thrown); });
    support::logError(end.error());
    FeedNote failure;
    failure.kind = FeedNote::Kind::Failure;
    failure.source = m_config.id;
    failure.at = m_connection.clock();
    failure.error = end.error();
    note(failure);
}

asio::awaitable<Result<void>> EvmFeed::readSupply()
{
    const std::int64_t tipId = m_nextId;
    m_nextId += 100'000;
    Result<Answer> tipAnswer = co_await call(wire::encodeTip(tipId, wire::EvmTag::Latest));
    if (!tipAnswer)
        co_return tl::unexpected(tipAnswer.error());
    auto tip = wire::decodeTip(tipAnswer->raw.body, tipId);
    if (!tip)
        co_return tl::unexpected(tip.error());
    Arrival arrival;
    arrival.source = m_config.id;
    arrival.tier = m_config.tier;
    arrival.completeness = wire::Completeness::Snapshot;
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
    supply->update.completeness = wire::Completeness::Snapshot;
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
    arrival.answers.push_back(std::move(*supply));
    arrival.answers.push_back(std::move(*tipAnswer));
    m_sink.arrived(std::move(arrival));
    co_return Result<void>{};
}

} // namespace assay::sync
