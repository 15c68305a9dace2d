// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
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
/// The unit that a lower-case word names.
[[nodiscard]] std::optional<WeightUnit> unitOf(std::string_view word);
/// A byte of a lower-case word or number, or of another script.
[[nodiscard]] constexpr bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// The mapping a header row gives; column stays empty unless it names a serial and a weight.
[[nodiscard]] std::optional<BarListMapping> mappingOf(const SheetRow& row);
/// Annex C without a header: serial, brand, gross, assay, fine, year, if the row's numbers fit.
[[nodiscard]] std::optional<BarListMapping> annexCMapping(const SheetRow& row);

/// Which sign parts the whole from the fraction, as far as a figure itself says. "1,234.5" and "12.5" have a point, "398,45" a
/// comma; "401,125" can be either.
enum class Mark : std::uint8_t { None, Point, Comma, Either };
[[nodiscard]] Mark markIn(std::string_view text);
/// The same of a weight: what no bar can weigh is no reading.
[[nodiscard]] Mark markOfWeight(std::string_view text, std::optional<WeightUnit> unit);
[[nodiscard]] Mark markOfFineness(std::string_view text);

/// A number as people write it: grouping by comma, blank, apostrophe or point, `mark` as the decimal mark, a unit
/// behind. Errors: Malformed.
[[nodiscard]] domain::Result<domain::Decimal> readNumber(std::string_view text, char mark);
/// Parts per thousand from 995.8, 0.9958, 99.58 % or 9958. Errors: Malformed, OutOfRange.
[[nodiscard]] domain::Result<domain::Decimal> readFineness(std::string_view text, char mark);

struct Ounces {
    domain::Decimal value;
    enum class Exactness : std::uint8_t { Exact, Rounded } exactness = Exactness::Exact;
};
/// Rounded half-even at 0.001 oz.
[[nodiscard]] domain::Result<Ounces> toOunces(const domain::Decimal& value, WeightUnit unit);
/// The gross weight that London books, of a large bar that was weighed in kilograms or grams; none for any other.
[[nodiscard]] domain::Result<std::optional<domain::Decimal>> londonGross(const domain::Decimal& value, WeightUnit unit);

/// "Page 3 of 195", "Seite 3 von 195", "第3頁 共195頁", "3/195" after such a word.
struct PageMark {
    std::int64_t page = 0;
    std::optional<std::int64_t> of;
};
[[nodiscard]] std::optional<PageMark> pageMark(const SheetRow& row);

enum class TotalsKind : std::uint8_t { Part, Whole };
/// The first text of a row, if it begins as that of a totals line does, of the list or of a page. So does many a name: whether
/// the row is one is seen by what else it states.
struct TotalsLabel {
    TotalsKind kind = TotalsKind::Whole;
    std::size_t column = 0;
    bool alone = false; ///< nothing but words of a totals line
};
[[nodiscard]] std::optional<TotalsLabel> totalsLabel(const SheetRow& row);

/// Dates behind "as of", "as at", "Stand", "截至", or else behind "date", "日期": ISO, "31 March 2026", "March 31, 2026",
/// "31.03.2026".
struct TitleDates {
    std::set<domain::Date> stated;
    std::set<domain::Date> other;
};
[[nodiscard]] TitleDates titleDates(const SheetRow& row);
/// A whole number behind a word for "number of bars", or nullopt.
[[nodiscard]] std::optional<std::int64_t> statedCount(const SheetRow& row);

} // namespace assay::wire::barlist
