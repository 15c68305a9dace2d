// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "services/domain/Units.h"
#include "services/wire/barlist/BarReader.h"

/// \file What is judged when all rows are read: weights against each other, serials, totals, signs of a cut.

namespace assay::wire::barlist
{

using domain::Bar;
using domain::Decimal;
using support::Error;
using support::ErrorCode;

BarListPreview BarReader::preview()
{
    BarListPreview out;
    out.mapping = m_mapping;
    out.header = m_header;
    for (std::size_t i = 0; i < m_header.size(); ++i) {
        const bool used =
            std::find(m_mapping.column.begin(), m_mapping.column.end(), std::optional(i)) != m_mapping.column.end();
        if (!used && !trimmed(m_header[i]).empty())
            out.unmapped.emplace_back(trimmed(m_header[i]));
    }
    out.sample = std::move(m_sample);
    out.bars = m_bars.size();
    out.notes = m_notes.take();
    out.rejected = m_rejected.take();
    return out;
}

BarListLoad BarReader::finish()
{
    BarListLoad out;
    out.update.resource = domain::resourceOf<Bar>();
    out.update.completeness = Completeness::Whole;
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

void BarReader::addWeights(const Bar& bar, const SheetRow& row)
{
    const auto add = [&](Decimal& sum, const std::optional<Decimal>& weight) {
        if (!weight)
            return;
        if (auto next = sum.plus(*weight))
            sum = std::move(*next);
    };
    add(m_grossOz, bar.grossOz);
    add(m_fineOz, bar.fineOz);
    add(m_listedGrossOz, m_rowGrossOz);
    add(m_listedFineOz, m_rowFineOz);
    if (bar.fineOz && (!m_smallestFine || *bar.fineOz < *m_smallestFine))
        m_smallestFine = bar.fineOz;
    if (!bar.grossOz || !bar.fineOz || !bar.fineness)
        return;
    // Annex C: fine = gross × assay / 1000, to 0.001 oz; by which rounding is not settled, hence the tolerance.
    const auto expected = domain::fineOunces(*bar.grossOz, *bar.fineness);
    const auto difference = expected ? expected->minus(*bar.fineOz) : expected;
    if (difference && difference->absolute() > exactDecimal(m_mapping.fineUnit == WeightUnit::TroyOunce ? 1 : 2, 3))
        note(ErrorCode::Inexact,
             "fine weight of bar " + bar.serial + " is " + bar.fineOz->text() + ", gross × fineness gives " +
                 expected->text(),
             row.place);
}

void BarReader::notePrefixes()
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
            note(ErrorCode::Malformed,
                 "serial " + m_bars[i].serial + " without the prefix " + prefix + " seen on " + std::to_string(others) +
                     " others",
                 m_places[i]);
    }
}

void BarReader::noteCounts()
{
    if (m_rounded > 0)
        note(ErrorCode::Inexact,
             std::to_string(m_rounded) + " weights converted to troy ounces (31.1034768 g) and rounded at 0.001 oz",
             headerPlace());
    if (m_repeatedHeaders > 0)
        note(ErrorCode::Malformed, "the heading is repeated " + std::to_string(m_repeatedHeaders) + " times",
             headerPlace());
    if (m_onScale > 0)
        note(ErrorCode::Inexact,
             std::to_string(m_onScale) + " large bars weighed in kilograms or grams: the gross weight is what London books "
                                         "(multiples of 0.025 oz, LBMA Annex B)",
             headerPlace());
    for (const BarField field : {BarField::Gross, BarField::Fine, BarField::Fineness})
        if (m_mapping.decimalMark == ',' || m_marks[static_cast<std::size_t>(field)] == Mark::Comma)
            note(ErrorCode::Malformed, "a comma is read as the decimal mark (" + std::string(toText(field)) + ')',
                 headerPlace());
}

void BarReader::compareTotals()
{
    const Decimal tolerance = exactDecimal(static_cast<std::int64_t>(m_bars.size()) + 1, 3);
    const auto near = [&](const std::optional<Decimal>& stated, const Decimal& sum) {
        const auto difference = stated ? stated->minus(sum) : sum.minus(sum);
        return difference && difference->absolute() <= tolerance;
    };
    if (!m_stated.count && !m_stated.grossOz && !m_stated.fineOz)
        return;
    const bool agrees = (!m_stated.count || *m_stated.count == static_cast<std::int64_t>(m_bars.size())) &&
                        near(m_stated.grossOz, m_listedGrossOz) && near(m_stated.fineOz, m_listedFineOz);
    m_stated.agreement = agrees ? StatedTotals::Agreement::Agrees : StatedTotals::Agreement::Differs;
}

void BarReader::cut(std::string detail, std::string place)
{
    if (!m_cut)
        m_cut = Error{ErrorCode::Quarantined, std::move(detail), std::move(place)};
}

void BarReader::findCut()
{
    const auto present = static_cast<std::int64_t>(m_bars.size() + m_rejected.count());
    if (m_stated.count && *m_stated.count > present)
        cut("the list states " + std::to_string(*m_stated.count) + " bars, " + std::to_string(present) +
                " rows are present",
            m_lastRowPlace);
    if (m_stated.pages && *m_stated.pages > m_stated.lastPage)
        cut("the list states " + std::to_string(*m_stated.pages) + " pages, the last seen is " +
                std::to_string(m_stated.lastPage),
            m_lastRowPlace);
    if (m_missingPage && m_stated.pages)
        m_cut = m_cut ? m_cut : m_missingPage;
    if (!m_sheet.endsCleanly && !m_lastRowComplete && !m_lastRowPlace.empty())
        cut("the last line is incomplete and the file ends without a line end", m_lastRowPlace);
    if (m_stated.fineOz && m_smallestFine && m_rejected.count() == 0)
        if (const auto missing = m_stated.fineOz->minus(m_listedFineOz); missing && *missing >= *m_smallestFine)
            cut("the list states " + m_stated.fineOz->text() + " fine oz, the rows hold " + m_listedFineOz.text(),
                m_lastRowPlace);
}

} // namespace assay::wire::barlist
