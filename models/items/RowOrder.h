// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "models/items/Filter.h"

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
    int column = -1;                                  ///< -1: as stated
    Qt::SortOrder direction = Qt::AscendingOrder;
    QString filter;
    RowScope scope;
    friend bool operator==(const OrderSpec&, const OrderSpec&) = default;
};

/// The visible order of one source, and how it came from the order before. Immutable once built.
struct RowOrder {
    static constexpr std::int32_t kHidden = -1;

    RowSourcePtr source;
    OrderSpec spec;
    std::vector<std::uint32_t> positions;             ///< row → position
    std::vector<std::int32_t> rows;                   ///< position → row, or kHidden
    std::size_t total = 0;                            ///< present rows in scope, before the filter
    QString problem;                                  ///< of the filter

    // Against the order it was built upon:
    bool related = false;                             ///< false: the four below are not filled
    bool moved = false;                               ///< rows that stay changed their relative order
    std::vector<std::int32_t> removed;                ///< old rows that go, ascending
    std::vector<std::int32_t> added;                  ///< new rows that come, ascending
    std::vector<std::int32_t> changed;                ///< new rows whose content changed, ascending
};
using RowOrderPtr = std::shared_ptr<const RowOrder>;

/// Builds orders one after the other. Keeps typed sort keys and the filter's answers of the last order, so that a few
/// changed rows cost a merge and not a sort. Used by one job at a time; the model hands it to its job and back.
class OrderBuilder {
public:
    explicit OrderBuilder(std::shared_ptr<const ColumnSet> columns) : m_columns(std::move(columns)) {}

    /// `base` is the order on the screen (may be null); the result says how it differs from it.
    [[nodiscard]] RowOrderPtr build(RowSourcePtr source, const OrderSpec& spec, const Format& format, domain::Instant now,
                                    const RowOrderPtr& base);

private:
    struct Key {
        std::int64_t prefix = 0;                      ///< decides most comparisons
        std::uint8_t kind = 0;                        ///< index of the cell's alternative; missing sorts last
        domain::Cell cell;                            ///< only where the prefix does not say all
    };

    [[nodiscard]] Key keyOf(std::size_t position, domain::Instant now) const;
    [[nodiscard]] bool less(std::uint32_t left, std::uint32_t right) const;
    [[nodiscard]] bool inScope(std::size_t position, domain::Instant now) const;
    void judge(std::size_t position, domain::Instant now);
    void rebuild(RowOrder& out, domain::Instant now);
    void merge(RowOrder& out, const RowOrder& last, const std::vector<std::uint32_t>& touched, domain::Instant now);

    std::shared_ptr<const ColumnSet> m_columns;
    Filter m_filter;
    OrderSpec m_spec;
    int m_scopeColumn = -1;                           ///< -1: every row belongs
    int m_otherColumn = -1;
    QString m_language;
    std::vector<Key> m_keys;                          ///< empty if unsorted
    std::vector<std::uint8_t> m_shown;                ///< position: passes the filter and is present
    std::vector<std::uint8_t> m_present;
    std::size_t m_total = 0;
    RowSourcePtr m_source;
    RowOrderPtr m_last;                               ///< what the keys above belong to
};

} // namespace assay::models
