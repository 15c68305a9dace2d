// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/wire/FeedUpdate.h"

namespace assay::wire
{

/// What a series is about. Rows do not say it.
struct PriceSubject {
    domain::CoinId coin;
    std::string venue;
    std::string currency;
};

struct PriceSeriesLoad {
    FeedUpdate update; ///< delta of "prices", in the order of the file; asOf: the end of the newest
    PriceSubject subject;
    std::int64_t minutesMissing = 0;   ///< between first and last price
    std::vector<support::Error> notes; ///< gaps with their places, the first hundred
};

/// A series of prices as exchanges publish them for download ("klines"): CSV without a header or with one, columns
/// open time, open, high, low, close, volume, close time and up to five more that are not read. Times are milliseconds
/// since 1970, or microseconds; the close time gives the span (a minute where it is not there). Pure; any thread.
namespace priceseries
{

/// From a name as "BUSDUSDT-1m-2023-02-16.csv": BUSD in USDT. The currency is the longest one of a list (USD, HKD, EUR,
/// GBP, SGD, JPY, CNH and the dollar coins USDT, USDC, BUSD, FDUSD, TUSD, DAI) that ends the pair. A file name has no
/// venue; this one stays empty. Errors: Malformed.
[[nodiscard]] support::Result<PriceSubject> subjectOf(std::string_view fileName);

/// What `subject` leaves empty is taken from the file name; a venue that is not stated is "binance", whose layout this
/// is. Rows that do not decode, are not above zero, contradict themselves (high below low, open or close outside) or
/// repeat a time are set aside with row and column. Errors: Malformed (no text, no such name), OutOfRange (size).
[[nodiscard]] support::Result<PriceSeriesLoad> load(std::string_view bytes, std::string_view fileName,
                                                    PriceSubject subject = {});

} // namespace priceseries

} // namespace assay::wire
