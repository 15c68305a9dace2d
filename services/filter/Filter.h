// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/filter/Condition.h"
#include "services/filter/Expression.h"
#include "services/filter/RowMask.h"
#include "services/filter/Values.h"

namespace assay::filter {

/// A field that lines may name.
struct Field {
    std::string name;               ///< as in JSON, lower case
    Kind kind = Kind::Text;
    bool searched = true;           ///< by words without a field
};

/// `is:name` is true of rows whose `field` reads one of `values`.
struct Flag {
    std::string name;
    std::string field;
    std::vector<std::string> values;
};

/// `name:value` is true of rows in which one of `fields` is so: "party" is who delivers or receives.
struct Alias {
    std::string name;
    std::vector<std::string> fields;
};

/// What a table offers to its filter.
struct Fields {
    std::vector<Field> fields;
    std::vector<Flag> flags;
    std::vector<Alias> aliases = {};
};

/// The kind of a record's field, by what it means and how it is named ("…_oz", "…_ms", "…_seconds").
[[nodiscard]] Kind kindOf(std::string_view name, domain::Semantic semantic);

/// One row as a filter sees it. Implementations are made for one pass over a table and used by one thread.
class Row {
public:
    virtual ~Row() = default;
    [[nodiscard]] virtual domain::Cell cell(std::size_t field) const = 0;
    /// How the value reads besides its own text (a translated code, a time in Hong Kong); empty: no other way.
    [[nodiscard]] virtual std::string shown(std::size_t) const { return {}; }
};

/// A table as a filter sees it that looks at whole columns.
class Columns {
public:
    virtual ~Columns() = default;
    [[nodiscard]] virtual std::size_t size() const = 0;
    /// Marks the rows whose `field` fulfils `condition`, by its value or by how it reads; other marks stay.
    virtual void mark(std::size_t field, const Condition& condition, RowMask& marks) const = 0;
};

/// A line applied to the fields of one table. Immutable, any thread.
class Filter {
public:
    /// Everything matches.
    Filter();
    ~Filter();
    Filter(Filter&&) noexcept;
    Filter& operator=(Filter&&) noexcept;

    /// A field or value that the table cannot have makes a term that is looked for as text, and a doubt.
    /// Errors: what parse() says, a bad regular expression, an unknown field of sort:.
    [[nodiscard]] static tl::expected<Filter, Problem> make(std::string_view line, const Fields& fields, const Present& present);

    /// A value that is not stated fulfils no condition, so "-amount:>5" keeps rows without an amount.
    [[nodiscard]] bool matches(const Row& row) const;
    /// Is the value of `field` among the reasons why `row` matches? What a line excludes is none.
    [[nodiscard]] bool restsOn(const Row& row, std::size_t field) const;
    /// The rows that match, of a whole table.
    [[nodiscard]] RowMask select(const Columns& columns) const;
    /// What is doubtful: the filter works, and perhaps not as meant.
    [[nodiscard]] const std::vector<Problem>& doubts() const { return m_doubts; }
    [[nodiscard]] const std::vector<SortKey>& sort() const { return m_sort; }
    [[nodiscard]] bool isEmpty() const;
    /// Fields that conditions look at, by index.
    [[nodiscard]] const std::vector<std::size_t>& fieldsUsed() const { return m_used; }

private:
    struct Step;
    class Maker;

    std::unique_ptr<Step> m_root;
    std::vector<Problem> m_doubts;
    std::vector<SortKey> m_sort;
    std::vector<std::size_t> m_used;
};

/// The name among `known` that `word` may have been meant to be, or empty.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

} // namespace assay::filter
