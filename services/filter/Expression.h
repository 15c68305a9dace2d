// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "services/support/Result.h"

/// \file The filter language of every grid and of `--filter`: what a line of it says, before it is known which fields there
/// are.
///
///     status:PENF|PEND age:>30m amount:>=10m party:"HSBC*" -tag:known (is:stale OR has:reason) sort:-amount
///
/// Blanks mean AND; OR, "-" or "not", and round brackets do as they say. A term is a word (looked for in every shown
/// column) or field:value, where the value is a text (a part of it, or all of it if * or ? stand in it), =text (all of
/// it), /regular expression/, >x, >=x, <x, <=x, or a range a..b; "|" separates alternatives. Quotes keep blanks.

namespace assay::filter {

/// What is wrong with a line, or doubtful about it.
struct Problem {
    enum class Kind : std::uint8_t {
        UnclosedQuote, UnclosedRegex, UnclosedBracket, StrayBracket, MissingTerm, MissingValue, BadRegex, TooLong, TooDeep,
        SortNotOnTop, UnknownField, UnknownFlag, NotComparable,
        DecimalComma
    };
    Kind kind = Kind::MissingTerm;
    std::size_t position = 0;         ///< of the first byte concerned
    std::size_t length = 0;
    std::string subject;              ///< the words concerned
    std::string suggestion;           ///< a field or flag that may have been meant, or empty

    /// In English, for the command line.
    [[nodiscard]] std::string text() const;
};

enum class Operation : std::uint8_t { Contains, Same, Regex, Less, LessOrSame, More, MoreOrSame, Range };

/// One condition. `field` is in lower case, empty: any column.
struct Term {
    std::string field;
    Operation operation = Operation::Contains;
    std::vector<std::string> values;  ///< alternatives; of a range its two ends
    std::size_t position = 0;         ///< in the line
    std::size_t length = 0;
};

struct Node {
    enum class Kind : std::uint8_t { All, Any, Not, Term };
    Kind kind = Kind::All;
    std::vector<Node> parts;          ///< Not: one
    Term term;
};

enum class Direction : std::uint8_t { Ascending, Descending };
struct SortKey {
    std::string field;
    Direction direction = Direction::Ascending;
    std::size_t position = 0;
};

/// A line as a tree. A value, any thread.
struct Expression {
    Node root;                        ///< All; without parts everything matches
    std::vector<SortKey> sort;        ///< first key first

    [[nodiscard]] bool isEmpty() const { return root.parts.empty() && sort.empty(); }
};

inline constexpr std::size_t kMaxLength = 32'768; ///< bytes of a line: it may name every line of a limit
inline constexpr std::size_t kMaxDepth = 32;      ///< brackets and negations within each other

[[nodiscard]] tl::expected<Expression, Problem> parse(std::string_view line);

/// `value` as it must stand in a line to mean itself: in quotes where it has to be.
[[nodiscard]] std::string quoted(std::string_view value);
/// The term that keeps rows whose `field` reads `value`; one without a value keeps those that state none.
[[nodiscard]] std::string termFor(std::string_view field, std::string_view value);

} // namespace assay::filter
