// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/domain/Decimal.h"
#include "services/wire/BarList.h"
#include "services/wire/barlist/Sheet.h"

namespace assay::wire::barlist
{

/// One header text, understood.
struct HeaderCell {
    std::optional<BarField> field;
    std::optional<WeightUnit> unit;
};
[[nodiscard]] HeaderCell readHeader(std::string_view text);

/// The mapping a header row gives; column stays empty unless it names a serial and a weight.
[[nodiscard]] std::optional<BarListMapping> mappingOf(const SheetRow& row);
/// Annex C without a header: serial, brand, gross, assay, fine, year, if the row's numbers fit.
[[nodiscard]] std::optional<BarListMapping> annexCMapping(const SheetRow& row);

/// A number as people write it: grouping by comma, blank, apostrophe or point, `mark` as the decimal mark, a unit
/// behind. Errors: Malformed.
[[nodiscard]] domain::Result<domain::Decimal> readNumber(std::string_view text, char mark);
/// Parts per thousand from 995.8, 0.9958, 99.58 % or 9958. Errors: Malformed, OutOfRange.
[[nodiscard]] domain::Result<domain::Decimal> readFineness(std::string_view text, char mark);

struct Ounces {
    domain::Decimal value;
    enum class Exactness : std::uint8_t { Exact, Rounded } exactness = Exactness::Exact;
};
[[nodiscard]] domain::Result<Ounces> toOunces(const domain::Decimal& value, WeightUnit unit);

/// "Page 3 of 195", "Seite 3 von 195", "第3頁 共195頁", "3/195" after such a word.
struct PageMark {
    std::int64_t page = 0;
    std::optional<std::int64_t> of;
};
[[nodiscard]] std::optional<PageMark> pageMark(const SheetRow& row);

enum class TotalsKind : std::uint8_t { None, Part, Whole };
/// Is this a totals line, of the list or of a page?
[[nodiscard]] TotalsKind totalsKind(const SheetRow& row);

/// A date behind "as of", "as at", "date", "Stand", "截至", "日期"; ISO, "31 March 2026" or "31.03.2026".
[[nodiscard]] std::optional<domain::Date> asOfDate(const SheetRow& row);
/// A whole number behind a word for "number of bars", or nullopt.
[[nodiscard]] std::optional<std::int64_t> statedCount(const SheetRow& row);

} // namespace assay::wire::barlist
