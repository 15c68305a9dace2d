// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/FeedUpdate.h"

namespace assay::wire
{

/// What a column of a bar list can state.
enum class BarField : std::uint8_t { Serial, Refiner, Gross, Fineness, Fine, Year, Owner, Pool, Encumbrance, Vault };
inline constexpr std::size_t kBarFields = 10;
[[nodiscard]] std::string_view toText(BarField field);

enum class WeightUnit : std::uint8_t { TroyOunce, Kilogram, Gram, Tael };
[[nodiscard]] std::string_view toText(WeightUnit unit);

/// Which column (from 0) states what, and how it is written. detect() proposes one, a person may correct it.
struct BarListMapping {
    std::array<std::optional<std::size_t>, kBarFields> column{};
    std::string sheet;             ///< of a workbook: the first one that lists bars
    std::size_t headerRow = 0;     ///< row number from 1; 0: the list has no header
    std::optional<char> delimiter; ///< not stated for a workbook
    std::optional<WeightUnit> grossUnit;
    std::optional<WeightUnit> fineUnit;
    std::optional<char> decimalMark; ///< of all columns, if a person says it; else each column's figures settle their own

    [[nodiscard]] std::optional<std::size_t> at(BarField field) const
    {
        return column[static_cast<std::size_t>(field)];
    }
    void set(BarField field, std::size_t index) { column[static_cast<std::size_t>(field)] = index; }
};

struct BarListPreview {
    BarListMapping mapping;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> sample; ///< the first rows of bars, as written
    std::vector<std::string> unmapped;            ///< header texts that no field takes
    std::size_t bars = 0;
    std::vector<support::Error> notes;
    std::vector<support::Error> rejected;
};

/// What the list itself says it holds, in its totals lines and page footers.
struct StatedTotals {
    std::optional<std::int64_t> count;
    std::optional<domain::Decimal> grossOz;
    std::optional<domain::Decimal> fineOz;
    std::optional<std::int64_t> pages; ///< m of "page n of m"
    std::int64_t lastPage = 0;         ///< n of the last footer seen

    /// Weights within 0.001 oz for each bar, as roundings of single bars add up.
    enum class Agreement : std::uint8_t { NothingStated, Agrees, Differs } agreement = Agreement::NothingStated;
};

struct BarListLoad {
    FeedUpdate update; ///< snapshot of "bars"
    StatedTotals stated;
    domain::Decimal grossOz; ///< of the rows read
    domain::Decimal fineOz;
    std::vector<support::Error> notes;
    std::optional<support::Error> cutOff; ///< why the list looks incomplete
    BarListMapping mapping;
};

/// A custodian's list of gold bars: LBMA Good Delivery Annex C (serial, brand code, gross oz, assay, fine oz, year) and
/// its variations: other names and order of columns (English, Chinese, German), kilograms, grams or taels, fineness in four
/// ways, decimal commas, totals lines, repeated headings, page footers; CSV or XLSX, of which every sheet is read or named
/// among the rows set aside. Pure; any thread. A weight in another unit becomes troy ounces (31.1034768 g, the tael of
/// 37.429 g): a large bar by the scale of LBMA Annex B, any other rounded half-even at 0.001 oz; both are noted. What does not
/// settle itself (a comma that may part thousands or a fraction, a title with two dates) is not guessed.
namespace barlist
{

/// What the file seems to be. Errors: Malformed (no bar list, broken file), OutOfRange (size), Unsupported.
[[nodiscard]] support::Result<BarListPreview> detect(std::string_view bytes);
/// All rows, under this mapping or the detected one. Rows of a list with a vault column belong to `vault` unless it is
/// empty. Errors: as detect(); MissingField (mapping without serial or weight, no vault), WrongType (unit not known).
[[nodiscard]] support::Result<BarListLoad> load(std::string_view bytes, const std::optional<BarListMapping>& mapping,
                                                const domain::VaultId& vault);
/// Quarantined, when the list is cut off or has lost more than a fifth of the rows that the vault had.
[[nodiscard]] std::optional<support::Error> guard(std::size_t previousRowCount, const BarListLoad& load);
/// By fine weight (gross where that is not stated).
[[nodiscard]] domain::BarForm formOf(const domain::Bar& bar);

} // namespace barlist

} // namespace assay::wire
