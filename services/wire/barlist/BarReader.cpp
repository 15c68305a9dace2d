// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/barlist/BarReader.h"

#include <algorithm>

#include "services/support/Ascii.h"
#include "services/support/Zones.h"

namespace assay::wire::barlist
{

using domain::Bar;
using domain::Decimal;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::size_t kHeaderSearch = 200; ///< rows that may come before the header
constexpr std::size_t kSampleRows = 20;

std::string_view cellAt(const SheetRow& row, std::optional<std::size_t> column)
{
    return column && *column < row.cells.size() ? trimmed(row.cells[*column]) : std::string_view();
}

bool isNotStated(std::string_view text)
{
    const std::string lower = support::lowered(text);
    return lower.empty() || lower == "-" || lower == "--" || lower == "n/a" || lower == "na" || lower == "none" ||
           lower == "nil" || lower == "無" || lower == "无";
}

std::size_t filledCells(const SheetRow& row)
{
    return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                  [](const std::string& cell) { return !trimmed(cell).empty(); }));
}

/// Has a spreadsheet rounded the serial? "1.23457E+11"
bool isSpoiledSerial(std::string_view text)
{
    const auto e = text.find("E+");
    return e != std::string_view::npos && e > 0 && text.find('.') < e && text.find_first_not_of("0123456789.") == e &&
           text.substr(e + 2).find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

Decimal exactDecimal(std::int64_t coefficient, int scale)
{
    return Decimal::fromParts(coefficient, scale).value_or(Decimal());
}

Result<void> BarReader::prepare(const std::optional<BarListMapping>& mapping)
{
    if (mapping) {
        m_mapping = *mapping;
        m_first = 0;
        while (m_first < m_sheet.rows.size() && m_sheet.rows[m_first].number <= m_mapping.headerRow)
            ++m_first;
        if (m_first > 0 && m_mapping.headerRow > 0)
            m_header = m_sheet.rows[m_first - 1].cells;
    } else if (!findHeader()) {
        return fail(ErrorCode::Malformed,
                    "no bar list: no header that names a serial and a weight, and no row as in Annex C",
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

void BarReader::read()
{
    for (Error& error : m_sheet.broken)
        m_rejected.add(std::move(error));
    for (std::size_t i = m_first; i < m_sheet.rows.size(); ++i)
        readRow(m_sheet.rows[i], i + 1 == m_sheet.rows.size() ? RowPlace::Last : RowPlace::Within);
    notePrefixes();
    noteCounts();
    compareTotals();
    findCut();
}

bool BarReader::findHeader()
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
            note(ErrorCode::MissingField, "no header row: columns taken by position as in Annex C",
                 m_sheet.rows[i].place);
            return true;
        }
    return false;
}

char BarReader::findDecimalMark() const
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

void BarReader::settleUnits()
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
        const auto within = [&](std::int64_t low, std::int64_t high) {
            return median >= Decimal(low) && median <= Decimal(high);
        };
        if (within(340, 440) || (median >= exactDecimal(319, 1) && median <= exactDecimal(323, 1)))
            unit = WeightUnit::TroyOunce;
        else if (within(10, 14) || (median >= exactDecimal(99, 2) && median <= exactDecimal(102, 2)))
            unit = WeightUnit::Kilogram;
        else if (within(10000, 14000) || within(990, 1020))
            unit = WeightUnit::Gram;
        if (unit)
            note(ErrorCode::MissingField,
                 "the header states no unit of weight: taken as " + std::string(toText(*unit)) +
                     " by the size of the weights",
                 headerPlace());
    };
    settle(BarField::Gross, m_mapping.grossUnit, m_mapping.fineUnit);
    settle(BarField::Fine, m_mapping.fineUnit, m_mapping.grossUnit);
}

std::string BarReader::headerPlace() const
{
    return m_mapping.headerRow == 0 ? "no header" : "header row " + std::to_string(m_mapping.headerRow);
}

bool BarReader::unitsKnown() const
{
    return (!m_mapping.at(BarField::Gross) || m_mapping.grossUnit) &&
           (!m_mapping.at(BarField::Fine) || m_mapping.fineUnit);
}

void BarReader::readTitle(const SheetRow& row)
{
    if (const auto date = asOfDate(row); date && m_asOf == domain::Instant{})
        m_asOf = support::Zone::hongKong().startOf(*date);
    if (const auto mark = pageMark(row))
        takePage(*mark, row);
    else if (const auto count = statedCount(row); count && !m_stated.count)
        m_stated.count = count;
}

void BarReader::takePage(const PageMark& mark, const SheetRow& row)
{
    if (mark.page != m_stated.lastPage && mark.page != m_stated.lastPage + 1 && !m_missingPage)
        m_missingPage = Error{
            ErrorCode::Quarantined,
            "page " + std::to_string(mark.page) + " follows page " + std::to_string(m_stated.lastPage), row.place};
    m_stated.lastPage = std::max(m_stated.lastPage, mark.page);
    if (mark.of)
        m_stated.pages = mark.of;
}

void BarReader::readTotals(const SheetRow& row)
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
        if (column == m_mapping.at(BarField::Gross) || column == m_mapping.at(BarField::Fine) ||
            column == m_mapping.at(BarField::Fineness) || column == m_mapping.at(BarField::Year))
            continue;
        std::int64_t count = 0;
        if (const std::string_view text = trimmed(row.cells[i]);
            !text.empty() && text.size() < 9 && domain::assign(count, text))
            m_stated.count = count;
    }
}

bool BarReader::isRepeatedHeader(const SheetRow& row) const
{
    // A weight has digits, its heading has none: so the many rows of bars are not read as headings.
    const auto weight = m_mapping.at(BarField::Gross) ? m_mapping.at(BarField::Gross) : m_mapping.at(BarField::Fine);
    return m_mapping.headerRow != 0 && row.cells.size() >= 3 &&
           cellAt(row, weight).find_first_of("0123456789") == std::string_view::npos && mappingOf(row).has_value();
}

void BarReader::readRow(const SheetRow& row, RowPlace where)
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
    const bool weightless =
        cellAt(row, m_mapping.at(BarField::Gross)).empty() && cellAt(row, m_mapping.at(BarField::Fine)).empty();
    if (weightless && filledCells(row) <= 2 && !(where == RowPlace::Last && !m_sheet.endsCleanly))
        return readTitle(row);
    m_lastRowPlace = row.place;
    m_lastRowComplete = where == RowPlace::Within || row.cells.size() >= m_width;
    m_width = std::max(m_width, row.cells.size());
    auto bar = barOf(row);
    if (!bar) {
        m_lastRowComplete = false;
        return m_rejected.add(std::move(bar.error()));
    }
    std::string key = domain::keyOf(*bar);
    if (const auto [found, fresh] = m_seen.try_emplace(std::move(key), row.place); !fresh)
        return m_rejected.add(
            ErrorCode::Malformed,
            "bar " + bar->serial + " of " + bar->refiner + " is listed twice, first at " + found->second, row.place);
    addWeights(*bar, row);
    if (m_sample.size() < kSampleRows)
        m_sample.push_back(row.cells);
    m_places.push_back(row.place);
    m_bars.push_back(std::move(*bar));
}

Result<std::optional<Decimal>> BarReader::weightOf(const SheetRow& row, BarField field, std::optional<WeightUnit> unit)
{
    const std::string_view text = cellAt(row, m_mapping.at(field));
    if (isNotStated(text) || !unit)
        return std::nullopt;
    auto value = readNumber(text, m_mapping.decimalMark);
    if (!value)
        return fail(value.error().code, std::string(toText(field)) + " weight: " + value.error().detail,
                    placeOf(row, field));
    if (value->sign() <= 0)
        return fail(ErrorCode::OutOfRange, std::string(toText(field)) + " weight is not above zero",
                    placeOf(row, field));
    auto ounces = toOunces(*value, *unit);
    if (!ounces)
        return fail(ounces.error().code, ounces.error().detail, placeOf(row, field));
    m_rounded += ounces->exactness == Ounces::Exactness::Rounded ? 1 : 0;
    return std::optional(std::move(ounces->value));
}

std::string BarReader::placeOf(const SheetRow& row, BarField field) const
{
    const auto column = m_mapping.at(field);
    return row.place + (column ? ", column " + std::to_string(*column + 1) : std::string()) + " (" +
           std::string(toText(field)) + ')';
}

Result<Bar> BarReader::barOf(const SheetRow& row)
{
    Bar out;
    out.vault = m_vault.empty() ? domain::VaultId(cellAt(row, m_mapping.at(BarField::Vault))) : m_vault;
    out.serial = cellAt(row, m_mapping.at(BarField::Serial));
    if (isNotStated(out.serial))
        return fail(ErrorCode::MissingField, "no serial", placeOf(row, BarField::Serial));
    if (isSpoiledSerial(out.serial))
        return fail(ErrorCode::Malformed,
                    "a spreadsheet turned the serial into a number: \"" + out.serial.substr(0, 40) + '"',
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
        return fail(ErrorCode::MissingField, "no weight",
                    placeOf(row, m_mapping.at(BarField::Gross) ? BarField::Gross : BarField::Fine));
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

} // namespace assay::wire::barlist
