// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "models/items/Column.h"
#include "services/filter/Filter.h"

namespace assay::models {

/// \file How the columns of a table meet the filter language (services/filter).

/// What a table's columns offer to lines: fields, `is:` flags, and names for several fields.
[[nodiscard]] filter::Fields filterFields(const ColumnSet& columns);

/// A row as a filter sees it.
class RowCells final : public filter::Row {
public:
    RowCells(const ColumnSet& columns, const Format& format, const RowView& row) : m_columns(columns), m_format(format), m_row(row) {}

    [[nodiscard]] domain::Cell cell(std::size_t field) const override { return m_columns[field].value(m_row); }
    [[nodiscard]] std::string shown(std::size_t field) const override;

private:
    const ColumnSet& m_columns;
    const Format& m_format;
    const RowView& m_row;
};

/// Does a text of this column read otherwise on the screen, whatever row it is in?
[[nodiscard]] bool showsOtherText(const Column& column);

/// What is wrong with a line, or doubtful about it, translated.
[[nodiscard]] QString problemText(const filter::Problem& problem);

/// What the bar says of a line while it is typed. Places count characters.
struct FilterCheck {
    enum class State : std::uint8_t { Empty, Good, Doubtful, Wrong };
    State state = State::Empty;
    QString text;              ///< what is wrong or doubtful; empty: nothing
    QString suggestion;        ///< a word that may have been meant; empty: none
    int position = 0;          ///< of what is concerned
    int length = 0;
    QString subject;           ///< the words concerned
};
[[nodiscard]] FilterCheck checkFilter(const QString& line, const ColumnSet& columns, domain::Instant now);

/// How a term joins the line that is there.
enum class Joining : std::uint8_t { Instead, And, Or, Without };
[[nodiscard]] QString joined(const QString& line, const QString& term, Joining how);

/// What may be typed at the cursor: whole words that replace `length` characters from `position`.
struct Completion {
    int position = 0;
    int length = 0;
    QStringList words;
};

/// Where in a line the cursor is, for a completion.
struct CompletionPlace {
    int position = 0;          ///< where the word begins that is being typed
    QString field;             ///< empty: a field is typed
    QString typed;
};
[[nodiscard]] CompletionPlace completionPlace(const QString& line, int cursor);
/// Fields, flags and names that begin with what is typed.
[[nodiscard]] QStringList fieldCompletions(const CompletionPlace& place, const ColumnSet& columns);
/// Values that rows state, as they must be typed. Looks at no more rows than a moment takes. Any thread.
[[nodiscard]] QStringList valueCompletions(const CompletionPlace& place, const ColumnSet& columns, const RowSource& rows,
                                           const Format& format, domain::Instant now);

} // namespace assay::models
