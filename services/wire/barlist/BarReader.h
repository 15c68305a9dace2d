// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "services/wire/BarList.h"
#include "services/wire/TextBytes.h"
#include "services/wire/barlist/Columns.h"
#include "services/wire/barlist/Sheet.h"

namespace assay::wire::barlist
{

/// coefficient × 10^-scale; the scale must be in the range of a Decimal.
[[nodiscard]] domain::Decimal exactDecimal(std::int64_t coefficient, int scale);
/// The text of a cell, without blanks at its ends; empty where the row has no such column.
[[nodiscard]] std::string_view cellAt(const SheetRow& row, std::optional<std::size_t> column);
inline constexpr std::size_t kHeaderSearch = 200; ///< rows that may come before the header

/// What the sheets of one list say together.
struct ListFindings {
    TitleDates dates;
    std::optional<std::int64_t> count; ///< of all bars, from a sheet that lists none
    std::unordered_map<std::string, std::string> seen; ///< key of a bar, and its place

    /// The date of the list, if its titles name one and not several; and its count.
    void settle(BarListLoad& load) const;
};

/// One pass over a sheet: finds the header, reads bars, totals, pages and titles, then evaluates the whole. Used once, by
/// detect() and load(). prepare(), read(), then preview() or finish(). The findings must live longer.
class BarReader
{
public:
    BarReader(Sheet sheet, domain::VaultId vault, ListFindings& findings)
        : m_sheet(std::move(sheet)), m_vault(std::move(vault)), m_findings(findings)
    {
    }
    /// Errors: Malformed (no bar list), MissingField (the mapping names no serial or no weight).
    [[nodiscard]] support::Result<void> prepare(const std::optional<BarListMapping>& mapping);
    void read();
    /// Instead of the two: titles of a sheet without bars.
    void readCover();
    [[nodiscard]] const BarListMapping& mapping() const { return m_mapping; }
    [[nodiscard]] const std::vector<std::string>& header() const { return m_header; }
    [[nodiscard]] BarListPreview preview();
    [[nodiscard]] BarListLoad finish();
    [[nodiscard]] bool unitsKnown() const;
    [[nodiscard]] bool vaultKnown() const { return !m_vault.empty() || m_mapping.at(BarField::Vault); }

private:
    enum class RowPlace : std::uint8_t { Within, Last };

    [[nodiscard]] bool findHeader();
    /// The decimal mark of each column, from those of its figures that leave no choice.
    void settleMarks();
    [[nodiscard]] Mark markOf(std::string_view text, BarField field) const;
    /// The decimal mark of one figure; none if it can be read in two ways and nothing decides.
    [[nodiscard]] std::optional<char> markFor(std::string_view text, BarField field) const;
    [[nodiscard]] support::Result<domain::Decimal> numberAt(const SheetRow& row, BarField field) const;
    [[nodiscard]] std::optional<WeightUnit> unitAt(BarField field) const;
    /// The unit a header leaves open: that of the other weight, or the one in which the weights look like bars.
    void settleUnits();
    [[nodiscard]] std::string headerPlace() const;
    enum class Understood : std::uint8_t { No, Yes };
    Understood readTitle(const SheetRow& row);
    void takePage(const PageMark& mark, const SheetRow& row);
    void readTotals(const SheetRow& row);
    /// A row is a totals line by what it states, not by the word alone: "Sum Hing Refinery" with a serial is a bar.
    [[nodiscard]] bool isTotals(const SheetRow& row, const TotalsLabel& label) const;
    [[nodiscard]] std::optional<domain::Decimal> totalAt(const SheetRow& row, BarField field) const;
    [[nodiscard]] bool weighsAll(const SheetRow& row) const;
    [[nodiscard]] bool isRepeatedHeader(const SheetRow& row) const;
    void readRow(const SheetRow& row, RowPlace where);
    /// A weight in troy ounces, and as the scale of London books it.
    struct Weight {
        domain::Decimal plain;
        std::optional<domain::Decimal> london;
    };
    [[nodiscard]] support::Result<std::optional<Weight>> weightOf(const SheetRow& row, BarField field);
    [[nodiscard]] support::Result<std::string> textOf(const SheetRow& row, BarField field) const;
    /// Gross and fine weight of a bar, and what the list's own totals would count of it.
    [[nodiscard]] support::Result<void> readWeights(domain::Bar& bar, const SheetRow& row);
    [[nodiscard]] std::string placeOf(const SheetRow& row, BarField field) const;
    [[nodiscard]] support::Result<domain::Bar> barOf(const SheetRow& row);
    void addWeights(const domain::Bar& bar, const SheetRow& row);
    /// A serial without the letters that nearly all of its refiner's serials begin with was probably cut by a
    /// spreadsheet.
    void notePrefixes();
    void noteCounts();
    void compareTotals();
    void cut(std::string detail, std::string place);
    void findCut();
    void note(support::ErrorCode code, std::string detail, std::string place)
    {
        m_notes.add(code, std::move(detail), std::move(place));
    }

    Sheet m_sheet;
    domain::VaultId m_vault;
    BarListMapping m_mapping;
    std::vector<std::string> m_header;
    std::size_t m_first = 0;
    ListFindings& m_findings;
    std::array<Mark, kBarFields> m_marks{}; ///< None: no figure decides
    StatedTotals m_stated;
    std::vector<domain::Bar> m_bars;
    std::vector<std::string> m_places;
    std::vector<std::vector<std::string>> m_sample;
    domain::Decimal m_grossOz;
    domain::Decimal m_fineOz;
    domain::Decimal m_listedGrossOz; ///< sums as the list itself would reckon them, without the scale of London
    domain::Decimal m_listedFineOz;
    domain::Decimal m_rowGrossOz;    ///< the same of the row that is read
    domain::Decimal m_rowFineOz;
    std::optional<domain::Decimal> m_smallestFine;
    std::size_t m_rounded = 0;
    std::size_t m_onScale = 0; ///< large bars whose gross weight follows the scale of London
    std::size_t m_width = 0;
    std::size_t m_repeatedHeaders = 0;
    std::string m_lastRowPlace;
    bool m_lastRowComplete = true;
    std::optional<support::Error> m_missingPage;
    std::optional<support::Error> m_cut;
    Rejections m_rejected;
    Rejections m_notes;
};

} // namespace assay::wire::barlist
