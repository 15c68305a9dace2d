// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/world/Markets.h"

#include <algorithm>

#include "services/sandbox/world/Codes.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 2> kVenues{"tsing-ma", "lion-gate"};
constexpr Duration kPriceStep = 1min;
constexpr std::size_t kMinutesKept = 24 * 60;
constexpr std::int64_t kPar = 1'000'000;
constexpr std::int64_t kWidest = 1'200; ///< a calm market stays within twelve basis points
constexpr std::int64_t kDepegged = -40'000;
constexpr Duration kDepegFrom = 95min; ///< before the start
constexpr Duration kDepegUntil = 5min;

Decimal priceOf(std::int64_t deviation)
{
    return exact(kPar + deviation, 6);
}

} // namespace

Markets::Markets(const std::vector<Coin>& coins, std::uint64_t seed, Scenario scenario, Instant start)
    : m_coins(coins), m_scenario(scenario), m_start(start)
{
    for (std::size_t coin = 0; coin < coins.size(); ++coin)
        for (std::size_t venue = 0; venue < kVenues.size(); ++venue) {
            const auto stream = "price " + std::string(coins[coin].ticker) + std::string(kVenues[venue]);
            m_quotes.push_back(Quote{coin, venue, Rng(seed, stream), 0, {}});
        }
}

void Markets::fill(ChangeSet& out)
{
    const auto last = Instant{std::chrono::floor<std::chrono::minutes>(m_start)};
    for (auto& quote : m_quotes) {
        for (auto i = static_cast<std::int64_t>(kMinutesKept) - 1; i >= 0; --i)
            trade(quote, last - i * kPriceStep);
        for (const auto& price : quote.minutes)
            out.upsert(kLedgerSources[quote.venue], price);
    }
    for (std::size_t ledger = 0; ledger < kLedgers.size(); ++ledger) {
        const auto& own = m_coins[ledger];
        sight(ledger, own.contract(ledger), own.issuerName, own.ticker, 300, 18'400, out);
        sight(ledger, address("tram tickets"), "Ding Ding Tram Ticket", "TRAM", 61, 903, out);
        sight(ledger, address("tea points"), "Milk Tea Points", "CHA", 17, 2'210, out);
    }
}

void Markets::step(Instant now, ChangeSet& out)
{
    if (now.time_since_epoch() % kPriceStep == Duration::zero())
        for (auto& quote : m_quotes) {
            trade(quote, now);
            const auto source = kLedgerSources[quote.venue];
            out.upsert(source, quote.minutes.back());
            for (; quote.minutes.size() > kMinutesKept; quote.minutes.pop_front())
                out.remove(source, quote.minutes.front());
        }
    if (m_scenario == Scenario::Lookalike && now == m_start + kScenarioDelay)
        sight(1, address("a token that imitates HKDX"), "Harbour Coin HKD", "HKDX", 0, 37, out);
}

bool Markets::depegged(const Quote& quote, Instant end) const
{
    const auto last = Instant{std::chrono::floor<std::chrono::minutes>(m_start)};
    return m_scenario == Scenario::Depeg && quote.coin == 0 && quote.venue == 0 && end > last - kDepegFrom &&
           end <= last - kDepegUntil;
}

void Markets::trade(Quote& quote, Instant end)
{
    // Pulled back to par, so that it stays near it however long the world lasts.
    const auto walked = quote.deviation * 95 / 100 + quote.rng.between(-60, 60);
    const auto open = quote.minutes.empty() ? priceOf(0) : quote.minutes.back().close;
    quote.deviation = std::clamp(walked, -kWidest, kWidest);
    const auto above = quote.rng.between(0, 40);
    const auto below = quote.rng.between(0, 40);
    const auto volume = quote.rng.between(500, 90'000);

    auto& price = quote.minutes.emplace_back();
    price.coin = domain::CoinId(m_coins[quote.coin].ticker);
    price.venue = kVenues[quote.venue];
    price.at = end - kPriceStep;
    price.currency = m_coins[quote.coin].currency;
    price.open = open;
    price.close = priceOf(quote.deviation + (depegged(quote, end) ? kDepegged : 0));
    price.high = std::max(open, price.close).plus(exact(above, 6)).value();
    price.low = std::min(open, price.close).minus(exact(below, 6)).value();
    price.volume = exact(volume, 0);
    price.spanSeconds = 60;
}

void Markets::sight(std::size_t ledger, std::string contract, std::string_view name, std::string_view ticker, int days,
                    std::int64_t holders, ChangeSet& out) const
{
    domain::TokenSighting sighting;
    sighting.ledger = domain::LedgerId(kLedgers[ledger]);
    sighting.contract = std::move(contract);
    sighting.name = name;
    sighting.ticker = ticker;
    sighting.firstSeen = m_start - days * 24h;
    sighting.holders = holders;
    out.upsert(kLedgerSources[ledger], sighting);
}

} // namespace assay::sandbox
