// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <QString>

#include "models/items/Column.h"

namespace assay::models {

/// A filter line: terms AND-ed, each a case-insensitive part of any shown column, or `column:part`, or for numbers, dates
/// and ages `column:>=10m`, `column:5..7`, or for texts exactly one of `column:=A|B`; a leading - negates, quotes keep blanks. Texts match as written and as
/// translated. Owned and used by one thread at a time (it remembers translated codes).
class Filter {
public:
    Filter() = default;
    /// Parses `text`; a term whose column does not exist is taken as text and named in problem().
    Filter(const QString& text, const ColumnSet& columns, const Format& format);

    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    /// What is doubtful about the text, translated; or empty.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    /// Does a term look at a value that changes with time?
    [[nodiscard]] Lasting lasting() const { return m_lasting; }
    [[nodiscard]] bool matches(const ColumnSet& columns, const RowView& row);

private:
    enum class Comparison : std::uint8_t { Contains, Equal, Less, LessEqual, Greater, GreaterEqual, Between, AnyOf };
    enum class Sense : std::uint8_t { Wanted, Unwanted };
    struct Term {
        int column = -1;              ///< -1: any
        Sense sense = Sense::Wanted;
        Comparison comparison = Comparison::Contains;
        QString needle;               ///< case-folded
        std::string plain;            ///< the same in UTF-8
        std::string digits;           ///< without grouping, for numbers
        domain::Cell low, high;
        std::unordered_set<std::string> whole; ///< folded
    };

    void parseTerm(QString text, const ColumnSet& columns);
    [[nodiscard]] static bool parseComparison(Term& term, const Column& column, const QString& text);
    [[nodiscard]] bool matchesTerm(const Term& term, const ColumnSet& columns, const RowView& row);
    [[nodiscard]] bool contains(const Column& column, const domain::Cell& cell, const RowView& row, const Term& term);

    std::vector<Term> m_terms;
    QString m_problem;
    Lasting m_lasting = Lasting::WithRow;
    Format m_format;
    std::unordered_map<std::string, QString> m_codes; ///< column id + code → both texts, folded
};

} // namespace assay::models
