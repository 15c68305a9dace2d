// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/reports/View.h"

namespace assay::reports {

/// The filter of "show": words and field:value terms, AND by blanks, OR between groups, "-" excludes.
/// field:value (text contains, * matches anything), field:=value (the same text), field:>10, >=, <, <= (by value).
/// Values with blanks stand in quotes. Immutable, any thread.
class Filter {
public:
    /// Errors: Usage; `where` is "character N".
    [[nodiscard]] static support::Result<Filter> parse(std::string_view expression);
    /// Keeps the rows that match. Errors: Usage (a field that the view does not have; the message lists them, a value of
    /// another kind than the field's).
    [[nodiscard]] support::Result<void> apply(View& view) const;

private:
    enum class Operation : std::uint8_t { Contains, Same, Less, LessOrSame, More, MoreOrSame };
    struct Term {
        std::string field;            ///< empty: any column
        Operation operation = Operation::Contains;
        std::string value;
        bool excluded = false;
        std::size_t position = 0;
    };
    [[nodiscard]] static bool matches(const Term& term, const domain::Cell& cell);
    std::vector<std::vector<Term>> m_groups; ///< any of (all of)
};

} // namespace assay::reports
