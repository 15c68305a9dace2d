// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "models/format/Format.h"
#include "models/items/Roles.h"
#include "models/items/RowSource.h"

namespace assay::models {

/// One row as a column sees it.
struct RowView {
    const RowSource& rows;
    std::size_t position;
    domain::Instant now;

    [[nodiscard]] domain::Cell cell(std::size_t field) const { return rows.cell(position, field); }
};

/// Does a column's value change although its row does not (an age, a quality)?
enum class Lasting : std::uint8_t { WithRow, WithTime };
/// Is a column shown until a person chooses otherwise?
enum class Shown : std::uint8_t { ByDefault, OnRequest };

/// What a whole number counts, for filters (`age:>30m`) and texts.
enum class Unit : std::uint8_t { None, Seconds, Milliseconds };

/// One column of a table: how to get its value, how it sorts, how it reads. The functions run on any thread.
struct Column {
    std::string id;                                   ///< as in JSON and in filters: "amount"
    std::string field;                                ///< of the record, as "why this number?" names it; empty: none
    const char* title = "";                           ///< English source text, translated in context "Columns"
    domain::Semantic semantic = domain::Semantic::Text;
    Shown shown = Shown::ByDefault;
    Lasting lasting = Lasting::WithRow;
    Unit unit = Unit::None;
    std::function<domain::Cell(const RowView&)> value;
    std::function<domain::Cell(const RowView&)> sortValue;                          ///< empty: value
    std::function<QString(const Format&, const RowView&, const domain::Cell&)> text; ///< empty: Format::cellText
    std::function<Tone(const RowView&, const domain::Cell&)> tone;                  ///< empty: Normal

    [[nodiscard]] QString titleText() const;
    [[nodiscard]] domain::Cell sortCell(const RowView& row) const { return sortValue ? sortValue(row) : value(row); }
    [[nodiscard]] QString cellText(const Format& format, const RowView& row, const domain::Cell& cell) const;
    [[nodiscard]] bool isNumeric() const;
    /// Can the order of two unchanged rows change with time?
    [[nodiscard]] bool sortsByTime() const { return lasting == Lasting::WithTime && !sortValue; }
};
using ColumnSet = std::vector<Column>;

/// A column that shows field `field` of the rows, titled by the field's name.
[[nodiscard]] Column fieldColumn(std::size_t field, const domain::FieldInfo& info, Shown shown = Shown::ByDefault);

/// The named fields of a record, in this order; then all its other fields, shown on request.
template <class Record>
[[nodiscard]] ColumnSet recordColumns(const std::vector<std::string_view>& first)
{
    const auto infos = domain::fieldInfos<Record>();
    ColumnSet out;
    for (const auto name : first)
        for (std::size_t i = 0; i < infos.size(); ++i)
            if (infos[i].name == name)
                out.push_back(fieldColumn(i, infos[i]));
    for (std::size_t i = 0; i < infos.size(); ++i)
        if (std::find(first.begin(), first.end(), infos[i].name) == first.end())
            out.push_back(fieldColumn(i, infos[i], Shown::OnRequest));
    return out;
}

/// A value computed from a row of one table.
template <class Record, class Compute>
[[nodiscard]] std::function<domain::Cell(const RowView&)> fromRecord(Compute compute)
{
    return [compute](const RowView& row) -> domain::Cell {
        const auto& source = static_cast<const TableSource<Record>&>(row.rows);
        return compute(source.row(row.position).record, row.now);
    };
}

/// source, tier, as-of age and quality: the end of every table.
[[nodiscard]] ColumnSet provenanceColumns();
void append(ColumnSet& columns, ColumnSet more);
[[nodiscard]] Column* findColumn(ColumnSet& columns, std::string_view id);

/// The usual meaning of a code: statuses, states, outcomes, severities, encumbrances.
[[nodiscard]] Tone toneOfCode(std::string_view field, std::string_view code);

} // namespace assay::models
