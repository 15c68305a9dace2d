// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/BarList.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "services/domain/Units.h"
#include "services/wire/TextBytes.h"
#include "services/wire/barlist/Columns.h"
#include "services/wire/barlist/Sheet.h"

namespace assay::wire {

using domain::Bar;
using domain::BarForm;
using domain::Decimal;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

std::string_view toText(BarField field)
{
    constexpr std::array<std::string_view, kBarFields> kTexts = {"serial", "refiner", "gross", "fineness", "fine",
                                                                 "year",   "owner",   "pool",  "encumbrance", "vault"};
    return kTexts[static_cast<std::size_t>(field)];
}

std::string_view toText(WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::TroyOunce: return "oz";
    case WeightUnit::Kilogram: return "kg";
    case WeightUnit::Gram: return "g";
    }
    return "unknown";
}

namespace barlist {

namespace {

constexpr std::size_t kHeaderSearch = 200; ///< rows that may stand before the header
constexpr std::size_t kSampleRows = 20;

Decimal number(std::int64_t coefficient, int scale)
{
    return Decimal::fromParts(coefficient, scale).value_or(Decimal());
}

std::string_view cellAt(const SheetRow& row, std::optional<std::size_t> column)
{
    return column && *column < row.cells.size() ? trimmed(row.cells[*column]) : std::string_view();
}

bool isNotStated(std::string_view text)
{
    const std::string lower = lowerAscii(text);
    return lower.empty() || lower == "-" || lower == "--" || lower == "n/a" || lower == "na" || lower == "none" || lower == "nil"
        || lower == "無" || lower == "无";
}

std::size_t filledCells(const SheetRow& row)
{
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !trimmed(cell).empty(); }));
}

/// Does a spreadsheet's rounding stand where the serial was? "1.23457E+11"
bool isSpoiledSerial(std::string_view text)
{
    const auto e = text.find("E+");
    return e != std::string_view::npos && e > 0 && text.find('.') < e
        && text.find_first_not_of("0123456789.") == e && text.substr(e + 2).find_first_not_of("0123456789") == std::string_view::npos;
}

/// One pass over the rows after the header; what detect() previews and load() returns.
class Reader {
public:
    Reader(Sheet sheet, domain::VaultId vault) : m_sheet(std::move(sheet)), m_vault(std::move(vault)) {}

    Result<void> prepare(const std::optional<BarListMapping>& mapping)
    {
        if (mapping) {
            m_mapping = *mapping;
            m_first = 0;
            while (m_first < m_sheet.rows.size() && m_sheet.rows[m_first].number <= m_mapping.headerRow)
                ++m_first;
            if (m_first > 0 && m_mapping.headerRow > 0)
                m_header = m_sheet.rows[m_first - 1].cells;
        } else if (!findHeader()) {
            return fail(ErrorCode::Malformed, "no bar list: no header that names a serial and a weight, and no row as in Annex C",
                        m_sheet.rows.empty() ? "row 1" : m_sheet.rows.front().place);
        }
        if (!m_mapping.delimiter)
            m_mapping.delimiter = m_sheet.delimiter;
        const auto gross = m_mapping.at(BarField::Gross);
        const auto fine = m_mapping.at(BarField::Fine);
        if (!m_mapping.at(BarField::Serial) || (!gross && !fine))
            return fail(ErrorCode::MissingField, "the mapping names no serial or no weight");
        if (!mapping)
            m_mapping.decimalMark = findDecimalMark();
        settleUnits();
        for (std::size_t i = 0; i < m_first; ++i)
            readTitle(m_sheet.rows[i]);
        return {};
    }

    void read()
    {
        for (Error& error : m_sheet.broken)
            m_rejected.add(std::move(error));
        for (std::size_t i = m_first; i < m_sheet.rows.size(); ++i)
            readRow(m_sheet.rows[i], i + 1 == m_sheet.rows.size());
        notePrefixes();
        noteCounts();
        compareTotals();
        findCut();
    }

    BarListPreview preview()
    {
        BarListPreview out;
        out.mapping = m_mapping;
        out.header = m_header;
        for (std::size_t i = 0; i < m_header.size(); ++i) {
            const bool used = std::find(m_mapping.column.begin(), m_mapping.column.end(), std::optional(i)) != m_mapping.column.end();
            if (!used && !trimmed(m_header[i]).empty())
                out.unmapped.emplace_back(trimmed(m_header[i]));
        }
        out.sample = std::move(m_sample);
        out.bars = m_bars.size();
        out.notes = m_notes.take();
        out.rejected = m_rejected.take();
        return out;
    }

    BarListLoad finish()
    {
        BarListLoad out;
        out.update.resource = domain::Schema<Bar>::kResource;
        out.update.completeness = Completeness::Snapshot;
        out.update.asOf = m_asOf;
        out.update.schemaVersion = "bar-list";
        out.update.total = m_stated.count;
        domain::rowsOf<Bar>(out.update.upserts) = std::move(m_bars);
        out.update.rejected = m_rejected.take();
        out.stated = m_stated;
        out.grossOz = m_grossOz;
        out.fineOz = m_fineOz;
        out.notes = m_notes.take();
        out.cutOff = m_cut;
        out.mapping = m_mapping;
        return out;
    }

    [[nodiscard]] bool unitsKnown() const
    {
        return (!m_mapping.at(BarField::Gross) || m_mapping.grossUnit) && (!m_mapping.at(BarField::Fine) || m_mapping.fineUnit);
    }
    [[nodiscard]] bool vaultKnown() const { return !m_vault.empty() || m_mapping.at(BarField::Vault); }

private:
    bool findHeader()
    {
        const std::size_t end = std::min(m_sheet.rows.size(), kHeaderSearch);
        for (std::size_t i = 0; i < end; ++i)
            if (auto found = mappingOf(m_sheet.rows[i])) {
                m_mapping = *found;
                m_header = m_sheet.rows[i].cells;
                m_first = i + 1;
                return true;
            }
        for (std::size_t i = 0; i < end; ++i)
            if (auto found = annexCMapping(m_sheet.rows[i])) {
                m_mapping = *found;
                m_first = i;
                note(ErrorCode::MissingField, "no header row: columns taken by position as in Annex C", m_sheet.rows[i].place);
                return true;
            }
        return false;
    }

    /// A comma is the decimal mark when the weights of a list that commas do not part have commas and no points.
    char findDecimalMark() const
    {
        if (m_sheet.delimiter == ',')
            return '.';
        bool comma = false;
        for (std::size_t i = m_first; i < std::min(m_sheet.rows.size(), m_first + kHeaderSearch); ++i)
            for (const BarField field : {BarField::Gross, BarField::Fine, BarField::Fineness}) {
                const std::string_view text = cellAt(m_sheet.rows[i], m_mapping.at(field));
                if (!text.empty() && text.find('.') != std::string_view::npos)
                    return '.';
                comma = comma || text.find(',') != std::string_view::npos;
            }
        return comma ? ',' : '.';
    }

    /// The unit a header leaves open: that of the other weight, or the one in which the weights look like bars.
    void settleUnits()
    {
        const auto settle = [&](BarField field, std::optional<WeightUnit>& unit, std::optional<WeightUnit> other) {
            if (!m_mapping.at(field) || unit)
                return;
            if (other) {
                unit = other;
                return;
            }
            std::vector<Decimal> weights;
            for (std::size_t i = m_first; i < std::min(m_sheet.rows.size(), m_first + kHeaderSearch); ++i)
                if (const auto value = readNumber(cellAt(m_sheet.rows[i], m_mapping.at(field)), m_mapping.decimalMark))
                    weights.push_back(*value);
            if (weights.empty())
                return;
            std::sort(weights.begin(), weights.end());
            const Decimal& median = weights[weights.size() / 2];
            const auto within = [&](std::int64_t low, std::int64_t high) { return median >= Decimal(low) && median <= Decimal(high); };
            if (within(340, 440) || (median >= number(319, 1) && median <= number(323, 1)))
                unit = WeightUnit::TroyOunce;
            else if (within(10, 14) || (median >= number(99, 2) && median <= number(102, 2)))
                unit = WeightUnit::Kilogram;
            else if (within(10000, 14000) || within(990, 1020))
                unit = WeightUnit::Gram;
            if (unit)
                note(ErrorCode::MissingField, "the header states no unit of weight: taken as " + std::string(toText(*unit))
                         + " by the size of the weights", headerPlace());
        };
        settle(BarField::Gross, m_mapping.grossUnit, m_mapping.fineUnit);
        settle(BarField::Fine, m_mapping.fineUnit, m_mapping.grossUnit);
    }

    std::string headerPlace() const
    {
        return m_mapping.headerRow == 0 ? "no header" : "header row " + std::to_string(m_mapping.headerRow);
    }

    void readTitle(const SheetRow& row)
    {
        if (const auto date = asOfDate(row); date && m_asOf == domain::Instant{})
            m_asOf = domain::Instant{std::chrono::sys_days{*date}} - std::chrono::hours{8}; // the day begins in Hong Kong
        if (const auto mark = pageMark(row))
            takePage(*mark, row);
        else if (const auto count = statedCount(row); count && !m_stated.count)
            m_stated.count = count;
    }

    void takePage(const PageMark& mark, const SheetRow& row)
    {
        if (mark.page != m_stated.lastPage && mark.page != m_stated.lastPage + 1 && !m_missingPage)
            m_missingPage = Error{ErrorCode::Quarantined, "page " + std::to_string(mark.page) + " follows page "
                                      + std::to_string(m_stated.lastPage), row.place};
        m_stated.lastPage = std::max(m_stated.lastPage, mark.page);
        if (mark.of)
            m_stated.pages = mark.of;
    }

    void readTotals(const SheetRow& row)
    {
        if (const auto count = statedCount(row))
            m_stated.count = count;
        const auto weight = [&](BarField field, std::optional<WeightUnit> unit) -> std::optional<Decimal> {
            const auto value = readNumber(cellAt(row, m_mapping.at(field)), m_mapping.decimalMark);
            if (!value || !unit)
                return std::nullopt;
            const auto ounces = toOunces(*value, *unit);
            return ounces ? std::optional(ounces->value) : std::nullopt;
        };
        if (auto gross = weight(BarField::Gross, m_mapping.grossUnit))
            m_stated.grossOz = gross;
        if (auto fine = weight(BarField::Fine, m_mapping.fineUnit))
            m_stated.fineOz = fine;
        // A bare whole number beside the word, in no weight column, counts the bars.
        for (std::size_t i = 0; i < row.cells.size() && !m_stated.count; ++i) {
            const std::optional<std::size_t> column(i);
            if (column == m_mapping.at(BarField::Gross) || column == m_mapping.at(BarField::Fine)
                || column == m_mapping.at(BarField::Fineness) || column == m_mapping.at(BarField::Year))
                continue;
            std::int64_t count = 0;
            if (const std::string_view text = trimmed(row.cells[i]); !text.empty() && text.size() < 9 && domain::assign(count, text))
                m_stated.count = count;
        }
    }

    bool isRepeatedHeader(const SheetRow& row) const
    {
        return m_mapping.headerRow != 0 && row.cells.size() >= 3 && mappingOf(row).has_value();
    }

    void readRow(const SheetRow& row, bool last)
    {
        if (const auto mark = pageMark(row))
            return takePage(*mark, row);
        const TotalsKind totals = totalsKind(row);
        if (totals != TotalsKind::None) {
            if (totals == TotalsKind::Whole)
                readTotals(row);
            return;
        }
        if (isRepeatedHeader(row)) {
            ++m_repeatedHeaders;
            return;
        }
        // A heading repeated on each page, a remark at the end: one text, no weight.
        const bool weightless = cellAt(row, m_mapping.at(BarField::Gross)).empty() && cellAt(row, m_mapping.at(BarField::Fine)).empty();
        if (weightless && filledCells(row) <= 2 && !(last && !m_sheet.endsCleanly))
            return readTitle(row);
        m_lastRowPlace = row.place;
        m_lastRowComplete = !last || row.cells.size() >= m_width;
        m_width = std::max(m_width, row.cells.size());
        auto bar = barOf(row);
        if (!bar) {
            m_lastRowComplete = false;
            return m_rejected.add(std::move(bar.error()));
        }
        std::string key = domain::keyOf(*bar);
        if (const auto [found, fresh] = m_seen.try_emplace(std::move(key), row.place); !fresh)
            return m_rejected.add(ErrorCode::Malformed, "bar " + bar->serial + " of " + bar->refiner + " is listed twice, first at "
                                      + found->second, row.place);
        addWeights(*bar, row);
        if (m_sample.size() < kSampleRows)
            m_sample.push_back(row.cells);
        m_places.push_back(row.place);
        m_bars.push_back(std::move(*bar));
    }

    Result<std::optional<Decimal>> weightOf(const SheetRow& row, BarField field, std::optional<WeightUnit> unit)
    {
        const std::string_view text = cellAt(row, m_mapping.at(field));
        if (isNotStated(text) || !unit)
            return std::nullopt;
        auto value = readNumber(text, m_mapping.decimalMark);
        if (!value)
            return fail(value.error().code, std::string(toText(field)) + " weight: " + value.error().detail, placeOf(row, field));
        if (value->sign() <= 0)
            return fail(ErrorCode::OutOfRange, std::string(toText(field)) + " weight is not above zero", placeOf(row, field));
        auto ounces = toOunces(*value, *unit);
        if (!ounces)
            return fail(ounces.error().code, ounces.error().detail, placeOf(row, field));
        m_rounded += ounces->exactness == Ounces::Exactness::Rounded ? 1 : 0;
        return std::optional(std::move(ounces->value));
    }

    std::string placeOf(const SheetRow& row, BarField field) const
    {
        const auto column = m_mapping.at(field);
        return row.place + (column ? ", column " + std::to_string(*column + 1) : std::string()) + " (" + std::string(toText(field)) + ')';
    }

    Result<Bar> barOf(const SheetRow& row)
    {
        Bar out;
        out.vault = m_vault.empty() ? domain::VaultId(cellAt(row, m_mapping.at(BarField::Vault))) : m_vault;
        out.serial = cellAt(row, m_mapping.at(BarField::Serial));
        if (isNotStated(out.serial))
            return fail(ErrorCode::MissingField, "no serial", placeOf(row, BarField::Serial));
        if (isSpoiledSerial(out.serial))
            return fail(ErrorCode::Malformed, "a spreadsheet turned the serial into a number: \"" + out.serial.substr(0, 40) + '"',
                        placeOf(row, BarField::Serial));
        out.refiner = cellAt(row, m_mapping.at(BarField::Refiner));
        auto gross = weightOf(row, BarField::Gross, m_mapping.grossUnit);
        if (!gross)
            return tl::unexpected(gross.error());
        out.grossOz = std::move(*gross);
        auto fine = weightOf(row, BarField::Fine, m_mapping.fineUnit);
        if (!fine)
            return tl::unexpected(fine.error());
        out.fineOz = std::move(*fine);
        if (!out.grossOz && !out.fineOz)
            return fail(ErrorCode::MissingField, "no weight", placeOf(row, m_mapping.at(BarField::Gross) ? BarField::Gross : BarField::Fine));
        if (const std::string_view text = cellAt(row, m_mapping.at(BarField::Fineness)); !isNotStated(text)) {
            auto fineness = readFineness(text, m_mapping.decimalMark);
            if (!fineness)
                return fail(fineness.error().code, fineness.error().detail, placeOf(row, BarField::Fineness));
            out.fineness = std::move(*fineness);
        }
        if (std::string_view text = cellAt(row, m_mapping.at(BarField::Year)); !isNotStated(text)) {
            std::int64_t year = 0;
            if (!domain::assign(year, text) || year < 1850 || year > 2200)
                return fail(ErrorCode::Malformed, "not a year of four digits: \"" + std::string(text.substr(0, 40)) + '"',
                            placeOf(row, BarField::Year));
            out.year = year;
        }
        out.owner = cellAt(row, m_mapping.at(BarField::Owner));
        out.pool = cellAt(row, m_mapping.at(BarField::Pool));
        if (const std::string_view text = cellAt(row, m_mapping.at(BarField::Encumbrance)); !isNotStated(text))
            out.encumbrance = text;
        out.form = formOf(out);
        return out;
    }

    void addWeights(const Bar& bar, const SheetRow& row)
    {
        const auto add = [&](Decimal& sum, const std::optional<Decimal>& weight) {
            if (!weight)
                return;
            if (auto next = sum.plus(*weight))
                sum = std::move(*next);
        };
        add(m_grossOz, bar.grossOz);
        add(m_fineOz, bar.fineOz);
        if (bar.fineOz && (!m_smallestFine || *bar.fineOz < *m_smallestFine))
            m_smallestFine = bar.fineOz;
        if (!bar.grossOz || !bar.fineOz || !bar.fineness)
            return;
        // Annex C: fine = gross × assay / 1000, to 0.001 oz; by which rounding is not settled, hence the tolerance.
        const auto expected = domain::fineOunces(*bar.grossOz, *bar.fineness);
        const auto difference = expected ? expected->minus(*bar.fineOz) : expected;
        if (difference && difference->absolute() > number(m_mapping.fineUnit == WeightUnit::TroyOunce ? 1 : 2, 3))
            note(ErrorCode::Inexact, "fine weight of bar " + bar.serial + " is " + bar.fineOz->text() + ", gross × fineness gives "
                     + expected->text(), row.place);
    }

    /// A serial without the letters that nearly all of its refiner's serials begin with was probably cut by a spreadsheet.
    void notePrefixes()
    {
        std::map<std::string, std::map<std::string, std::size_t>> prefixes;
        const auto prefixOf = [](const std::string& serial) {
            return serial.substr(0, std::min(serial.find_first_of("0123456789"), serial.size()));
        };
        for (const Bar& bar : m_bars)
            ++prefixes[bar.refiner][prefixOf(bar.serial)];
        for (std::size_t i = 0; i < m_bars.size(); ++i) {
            const auto& counts = prefixes[m_bars[i].refiner];
            if (!prefixOf(m_bars[i].serial).empty() || counts.size() != 2)
                continue;
            const auto& [prefix, others] = *counts.rbegin();
            const std::size_t without = counts.begin()->second;
            if (others >= 4 && others >= 4 * without)
                note(ErrorCode::Malformed, "serial " + m_bars[i].serial + " without the prefix " + prefix + " seen on "
                         + std::to_string(others) + " others", m_places[i]);
        }
    }

    void noteCounts()
    {
        if (m_rounded > 0)
            note(ErrorCode::Inexact, std::to_string(m_rounded) + " weights converted to troy ounces (31.1034768 g) and rounded at 0.001 oz",
                 headerPlace());
        if (m_repeatedHeaders > 0)
            note(ErrorCode::Malformed, "the heading is repeated " + std::to_string(m_repeatedHeaders) + " times", headerPlace());
        if (m_mapping.decimalMark == ',')
            note(ErrorCode::Malformed, "a comma is read as the decimal mark", headerPlace());
    }

    void compareTotals()
    {
        const Decimal tolerance = number(static_cast<std::int64_t>(m_bars.size()) + 1, 3);
        const auto near = [&](const std::optional<Decimal>& stated, const Decimal& sum) {
            const auto difference = stated ? stated->minus(sum) : sum.minus(sum);
            return difference && difference->absolute() <= tolerance;
        };
        if (!m_stated.count && !m_stated.grossOz && !m_stated.fineOz)
            return;
        const bool agrees = (!m_stated.count || *m_stated.count == static_cast<std::int64_t>(m_bars.size()))
            && near(m_stated.grossOz, m_grossOz) && near(m_stated.fineOz, m_fineOz);
        m_stated.agreement = agrees ? StatedTotals::Agreement::Agrees : StatedTotals::Agreement::Differs;
    }

    void cut(std::string detail, std::string place)
    {
        if (!m_cut)
            m_cut = Error{ErrorCode::Quarantined, std::move(detail), std::move(place)};
    }

    void findCut()
    {
        const auto present = static_cast<std::int64_t>(m_bars.size() + m_rejected.count());
        if (m_stated.count && *m_stated.count > present)
            cut("the list states " + std::to_string(*m_stated.count) + " bars, " + std::to_string(present) + " rows are present", m_lastRowPlace);
        if (m_stated.pages && *m_stated.pages > m_stated.lastPage)
            cut("the list states " + std::to_string(*m_stated.pages) + " pages, the last seen is " + std::to_string(m_stated.lastPage),
                m_lastRowPlace);
        if (m_missingPage && m_stated.pages)
            m_cut = m_cut ? m_cut : m_missingPage;
        if (!m_sheet.endsCleanly && !m_lastRowComplete && !m_lastRowPlace.empty())
            cut("the last line is incomplete and the file ends without a line end", m_lastRowPlace);
        if (m_stated.fineOz && m_smallestFine && m_rejected.count() == 0)
            if (const auto missing = m_stated.fineOz->minus(m_fineOz); missing && *missing >= *m_smallestFine)
                cut("the list states " + m_stated.fineOz->text() + " fine oz, the rows hold " + m_fineOz.text(), m_lastRowPlace);
    }

    void note(ErrorCode code, std::string detail, std::string place) { m_notes.add(code, std::move(detail), std::move(place)); }

    Sheet m_sheet;
    domain::VaultId m_vault;
    BarListMapping m_mapping;
    std::vector<std::string> m_header;
    std::size_t m_first = 0;
    domain::Instant m_asOf{};
    StatedTotals m_stated;
    std::vector<Bar> m_bars;
    std::vector<std::string> m_places;
    std::vector<std::vector<std::string>> m_sample;
    std::unordered_map<std::string, std::string> m_seen;
    Decimal m_grossOz;
    Decimal m_fineOz;
    std::optional<Decimal> m_smallestFine;
    std::size_t m_rounded = 0;
    std::size_t m_width = 0;
    std::size_t m_repeatedHeaders = 0;
    std::string m_lastRowPlace;
    bool m_lastRowComplete = true;
    std::optional<Error> m_missingPage;
    std::optional<Error> m_cut;
    Rejections m_rejected;
    Rejections m_notes;
};

Result<Sheet> sheetOf(std::string_view bytes, std::optional<char> delimiter)
{
    return isWorkbook(bytes) ? sheetOfWorkbook(bytes) : sheetOfCsv(bytes, delimiter);
}

} // namespace

Result<BarListPreview> detect(std::string_view bytes)
{
    auto sheet = sheetOf(bytes, std::nullopt);
    if (!sheet)
        return tl::unexpected(sheet.error());
    Reader reader(std::move(*sheet), domain::VaultId());
    if (auto prepared = reader.prepare(std::nullopt); !prepared)
        return tl::unexpected(prepared.error());
    reader.read();
    return reader.preview();
}

Result<BarListLoad> load(std::string_view bytes, const std::optional<BarListMapping>& mapping, const domain::VaultId& vault)
{
    auto sheet = sheetOf(bytes, mapping ? mapping->delimiter : std::nullopt);
    if (!sheet)
        return tl::unexpected(sheet.error());
    Reader reader(std::move(*sheet), vault);
    if (auto prepared = reader.prepare(mapping); !prepared)
        return tl::unexpected(prepared.error());
    if (!reader.vaultKnown())
        return fail(ErrorCode::MissingField, "neither the list nor the import names the vault");
    if (!reader.unitsKnown())
        return fail(ErrorCode::WrongType, "the unit of weight is stated nowhere and the weights do not tell it");
    reader.read();
    return reader.finish();
}

std::optional<Error> guard(std::size_t previousRowCount, const BarListLoad& load)
{
    if (load.cutOff)
        return load.cutOff;
    const std::size_t rows = domain::rowsOf<Bar>(load.update.upserts).size();
    if (rows * 5 < previousRowCount * 4)
        return Error{ErrorCode::Quarantined,
                     "the list holds " + std::to_string(rows) + " bars after " + std::to_string(previousRowCount)
                         + ": more than a fifth is gone",
                     {}};
    return std::nullopt;
}

BarForm formOf(const Bar& bar)
{
    const std::optional<Decimal>& weight = bar.fineOz ? bar.fineOz : bar.grossOz;
    if (!weight)
        return BarForm::Unknown;
    const auto within = [&](std::int64_t low, std::int64_t high) { return *weight >= number(low, 2) && *weight <= number(high, 2); };
    if (within(35000, 43000))
        return BarForm::LargeBar;       // LBMA Good Delivery: 350 to 430 fine oz
    if (within(3180, 3230))
        return BarForm::Kilobar;
    if (within(9500, 9700))
        return BarForm::ThreeKilo;
    if (within(315, 325))
        return BarForm::HundredGram;
    if (within(117, 122) || within(590, 610))
        return BarForm::Tael;           // one or five taels of 37.429 g, 99 % or finer
    return BarForm::Unknown;
}

} // namespace barlist

} // namespace assay::wire
