// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <QString>
#include <QStringList>

#include "models/items/ColumnKeys.h"
#include "models/items/RowGroups.h"
#include "models/items/TableFilter.h"

namespace assay::models {

/// Which rows belong to what a page is about, whatever the filter: those whose column reads so, and those that leave it
/// empty but whose other column (if the table has it) reads so. A page about one coin keeps what its issuer owes for all.
struct RowScope {
    std::string column;                               ///< empty: all rows
    std::string value;
    std::string otherColumn;
    std::string otherValue;
    friend bool operator==(const RowScope&, const RowScope&) = default;
};

/// What a person asked a table to show.
struct OrderSpec {
    static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

    int column = -1;                                  ///< -1: as stated; a filter's own sort: goes before
    Qt::SortOrder direction = Qt::AscendingOrder;
    QString filter;
    RowScope scope;
    std::size_t admitted = kAll;                      ///< rows from this position on wait to be seen
    QStringList counted;                              ///< filters whose rows are counted beside
    std::vector<int> groups;                          ///< columns, outermost first
    std::set<std::string> open;                       ///< keys of groups whose rows are seen
    friend bool operator==(const OrderSpec&, const OrderSpec&) = default;
};

/// The visible order of one source, and how it came from the order before. Immutable once built.
struct RowOrder {
    static constexpr std::int32_t kHidden = -1;

    RowSourcePtr source;
    OrderSpec spec;
    std::vector<std::uint32_t> positions;             ///< rows that match, in order
    std::vector<std::uint32_t> lines;                 ///< what is seen if it is grouped: positions, and groups by kGroup
    std::vector<std::int32_t> rows;                   ///< position → line, or kHidden
    RowGroups groups;
    std::size_t total = 0;                            ///< present rows in scope, before the filter
    std::size_t waiting = 0;                          ///< rows that match and are not admitted yet
    std::vector<std::size_t> counts;                  ///< of spec.counted
    QString problem;                                  ///< of the filter
    bool byTime = false;                              ///< does the order change although no row does?

    // Against the order it was built upon:
    bool related = false;                             ///< false: other rows altogether
    bool exact = false;                               ///< are the three below filled?
    bool moved = false;                               ///< may rows that stay have changed their relative order?
    std::vector<std::int32_t> removed;                ///< old lines that go, ascending
    std::vector<std::int32_t> added;                  ///< new lines that come, ascending
    std::vector<std::int32_t> changed;                ///< new lines whose content changed, ascending

    [[nodiscard]] const std::vector<std::uint32_t>& seen() const { return spec.groups.empty() ? positions : lines; }
};
using RowOrderPtr = std::shared_ptr<const RowOrder>;

class SpareLists;

/// Must what changes with time alone be asked anew?
enum class Refresh : std::uint8_t { No, Yes };

/// Builds orders one after the other. Keeps the columns it needs as typed values, the sorted order of all rows and the
/// filter's answers, so that changed rows cost what they are and not a sort, and a new filter costs a scan. Used by one
/// job at a time; the model hands it to its job and back.
class OrderBuilder final : private filter::Columns {
public:
    explicit OrderBuilder(std::shared_ptr<const ColumnSet> columns);
    ~OrderBuilder() override;

    /// `base` is the order on the screen (may be null); the result says how it differs from it.
    [[nodiscard]] RowOrderPtr build(RowSourcePtr source, const OrderSpec& spec, const Format& format, domain::Instant now,
                                    const RowOrderPtr& base, Refresh refresh);
    /// Takes these columns, so that the first filter and the first sort need not.
    void warm(const std::vector<std::size_t>& columns, const Format& format, domain::Instant now);
    [[nodiscard]] bool isWarm(const std::vector<std::size_t>& columns) const { return m_warm == columns; }
    /// Bytes kept beside the rows.
    [[nodiscard]] std::size_t memory() const;

private:
    struct SortBy {
        std::size_t column;
        Qt::SortOrder direction;
        friend bool operator==(const SortBy&, const SortBy&) = default;
    };
    struct Counter {
        QString line;
        filter::Filter kept;
        filter::RowMask marks;
    };

    [[nodiscard]] std::size_t size() const override { return m_source->size(); }
    void mark(std::size_t field, const filter::Condition& condition, filter::RowMask& marks) const override;

    void takeWishes(const OrderSpec& spec, const Format& format, domain::Instant now);
    [[nodiscard]] filter::Filter makeFilter(const QString& line, QString& problem) const;
    [[nodiscard]] std::vector<SortBy> sortOf(const OrderSpec& spec) const;
    [[nodiscard]] bool timeDecides(const filter::Filter& filter) const;
    void need(const filter::Filter& filter);
    void fill();
    void take(const std::vector<std::uint32_t>& touched);
    void evaluateAll();
    void evaluate(std::size_t position);
    void select(Counter& counter) const;
    void sortAll();
    void sortIn(std::size_t before);
    [[nodiscard]] const ColumnKeys& keysOf(const SortBy& by) const;
    [[nodiscard]] bool less(std::uint32_t left, std::uint32_t right) const;
    [[nodiscard]] bool inScope(std::size_t position) const;
    void collect(RowOrder& out);
    void relate(RowOrder& out, const RowOrder& base, const std::vector<std::uint32_t>& touched) const;
    static void compare(RowOrder& out, const RowOrder& base, const std::vector<std::uint32_t>& since, RowSource::Extent extent);

    std::shared_ptr<const ColumnSet> m_columns;
    filter::Fields m_fields;
    Format m_format;
    domain::Instant m_now{};
    RowSourcePtr m_source;
    std::vector<std::unique_ptr<ColumnKeys>> m_values;     ///< by column; null: not asked for yet
    std::vector<std::unique_ptr<ColumnKeys>> m_sortValues; ///< of columns that sort by another value
    std::vector<std::uint8_t> m_needed;                    ///< by column: 1 its values, 2 its sort values

    OrderSpec m_spec;
    filter::Filter m_filter;
    std::vector<Counter> m_counters;
    QString m_problem;
    int m_scopeColumn = -1;                                ///< -1: every row belongs
    int m_otherColumn = -1;
    std::vector<SortBy> m_sort;
    filter::RowMask m_present;                               ///< and in scope
    filter::RowMask m_passing;
    std::vector<std::uint32_t> m_sorted;                   ///< all positions; empty: as stated
    std::vector<std::uint32_t> m_moved;                    ///< positions whose sort key changed
    RowOrderPtr m_last;
    std::vector<std::size_t> m_warm;                       ///< columns
    SortScratch m_sortScratch;
    std::shared_ptr<SpareLists> m_spare;
};

} // namespace assay::models
