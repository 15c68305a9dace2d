// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/barlist/BarReader.h"

#include <algorithm>

#include "services/domain/Units.h"
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

constexpr std::size_t kSampleRows = 20;

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

/// Has a spreadsheet rounded the text? "1.23457E+11", with a comma in other countries
bool isSpoiled(std::string_view text)
{
    const auto e = text.find_first_of("Ee");
    return e != std::string_view::npos && e > 0 && text.find_first_not_of("0123456789.,") == e &&
           text.substr(e + 1).starts_with('+') && text.size() > e + 2 &&
           text.substr(e + 2).find_first_not_of("0123456789") == std::string_view::npos;
}

/// "3", "3 bars": how many, and no name or serial.
bool isCount(std::string_view text)
{
    const auto end = text.find_first_not_of("0123456789");
    if (end == 0)
        return false;
    const std::string rest = end == std::string_view::npos ? std::string() : support::lowered(trimmed(text.substr(end)));
    return rest.empty() || rest == "bar" || rest == "bars" || rest == "barren" || rest == "條" || rest == "条" || rest == "pcs";
}

} // namespace

std::string_view cellAt(const SheetRow& row, std::optional<std::size_t> column)
{
    return column && *column < row.cells.size() ? trimmed(row.cells[*column]) : std::string_view();
}

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
    m_mapping.sheet = m_sheet.name;
    settleUnits();
    settleMarks();
    return {};
}

void BarReader::readCover()
{
    for (const SheetRow& row : m_sheet.rows)
        (void)readTitle(row);
    if (m_stated.count && !m_findings.count)
        m_findings.count = m_stated.count;
}

void BarReader::read()
{
    for (Error& error : m_sheet.broken)
        m_rejected.add(std::move(error));
    for (Error& error : m_sheet.notes)
        m_notes.add(std::move(error));
    for (std::size_t i = 0; i < m_first; ++i)
        (void)readTitle(m_sheet.rows[i]);
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

std::string BarReader::headerPlace() const
{
    return m_mapping.headerRow == 0 ? "no header" : "header row " + std::to_string(m_mapping.headerRow);
}

bool BarReader::unitsKnown() const
{
    return (!m_mapping.at(BarField::Gross) || m_mapping.grossUnit) &&
           (!m_mapping.at(BarField::Fine) || m_mapping.fineUnit);
}

BarReader::Understood BarReader::readTitle(const SheetRow& row)
{
    TitleDates dates = titleDates(row);
    bool understood = !dates.stated.empty() || !dates.other.empty();
    m_findings.dates.stated.merge(dates.stated);
    m_findings.dates.other.merge(dates.other);
    if (const auto mark = pageMark(row)) {
        takePage(*mark, row);
        return Understood::Yes;
    }
    const auto count = statedCount(row);
    if (count && !m_stated.count)
        m_stated.count = count;
    understood = understood || count;
    return understood ? Understood::Yes : Understood::No;
}

void ListFindings::settle(BarListLoad& load) const
{
    const auto& named = dates.stated.empty() ? dates.other : dates.stated;
    if (named.size() == 1) {
        load.update.asOf = support::Zone::hongKong().startOf(*named.begin());
    } else if (named.size() > 1) {
        std::string all;
        for (const domain::Date date : named)
            all += (all.empty() ? "" : ", ") + support::toText(date);
        load.notes.push_back({ErrorCode::Malformed, "the titles name several dates (" + all + "): none is taken", {}});
    }
    if (!count || load.stated.count)
        return;
    load.stated.count = count;
    load.update.total = count;
    const auto present =
        static_cast<std::int64_t>(domain::rowsOf<Bar>(load.update.upserts).size() + load.update.rejected.size());
    if (*count > present && !load.cutOff)
        load.cutOff = Error{ErrorCode::Quarantined,
                            "the list states " + std::to_string(*count) + " bars, " + std::to_string(present) +
                                " rows are present",
                            {}};
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

std::optional<Decimal> BarReader::totalAt(const SheetRow& row, BarField field) const
{
    const std::string_view text = cellAt(row, m_mapping.at(field));
    const auto unit = unitAt(field);
    // A total may well have thousands: only what it says itself counts, and the mark of its column.
    Mark mark = markIn(text);
    if (mark == Mark::Either)
        mark = m_marks[static_cast<std::size_t>(field)];
    const auto value =
        readNumber(text, m_mapping.decimalMark.value_or(mark == Mark::Comma ? ',' : '.'));
    if (!value || !unit)
        return std::nullopt;
    const auto ounces = toOunces(*value, *unit);
    return ounces ? std::optional(ounces->value) : std::nullopt;
}

bool BarReader::weighsAll(const SheetRow& row) const
{
    const bool byGross = m_mapping.at(BarField::Gross).has_value();
    const auto weight = totalAt(row, byGross ? BarField::Gross : BarField::Fine);
    const Decimal& sum = byGross ? m_listedGrossOz : m_listedFineOz;
    const auto difference = weight ? weight->minus(sum) : sum.minus(sum);
    return weight && m_bars.size() > 1 && difference &&
           difference->absolute() <= exactDecimal(static_cast<std::int64_t>(m_bars.size()) + 1, 3);
}

bool BarReader::isTotals(const SheetRow& row, const TotalsLabel& label) const
{
    const auto states = [&](BarField field) {
        const auto column = m_mapping.at(field);
        const std::string_view text = cellAt(row, column);
        return column && *column != label.column && !isNotStated(text) && !(field == BarField::Refiner && isCount(text));
    };
    const bool serialIsLabel = m_mapping.at(BarField::Serial) == label.column;
    if (serialIsLabel) // "SUM-0012" with its refiner
        return !states(BarField::Refiner) && !states(BarField::Year);
    if (!states(BarField::Serial))
        return true;
    if (!isCount(cellAt(row, m_mapping.at(BarField::Serial))))
        return false;
    // A number where the serial should be: that of a bar, or how many there are.
    if (states(BarField::Year))
        return false;
    return label.alone || weighsAll(row);
}

void BarReader::readTotals(const SheetRow& row)
{
    if (const auto count = statedCount(row))
        m_stated.count = count;
    if (auto gross = totalAt(row, BarField::Gross))
        m_stated.grossOz = gross;
    if (auto fine = totalAt(row, BarField::Fine))
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
    if (const auto label = totalsLabel(row); label && isTotals(row, *label)) {
        if (label->kind == TotalsKind::Whole)
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
    if (weightless && filledCells(row) <= 2 && !(where == RowPlace::Last && !m_sheet.endsCleanly)) {
        const Understood understood = readTitle(row);
        // A serial and a refiner without a weight are no title.
        if (understood == Understood::Yes || cellAt(row, m_mapping.at(BarField::Serial)).empty() ||
            cellAt(row, m_mapping.at(BarField::Refiner)).empty())
            return;
    }
    m_lastRowPlace = row.place;
    m_lastRowComplete = where == RowPlace::Within || row.cells.size() >= m_width;
    m_width = std::max(m_width, row.cells.size());
    auto bar = barOf(row);
    if (!bar) {
        m_lastRowComplete = false;
        return m_rejected.add(std::move(bar.error()));
    }
    std::string key = domain::keyOf(*bar);
    if (const auto [found, fresh] = m_findings.seen.try_emplace(std::move(key), row.place); !fresh)
        return m_rejected.add(
            ErrorCode::Malformed,
            "bar " + bar->serial + " of " + bar->refiner + " is listed twice, first at " + found->second, row.place);
    addWeights(*bar, row);
    if (m_sample.size() < kSampleRows)
        m_sample.push_back(row.cells);
    m_places.push_back(row.place);
    m_bars.push_back(std::move(*bar));
}

Result<std::optional<BarReader::Weight>> BarReader::weightOf(const SheetRow& row, BarField field)
{
    const auto unit = unitAt(field);
    if (isNotStated(cellAt(row, m_mapping.at(field))) || !unit)
        return std::nullopt;
    const auto value = numberAt(row, field);
    if (!value)
        return fail(value.error().code, std::string(toText(field)) + " weight: " + value.error().detail,
                    placeOf(row, field));
    if (value->sign() <= 0)
        return fail(ErrorCode::OutOfRange, std::string(toText(field)) + " weight is not above zero",
                    placeOf(row, field));
    auto ounces = toOunces(*value, *unit);
    auto london = londonGross(*value, *unit);
    if (!ounces || !london)
        return fail(ounces ? london.error().code : ounces.error().code,
                    ounces ? london.error().detail : ounces.error().detail, placeOf(row, field));
    Weight out{std::move(ounces->value), {}};
    if (field == BarField::Gross)
        out.london = std::move(*london);
    m_onScale += out.london ? 1 : 0;
    m_rounded += !out.london && ounces->exactness == Ounces::Exactness::Rounded ? 1 : 0;
    return std::optional(std::move(out));
}

std::string BarReader::placeOf(const SheetRow& row, BarField field) const
{
    const auto column = m_mapping.at(field);
    return row.place + (column ? ", column " + std::to_string(*column + 1) : std::string()) + " (" +
           std::string(toText(field)) + ')';
}

Result<std::string> BarReader::textOf(const SheetRow& row, BarField field) const
{
    const auto column = m_mapping.at(field);
    const std::string_view text = cellAt(row, column);
    const bool worn = column && std::find(row.worn.begin(), row.worn.end(), *column) != row.worn.end();
    if (worn || isSpoiled(text))
        return fail(ErrorCode::Malformed,
                    "a spreadsheet turned the " + std::string(toText(field)) + " into a number" +
                        (worn ? " and keeps 15 digits of it" : "") + ": \"" + std::string(text.substr(0, 40)) + '"',
                    placeOf(row, field));
    return std::string(text);
}

Result<void> BarReader::readWeights(Bar& bar, const SheetRow& row)
{
    auto gross = weightOf(row, BarField::Gross);
    if (!gross)
        return tl::unexpected(gross.error());
    auto fine = weightOf(row, BarField::Fine);
    if (!fine)
        return tl::unexpected(fine.error());
    m_rowGrossOz = *gross ? (*gross)->plain : Decimal();
    m_rowFineOz = *fine ? (*fine)->plain : Decimal();
    if (*gross)
        bar.grossOz = (*gross)->london ? (*gross)->london : std::optional((*gross)->plain);
    if (*fine)
        bar.fineOz = (*fine)->plain;
    if (!*gross || !(*gross)->london || !bar.fineOz || !bar.fineness)
        return {};
    // The fine weight in kilograms is that of the weight before the scale of London; if it fits that one, it follows it.
    const auto before = domain::fineOunces((*gross)->plain, *bar.fineness);
    const auto difference = before ? before->minus(*bar.fineOz) : before;
    if (difference && difference->absolute() <= exactDecimal(5, 2))
        if (auto after = domain::fineOunces(*bar.grossOz, *bar.fineness))
            bar.fineOz = std::move(*after);
    return {};
}

Result<Bar> BarReader::barOf(const SheetRow& row)
{
    Bar out;
    out.vault = m_vault.empty() ? domain::VaultId(cellAt(row, m_mapping.at(BarField::Vault))) : m_vault;
    for (const auto& [field, text] : {std::pair(BarField::Serial, &out.serial), std::pair(BarField::Refiner, &out.refiner),
                                      std::pair(BarField::Owner, &out.owner), std::pair(BarField::Pool, &out.pool)}) {
        auto read = textOf(row, field);
        if (!read)
            return tl::unexpected(read.error());
        *text = std::move(*read);
    }
    if (isNotStated(out.serial))
        return fail(ErrorCode::MissingField, "no serial", placeOf(row, BarField::Serial));
    if (const std::string_view text = cellAt(row, m_mapping.at(BarField::Fineness)); !isNotStated(text)) {
        auto fineness = numberAt(row, BarField::Fineness);
        if (!fineness)
            return fail(fineness.error().code, fineness.error().detail, placeOf(row, BarField::Fineness));
        out.fineness = std::move(*fineness);
    }
    if (auto weights = readWeights(out, row); !weights)
        return tl::unexpected(weights.error());
    if (!out.grossOz && !out.fineOz)
        return fail(ErrorCode::MissingField, "no weight",
                    placeOf(row, m_mapping.at(BarField::Gross) ? BarField::Gross : BarField::Fine));
    if (std::string_view text = cellAt(row, m_mapping.at(BarField::Year)); !isNotStated(text)) {
        std::int64_t year = 0;
        // A cell that holds a day of the year.
        if (support::parseDate(text.substr(0, 10)))
            text = text.substr(0, 4);
        if (!domain::assign(year, text) || year < 1850 || year > 2200)
            return fail(ErrorCode::Malformed, "not a year of four digits: \"" + std::string(text.substr(0, 40)) + '"',
                        placeOf(row, BarField::Year));
        out.year = year;
    }
    if (const std::string_view text = cellAt(row, m_mapping.at(BarField::Encumbrance)); !isNotStated(text))
        out.encumbrance = text;
    out.form = formOf(out);
    return out;
}

} // namespace assay::wire::barlist
