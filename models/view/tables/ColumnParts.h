// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "models/items/RecordTableModel.h"
#include "models/view/pages/Summaries.h"

namespace assay::models {

/// \file What the tables of the pages build their columns from.

using CellText = std::function<QString(const Format&, const RowView&, const domain::Cell&)>;
using CellTone = std::function<Tone(const RowView&, const domain::Cell&)>;

/// A column with a value of its own, titled by its id.
[[nodiscard]] Column ownColumn(std::string id, domain::Semantic semantic, std::function<domain::Cell(const RowView&)> value);
/// Column `field` of computed rows.
[[nodiscard]] Column listColumn(std::string id, domain::Semantic semantic, std::size_t field);
/// How open judgements over a row read, in `field` of computed rows.
[[nodiscard]] Column ruleStatusColumn(std::size_t field);
/// "breach", "cannot-tell", "pass", or not stated.
[[nodiscard]] domain::Cell ruleStatusCell(const RuleStatus& status);
void setText(ColumnSet& columns, std::initializer_list<std::string_view> ids, const CellText& text);

/// A sentence of the services, or a word of theirs, in the language of the screen.
[[nodiscard]] QString saidText(const Format& format, const RowView& row, const domain::Cell& cell);
/// 0.0132 → "1.32 %"
[[nodiscard]] QString percentText(const Format& format, const RowView& row, const domain::Cell& cell);
/// 0.000132 → "0.0132 %"
[[nodiscard]] QString finePercentText(const Format& format, const RowView& row, const domain::Cell& cell);
/// Seconds as "3 h".
[[nodiscard]] QString lastingText(const Format& format, const RowView& row, const domain::Cell& cell);
/// Seconds as "3 h 10 min".
[[nodiscard]] QString spanText(const Format& format, const RowView& row, const domain::Cell& cell);
[[nodiscard]] std::int64_t wholeSeconds(domain::Duration duration);

/// Below zero is a breach.
[[nodiscard]] Tone toneOfSign(const RowView& row, const domain::Cell& cell);
/// Anything but zero is a breach.
[[nodiscard]] Tone toneOfDifference(const RowView& row, const domain::Cell& cell);
/// Less than one is a breach, not stated is unknown.
[[nodiscard]] Tone toneOfShortRatio(const RowView& row, const domain::Cell& cell);
/// `tone` for a count above zero.
[[nodiscard]] CellTone toneIfAny(Tone tone, Tone otherwise = Tone::Muted);

template <class Record>
    requires(!domain::kPacked<Record>)
[[nodiscard]] const Record& recordOf(const RowView& row)
{
    return static_cast<const TableSource<Record>&>(row.rows).row(row.position).record;
}

/// A table of rows that `rows` (const domain::Snapshot&) computes.
template <class Rows>
[[nodiscard]] RowSourceFactory computedRows(Rows rows)
{
    return [rows](const domain::SnapshotPtr& snapshot, const RowSourcePtr& before) -> RowSourcePtr {
        return std::make_shared<ListSource>(rows(*snapshot), before);
    };
}

} // namespace assay::models
