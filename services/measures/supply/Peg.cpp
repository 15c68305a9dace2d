// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/supply/Peg.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "services/measures/common/Checked.h"

namespace assay::measures
{

using domain::Decimal;
using domain::Duration;
using domain::Instant;
using domain::PegReading;
using domain::Price;
using domain::Rounding;
using domain::Row;

namespace
{

constexpr std::chrono::minutes kClockTolerance{2}; // as domain::qualityAt
constexpr int kVwapDigits = 8;
constexpr int kBasisPointDigits = 4;
/// A span beyond a day is no price of a minute; it would make up for gaps that are there.
constexpr std::int64_t kLongestSpan = 86'400;
constexpr std::array<std::int64_t, 4> kBands{25, 50, 100, 300};

using Prices = std::vector<const Row<Price>*>;
using Key = std::pair<domain::CoinId, std::string>;

Duration spanOf(const Price& price)
{
    return std::chrono::seconds{std::clamp<std::int64_t>(price.spanSeconds, 1, kLongestSpan)};
}

/// Seconds begun count as whole minutes.
std::int64_t minutesOf(Duration duration)
{
    return (duration.count() + 59'999) / 60'000;
}

/// Finds the group of a row at the cost of one comparison while rows of one series follow each other.
class Groups
{
public:
    Prices& of(const Price& price)
    {
        if (!m_last || m_last->first.first != price.coin || m_last->first.second != price.venue)
            m_last = &*m_groups.try_emplace(Key{price.coin, price.venue}).first;
        return m_last->second;
    }
    [[nodiscard]] std::map<Key, Prices>& all() { return m_groups; }

private:
    std::map<Key, Prices> m_groups;
    std::map<Key, Prices>::value_type* m_last = nullptr;
};

bool comesFirst(const Row<Price>* a, const Row<Price>* b)
{
    if (a->record.at != b->record.at)
        return a->record.at < b->record.at;
    return std::tie(a->origin->tier, a->origin->knownAt) > std::tie(b->origin->tier, b->origin->knownAt);
}

/// Only the window, in order of time, one price for each moment.
void tidy(Prices& rows, Duration window)
{
    Instant newest = rows.front()->record.at;
    for (const auto* row : rows)
        newest = std::max(newest, row->record.at);
    const Instant from = newest - window;
    std::erase_if(rows, [&](const auto* row) { return row->record.at <= from; });
    if (!std::is_sorted(rows.begin(), rows.end(), comesFirst))
        std::sort(rows.begin(), rows.end(), comesFirst);
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [](const auto* a, const auto* b) { return a->record.at == b->record.at; }),
               rows.end());
}

class Series
{
public:
    Series(const PegParameters& parameters, PegMeasure& out) : m_parameters(parameters), m_out(out) {}

    void add(const Price& price)
    {
        const Duration span = spanOf(price);
        if (price.volume && price.volume->sign() > 0) {
            m_turnover += Checked(price.close) * Checked(*price.volume);
            m_volume += Checked(*price.volume);
        }
        // A price in another currency than the coin's own has no par to be compared with.
        const Checked deviation =
            m_out.onPar ? (Checked(price.close) - Checked(1)) * Checked(10'000) : Checked::unknown();
        if (deviation.known()) {
            const Decimal size = deviation.get().absolute();
            if (!m_worst || size > m_worst->absolute()) {
                m_worst = deviation.get();
                m_out.worstAt = price.at;
            }
            for (std::size_t i = 0; i < kBands.size(); ++i)
                if (size > Decimal(kBands[i]))
                    m_outside[i] += span;
            follow(price.at, span, size > Decimal(m_parameters.runBand) ? SupplySide::Outside : SupplySide::Inside);
        }
        // Spans that overlap cover their time once.
        const Instant end = price.at + span;
        if (end > m_covered) {
            if (price.at > m_covered && m_any)
                m_missing += price.at - m_covered;
            m_covered = end;
        }
        m_any = true;
    }

    void finish(PegReading& reading) const
    {
        reading.minutesOutside25 = minutesOf(m_outside[0]);
        reading.minutesOutside50 = minutesOf(m_outside[1]);
        reading.minutesOutside100 = minutesOf(m_outside[2]);
        reading.minutesOutside300 = minutesOf(m_outside[3]);
        reading.minutesMissing = minutesOf(m_missing);
        reading.until = m_covered;
        reading.vwap = m_turnover.over(m_volume, kVwapDigits, Rounding::HalfEven).value();
        if (!m_out.onPar)
            return;
        reading.deviation =
            ((m_turnover - m_volume) * Checked(10'000)).over(m_volume, kBasisPointDigits, Rounding::HalfEven).value();
        if (m_worst)
            reading.worstDeviation = Checked(*m_worst).rounded(kBasisPointDigits, Rounding::Up).value();
    }

private:
    enum class SupplySide : std::uint8_t { Inside, Outside };
    void follow(Instant at, Duration span, SupplySide side)
    {
        if (side == SupplySide::Inside) {
            m_run = Duration{};
            return;
        }
        if (m_run == Duration{})
            m_runFrom = at;
        m_run += span;
        if (m_run > m_out.run) {
            m_out.run = m_run;
            m_out.runFrom = m_runFrom;
        }
    }

    const PegParameters& m_parameters;
    PegMeasure& m_out;
    Checked m_turnover;
    Checked m_volume;
    std::optional<Decimal> m_worst;
    std::array<Duration, kBands.size()> m_outside{};
    Duration m_missing{};
    Duration m_run{};
    Instant m_runFrom{};
    Instant m_covered{};
    bool m_any = false;
};

std::map<domain::CoinId, std::string> referenceCurrencies(const domain::Snapshot& snapshot)
{
    std::map<domain::CoinId, std::string> out;
    snapshot.table<domain::CoinTerms>().forEach(
        [&](const Row<domain::CoinTerms>& row) { out.emplace(row.record.coin, row.record.currency); });
    return out;
}

} // namespace

std::vector<PegMeasure> pegMeasures(const Context& context, const PegParameters& parameters)
{
    Groups groups;
    context.snapshot.table<Price>().forEach([&](const Row<Price>& row) {
        if (context.concerns(row.record.coin) && row.record.at <= context.now + kClockTolerance)
            groups.of(row.record).push_back(&row);
    });
    const auto currencies = referenceCurrencies(context.snapshot);
    Confirmations<Price> confirmations(context.snapshot);
    std::vector<PegMeasure> out;
    for (auto& [key, rows] : groups.all()) {
        tidy(rows, parameters.window);
        PegMeasure measure;
        const Price& last = rows.back()->record;
        const auto reference = currencies.find(key.first);
        measure.reading.coin = key.first;
        measure.reading.venue = key.second;
        measure.reading.currency = last.currency;
        measure.reading.last = last.close;
        measure.onPar = reference == currencies.end() || reference->second == last.currency;
        measure.newest = last.at;
        measure.otherCurrencies =
            std::erase_if(rows, [&](const auto* row) { return row->record.currency != last.currency; });
        measure.reading.from = rows.front()->record.at;
        Series series(parameters, measure);
        for (const auto* row : rows) {
            series.add(row->record);
            measure.evidence.add(*row->origin);
            measure.evidence.add(row->record.at);
        }
        series.finish(measure.reading);
        const auto& confirmed = confirmations.of(*rows.back());
        measure.evidence.add(confirmed);
        measure.stale = context.isStale(rows.back()->origin->source, confirmed.asOf);
        const Duration late = *measure.reading.from - (*measure.reading.until - parameters.window);
        measure.lateStartMinutes = late.count() > 0 ? late.count() / 60'000 : 0;
        out.push_back(std::move(measure));
    }
    return out;
}

std::vector<PegReading> pegReadings(const Context& context, const PegParameters& parameters)
{
    std::vector<PegReading> out;
    for (auto& measure : pegMeasures(context, parameters))
        out.push_back(std::move(measure.reading));
    return out;
}

} // namespace assay::measures
