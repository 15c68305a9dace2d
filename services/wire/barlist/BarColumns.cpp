// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/wire/barlist/BarReader.h"

/// \file How the figures of each column are written, settled before the rows are read: units and decimal marks.

namespace assay::wire::barlist
{

using domain::Decimal;
using support::ErrorCode;
using support::fail;
using support::Result;

std::optional<WeightUnit> BarReader::unitAt(BarField field) const
{
    return field == BarField::Gross ? m_mapping.grossUnit : field == BarField::Fine ? m_mapping.fineUnit : std::nullopt;
}

Mark BarReader::markOf(std::string_view text, BarField field) const
{
    return field == BarField::Fineness ? markOfFineness(text) : markOfWeight(text, unitAt(field));
}

void BarReader::settleMarks()
{
    for (const BarField field : {BarField::Gross, BarField::Fine, BarField::Fineness}) {
        if (!m_mapping.at(field))
            continue;
        bool point = false;
        bool comma = false;
        for (std::size_t i = m_first; i < m_sheet.rows.size() && !(point && comma); ++i) {
            const Mark mark = markOf(cellAt(m_sheet.rows[i], m_mapping.at(field)), field);
            point = point || mark == Mark::Point;
            comma = comma || mark == Mark::Comma;
        }
        m_marks[static_cast<std::size_t>(field)] = point == comma ? Mark::None : point ? Mark::Point : Mark::Comma;
    }
}

std::optional<char> BarReader::markFor(std::string_view text, BarField field) const
{
    if (m_mapping.decimalMark)
        return m_mapping.decimalMark;
    Mark mark = markOf(text, field);
    if (mark == Mark::None)
        return '.';
    if (mark == Mark::Either)
        mark = m_marks[static_cast<std::size_t>(field)];
    if (mark == Mark::None)
        return std::nullopt;
    return mark == Mark::Comma ? ',' : '.';
}

Result<Decimal> BarReader::numberAt(const SheetRow& row, BarField field) const
{
    const std::string_view text = cellAt(row, m_mapping.at(field));
    const auto mark = markFor(text, field);
    if (mark)
        return field == BarField::Fineness ? readFineness(text, *mark) : readNumber(text, *mark);
    const auto point = readNumber(text, '.');
    const auto comma = readNumber(text, ',');
    return fail(ErrorCode::Malformed,
                '"' + std::string(text.substr(0, 40)) + "\" can be " + (point ? point->text() : "?") + " or " +
                    (comma ? comma->text() : "?") +
                    ": no figure of the column says which sign is its decimal mark; write it without marks of thousands");
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
        // A sign that can be either is first taken for the decimal mark, then for one of thousands.
        const auto fromSizes = [&](bool decimal) -> std::optional<WeightUnit> {
            std::vector<Decimal> weights;
            for (std::size_t i = m_first; i < std::min(m_sheet.rows.size(), m_first + kHeaderSearch); ++i) {
                const std::string_view text = cellAt(m_sheet.rows[i], m_mapping.at(field));
                const Mark mark = markIn(text);
                const bool comma = mark == Mark::Comma ||
                    (mark == Mark::Either && (text.find(',') != std::string_view::npos) == decimal);
                if (const auto value = readNumber(text, m_mapping.decimalMark.value_or(comma ? ',' : '.')))
                    weights.push_back(*value);
            }
            if (weights.empty())
                return std::nullopt;
            std::sort(weights.begin(), weights.end());
            const Decimal& median = weights[weights.size() / 2];
            const auto within = [&](std::int64_t low, std::int64_t high) {
                return median >= Decimal(low) && median <= Decimal(high);
            };
            if (within(340, 440) || (median >= exactDecimal(319, 1) && median <= exactDecimal(323, 1)))
                return WeightUnit::TroyOunce;
            if (within(10, 14) || (median >= exactDecimal(99, 2) && median <= exactDecimal(102, 2)))
                return WeightUnit::Kilogram;
            if (within(10000, 14000) || within(990, 1020))
                return WeightUnit::Gram;
            return std::nullopt;
        };
        unit = fromSizes(true);
        if (!unit)
            unit = fromSizes(false);
        if (unit)
            note(ErrorCode::MissingField,
                 "the header states no unit of weight: taken as " + std::string(toText(*unit)) +
                     " by the size of the weights",
                 headerPlace());
    };
    settle(BarField::Gross, m_mapping.grossUnit, m_mapping.fineUnit);
    settle(BarField::Fine, m_mapping.fineUnit, m_mapping.grossUnit);
}

} // namespace assay::wire::barlist
