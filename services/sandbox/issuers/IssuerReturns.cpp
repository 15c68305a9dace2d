// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/issuers/IssuerReturns.h"

#include "services/sandbox/world/Codes.h"
#include "services/support/Hash.h"
#include "services/support/Phrases.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;
using domain::FilingKind;

constexpr int kDays = 40;
constexpr Duration kReturnsKept = 45 * 24h;
constexpr Duration kDailyAt = 23h; ///< of the day itself
constexpr Duration kWeeklyAt = 9h; ///< of the Saturday after
constexpr Duration kPublishedAt = 12h;
constexpr Duration kLateSince = 10 * 24h;
constexpr std::int64_t kContradiction = 1'250'000'000; ///< cents

} // namespace

std::string reserveSentence(const Coin& coin, PoolTotals totals)
{
    return std::string(coin.currency) + ' ' + support::grouped(exact(totals.assets, 2).text()) + " held for " +
           support::grouped(exact(totals.outstanding, 2).text()) + ' ' + std::string(coin.ticker) + " in circulation";
}

std::string documentHash(const domain::Filing& filing)
{
    return support::Hash::of("file of " + filing.id + ": " + filing.text).hex();
}

IssuerReturns::IssuerReturns(const Coin& coin, std::uint64_t seed, Scenario scenario, Instant start, Instant opened,
                 PoolTotals opening)
    : m_coin(coin), m_late(scenario == Scenario::LateFiling && coin.source == kSourceHarbour), m_start(start)
{
    // Before its start the world has no books; invented figures that move a little each day replace them.
    Rng rng(seed, "returns " + std::string(coin.ticker));
    const auto first = plusDays(support::hongKongDate(start), -kDays);
    auto totals = opening;
    for (auto now = hongKongTime(first, 0h); now < opened; now += 1h) {
        if (hongKongTimeOfDay(now) == Duration::zero()) {
            const auto permille = rng.between(985, 1'010);
            totals.outstanding = scaled(opening.outstanding, permille, 1'000);
            totals.assets = scaled(opening.assets, permille, 1'000);
        }
        hour(now, totals, nullptr);
    }
}

void IssuerReturns::hour(Instant now, PoolTotals totals, ChangeSet* out)
{
    const auto time = hongKongTimeOfDay(now);
    const auto today = support::hongKongDate(now);
    const bool saturday = std::chrono::weekday{std::chrono::sys_days{today}} == std::chrono::Saturday;
    if (time == kDailyAt)
        fileDaily(today, now, totals, out);
    if (saturday && time == kWeeklyAt)
        fileWeekly(plusDays(today, -1), now, out);
    if (saturday && time == kPublishedAt)
        publishWeekly(plusDays(today, -1), now, out);
}

domain::Filing IssuerReturns::make(FilingKind kind, std::string_view mark, Date from, Date to) const
{
    domain::Filing out;
    out.id = std::string(m_coin.ticker) + '-' + std::string(mark) + '-' + support::toText(to);
    out.issuer = domain::IssuerId(m_coin.issuer);
    out.coin = domain::CoinId(m_coin.ticker);
    out.kind = kind;
    out.periodStart = from;
    out.periodEnd = to;
    out.currency = m_coin.currency;
    return out;
}

void IssuerReturns::fileDaily(Date day, Instant now, PoolTotals totals, ChangeSet* out)
{
    m_days[day] = totals;
    auto filing = make(FilingKind::DailyStatement, "DS", day, day);
    filing.filedAt = now;
    filing.outstanding = exact(totals.outstanding, 2);
    filing.reserveValue = exact(totals.assets, 2);
    filing.text = "Statement of " + support::toText(day) + ": " + reserveSentence(m_coin, totals) + '.';
    keep(std::move(filing), out);
}

bool IssuerReturns::missing(Instant filedAt) const
{
    return m_late && filedAt > m_start - kLateSince;
}

void IssuerReturns::fileWeekly(Date friday, Instant now, ChangeSet* out)
{
    const auto day = m_days.find(friday);
    if (day == m_days.end() || missing(now))
        return;
    auto filing = make(FilingKind::WeeklyReport, "WR", plusDays(friday, -6), friday);
    filing.filedAt = now;
    filing.outstanding = exact(day->second.outstanding, 2);
    filing.reserveValue = exact(day->second.assets, 2);
    filing.text = "Report of the week to " + support::toText(friday) + ": " + reserveSentence(m_coin, day->second) +
                  ". The reserve is held in trust, apart from our own assets.";
    keep(std::move(filing), out);
}

void IssuerReturns::publishWeekly(Date friday, Instant now, ChangeSet* out)
{
    const auto day = m_days.find(friday);
    const auto filedAt = now - (kPublishedAt - kWeeklyAt);
    if (day == m_days.end() || missing(filedAt))
        return;
    auto totals = day->second;
    // The last publication before the reports stop says more than was filed.
    if (missing(filedAt + 7 * 24h))
        totals.assets += kContradiction;
    auto filing = make(FilingKind::Publication, "PU", plusDays(friday, -6), friday);
    filing.subject = std::string(m_coin.ticker) + "-WR-" + support::toText(friday);
    filing.publishedAt = now;
    filing.outstanding = exact(totals.outstanding, 2);
    filing.reserveValue = exact(totals.assets, 2);
    filing.text = "Our reserve on " + support::toText(friday) + ": " + reserveSentence(m_coin, totals) + '.';
    keep(std::move(filing), out);
}

void IssuerReturns::keep(domain::Filing filing, ChangeSet* out)
{
    filing.documentHash = documentHash(filing);
    const auto now = filing.filedAt.value_or(filing.publishedAt.value_or(m_start));
    if (out)
        out->upsert(m_coin.source, filing);
    m_filings.push_back(std::move(filing));
    const auto tooOld = [&](const domain::Filing& old) {
        return hongKongTime(*old.periodEnd, kDailyAt) < now - kReturnsKept;
    };
    for (; tooOld(m_filings.front()); m_filings.pop_front())
        if (out)
            out->remove(m_coin.source, m_filings.front());
    std::erase_if(m_days, [&](const auto& day) { return hongKongTime(day.first, kDailyAt) < now - 14 * 24h; });
}

void IssuerReturns::publish(ChangeSet& out) const
{
    for (const auto& filing : m_filings)
        out.upsert(m_coin.source, filing);
}

} // namespace assay::sandbox
