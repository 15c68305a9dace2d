// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/PriceSeries.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "services/support/Ascii.h"
#include "services/wire/Csv.h"
#include "services/wire/TextBytes.h"

namespace assay::wire::priceseries
{

using domain::Decimal;
using domain::Instant;
using domain::Price;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::size_t kMaxBytes = std::size_t{512} << 20U;
constexpr std::size_t kMaxNotes = 100;
constexpr std::size_t kLeastColumns = 6;
constexpr std::size_t kMostColumns = 12;
constexpr std::size_t kCloseTime = 6;
constexpr std::size_t kMaxDigits = 40; // of one figure
constexpr std::array<std::string_view, 4> kPriceNames{"open", "high", "low", "close"};
constexpr std::array<std::string_view, 13> kCurrencies{"FDUSD", "USDT", "USDC", "BUSD", "TUSD", "DAI", "USD",
                                                       "HKD",   "EUR",  "GBP",  "SGD",  "JPY",  "CNH"};
constexpr std::int64_t kFirst = 946'684'800'000;  // 2000-01-01 in milliseconds
constexpr std::int64_t kLast = 4'102'444'800'000; // 2100-01-01
constexpr std::int64_t kLongestSpan = 7 * 86'400'000;

bool isSymbol(std::string_view text)
{
    return !text.empty() && text.size() <= 20 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

/// Milliseconds since 1970, also where microseconds are written.
std::optional<Instant> instantOf(std::string_view text)
{
    std::int64_t count = 0;
    if (!domain::assign(count, trimmed(text)))
        return std::nullopt;
    if (count >= kFirst * 1'000)
        count /= 1'000;
    if (count < kFirst || count >= kLast)
        return std::nullopt;
    return Instant{domain::Duration{count}};
}

class PriceLoader
{
public:
    PriceLoader(std::string_view file, PriceSubject subject) : m_file(file) { m_out.subject = std::move(subject); }

    Result<PriceSeriesLoad> load(std::string_view bytes)
    {
        auto reader = CsvReader::open(bytes);
        if (!reader)
            return tl::unexpected(located(reader.error()));
        CsvRow row;
        for (;;) {
            const auto more = reader->next(row);
            if (!more) {
                m_rejected.add(located(more.error()));
                continue;
            }
            if (!*more)
                break;
            if (row.complaint && m_out.notes.size() < kMaxNotes)
                m_out.notes.push_back(located(*row.complaint));
            if (row.blank())
                continue;
            const bool first = !std::exchange(m_begun, true);
            if (first && isHeader(row))
                continue;
            keep(row);
        }
        if (!m_begun)
            return fail(ErrorCode::Malformed, "an empty file", m_file + ": byte 0");
        finish();
        return std::move(m_out);
    }

private:
    [[nodiscard]] Error located(Error error) const
    {
        error.where = m_file + ": " + error.where;
        return error;
    }
    void reject(const CsvRow& row, std::size_t column, ErrorCode code, std::string detail)
    {
        m_rejected.add(code, std::move(detail), m_file + ": " + row.place(column));
    }

    /// Names instead of figures.
    static bool isHeader(const CsvRow& row)
    {
        const std::string name = support::lowered(trimmed(row.cells.front()));
        return name.starts_with("open") && row.cells.size() >= kLeastColumns;
    }

    void keep(const CsvRow& row)
    {
        if (row.cells.size() < kLeastColumns || row.cells.size() > kMostColumns) {
            m_rejected.add(ErrorCode::Malformed, std::to_string(row.cells.size()) + " columns, a price has 6 to 12",
                           m_file + ": " + row.place());
            return;
        }
        const auto at = instantOf(row.cells[0]);
        if (!at)
            return reject(row, 0, ErrorCode::Malformed, "open time: not milliseconds or microseconds since 1970");
        std::array<Decimal, 5> figures;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const std::string_view name = i < kPriceNames.size() ? kPriceNames[i] : "volume";
            const auto cell = trimmed(row.cells[i + 1]);
            auto value = Decimal::parse(cell);
            if (!value || cell.size() > kMaxDigits)
                return reject(row, i + 1, value ? ErrorCode::OutOfRange : value.error().code,
                              std::string(name) + ": " + (value ? "too many digits" : value.error().detail));
            const bool volume = i == kPriceNames.size();
            if (value->sign() < 0 || (!volume && value->isZero()))
                return reject(row, i + 1, ErrorCode::OutOfRange,
                              std::string(name) + (volume ? ": below zero" : ": not above zero"));
            figures[i] = std::move(*value);
        }
        const auto& [open, high, low, close, volume] = figures;
        if (high < low || open < low || open > high || close < low || close > high)
            return reject(row, 2, ErrorCode::Malformed, "open and close do not lie between low and high");
        const auto span = spanOf(row, *at);
        if (!span)
            return reject(row, kCloseTime, ErrorCode::Malformed, "close time: not after the open time within a week");
        if (!m_seen.insert(at->time_since_epoch().count()).second)
            return reject(row, 0, ErrorCode::Malformed, "a price of this time was there before");
        Price price;
        price.coin = m_out.subject.coin;
        price.venue = m_out.subject.venue;
        price.currency = m_out.subject.currency;
        price.at = *at;
        price.open = open;
        price.high = high;
        price.low = low;
        price.close = close;
        price.volume = volume;
        price.spanSeconds = *span;
        noteGap(row, price);
        domain::rowsOf<Price>(m_out.update.upserts).push_back(std::move(price));
    }

    /// The close time is the last moment of the span.
    static std::optional<std::int64_t> spanOf(const CsvRow& row, Instant open)
    {
        if (row.cells.size() <= kCloseTime || trimmed(row.cells[kCloseTime]).empty())
            return 60;
        const auto close = instantOf(row.cells[kCloseTime]);
        if (!close)
            return std::nullopt;
        const auto length = (*close - open).count() + 1;
        if (length < 1'000 || length > kLongestSpan)
            return std::nullopt;
        return (length + 999) / 1'000;
    }

    void noteGap(const CsvRow& row, const Price& price)
    {
        const Instant end = price.at + std::chrono::seconds{price.spanSeconds};
        if (m_end != Instant{} && price.at > m_end) {
            const auto minutes = std::chrono::ceil<std::chrono::minutes>(price.at - m_end).count();
            m_out.minutesMissing += minutes;
            if (m_out.notes.size() < kMaxNotes)
                m_out.notes.push_back(
                    {ErrorCode::SequenceGap,
                     std::to_string(minutes) + " min without a price before " + support::toText(price.at),
                     m_file + ": " + row.place()});
        } else if (price.at < m_last && m_out.notes.size() < kMaxNotes)
            m_out.notes.push_back({ErrorCode::Malformed, "earlier than the row before", m_file + ": " + row.place()});
        m_last = price.at;
        m_end = std::max(m_end, end);
    }

    void finish()
    {
        m_out.update.resource = domain::resourceOf<Price>();
        m_out.update.completeness = Completeness::Delta;
        m_out.update.asOf = m_end;
        m_out.update.schemaVersion = "prices";
        m_out.update.rejected = m_rejected.take();
    }

    std::string m_file;
    PriceSeriesLoad m_out;
    Rejections m_rejected;
    std::unordered_set<std::int64_t> m_seen;
    Instant m_last{};
    Instant m_end{};
    bool m_begun = false;
};

} // namespace

Result<PriceSubject> subjectOf(std::string_view fileName)
{
    std::string_view name = fileName;
    if (const auto slash = name.find_last_of("/\\"); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    const auto pair = name.substr(0, name.find('-'));
    std::string_view currency;
    if (isSymbol(pair) && pair.size() < name.size())
        for (const auto one : kCurrencies)
            if (pair.size() > one.size() && pair.ends_with(one) && one.size() > currency.size())
                currency = one;
    if (currency.empty())
        return fail(ErrorCode::Malformed,
                    "the name does not begin with a pair of coin and currency, as \"BUSDUSDT-1m-\"",
                    std::string(fileName.substr(0, 200)));
    PriceSubject out;
    out.coin = domain::CoinId(pair.substr(0, pair.size() - currency.size()));
    out.currency = currency;
    return out;
}

Result<PriceSeriesLoad> load(std::string_view bytes, std::string_view fileName, PriceSubject subject)
{
    if (bytes.size() > kMaxBytes)
        return fail(ErrorCode::OutOfRange, "the file is larger than 512 MiB", std::string(fileName));
    if (subject.coin.empty() || subject.currency.empty()) {
        const auto named = subjectOf(fileName);
        if (!named)
            return tl::unexpected(named.error());
        if (subject.coin.empty())
            subject.coin = named->coin;
        if (subject.currency.empty())
            subject.currency = named->currency;
    }
    if (subject.venue.empty())
        subject.venue = "binance";
    return PriceLoader(fileName, std::move(subject)).load(bytes);
}

} // namespace assay::wire::priceseries
