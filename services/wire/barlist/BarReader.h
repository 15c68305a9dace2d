// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// One pass over a sheet: finds the header, reads bars, totals, pages and titles, then evaluates the whole. Used once, by
/// detect() and load(). prepare(), read(), then preview() or finish().
class BarReader
{
public:
    BarReader(Sheet sheet, domain::VaultId vault) : m_sheet(std::move(sheet)), m_vault(std::move(vault)) {}
    /// Errors: Malformed (no bar list), MissingField (the mapping names no serial or no weight).
    [[nodiscard]] support::Result<void> prepare(const std::optional<BarListMapping>& mapping);
    void read();
    [[nodiscard]] BarListPreview preview();
    [[nodiscard]] BarListLoad finish();
    [[nodiscard]] bool unitsKnown() const;
    [[nodiscard]] bool vaultKnown() const { return !m_vault.empty() || m_mapping.at(BarField::Vault); }

private:
    enum class RowPlace : std::uint8_t { Within, Last };

    [[nodiscard]] bool findHeader();
    /// A comma is the decimal mark when the weights of a list that commas do not part have commas and no points.
    [[nodiscard]] char findDecimalMark() const;
    /// The unit a header leaves open: that of the other weight, or the one in which the weights look like bars.
    void settleUnits();
    [[nodiscard]] std::string headerPlace() const;
    void readTitle(const SheetRow& row);
    void takePage(const PageMark& mark, const SheetRow& row);
    void readTotals(const SheetRow& row);
    [[nodiscard]] bool isRepeatedHeader(const SheetRow& row) const;
    void readRow(const SheetRow& row, RowPlace where);
    [[nodiscard]] support::Result<std::optional<domain::Decimal>> weightOf(const SheetRow& row, BarField field,
                                                                           std::optional<WeightUnit> unit);
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
    domain::Instant m_asOf{};
    StatedTotals m_stated;
    std::vector<domain::Bar> m_bars;
    std::vector<std::string> m_places;
    std::vector<std::vector<std::string>> m_sample;
    std::unordered_map<std::string, std::string> m_seen;
    domain::Decimal m_grossOz;
    domain::Decimal m_fineOz;
    std::optional<domain::Decimal> m_smallestFine;
    std::size_t m_rounded = 0;
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
