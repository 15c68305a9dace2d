// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/issuers/Issuers.h"

#include <algorithm>
#include <array>
#include <set>

#include "services/sandbox/world/Codes.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;
using domain::RedemptionState;

constexpr Duration kMinute = 1min;
constexpr Duration kHour = 1h;
constexpr Duration kIssuerHistory = 24h;
constexpr Duration kHistoryStep = 15min;
constexpr Duration kKeepClose = 1h; ///< statements of each minute are kept this long, then one in fifteen
constexpr Duration kRedemptionKept = kIssuerHistory + 30min; ///< since its payment
constexpr Duration kBeforeValid = 4min;
constexpr std::int64_t kCoverage = 10'120; ///< of 10,000, when the pools are made
constexpr std::int64_t kExcessFrom = 10'100; ///< of 10,000: what is above may go to the issuer
constexpr std::int64_t kExcessPaid = 25'000'000; ///< cents, once a day
constexpr Duration kExcessAt = 11h;
constexpr std::string_view kMissingAtCustodian = "3"; ///< line of HKDX, the current account at Bank B
constexpr std::int64_t kMissingCents = 500'000'000;
constexpr std::array kShapes{PoolShape{5, 8, 14, 4, 2}, PoolShape{6, 14, 30, 8, 3}, PoolShape{4, 4, 8, 0, 1}};

bool atMultiple(Instant now, Duration step)
{
    return now.time_since_epoch() % step == Duration::zero();
}

std::string statementId(const Coin& coin, Instant asOf)
{
    // 2026-03-31T10:00:00.000Z without what a file name or a key does not need
    std::string text = support::toText(asOf).substr(0, 19);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return std::string(coin.ticker) + '-' + text + 'Z';
}

template <class Record>
void tell(ChangeSet* out, const Coin& coin, const Record& record)
{
    if (out)
        out->upsert(coin.source, record);
}

} // namespace

Issuers::Issuers(std::vector<Coin>& coins, std::uint64_t seed, Scenario scenario, Instant start)
    : m_coins(coins), m_scenario(scenario), m_start(start)
{
    const auto opened = Instant{std::chrono::ceil<std::chrono::minutes>(start - kIssuerHistory)};
    const auto opening = support::hongKongDate(opened);
    m_desks.reserve(coins.size());
    for (std::size_t i = 0; i < coins.size(); ++i) {
        auto& coin = coins[i];
        const auto total = scaled(coin.outstanding(), kCoverage, 10'000);
        ReservePool pool(coin, kShapes[i], opening, total, Rng(seed, "pool " + std::string(coin.ticker)));
        const auto cash = pool.operatingCash();
        const PoolTotals figures{pool.total(), coin.outstanding()};
        m_desks.push_back(Desk{&coin, std::move(pool), Rng(seed, "desk " + std::string(coin.ticker)), cash,
                               TokenBook(coin, seed, start), IssuerReturns(coin, seed, scenario, start, opened, figures),
                               IssuerFile(coin, support::hongKongDate(start), figures), {}, {}, {}});
    }
}

void Issuers::fill(ChangeSet& out)
{
    const auto first = Instant{std::chrono::ceil<std::chrono::minutes>(m_start - kIssuerHistory)};
    for (auto now = first; now <= m_start; now += kMinute)
        for (auto& desk : m_desks) {
            trade(desk, now, nullptr);
            if (atMultiple(now, kHistoryStep))
                desk.statements.push_back(makeStatement(desk, now));
            if (atMultiple(now, kHour))
                desk.returns.hour(now, totals(desk), nullptr);
        }
    for (auto& desk : m_desks) {
        for (const auto& redemption : desk.redemptions)
            out.upsert(desk.coin->source, redemption);
        for (const auto& statement : desk.statements)
            out.upsert(desk.coin->source, statement);
        state(desk, m_start, out);
        std::set<std::string> custodians;
        for (const auto& line : desk.lines)
            custodians.insert(line.custodian);
        desk.dossier.publish(custodians, out);
        desk.book.publish(out);
        desk.returns.publish(out);
    }
    fillScenario(out);
}

void Issuers::step(Instant now, ChangeSet& out)
{
    if (atMultiple(now, kMinute))
        for (auto& desk : m_desks) {
            trade(desk, now, &out);
            state(desk, now, out);
            if (atMultiple(now, kHour))
                desk.returns.hour(now, totals(desk), &out);
        }
    if (now == m_start + kScenarioDelay)
        runScenario(now, out);
}

void Issuers::trade(Desk& desk, Instant now, ChangeSet* out)
{
    serveRedemptions(desk, now, out);
    if (desk.rng.oneIn(9))
        askRedemption(desk, now, out);
    forgetOld(desk, now, out);
    if (hongKongTimeOfDay(now) == kExcessAt)
        payExcess(desk, now, out);

    // New coins are asked for more often while cash is low, so that the pool stays about its size.
    if (!desk.rng.oneIn(desk.pool.operatingCash() < desk.cashLevel ? 5 : 14))
        return;
    const auto amount = desk.rng.between(5, 180) * 1'000'000;
    const std::size_t ledger = desk.rng.oneIn(3) ? 1 : 0;
    desk.coin->supply[ledger] += amount;
    desk.pool.receive(amount);
    desk.book.minted(ledger, amount, now, totals(desk), out);
}

PoolTotals Issuers::totals(const Desk& desk)
{
    return {desk.pool.total(), desk.coin->outstanding()};
}

void Issuers::payExcess(Desk& desk, Instant now, ChangeSet* out)
{
    const auto left = desk.pool.total() - scaled(desk.coin->outstanding(), kExcessFrom, 10'000);
    if (left < kExcessPaid || desk.pool.operatingCash() < 2 * kExcessPaid)
        return;
    desk.pool.receive(-kExcessPaid);
    desk.book.withdrawn(kExcessPaid, now, totals(desk), out);
}

void Issuers::serveRedemptions(Desk& desk, Instant now, ChangeSet* out)
{
    for (auto& redemption : desk.redemptions) {
        if (redemption.state == RedemptionState::Requested && now - redemption.requestedAt >= kBeforeValid) {
            redemption.state = RedemptionState::Valid;
            redemption.validAt = now;
            tell(out, *desk.coin, redemption);
        } else if (redemption.state == RedemptionState::Valid && desk.rng.oneIn(35)) {
            const auto cents = redemption.amount.rounded(0, domain::Rounding::Down).value();
            const auto amount = std::stoll(cents.text()) * 100;
            if (desk.pool.operatingCash() < amount)
                continue;
            redemption.state = RedemptionState::Paid;
            redemption.paidAt = now;
            redemption.fee = exact(scaled(amount, desk.coin->feePpm, 1'000'000), 2);
            redemption.paidAmount = redemption.amount.minus(*redemption.fee).value();
            desk.coin->supply[0] -= amount;
            desk.pool.receive(-amount);
            desk.book.redeemed(redemption, amount, now, totals(desk), out);
            tell(out, *desk.coin, redemption);
        }
    }
}

void Issuers::askRedemption(Desk& desk, Instant now, ChangeSet* out)
{
    domain::Redemption redemption;
    redemption.id = "RD-" + std::string(desk.coin->ticker) + '-' + padded(desk.nextRedemption++, 6);
    redemption.coin = domain::CoinId(desk.coin->ticker);
    redemption.holder = "customer " + padded(desk.rng.between(1, 900), 4);
    redemption.amount = exact(desk.rng.between(2, 190) * 1'000'000, 2);
    redemption.currency = desk.coin->currency;
    redemption.state = RedemptionState::Requested;
    redemption.requestedAt = now;
    desk.redemptions.push_back(redemption);
    tell(out, *desk.coin, redemption);
}

void Issuers::forgetOld(Desk& desk, Instant now, ChangeSet* out)
{
    while (!desk.redemptions.empty() && desk.redemptions.front().state == RedemptionState::Paid &&
           now - *desk.redemptions.front().paidAt > kRedemptionKept) {
        if (out)
            out->remove(desk.coin->source, desk.redemptions.front());
        desk.book.redemptionGone(desk.redemptions.front(), now);
        desk.redemptions.pop_front();
    }
    desk.book.forgetOld(now, out);
}

domain::ReserveStatement Issuers::makeStatement(Desk& desk, Instant now)
{
    desk.pool.revalue(support::hongKongDate(now));
    domain::ReserveStatement statement;
    statement.statementId = statementId(*desk.coin, now);
    statement.coin = domain::CoinId(desk.coin->ticker);
    statement.issuer = domain::IssuerId(desk.coin->issuer);
    statement.issuerName = desk.coin->issuerName;
    statement.licenseeType = desk.coin->licensee;
    statement.asOf = now;
    statement.currency = desk.coin->currency;
    statement.outstanding = exact(desk.coin->outstanding(), 2);
    statement.frozen = exact(desk.coin->frozen, 2);
    statement.assetTotal = exact(desk.pool.total(), 2);
    statement.assetCount = static_cast<std::int64_t>(desk.pool.size());
    statement.targetBuffer = exact(5, 3);
    return statement;
}

void Issuers::state(Desk& desk, Instant now, ChangeSet& out)
{
    auto statement = makeStatement(desk, now);
    if (!desk.statements.empty() && desk.statements.back().asOf == now)
        desk.statements.back() = statement;
    else
        desk.statements.push_back(statement);
    std::erase_if(desk.statements, [&](const domain::ReserveStatement& old) {
        const auto age = now - old.asOf;
        const bool gone = age > kIssuerHistory || (age > kKeepClose && !atMultiple(old.asOf, kHistoryStep));
        if (gone)
            out.remove(desk.coin->source, old);
        return gone;
    });
    publishLines(desk, statement, out);
    for (std::size_t ledger = 0; ledger < kLedgers.size(); ++ledger)
        out.upsert(desk.coin->source, desk.coin->supplyOn(ledger, now));
}

void Issuers::publishLines(Desk& desk, const domain::ReserveStatement& statement, ChangeSet& out)
{
    out.upsert(desk.coin->source, statement);
    for (const auto& line : desk.lines)
        if (line.statementId != statement.statementId)
            out.remove(desk.coin->source, line);
    desk.lines = desk.pool.assets(statement.statementId);
    for (const auto& line : desk.lines)
        out.upsert(desk.coin->source, line);
    publishCustody(desk, out);
}

void Issuers::publishCustody(const Desk& desk, ChangeSet& out) const
{
    for (const auto& line : desk.lines) {
        domain::CustodianPosition position;
        position.custodian = line.custodian;
        position.account = line.account;
        position.line = line.line;
        position.accountTitle = "Trust account for the holders of " + std::string(desk.coin->ticker);
        position.coin = line.coin;
        position.pool = line.pool;
        position.assetClass = line.assetClass;
        position.isin = line.isin;
        position.name = line.name;
        position.currency = line.currency;
        position.nominal = line.nominal;
        position.marketValue = line.marketValue;
        position.encumbrance = line.encumbrance;
        const bool missing = m_scenario == Scenario::CustodyMismatch && desk.coin->source == kSourceHarbour;
        if (missing && line.line == kMissingAtCustodian) {
            position.nominal = line.nominal.minus(exact(kMissingCents, 2)).value();
            position.marketValue = line.marketValue.minus(exact(kMissingCents, 2)).value();
        }
        out.upsert(desk.coin->custody, position);
    }
}

} // namespace assay::sandbox
